"""What PDF/UA-1 (ISO 14289-1) asks of a tagged PDF and Chromium leaves out of the one that it prints.

Chromium gives the structure of the page, its language, its title, an outline, and which heads a cell of a table has.
Added here: the mark of PDF/UA and the title in the metadata, bodies of list items, notes with ids, words for every
link, the standard types that Chromium's own stand for, and the mark of an artifact on whatever is no content: lines,
backgrounds and the foot of the page. How the pages look does not change.

``unmet`` reports what then breaks the standard, as far as a program can see it: the rules that page-validation
has for PDF/UA-1, and that no word of the page became an artifact. What only people can judge it does not know: whether
the order makes sense, whether the words of a link say enough.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

import page as page_validation
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator, String

# Chromium's own types of elements, and the standard ones that they stand for.
ROLES = {"Aside": "Div", "Em": "Span", "Strong": "Span"}
# Operators of a page: they begin a path, end one with or without painting it, or show something by themselves.
BEGIN_PATH = frozenset({"m", "re"})
PAINT_PATH = frozenset({"f", "F", "f*", "B", "B*", "b", "b*", "s", "S"})
SHOW = frozenset({"Tj", "TJ", "'", '"', "Do", "sh", "INLINE IMAGE"})
ARTIFACT = ContentStreamInstruction([Name.Artifact], Operator("BMC"))
# The margin at the foot of a page, in points.
FOOT = 57
END = ContentStreamInstruction([], Operator("EMC"))


def completed(printed: bytes, links: Mapping[str, str], *, as_ua: bool = True) -> bytes:
    """The PDF that Chromium printed, with what PDF/UA-1 asks for, and the mark that says so where ``as_ua``.

    ``links`` says in words what each address that the page has links to is; an address within the page is ``#`` and
    its id.
    """
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        root = pdf.Root.StructTreeRoot
        parents = pikepdf.NumberTree(root.ParentTree)
        for page in pdf.pages:
            _mark_artifacts(pdf, page, parents)
            for link in page.get("/Annots", ()):
                link.Contents = String(links.get(_address(link), ""))
        root.RoleMap = Dictionary({f"/{own}": Name(f"/{standard}") for own, standard in ROLES.items()})
        _complete(pdf, root, parents)
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["dc:title"] = str(pdf.docinfo.Title)
            metadata["dc:language"] = [str(pdf.Root.Lang)]
            if as_ua:
                metadata["pdfuaid:part"] = "1"
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def _address(link: Any) -> str:
    return f"#{str(link.Dest)[1:]}" if "/Dest" in link else str(link.A.URI)


def _mark_artifacts(pdf: pikepdf.Pdf, page: pikepdf.Page, parents: pikepdf.NumberTree) -> None:
    """Mark as artifacts what stands outside the structure, and what is in it and shows no words or pictures.

    The second are lines and backgrounds, which a list or a table must not have. The dot before an item of a list is a
    drawing too, and stays.
    """
    done: list[ContentStreamInstruction] = []
    marks: list[tuple[int, int | None]] = []  # those that are open: where they begin, and their ids in the structure
    path = None  # where a path outside the structure begins
    for instruction in pikepdf.parse_content_stream(page):
        name = str(instruction.operator)
        inside = any(mark is not None for _, mark in marks)
        if name in ("BDC", "BMC"):
            of = instruction.operands[1] if name == "BDC" else {}
            marks.append((len(done), int(of["/MCID"]) if "/MCID" in of else None))
            done.append(instruction)
        elif name == "EMC":
            start, mark = marks.pop()
            if mark is not None and not any(str(one.operator) in SHOW for one in done[start:]):
                if _leaves(parents, page, mark):
                    done[start] = ARTIFACT
            done.append(instruction)
        elif not inside and name in SHOW:
            done += [ARTIFACT, instruction, END]
        elif not inside and name in PAINT_PATH and path is not None:
            done.insert(path, ARTIFACT)
            done += [instruction, END]
        else:
            if not inside and name in BEGIN_PATH and path is None:
                path = len(done)
            done.append(instruction)
        if name in PAINT_PATH or name == "n":
            path = None
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(done))


def _leaves(parents: pikepdf.NumberTree, page: pikepdf.Page, mark: int) -> bool:
    """Take a mark of a page out of the structure, unless it is the label of an item."""
    owners = parents[page.StructParents]
    element = owners[mark]
    if element.S == Name.Lbl:
        return False
    element.K = Array([kid for kid in _kids(element) if not _is_mark(element, kid, page, mark)])
    owners[mark] = None
    return True


def _is_mark(element: Any, kid: Any, page: pikepdf.Page, mark: int) -> bool:
    if isinstance(kid, int):
        return bool(kid == mark and element.Pg == page.obj)
    return bool(kid.get("/MCID") == mark and kid.get("/Pg", element.get("/Pg")) == page.obj)


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    return list(kids) if isinstance(kids, Array) else [] if kids is None else [kids]


def _elements(element: Any) -> Iterator[Any]:
    """An element and all below it; what is in it may change meanwhile."""
    yield element
    for kid in _kids(element):
        if not isinstance(kid, int) and "/S" in kid:
            yield from _elements(kid)


def _complete(pdf: pikepdf.Pdf, root: Any, parents: pikepdf.NumberTree) -> None:
    """Bodies for list items, ids for notes, no links without an address."""
    ids = pikepdf.NameTree.new(pdf)
    root.IDTree = ids.obj
    notes = 0
    for element in list(_elements(root.K)):
        if element.S == Name.L:
            # what Chromium has no type for is an item of a list of notes
            for item in (kid for kid in _kids(element) if kid.S == Name.NonStruct):
                element.A = Dictionary(O=Name.List, ListNumbering=Name.Decimal)
                notes += 1
                item.S = Name.LI
                note = _enclose(pdf, parents, item, Name.Note, [])
                note.ID = String(f"note-{notes}")
                ids[str(note.ID)] = note
        elif element.S == Name.Link and not any("/Obj" in kid for kid in _kids(element) if not isinstance(kid, int)):
            element.S = Name.Span
        if element.S == Name.LI:
            _enclose(pdf, parents, element, Name.LBody, _label(element))
        if "/ID" in element:
            ids[str(element.ID)] = element


def _label(item: Any) -> list[Any]:
    """The label of an item, where it has one; it stands first."""
    return [kid for kid in _kids(item)[:1] if not isinstance(kid, int) and kid.get("/S") == Name.Lbl]


def _enclose(pdf: pikepdf.Pdf, parents: pikepdf.NumberTree, item: Any, kind: Name, label: list[Any]) -> Any:
    """Put all that is in an item, behind its label, into a new element of this kind."""
    inside = _kids(item)[len(label) :]
    new = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=kind, P=item, K=Array(inside)))
    if "/Pg" in item:
        new.Pg = item.Pg
    for kid in inside:
        if isinstance(kid, int):
            parents[item.Pg.StructParents][kid] = new
        elif "/MCID" in kid:
            parents[kid.get("/Pg", item.get("/Pg")).StructParents][kid.MCID] = new
        elif "/Obj" in kid:
            parents[kid.Obj.StructParent] = new
        else:
            kid.P = new
    item.K = Array([*label, new])
    return new


def unmet(pdf: bytes) -> list[str]:
    """What is not as PDF/UA-1 asks, a sentence each, and words that no program would read out."""
    found = page_validation.validate_pdf_bytes(pdf, profile="ua1").failures
    return [f"{one.rule_id}: {one.message}" for one in found] + list(_unread(pdf))


def _unread(pdf: bytes) -> Iterator[str]:
    """Words that belong to no element of the structure, although they stand above the foot of the page."""
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document, 1):
        texts = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], textpage=page.get_textpage())
        lost = [text for text in texts if pdfium.FPDFPageObj_GetMarkedContentID(text) == -1]
        words = "".join(text.extract() for text in lost if text.get_bounds()[3] > FOOT).strip()
        if words:
            yield f"page {number}: no element of the structure has “{words}”"
