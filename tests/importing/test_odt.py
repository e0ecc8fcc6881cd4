"""An ODT file gives what the Word file of the same letter gives."""

import pytest

from briefwijzer.importing.run import imported
from briefwijzer.importing.wordprocessor.odt_styles import emphases
from tests.importing.files import drafted, odt, put, shown

BOLD = (
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="PB" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="S" style:family="text"><style:text-properties style:text-position="super 58%"/>'
    "</style:style>"
)
LIST = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-bullet text:level="2" text:bullet-char="–"/></text:list-style>'
)


def read(body, styles="", page_styles=""):
    return drafted(odt(body, styles, page_styles))


def left(draft):
    return [(one.words, one.reason) for one in draft.left_out]


def note(number, *texts):
    paragraphs = "".join(f"<text:p>{text}</text:p>" for text in texts)
    return (
        f'<text:note text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
        f"<text:note-body>{paragraphs}</text:note-body></text:note>"
    )


def test_notes_stand_at_their_marks():
    link = '<text:a xlink:href="https://example.org/">site</text:a>'
    draft = read(
        f"<text:p>De «peer»{note(1, 'Een.', 'Zie ' + link + '.')} en<text:s text:c='2'/>meer.{note(2, 'Twee.')}</text:p>"
    )
    assert shown(draft) == ["paragraph De «peer»⟦1⟧ en meer.⟦2⟧"]
    assert [one.text for one in draft.notes] == ["Een.⟦br⟧Zie site.", "Twee."]
    assert draft.notes[0].links == (("site", "https://example.org/"),)


def test_a_note_within_a_note_is_read_once_however_deep():
    inner = "Diep."
    for number in range(12, 0, -1):
        inner = f"Noot {number}{note(number, inner)}."
    draft = read(f"<text:p>{inner}</text:p>")
    assert [one.number for one in draft.notes] == [str(number) for number in range(12, 0, -1)]
    assert draft.notes[-1].text == "Noot 2⟦2⟧."


def test_a_note_whose_number_is_left_to_the_reader_is_read_with_a_doubt(tmp_path):
    body = f"<text:p>Geachte voorzitter,</text:p><text:p>De peer.{note('', 'Een.')} En meer.</text:p>"
    result = imported([put(tmp_path, "a.odt", odt(body))], tmp_path)
    assert [one.reason for one in result.doubts if one.place.startswith("note")] == ["note-number"]


def test_headings_lists_and_emphasis():
    draft = read(
        '<text:h text:outline-level="1">1. Peren</text:h><text:p>m<text:span text:style-name="S">2</text:span> en '
        '<text:span text:style-name="B">vet</text:span>.</text:p><text:p text:style-name="PB">Ook een kop</text:p>'
        '<text:list text:style-name="L"><text:list-item><text:p>een</text:p><text:list><text:list-item>'
        "<text:p>diep</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>twee</text:p></text:list-item></text:list>"
        "<text:p>Slot van de brief.</text:p>",
        BOLD + LIST,
    )
    assert shown(draft) == [
        "heading 1 [1.] Peren", "paragraph m⟦sup⟧2⟦/sup⟧ en ⟦b⟧vet⟦/b⟧.", "heading 1 Ook een kop", "item 1 [1.] een",
        "item 2 [–] diep", "item 1 [2.] twee", "paragraph Slot van de brief.",
    ]  # fmt: skip


def test_changes_comments_contents_boxes_and_page_heads_are_left_out():
    draft = read(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>negen</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:table-of-content><text:index-body><text:p>Peren 3</text:p></text:index-body></text:table-of-content>"
        "<text:p>Tien<office:annotation><dc:creator>A</dc:creator><text:p>Klopt dit?</text:p></office:annotation>"
        ' peren.<draw:frame text:anchor-type="page"><draw:text-box><text:p>Ons kenmerk</text:p></draw:text-box>'
        "</draw:frame></text:p>",
        page_styles="<style:header><text:p>Tweede Kamer</text:p></style:header>",
    )
    assert shown(draft) == ["paragraph Tien peren."]
    reasons = dict(left(draft))
    assert reasons["negen"] == "deleted"
    assert reasons["Peren 3"] == "contents-list"
    assert reasons["Ons kenmerk"] == "margin"
    assert reasons["Tweede Kamer"] == "running-head"
    assert "comment" in reasons.values()


def test_the_head_of_an_official_paper_is_facts():
    draft = read(
        '<table:table table:name="parlementair.kop"><table:table-row><table:table-cell><text:p>Tweede Kamer der '
        "Staten-Generaal</text:p></table:table-cell><table:table-cell><text:p>2</text:p></table:table-cell>"
        "</table:table-row><table:table-row><table:table-cell><text:p>Vergaderjaar 2016-2017</text:p></table:table-cell></table:table-row>"
        "</table:table><text:h>90 123<text:tab/>Perenbeleid</text:h>"
        "<text:h>Nr. 7\n  <text:tab/>MOTIE VAN HET LID KERS</text:h><text:p>Voorgesteld 3 mei 2032</text:p><text:p>De Kamer,</text:p><text:p>Kers</text:p>"
    )
    assert shown(draft) == ["paragraph De Kamer,", "closing Kers"]
    facts = {key: seens[0].value for key, seens in draft.facts.items()}
    assert facts["dossier"] == "90 123"
    assert facts["ondernummer"] == "7"
    assert facts["heading"] == "MOTIE VAN HET LID KERS"
    assert facts["date"] == "2032-05-03"
    assert (facts["chamber"], facts["vergaderjaar"]) == ("2", "Vergaderjaar 2016-2017")
    words = [words for words, _ in left(draft)]
    assert words.index("2") < words.index("90 123 Perenbeleid") < words.index("Voorgesteld 3 mei 2032")


def test_tables_keep_spans():
    draft = read(
        '<table:table><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2">'
        "<text:p>Peren</text:p></table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row>"
        "<table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell><text:p>2</text:p><text:p>3</text:p>"
        "</table:table-cell></table:table-row></table:table><text:p>Slot van de brief.</text:p>"
    )
    assert shown(draft)[0] == "table Peren / 1|2⟦br⟧3"
    assert draft.blocks[0].rows[0].head
    assert draft.blocks[0].rows[0].cells[0].columns == 2


def test_the_caption_of_a_figure_in_a_frame_is_no_margin():
    draft = drafted(
        odt(
            "<text:p>Geachte voorzitter,</text:p><text:p>Peren.</text:p><text:p><draw:frame><draw:text-box><text:p><draw:frame>"
            '<draw:image xlink:href="p.png"/></draw:frame>Figuur <text:sequence>1</text:sequence>: peren</text:p></draw:text-box>'
            "</draw:frame></text:p>"
        )
    )
    assert shown(draft)[2:] == ["figure Figuur 1: peren"]


def test_a_raised_number_that_repeats_a_mark_is_the_mark_once_more():
    again = '<text:note-ref text:note-class="footnote" text:ref-name="ftn1">1</text:note-ref>'
    draft = drafted(
        odt(
            '<text:p>Peren.<text:note text:id="ftn1"><text:note-citation>1</text:note-citation><text:note-body>'
            f'<text:p>De noot.</text:p></text:note-body></text:note> Weer.<text:span text:style-name="Up">{again}</text:span>'
            f" Zie noot {again}.</text:p>",
            '<style:style style:name="Up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>',
        )
    )
    assert shown(draft) == ["paragraph Peren.⟦1⟧ Weer.⟦1⟧ Zie noot 1."]


def test_the_chamber_in_a_text_box_is_addressed_and_a_long_box_is_asked_about():
    def box(words):
        return f"<text:p><draw:frame><draw:text-box><text:p>{words}</text:p></draw:text-box></draw:frame></text:p>"

    to, long = "De voorzitter van de Tweede Kamer der Staten-Generaal", "Er zijn veel peren. " * 12
    draft = drafted(odt(f"{box(to)}<text:p>Geachte voorzitter,</text:p><text:p>Peren.</text:p>{box(long)}"))
    assert shown(draft) == [
        f"opening {to}", "opening Geachte voorzitter,", "paragraph Peren.", f"quotation {long.strip()}",
    ]  # fmt: skip
    assert [doubt.choice for doubt in draft.doubts] == ["taken as a frame in the text"]


def test_nothing_in_an_item_of_a_list_or_in_a_cell_is_lost_and_a_box_stands_behind_its_paragraph(tmp_path):
    long = "Er zijn peren, die in alle gewesten zijn geteld. " * 5
    box = "<draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>"
    cells = "".join(
        f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in ("Jaar", box.format("Figuur 1: x"))
    )
    body = (
        "<text:list><text:list-item><text:p>een</text:p><text:section><text:p>in een sectie</text:p></text:section>"
        f"</text:list-item></text:list><text:p>Het begin {box.format(long)}en het einde.</text:p>"
        f"<table:table><table:table-row>{cells}</table:table-row></table:table><text:p>Slot.</text:p>"
    )
    result = imported([put(tmp_path, "a.odt", odt(body))], tmp_path / "data")
    assert result.account.equal
    assert shown(result.draft) == [
        "item 1 [•] een", "paragraph in een sectie", "paragraph Het begin en het einde.", f"quotation {long.strip()}",
        "table Jaar|Figuur 1: x", "paragraph Slot.",
    ]  # fmt: skip


def test_a_list_that_goes_on_counts_on_at_every_level():
    style = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
        '<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/></text:list-style>'
    )

    def heading(words, level, goes_on=True):
        inner = f'<text:list-item><text:h text:outline-level="{level}">{words}</text:h></text:list-item>'
        inner = inner if level == 1 else f"<text:list-item><text:list>{inner}</text:list></text:list-item>"
        return f'<text:list text:style-name="L" text:continue-numbering="{str(goes_on).lower()}">{inner}</text:list><text:p>Tekst.</text:p>'

    words = [("Een", 1, False), ("Een een", 2), ("Een twee", 2), ("Twee", 1), ("Twee een", 2)]
    draft = drafted(odt("".join(heading(*one) for one in words), style))
    assert [line for line in shown(draft) if line.startswith("heading")] == [
        "heading 1 [1.] Een", "heading 2 [1.1] Een een", "heading 2 [1.2] Een twee", "heading 1 [2.] Twee", "heading 2 [2.1] Twee een",
    ]  # fmt: skip


def test_the_letter_paper_of_a_ministry_is_read_as_from_a_word_file(tmp_path):
    def style(name, parent=""):
        above = f' style:parent-style-name="{parent}"' if parent else ""
        return f'<style:style style:name="{name}" style:family="paragraph"{above}/>'

    def line(words, name):
        return f'<text:p text:style-name="{name}">{words}</text:p>'

    def table(*rows):
        cells = ("".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in row) for row in rows)
        return f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in cells)}</table:table>"

    margin = "".join(
        line(words, "P2") for words in ("Directie Fruit", "Postbus 1", "Ons kenmerk", "2031-1234", "x" * 200)
    )
    body = (
        table([line("Datum", "P1"), line("3 mei 2021", "P1")], [line("Onderwerp", "P1"), line("De peren", "P1")])
        + f"<text:p><draw:frame><draw:text-box>{table([margin])}</draw:text-box></draw:frame></text:p>"
        + "<text:p>Geachte voorzitter,</text:p><text:p>Er zijn peren.</text:p>"
        + line("Tekst bij een noot" + note(1, "Een."), "P2")
    )
    named = style("datumonderwerp") + style("afzendgegevens")
    content = odt(body, style("P1", "datumonderwerp") + style("P2", "afzendgegevens"), named)
    result = imported([put(tmp_path, "a.odt", content)], tmp_path / "data")
    assert result.account.equal
    assert shown(result.draft) == [
        "opening Datum 3 mei 2021", "opening Onderwerp De peren", "opening Geachte voorzitter,", "paragraph Er zijn peren.",
        "paragraph Tekst bij een noot⟦1⟧",
    ]  # fmt: skip
    assert ("2031-1234", "margin") in left(result.draft)
    assert result.draft.facts["reference"][0].value == "2031-1234"
    assert not result.doubts


def test_the_sign_of_a_list_in_a_font_of_symbols_is_one_that_everybody_sees():
    body = '<text:list text:style-name="L"><text:list-item><text:p>Peren</text:p></text:list-item></text:list>'
    style = '<text:list-style style:name="L"><text:list-level-style-bullet text:level="1" text:bullet-char="\uf0d8"/></text:list-style>'
    assert shown(read(body, style)) == ["item 1 [➢] Peren"]


@pytest.mark.parametrize(
    ("position", "look"),
    [("super 58%", {"sup"}), ("33% 58%", {"sup"}), ("sub 58%", {"sub"}), ("-33% 58%", {"sub"}), ("0% 100%", set())],
)
def test_what_is_raised_and_lowered_is_said_in_words_or_by_how_much(position, look):
    assert emphases({"text-position": position}) == look
