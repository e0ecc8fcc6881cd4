"""Notes that cite a work without a number of parliament: what is read in them, and what is not."""

import pytest

from briefwijzer.citations.works import read_work
from tests.conftest import within

READ = {
    # a note: authors or body, title, date, locator
    "Fruitraad (2016) Peren voor allen. Advies": ("Fruitraad", "Peren voor allen", "2016", ""),
    "A. de Boer & P. Snoei (red.) (2015). De peer de baas. De toekomst van fruit. Peer Instituut": (
        "A. de Boer; P. Snoei", "De peer de baas. De toekomst van fruit", "2015", "",
    ),
    "Anna Boer, Piet Snoei en Kees Plukker (2015), De peer, Den Haag, p. 12-14.": (
        "Anna Boer; Piet Snoei; Kees Plukker", "De peer", "2015", "p. 12-14",
    ),
    "Boer, A. et al., 1 december 2031, Leren van peren (https://peren.example.org/a).": (
        "Boer, A.", "Leren van peren", "2031-12-01", "",
    ),
    "Zie Bureau voor Fruit. 2018. De gebeten peer, hoofdstuk 3": (
        "Bureau voor Fruit", "De gebeten peer", "2018", "hoofdstuk 3",
    ),
    "P. Snoei, ‘De peer in het recht’, Fruitblad 2015/12, p. 3": ("P. Snoei", "De peer in het recht", "2015", "p. 3"),
    "Staat van het fruit | Rapport | Fruit.nl": ("", "Staat van het fruit", "", ""),
    "Er is meer. Zie ook: Staat van het fruit | Rapport | Fruit.nl": ("", "Staat van het fruit", "", ""),
    "Voortgangsrapportage peren juni 2031": ("", "Voortgangsrapportage peren", "2031-06", ""),
    "Ministerie van Fruit (2031). Monitor Peren, april 2031.": (
        "Ministerie van Fruit", "Monitor Peren, april 2031", "2031", "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("note", READ)
def test_a_note_names_one_work(note):
    work = read_work(note)
    assert work
    assert (work.organisation or "; ".join(work.authors), work.title, work.date, work.locator) == READ[note]
    assert work.printed in note


@pytest.mark.parametrize(
    "note",
    [
        "Kamerstukken II 2016/17, 29544, nr. 773",
        "Fruitraad (2016) Peren; zie ook Kamerstukken II 2016/17, 29544, nr. 773.",
        "In 2016 waren er minder peren dan in 2015.",
        "Het kabinet (2016) zag dat anders.",
        "Een peer is een vrucht. Het geeft de teler houvast.",
        "Fruitraad (2016) Peren; Appelraad (2017) Appels",
        "https://peren.example.org/a",
        "Toezegging TZ203109-010",
        "",
    ],
)
def test_other_notes_name_none(note):
    assert read_work(note) is None


def test_numbers_of_the_book_trade_and_addresses_are_read():
    work = read_work("Fruitraad (2016). Peren voor allen. ISBN 978-90-12345-67-8, https://fruit.example.org/peren?a=1.")
    assert work
    assert (work.title, work.isbn, work.url) == (
        "Peren voor allen", "978-90-12345-67-8", "https://fruit.example.org/peren?a=1",
    )  # fmt: skip
    work = read_work("A. Boer (2016). Peren voor allen. Fruitblad, doi:10.1234/abc.5")
    assert work
    assert work.doi == "10.1234/abc.5"
    assert read_work("Staat van het fruit | Fruit.nl", ("https://fruit.example.org/staat",)).url.endswith("/staat")


@pytest.mark.parametrize(
    "note", ["A. " * 300, "A en " * 190 + "(2016", "“" * 900, "A, " * 300 + "2016, B", "zie " * 240]
)
def test_a_hostile_note_is_read_in_bounded_steps(note):
    with within(5):
        read_work(note)
