"""References as a reader copies them, in the form of the Leidraad and of APA."""

import pytest

from briefwijzer.formats.bibliography import BibliographyItem
from briefwijzer.formats.reference import apa, leidraad

EMPTY = dict.fromkeys(("id", "kind", "genre", "title"), "")
PAPER = {"kind": "kamerstuk", "number": "Kamerstukken II 2016/17, 29544, nr. 773", "chamber": "Tweede Kamer"}
REPORT = {"kind": "report", "genre": "Rapport", "title": "Titel"}
PEOPLE = ("A. Een", "B. Twee", "C. Drie")

CASES = {
    "a paper": (
        PAPER | {"title": "Brief", "date": "2017-02-13", "url": "https://x.test/", "authors": ("minister",)},
        "Kamerstukken II 2016/17, 29544, nr. 773.",
        "Kamerstukken II 2016/17, 29544, nr. 773. (2017, 13 februari). https://x.test/",
    ),
    "a section of a paper without a date": (
        PAPER | {"part": "par. 2.5"},
        "Kamerstukken II 2016/17, 29544, nr. 773, par. 2.5.",
        "Kamerstukken II 2016/17, 29544, nr. 773. (z.d.).",
    ),
    "a report of an institution": (
        REPORT | {"institution": "Raad (R)", "place": "Den Haag", "date": "2016-10", "url": "https://x.test/a"},
        "Raad (R), Titel (rapport), Den Haag 2016.",
        "Raad (R). (2016, oktober). Titel. https://x.test/a",
    ),
    "authors of an institution": (
        REPORT | {"authors": PEOPLE, "people": PEOPLE, "institution": "Raad", "place": "Den Haag", "date": "2015"},
        "A. Een, B. Twee & C. Drie, Titel (rapport), Den Haag: Raad 2015.",
        "A. Een, B. Twee & C. Drie. (2015). Titel. Raad.",
    ),
    "editors, a publisher and a series": (
        REPORT
        | {
            "editors": PEOPLE[:2],
            "people": PEOPLE[:2],
            "institution": "Raad",
            "publisher": "Uitgever",
            "series": "Reeks 3",
        }
        | {"date": "2015-12-08"},
        "A. Een & B. Twee (red.), Titel (rapport, Reeks 3), Uitgever 2015.",
        "A. Een & B. Twee (Reds.). (2015, 8 december). Titel (Reeks 3). Uitgever.",
    ),
    "one editor": (
        REPORT | {"editors": PEOPLE[:1], "people": PEOPLE[:1]},
        "A. Een (red.), Titel (rapport).",
        "A. Een (Red.). (z.d.). Titel.",
    ),
    "a title alone": (REPORT, "Titel (rapport).", "Titel. (z.d.)."),
    "a publisher that is the maker": (
        REPORT | {"institution": "Raad", "publisher": "Raad", "date": "2015"},
        "Raad, Titel (rapport), Raad 2015.",
        "Raad. (2015). Titel.",
    ),
    "names and a title that end with a stop": (
        REPORT
        | {"title": "Wie doet wat?", "authors": ("Boom jr.",), "people": ("Boom jr.",), "publisher": "Boom & Zn."},
        "Boom jr., Wie doet wat? (rapport), Boom & Zn.",
        "Boom jr. (z.d.). Wie doet wat? Boom & Zn.",
    ),
    "a report with a DOI": (
        REPORT | {"doi": "10.1000/182", "url": "https://x.test/a"},
        "Titel (rapport).",
        "Titel. (z.d.). https://doi.org/10.1000/182",
    ),
    "a law": ({"kind": "law", "genre": "Wet", "title": "Wet X"}, "Wet X.", "Wet X. (z.d.)."),
    "a letter with a number of its own": (
        {"kind": "letter", "genre": "Brief", "title": "Voortgang", "authors": ("minister van X",), "number": "2017Z1"},
        "minister van X, Voortgang (brief, 2017Z1).",
        "minister van X. (z.d.). Voortgang (2017Z1).",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_reference_has_its_form(case):
    values, wanted, wanted_apa = CASES[case]
    item = BibliographyItem(**EMPTY | values)
    assert str(leidraad(item)) == wanted
    assert str(apa(item)) == wanted_apa


def test_the_title_stands_apart():
    reference = apa(BibliographyItem(**EMPTY | REPORT | {"institution": "Raad"}))
    assert (reference.before, reference.title, reference.after) == ("Raad. (z.d.). ", "Titel", ".")
