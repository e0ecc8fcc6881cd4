"""What a PDF holds beside what it prints: forms, comments, layers that are off, words without ink, words behind the text."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from briefwijzer.cli import main
from tests.importing.files import drafted, put
from tests.importing.pdf_writer import Writer

WORDS = "De peren zijn dit jaar vroeg rijp en dat is voor de boeren in het land een goede zaak die wij steunen."
EXTRA = "Woorden die er niet staan"


def written(paragraphs: int) -> Writer:
    writer = Writer()
    writer.put("De Voorzitter van de Tweede Kamer")
    writer.put("Geachte voorzitter,")
    for number in range(paragraphs):
        writer.put(f"Alinea {number}. {WORDS}")
    return writer


def changed(data: bytes, change) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as document:
        change(document)
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def drawing(document: pikepdf.Pdf, code: str, *, first: bool = False) -> None:
    for page in document.pages:
        page.contents_add(f"q {code} Q".encode(), prepend=first)


def words_at(y: float, look: str = "") -> str:
    return f"BT /F0 9 Tf {look} 1 0 0 1 80 {y} Tm ({EXTRA}) Tj ET"


def on_a_layer(document: pikepdf.Pdf) -> None:
    layer = document.make_indirect(Dictionary(Type=Name.OCG, Name=String("Concept")))
    document.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    document.pages[0].obj.Resources.Properties = Dictionary(MC0=layer)
    drawing(document, f"/OC /MC0 BDC {words_at(200)} EMC")


def annotated(kind: str, document: pikepdf.Pdf, **more: object) -> None:
    drawn = document.make_stream(f"BT /F0 9 Tf 0 4 Td ({EXTRA}) Tj ET".encode())
    drawn.Type, drawn.Subtype, drawn.BBox = Name.XObject, Name.Form, Array([0, 0, 300, 20])
    drawn.Resources = document.pages[0].obj.Resources
    of_kind = Dictionary(FT=Name.Tx, T=String("veld"), V=String(EXTRA)) if kind == "Widget" else Dictionary()
    annotation = Dictionary(
        Type=Name.Annot,
        Subtype=Name(f"/{kind}"),
        Rect=Array([80, 200, 380, 220]),
        Contents=String(EXTRA),
        F=4,
        AP=Dictionary(N=drawn),
    )
    for key, value in (*of_kind.items(), *more.items()):
        annotation[key if key.startswith("/") else f"/{key}"] = value
    document.pages[0].obj.Annots = Array([document.make_indirect(annotation)])
    if kind == "Widget":
        document.Root.AcroForm = Dictionary(Fields=document.pages[0].obj.Annots)


CHANGES = {
    "a layer that is off": (on_a_layer, "hidden"),
    "no ink": (lambda document: drawing(document, words_at(200, "3 Tr")), "hidden"),
    "a white box": (lambda document: drawing(document, f"{words_at(200)} 1 g 70 190 300 25 re f"), "hidden"),
    "white on white": (lambda document: drawing(document, words_at(200, "1 g")), "hidden"),
    "white on blue": (lambda document: drawing(document, f".2 .2 .6 rg 70 190 300 25 re f {words_at(200, '1 g')}"), ""),
    "a field": (lambda document: annotated("Widget", document), ""),
    "a hidden field": (lambda document: annotated("Widget", document, F=2), "comment"),
    "a comment": (lambda document: annotated("Text", document), "comment"),
    "a text laid over it": (lambda document: annotated("FreeText", document), "comment"),
    "a marked word": (lambda document: annotated("Highlight", document), "comment"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_words_beside_the_printed_ones_are_in_the_text_if_the_page_shows_them_and_left_out_if_not(what, tmp_path):
    change, reason = CHANGES[what]
    data = changed(written(3).finish(), change)
    draft = drafted(data)
    assert [block.text for block in draft.blocks][5:] == ([] if reason else [EXTRA])
    assert [left.reason for left in draft.left_out if left.words == EXTRA] == ([reason] if reason else [])
    # the checks read them too
    assert main(["import", str(put(tmp_path, "a.pdf", data)), "--data", str(tmp_path / "data")]) in (0, 3)


def test_words_that_lie_unseen_over_the_picture_of_a_page_are_its_text():
    def scanned(document: pikepdf.Pdf) -> None:
        for page in document.pages:
            page.Contents.write(page.Contents.read_bytes().replace(b"0 Tr", b"3 Tr"))

    plain, unseen = written(3).finish(), changed(written(3).finish(), scanned)
    assert [block.text for block in drafted(unseen).blocks] == [block.text for block in drafted(plain).blocks]


@pytest.mark.parametrize("matrix", ["1 0 0 1 120 400", ".7 .7 -.7 .7 150 300"])
def test_large_words_behind_the_text_are_none_of_it(matrix):
    code = f"0.8 g BT /F1 70 Tf {matrix} Tm (CONCEPT) Tj ET"
    plain = written(40).finish()
    draft = drafted(changed(plain, lambda document: drawing(document, code, first=True)))
    assert [block.text for block in draft.blocks] == [block.text for block in drafted(plain).blocks]
    assert [left.reason for left in draft.left_out if left.words == "CONCEPT"] == ["margin"] * 3


@pytest.mark.parametrize("step", [1, 5])
def test_the_numbers_of_lines_are_none_of_the_text(step, tmp_path):
    plain, numbered = written(40), written(40)
    for page in numbered.pages:
        for number in range(step, 51, step):
            page.text(50, 760 - 1.33 * 9 * number, str(number), 7)
    draft = drafted(numbered.finish())
    assert [block.text for block in draft.blocks] == [block.text for block in drafted(plain.finish()).blocks]
    path = put(tmp_path, "a.pdf", numbered.finish())
    assert main(["import", str(path), "--data", str(tmp_path / "data")]) in (0, 3)


FIRST = 688.18  # where the first line of the first paragraph stands
UNDER = 80 + 5.4 * len("Alinea 0. De ")  # and where "peren" begins in it


@pytest.mark.parametrize("hidden", [True, False], ids=["over words", "instead of words"])
@pytest.mark.parametrize(
    ("box", "gone", "left"),
    [
        ((UNDER - 1, FIRST - 2, 29, 9), "peren", "Alinea 0. De █ zijn dit jaar vroeg rijp"),
        ((79, FIRST - 2, 330, 9), "Alinea 0. De peren zijn dit jaar vroeg rijp en dat is voor de", "█ boeren in het"),
        ((79, FIRST - 14, 370, 22), f"Alinea 0. {WORDS}", "█"),
    ],
    ids=["a word", "a line", "a paragraph"],
)
def test_a_black_box_is_told_and_the_words_below_it_are_listed(box, gone, left, hidden, tmp_path):
    def redact(document: pikepdf.Pdf) -> None:
        if not hidden:
            drawn = document.pages[0].Contents.read_bytes()
            for line in Writer().lines(gone):
                drawn = drawn.replace(line.encode().hex().encode(), (b" " * len(line)).hex().encode(), 1)
            document.pages[0].Contents.write(drawn)
        drawing(document, f"0 g {' '.join(map(str, box))} re f")

    data = changed(written(3).finish(), redact)
    draft = drafted(data)
    assert [block.text.startswith(left) for block in draft.blocks].count(True) == 1
    assert " ".join(one.words for one in draft.left_out if one.reason == "hidden") == (gone if hidden else "")
    assert [(doubt.reason, "black box" in doubt.choice) for doubt in draft.doubts] == [("word", True)]
    assert main(["import", str(put(tmp_path, "a.pdf", data)), "--data", str(tmp_path / "data")]) == 3


def test_black_bars_with_words_on_them_apart_from_the_text_or_of_many_lines_beside_it_are_no_black_boxes():
    code = f".1 g 79 150 300 14 re f {words_at(154, '1 g')} 0 g 79 120 9 9 re f 0 g 79 100 300 5 re f 0 g 79 300 90 90 re f"
    code += f" 0 g 480 {FIRST - 50} 60 60 re f"
    draft = drafted(changed(written(3).finish(), lambda document: drawing(document, code)))
    assert [block.text for block in draft.blocks][5:] == [EXTRA]
    assert not draft.doubts
