"""The same words in another PDF: turned, moved or cropped pages, another order, fonts that are described wrongly."""

import io
import random

import pikepdf
import pytest
from pikepdf import Array

from briefwijzer.checks.pdf_shown import unswapped
from briefwijzer.cli import main
from briefwijzer.importing.paged.doubts import WRONG
from briefwijzer.importing.paged.pdf_chars import Char, Sheet, Style, weigh
from briefwijzer.problems import Refused
from tests.importing.files import drafted, put, shown
from tests.importing.pdf_writer import Page, pdf
from tests.importing.specimens import LETTER, ministry

PRINTED = ministry(LETTER)


def turned(page: pikepdf.Page) -> None:
    page.rotate(90, relative=True)


def moved(page: pikepdf.Page) -> None:
    """Another corner of the sheet is its origin."""
    page.contents_add(b"q 1 0 0 1 300 -500 cm\n", prepend=True)
    page.contents_add(b"\nQ")
    page.mediabox = Array([300, -500, 895, 342])


def cropped(page: pikepdf.Page) -> None:
    """The page is the middle of a larger sheet."""
    page.mediabox = Array([-100, -150, 795, 942])
    page.obj.CropBox = Array([0, 0, 595, 842])


def half(page: pikepdf.Page) -> None:
    page.contents_add(b"q 0.7071 0 0 0.7071 0 0 cm\n", prepend=True)
    page.contents_add(b"\nQ")
    page.mediabox = Array([0, 0, 421, 595])


def shuffled(page: pikepdf.Page) -> None:
    """Every text by itself, in any order."""
    parts = page.Contents.read_bytes().split(b"\n")
    random.Random(7).shuffle(parts)
    page.Contents.write(b"\n".join(parts))


def rewritten(data: bytes, change) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as document:
        for page in document.pages:
            change(page)
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("change", [turned, moved, cropped, half, shuffled])
def test_another_pdf_of_the_same_words_gives_the_same(change, tmp_path):
    before, after = drafted(PRINTED), drafted(rewritten(PRINTED, change))
    assert shown(after) == shown(before)
    assert [(note.number, note.text) for note in after.notes] == [(note.number, note.text) for note in before.notes]
    assert sorted(left.words for left in after.left_out) == sorted(left.words for left in before.left_out)
    # the checks find the words in that file too
    codes = {
        main(["import", str(put(tmp_path, f"{name}.pdf", data)), "--data", str(tmp_path / name)])
        for name, data in (("one", PRINTED), ("other", rewritten(PRINTED, change)))
    }
    assert codes in ({0}, {3})


def test_letters_with_the_halves_of_their_codes_exchanged_are_letters():
    assert unswapped("e\u6600\u6600ect, \u6600\u6900ets, o\u6600\u6600line") == "effect, fiets, offline"
    assert unswapped("Li \u6600, \u6600\u6900") == "Li \u6600, \u6600\u6900"  # a name of their own


@pytest.mark.parametrize(
    ("fonts", "expected"),
    [
        ({"": True, "bold": True}, {"": False, "bold": True}),  # every stem is too thick
        ({"": False, "heavy": True}, {"": False, "heavy": True}),  # no name says it
        ({"": False, "bold": False, "heavy": True}, {"": False, "bold": True, "heavy": False}),
        ({"": True, "heavy": True}, {"": False, "heavy": False}),
    ],
)
def test_the_weight_of_a_font_counts_where_no_name_says_it_and_most_are_light(fonts, expected):
    styles = {
        name: Style(10, bold=name == "bold", italic=False, hidden=False, turned=False, heavy=heavy)
        for name, heavy in fonts.items()
    }
    chars = [Char("a", 0, 6, 0, styles[name]) for name in ("", "", "", *fonts)]
    weigh([Sheet(1, 595, 842, chars, [], [], [])])
    assert {name: style.bold for name, style in styles.items()} == expected


def test_a_file_that_does_not_say_which_letters_it_draws_is_refused():
    page = Page()
    for row in range(4):
        page.text(80, 700 - 12 * row, "¤¦¨¬ ±²³ ¶·¸¹ ¼½¾ ×÷ ¤¦¨¬")
    with pytest.raises(Refused, match="K503 does not say which letters it draws"):
        drafted(pdf([page]))


def test_words_with_letters_that_a_font_names_wrongly_are_a_doubt():
    wrong = ("geÔnformeerd", "BelgiÎ.", "financi1le", "«beÎindigd»", "Krˆger")
    right = (
        "België",
        "€100.000",
        "CO2-uitstoot",
        "h2o",
        "Énergie",
        "GroenLinks",
        "kst-29544-7",
        "f*kker",
        "mp3",
        "EÉN",
    )
    assert [word for word in (*wrong, *right) if WRONG.fullmatch(word)] == list(wrong)
    page = Page()
    page.text(80, 700, "Geachte voorzitter, u bent geÔnformeerd over peren.")
    doubts = drafted(pdf([page])).doubts
    assert [(doubt.reason, doubt.words) for doubt in doubts] == [("ocr", "geÔnformeerd")]
