"""Notes of a PDF whose numbers begin anew on each page: at the foot of pages, small or as large as the text."""

import pytest

from tests.importing.files import drafted
from tests.importing.pdf_writer import Page, Writer, pdf

WORDS = "De peren zijn dit jaar vroeg rijp en dat is voor de boeren in het land een goede zaak die wij steunen."


def anew(counts: tuple[int, ...], *, size: float = 6.5, raised: bool = True, dot: str = "", rule: bool = True) -> bytes:
    """A page for each of the counts, with so many notes at its foot, numbered from one."""
    pages = []
    for number, count in enumerate(counts, 1):
        page, y = Page(), 760.0
        for words in ("De Voorzitter van de Tweede Kamer", "Geachte voorzitter,") if number == 1 else ():
            page.text(80, y, words)
            y -= 24
        for part in range(1, 5):
            first, *others = Writer().lines(f"Alinea {number}.{part} {WORDS}")
            page.line(80, y, f"{first}⟦{part}⟧" if part <= count else first)
            for line in others:
                y -= 12
                page.text(80, y, line)
            y -= 24
        if rule:
            page.rule(80, 130)
        for note in range(1, count + 1):
            y = 120 - 1.3 * size * note
            right = page.text(80, y + (2.5 if raised else 0), f"{note}{dot}", size * (0.6 if raised else 1))
            page.text(right + (2 if raised else 0.6 * size), y, f"Noot {note} op bladzijde {number}, over peren.", size)
        pages.append(page)
    return pdf(pages)


@pytest.mark.parametrize("counts", [(2, 1, 3), (1, 1, 1), (3, 1, 2), (1, 0, 2)], ids=str)
@pytest.mark.parametrize(
    "look",
    [
        {},
        {"raised": False},
        {"raised": False, "dot": "."},
        {"rule": False},
        {"size": 9},
        {"size": 9, "raised": False, "rule": False},
    ],
    ids=str,
)
def test_numbers_that_begin_anew_on_each_page_give_each_mark_the_note_of_its_page(counts, look):
    draft = drafted(anew(counts, **look), "a.pdf")
    texts = {note.key: note.text for note in draft.notes}
    assert len(texts) == sum(counts) == len(draft.marks)
    for block in draft.blocks:
        if block.text.startswith("Alinea"):
            page, part = map(int, block.text.split()[1].split("."))
            found = [texts[key] for key in texts if f"⟦{key}⟧" in block.text]
            assert found == [f"Noot {part} op bladzijde {page}, over peren."] * (part <= counts[page - 1])
    assert not draft.doubts


def test_a_mark_whose_note_stands_on_another_page_and_has_a_mark_is_a_doubt():
    writer = Writer(notes={"1": "Noot over peren."})
    writer.put("De Voorzitter van de Tweede Kamer")
    writer.put("Geachte voorzitter,")
    writer.put(f"{WORDS}⟦1⟧")
    for _ in range(24):
        writer.put(WORDS)
    writer.pages[-1].line(80, writer.y - 24, "Ook deze zin heeft een noot.⟦1⟧")
    draft = drafted(writer.finish(), "a.pdf")
    assert draft.marks == ["1", "1"]
    assert [doubt.choice for doubt in draft.doubts] == ["taken as another mark of note 1, which stands on another page"]


def test_a_mark_that_had_no_room_behind_its_word_and_stands_alone_on_the_next_line_is_put_there():
    page = Page()
    page.text(80, 760, "Geachte voorzitter,")
    for number in range(6):
        page.text(80, 700 - 24 * number, f"Alinea {number} zegt iets over de peren en over de andere vruchten in dit.")
    page.text(80, 700 - 12, "1", 5)
    page.rule(80, 130)
    page.text(page.text(80, 120, "1", 4) + 2, 118, "Noot over peren.", 6.5)
    draft = drafted(pdf([page]), "a.pdf")
    assert [block.text[-10:] for block in draft.blocks if block.text.startswith("Alinea 0")] == ["in dit.⟦1⟧"]
    assert draft.marks == ["1"]
    assert not draft.doubts


def paged(*numbers: tuple[int, ...], words: str = "Noot {} van bladzijde {}.") -> bytes:
    """A page for each of these, with a mark and a note for each number, which is not raised before the note."""
    pages = []
    for number, here in enumerate(numbers, 1):
        page = Page()
        page.text(80, 760, "Geachte voorzitter," if number == 1 else "Ook dit is al geteld.")
        for at, note in enumerate(here):
            page.line(80, 736 - 24 * at, f"Alinea {number}.{note} is over peren.⟦{note}⟧")
            page.text(80, 120 - 9 * at, str(note) + words.format(note, number), 6.5)
        page.rule(80, 130)
        pages.append(page)
    return pdf(pages)


def test_notes_stand_in_the_order_of_the_marks_of_their_page_whatever_their_numbers():
    """A word processor may count on in the first note of a page, and anew in those behind it."""
    numbers = (1, 2, 3, 4), (5, 2, 3), (1, 2), (3,)
    draft = drafted(paged(*numbers), "a.pdf")
    expected = [f"Noot {note} van bladzijde {page}." for page, here in enumerate(numbers, 1) for note in here]
    assert [note.text for note in draft.notes] == expected
    assert [text for key in draft.marks for text in (note.text for note in draft.notes if note.key == key)] == expected
    assert not draft.doubts


def test_a_note_like_one_on_another_page_is_no_foot_where_its_page_has_its_mark():
    draft = drafted(paged((1,), (2,), words="https://peren.example/telling"), "a.pdf")
    assert [note.text for note in draft.notes] == ["https://peren.example/telling"] * 2
    assert not draft.left_out
