"""Pages in two columns are read one column after the other; tables with two columns are not."""

from __future__ import annotations

from briefwijzer.importing.drafts.draft import Draft
from briefwijzer.importing.paged import pdf as reader

from .files import accounted
from .pdf_writer import Page, pdf

SENTENCES = [
    "De peren zijn dit jaar vroeg rijp, en dat is goed nieuws voor alle telers in de gewesten van het land.",
    "Ook de appels doen het goed, al is de oogst kleiner dan in het jaar daarvoor en dan in het jaar daarna.",
    "De noten zijn nog niet geteld, omdat de ladders pas in de zomer worden geleverd aan de tellers ervan.",
]
NOTE = "Wet op de peren, artikel vier."


def lines(text: str, most: int = 40) -> list[str]:
    found = [""]
    for word in text.split():
        if len(found[-1]) + len(word) >= most:
            found.append("")
        found[-1] = f"{found[-1]} {word}".strip()
    return found


def column(page: Page, x: float, paragraphs: list[str], y: float = 700) -> float:
    for paragraph in paragraphs:
        for line in lines(paragraph):
            page.line(x, y, line, 9)
            y -= 12
        y -= 12
    return y


def read(pages: list[Page]) -> Draft:
    return accounted(reader.read(pdf(pages), "brief.pdf"))


def test_columns_are_read_one_after_the_other_with_notes_at_the_foot_of_each():
    page, last = Page(), Page()
    page.text(80, 760, "Brief van de Minister van Fruit aan de Tweede Kamer over de oogst van dit jaar", 11)
    page.text(60, 730, "Geachte voorzitter,")
    column(page, 60, [SENTENCES[0], SENTENCES[1] + "⟦1⟧", SENTENCES[2]])
    page.text(60, 96, "1", 4)
    page.text(64, 93, NOTE, 6.5)
    column(page, 310, [SENTENCES[1], SENTENCES[2], SENTENCES[0]], 730)
    column(last, 60, [SENTENCES[2], SENTENCES[0], SENTENCES[1]])
    column(last, 310, [SENTENCES[0]])
    draft = read([page, last])
    order = [0, 1, 2, 1, 2, 0, 2, 0, 1, 0]
    assert [block.text.replace("⟦1⟧", "") for block in draft.blocks if block.kind == "paragraph"] == [
        SENTENCES[number] for number in order
    ]
    assert [note.text for note in draft.notes] == [NOTE]
    assert {block.place.split(",")[0] for block in draft.blocks} == {"page 1", "page 2"}


def test_a_doubt_about_a_note_in_a_column_names_the_page_of_the_file():
    first, page = Page(), Page()
    first.text(60, 740, "Geachte voorzitter,")
    column(first, 60, SENTENCES)
    column(first, 310, SENTENCES)
    column(page, 60, [SENTENCES[0], SENTENCES[1] + "⟦1⟧", SENTENCES[2]])
    page.text(60, 96, "1", 4)
    page.text(64, 93, "Zie daarvoor de peren-", 6.5)
    page.text(60, 85, "wet van het land.", 6.5)
    column(page, 310, SENTENCES)
    doubts = read([first, page]).doubts
    assert [(doubt.words, doubt.place.split(",")[0]) for doubt in doubts] == [("peren- wet", "page 2")]


def test_a_page_whose_columns_hold_a_table_is_set_in_columns_where_others_are():
    page, last = Page(), Page()
    page.text(60, 740, "Geachte voorzitter,")
    column(page, 60, SENTENCES)
    column(page, 310, SENTENCES)
    names = ["Noord", "Oost", "Zuid", "West", "Midden", "Boven", "Onder", "Elders"]
    for number, name in enumerate(names):
        last.text(60, 700 - 14 * number, name)
        last.text(200, 700 - 14 * number, str(number))
    column(last, 60, SENTENCES[:1], 580)
    column(last, 310, SENTENCES[1:], 700)
    draft = read([page, last])
    assert [block.text for block in draft.blocks if block.kind == "paragraph"] == [*SENTENCES * 2, *SENTENCES]
    table = next(block for block in draft.blocks if block.kind == "table")
    assert [[cell.text for cell in row.cells] for row in table.rows] == [[n, str(i)] for i, n in enumerate(names)]


def test_what_stands_on_a_line_with_words_that_run_across_is_read_with_them():
    page = Page()
    page.text(60, 745, "Betreft")
    page.text(150, 745, "De voortgang van de oogst van peren en appels")
    page.text(60, 720, "Geachte voorzitter,")
    column(page, 60, SENTENCES)
    column(page, 310, SENTENCES)
    draft = read([page])
    assert draft.blocks[0].text == "Betreft De voortgang van de oogst van peren en appels"


def test_the_number_of_a_page_stands_below_its_columns():
    pages = [Page(), Page()]
    pages[0].text(60, 740, "Geachte voorzitter,")
    for number, page in enumerate(pages, 1):
        column(page, 60, SENTENCES)
        column(page, 310, SENTENCES)
        page.text(280, 40, str(number))
    draft = read(pages)
    assert [(out.words, out.reason) for out in draft.left_out] == [("1", "page-number"), ("2", "page-number")]


def test_a_table_with_two_wide_columns_is_read_row_by_row():
    page = Page()
    page.text(60, 740, "Geachte voorzitter,")
    names = ["Noord", "Oost", "Zuid", "West", "Midden", "Boven", "Onder", "Elders", "Nergens"]
    for number, name in enumerate(names):
        page.text(60, 700 - 14 * number, f"Gewest {name}")
        page.text(310, 700 - 14 * number, f"{number} ton peren")
    draft = read([page])
    assert [[cell.text for cell in row.cells] for row in draft.blocks[1].rows][:2] == [
        ["Gewest Noord", "0 ton peren"],
        ["Gewest Oost", "1 ton peren"],
    ]


def test_a_list_in_the_right_column_does_not_hide_where_that_begins():
    page = Page()
    page.text(60, 730, "Geachte voorzitter,")
    column(page, 60, [SENTENCES[0], SENTENCES[1], SENTENCES[2], SENTENCES[0]])
    y = column(page, 310, [SENTENCES[1]])
    items = [SENTENCES[2], SENTENCES[0], SENTENCES[2], SENTENCES[1]]
    for item in items:
        page.text(310, y, "-")
        for line in lines(item, 34):
            page.text(328, y, line)
            y -= 12
    draft = read([page])
    assert [block.text for block in draft.blocks[1:6]] == [*SENTENCES, SENTENCES[0], SENTENCES[1]]
    assert [block.text for block in draft.blocks if block.kind == "item"] == items


def test_the_head_of_a_paper_stands_above_both_columns():
    page = Page()
    page.text(60, 790, "Tweede Kamer der Staten-Generaal", 13)
    page.text(500, 790, "2", 13)
    page.text(60, 770, "Vergaderjaar 2030-2031", 9)
    for y, label, words in (
        (750, "90 010", "Beleid voor peren en appels in de gewesten"),
        (730, "Nr. 7", "BRIEF VAN DE MINISTER VAN FRUIT"),
    ):
        page.text(60, y, label, 11, "b")
        page.text(160, y, words, 11, "b")
    page.text(60, 715, "Den Haag, 12 mei 2031")
    for x in (60, 310):
        column(page, x, [*SENTENCES, *SENTENCES], 690)
    draft = read([page])
    assert {key: draft.facts[key][0].value for key in ("dossier", "ondernummer", "heading")} == {
        "dossier": "90010", "ondernummer": "7", "heading": "BRIEF VAN DE MINISTER VAN FRUIT",
    }  # fmt: skip
    assert [block.text for block in draft.blocks] == ["Den Haag, 12 mei 2031", *(4 * SENTENCES)]
