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


def test_words_in_another_order_than_they_are_read_in_are_refused(tmp_path, capsys):
    page = Page()
    for y, words in (
        (640, "Slot van de brief aan de Kamer."),
        (700, "Een eerste alinea over peren."),
        (740, "Geachte Kamer,"),
    ):
        page.text(80, y, words)
    status, printed = run(tmp_path, pdf([page]), "brief.pdf", capsys)
    assert status == 1
    assert "K503 holds its words in another order than they are read in" in printed
    assert not (tmp_path / "data").exists()
