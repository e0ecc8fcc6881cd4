"""PDFs that a browser prints: every letter drawn by itself, blanks too; its own lines above and below the page."""

from briefwijzer.importing.paged.pdf_chars import SOFT_HYPHEN, Char, Style, printed
from tests.importing.files import drafted
from tests.importing.pdf_writer import Page, pdf, width

TO = "De Voorzitter van de Tweede Kamer"
LINES = (
    "De Aa en de Dommel zijn dit jaar op vele plaatsen",
    "verlaagd, waar de oever dat toelaat. De waarde van",
    "het land is door de boeren en het Rijk geschat en",
    "daarna is het door de gemeente Aa betaald, per are.",
)


def letter_by_letter(page: Page, x: float, y: float, words: str, tighter: float) -> None:
    """Set each character alone, the one behind a blank nearer than the blank is wide."""
    for character in words:
        if character == " ":
            page.text(x, y, " ")
            x -= tighter
        else:
            page.text(x, y, character)
        x += width(" ", 9)


def test_a_blank_that_is_narrow_by_kerning_is_one_where_each_letter_is_drawn_by_itself():
    page = Page()
    page.text(80, 740, TO)
    for number, line in enumerate(LINES):
        letter_by_letter(page, 80, 700 - 12 * number, line, tighter=3.6)  # a blank of 0.2 em is left
    draft = drafted(pdf([page]))
    assert [block.text for block in draft.blocks] == [TO, " ".join(LINES)]
    assert not draft.decisions


def test_a_soft_hyphen_is_printed_at_the_end_of_a_line_only():
    style = Style(10, bold=False, italic=False, hidden=False, turned=False, unnamed=False)
    places = (("f", 80, 700), (SOFT_HYPHEN, 86, 700), ("f", 86, 700), (SOFT_HYPHEN, 92, 700), ("i", 80, 688))
    chars = [Char(text, x, x + 6, y, style) for text, x, y in places]
    assert "".join(char.text for char in printed(chars)) == "ff-i"


def test_what_a_browser_prints_around_the_page_is_no_text():
    for pages in (1, 2, 3):
        sheets = []
        for number in range(1, pages + 1):
            page = Page()
            page.text(30, 815, "30-11-2031, 07:05", 6)
            page.text(300, 815, "Brief over peren", 6)
            for at, line in enumerate([TO, "", *LINES] if number == 1 else LINES):
                page.text(80, 740 - 12 * at, line)
            page.text(30, 20, "https://example.org/brieven/peren.html", 6)
            page.text(540, 20, f"{number}/{pages}", 6)
            sheets.append(page)
        draft = drafted(pdf(sheets))
        words = " ".join(block.text for block in draft.blocks)
        assert words == " ".join([TO, *LINES * pages])
        assert {left.words for left in draft.left_out if left.reason == "running-head"} >= {
            "30-11-2031, 07:05 Brief over peren"
        }


def test_a_line_that_is_printed_over_another_is_one_of_its_own():
    page = Page()
    page.text(80, 698.5, "> Retouradres Postbus 1 2500 AA Den Haag", 6.5)
    page.text(80, 697, "De voorzitter van de Tweede Kamer der Staten-Generaal", 9)
    for number, line in enumerate(["Geachte voorzitter,", *LINES]):
        page.text(80, 660 - 12 * number, line)
    draft = drafted(pdf([page]))
    assert draft.blocks[0].text == "De voorzitter van de Tweede Kamer der Staten-Generaal"
    assert [left.words for left in draft.left_out] == ["> Retouradres Postbus 1 2500 AA Den Haag"]
