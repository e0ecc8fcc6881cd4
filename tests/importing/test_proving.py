"""What an import writes is data of which a site can be built; what would be none is refused before it is written."""

from __future__ import annotations

import pytest

from briefwijzer.cli import main

from .files import put
from .pdf_writer import Page, pdf

_LONG = "De peren in de boomgaard zijn in het afgelopen jaar alle geteld en gewogen."
TABLE = """Geachte voorzitter,

De oogst per gewest:

Gewest                2020    2021
Noord en              12      13
omstreken
Zuid                  16      17

""" + "\n".join([_LONG] * 4)
NUMBERS_APART = f"Geachte voorzitter,\n\n{_LONG} Zie de wet1 en het besluit.2\n\n1\n2\n\nEerste noot.\nTweede noot.\n"
NO_MARK = (
    f"Geachte voorzitter,\n\n{_LONG} Zie de wet1 en het besluit.3\n\n1 Eerste noot.\n2 Tweede noot.\n3 Derde noot.\n"
)


def run(folder, content: bytes, name: str, capsys) -> tuple[int, str]:
    """Import a file into a folder of its own; the exit status and what was printed."""
    status = main(["import", str(put(folder, name, content)), "--data", str(folder / "data")])
    printed = capsys.readouterr()
    return status, printed.out + printed.err


@pytest.mark.parametrize("text", [TABLE, NUMBERS_APART, NO_MARK], ids=["table", "numbers apart", "no mark"])
def test_whatever_is_imported_passes_the_checks(text, tmp_path, capsys):
    status, _ = run(tmp_path, text.encode(), "brief.txt", capsys)
    assert status == 3
    assert main(["check", "--data", str(tmp_path / "data")]) == 0


def test_a_note_without_a_mark_is_a_doubt_of_the_checks(tmp_path, capsys):
    run(tmp_path, NO_MARK.encode(), "brief.txt", capsys)
    main(["check", "--data", str(tmp_path / "data")])
    assert "K205 doubt: no text has the mark of note 2" in "".join(capsys.readouterr())
    doubts = next((tmp_path / "data").rglob("doubts.yml"))
    doubts.write_text(doubts.read_text("utf-8").replace("no mark was found for this note", "taken as it is"), "utf-8")
    assert main(["check", "--data", str(tmp_path / "data")]) == 1


LINES = (
    "Geachte Kamer,",
    *(f"de telling van soort {number:02} geeft aan dat er" for number in range(38)),
    "peren zijn.",
)


def _drawn(order, places) -> bytes:
    """A page of lines at some places, drawn in this order."""
    page = Page()
    for index in order:
        page.text(*places[index], LINES[index])
    return pdf([page])


DOWN = [(80, 780 - 14 * index) for index in range(40)]
TWO_COLUMNS = [(80 if index < 20 else 320, 780 - 14 * (index % 20)) for index in range(40)]
FROM_BELOW = range(39, -1, -1)
RIGHT_FIRST = [*range(20, 40), *range(20)]
SALUTATION_LAST = [*range(1, 40), 0]


@pytest.mark.parametrize(
    "content",
    [_drawn(FROM_BELOW, DOWN), _drawn(RIGHT_FIRST, TWO_COLUMNS), _drawn(SALUTATION_LAST, DOWN)],
    ids=["from below", "right column first", "salutation last"],
)
def test_words_are_read_where_they_stand_in_whatever_order_they_are_drawn(content, tmp_path, capsys):
    status, _ = run(tmp_path, content, "brief.pdf", capsys)
    assert status in (0, 3)
    [text] = (tmp_path / "data").rglob("text.yml")
    assert " ".join(LINES[1:]) in " ".join(text.read_text("utf-8").split())
    assert main(["check", "--data", str(tmp_path / "data")]) == 0


def test_words_that_are_drawn_neither_as_they_are_read_nor_as_they_stand_are_refused(tmp_path, capsys):
    status, printed = run(tmp_path, _drawn(FROM_BELOW, TWO_COLUMNS), "brief.pdf", capsys)
    assert status == 1
    assert "K503 holds its words in another order than they are read in" in printed
    assert not (tmp_path / "data").exists()


ROWS = [("Noord", "veel", "geen"), ("Zuid en", "weinig, en", "drie en")]
REST = ("midden", "Conference", "vier")


def _over_a_page() -> bytes:
    """A table whose last row goes on over the page, below a head printed again; notes whose numbers have a dot."""
    page, last = Page(), Page()
    page.text(80, 780, "Geachte voorzitter,")
    for index in range(8):
        page.text(80, 760 - 14 * index, _LONG[:60])
    page.line(80, 630, "Deze zin heeft een noot⟦1⟧ van de telling.")
    head = ("Gewest", "Peren", "Appels")
    for y, row in zip((200, 185, 170), (head, *ROWS), strict=True):
        for x, words in zip((80, 200, 320), row, strict=True):
            page.text(x, y, words)
    page.rule(80, 90)
    page.text(80, 70, "1. Een noot over de telling.", 6)
    cells = [(x, y, row[at]) for at, x in enumerate((80, 200, 320)) for y, row in ((765, REST), (751, ("oost",) * 3))]
    for x, words in zip((80, 200, 320), head, strict=True):
        last.text(x, 780, words)
    for x, y, words in cells:
        last.text(x, y, words)
    last.text(80, 700, _LONG[:60])
    return pdf([page, last])


def test_a_row_that_goes_on_over_a_page_is_that_of_the_source(tmp_path, capsys):
    status, printed = run(tmp_path, _over_a_page(), "brief.pdf", capsys)
    assert status in (0, 3), printed
    [text] = (tmp_path / "data").rglob("text.yml")
    assert "text: Zuid en midden oost" in text.read_text("utf-8")
    assert main(["check", "--data", str(tmp_path / "data")]) == 0
