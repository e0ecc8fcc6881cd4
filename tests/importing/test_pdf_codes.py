"""A PDF whose fonts do not say which letters they draw, where their codes are known: those of LaTeX."""

from briefwijzer.cli import main
from tests.importing.files import drafted, put
from tests.importing.pdf_writer import Writer

WORDS = "De effectieve peren zijn officieel financieel voordelig, zegt de «afdeling», en dat is van 2001–2002 zo."
CODES = {"ff": 0x1B, "fi": 0x1C, "ffi": 0x1E, "«": 0x13, "»": 0x14, "–": 0x15}


def latex(words: str) -> str:
    """Words with the codes of LaTeX for ligatures and signs."""
    for letters in sorted(CODES, key=len, reverse=True):
        words = words.replace(letters, chr(CODES[letters]))
    return words


def test_ligatures_and_signs_of_latex_whose_font_does_not_name_them_are_read_and_a_doubt(tmp_path):
    writer = Writer()
    writer.put("De Voorzitter van de Tweede Kamer")
    writer.put("Geachte voorzitter,")
    writer.put(latex(WORDS))
    data = writer.finish()
    draft = drafted(data, "a.pdf")
    assert draft.blocks[-1].text == WORDS
    assert [(doubt.reason, doubt.choice[:50]) for doubt in draft.doubts] == [
        ("ocr", "taken as it is: the font does not say which letter")
    ]
    assert main(["import", str(put(tmp_path, "a.pdf", data)), "--data", str(tmp_path / "data")]) == 3
