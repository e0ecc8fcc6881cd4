"""Text out of a PDF becomes a draft; every mark in it was inferred, and is told."""

from __future__ import annotations

import pytest

from briefwijzer.data.prose import BREAK
from briefwijzer.importing.drafts.draft import Draft
from briefwijzer.importing.drafts.signs import marks
from briefwijzer.importing.paged import plain as reader
from briefwijzer.problems import Refused

from .files import accounted, drafted, shown
from .specimens import LETTER, as_text, printed


def read(text: str) -> Draft:
    return accounted(reader.read(text.encode(), "brief.txt"))


def words(draft: Draft) -> list[str]:
    return [f"{block.label} {block.text.replace(BREAK, ' ')}".strip() for block in draft.blocks]


@pytest.mark.parametrize(
    "manner",
    [{}, {"blank": " "}, {"layout": True}, {"blank": " ", "layout": True, "per_page": 44}, {"per_page": 60}],
    ids=["glued", "apart", "margin to the right", "margin, apart", "long pages"],
)
def test_a_letter_comes_back_with_its_notes(manner):
    draft = read(as_text(LETTER, **manner))
    assert words(draft) == printed(LETTER.pieces)
    assert {note.number: note.text for note in draft.notes} == LETTER.notes
    inferred = [doubt.words for doubt in draft.doubts if doubt.reason == "note-mark"]
    assert len(inferred) == sum(len(marks(block.text)) for block in draft.blocks) == 7
    assert [block.level for block in draft.blocks if block.kind == "heading"] == [1, 2, 1]


def test_numbers_that_stand_apart_from_their_texts_are_brought_together_and_told():
    draft = read(
        "Geachte voorzitter,\n\nDe peren zijn geteld1 en de appels ook.2 Dat is gedaan in alle gewesten.\n\n"
        "1\n2\n\nVerslag van de telling.\nVerslag van de appels.\nPagina 1 van 1\n"
    )
    assert [(note.number, note.text) for note in draft.notes] == [
        ("1", "Verslag van de telling."), ("2", "Verslag van de appels."),
    ]  # fmt: skip
    assert sum(doubt.reason == "note-text" for doubt in draft.doubts) == 2


def test_numbers_that_are_no_marks_stay_where_they_are():
    draft = read(
        "Geachte voorzitter,\n\nIn 1 gewest zijn 1 miljoen peren geteld, zegt artikel 1 van de wet, 1 per boom.1 Op\n"
        "1 mei volgt meer over 12 m2 grond en CO2.\n\n1 Verslag van de telling.\n"
    )
    assert "per boom.⟦1⟧ Op 1 mei volgt meer over 12 m2 grond en CO2." in words(draft)[1]
    assert draft.blocks[1].text.count("⟦1⟧") == 1


def test_a_mark_whose_note_is_not_in_the_text_stays_and_is_told():
    draft = read("Geachte voorzitter,\n\nDe peren zijn geteld op Perendam1, zo zegt de minister.\n")
    assert "Perendam1," in words(draft)[1]
    assert [(doubt.reason, doubt.words) for doubt in draft.doubts] == [("note-mark", "Perendam1")]


def test_words_torn_by_kerning_are_put_together_where_the_text_knows_them():
    draft = read(
        "Geachte voorzitter,\n\nDe werkgevers van de minister tellen de peren, en de werkge vers tellen ook de bomen.\n"
        "Daarover gaat de T oezegging van 3 6200 peren. Het aanbod is groot, en komt in de Kamer aan bod.\n"
    )
    assert "de werkgevers tellen ook" in words(draft)[1]
    assert "de Toezegging van" in words(draft)[1]
    assert "komt in de Kamer aan bod." in words(draft)[1]
    assert any(doubt.reason == "word" and "3 6200" in doubt.words for doubt in draft.doubts)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_usual_encoding_is_read(encoding):
    data = "Geachte voorzitter,\r\n\r\nDe peren zijn één voor één geteld.\r\n".encode(encoding)
    assert words(reader.read(data, "brief.txt"))[1] == "De peren zijn één voor één geteld."


def test_an_empty_text_and_one_that_is_no_letter_are_refused():
    with pytest.raises(Refused, match="K503"):
        reader.read(b" \n\f\n", "leeg.txt")
    with pytest.raises(Refused, match="K501"):
        reader.read(b"Milk, eggs, bread and two pounds of butter.\n", "list.txt")


def test_text_above_the_notes_is_no_note_where_lines_stand_two_apart():
    lines = [
        "Geachte voorzitter,",
        "De peren zijn geteld1 in alle gewesten van het land, en",
        "ook de appels worden geteld.",
    ]
    page = "\n\n".join(lines) + "\n\n" + " " * 40 + "\n\n1 Verslag van de telling van alle peren in\n"
    more = "\n\n".join(
        [" de bomen zijn geteld2 zo staat in het advies, waarin", "wordt voorgesteld om te blijven tellen."]
    )
    draft = read(page + more + "\n\n" + " " * 40 + "\n\n2 Kamerstukken II 2030/31, 90123, nr. 6.\n")
    assert [note.text for note in draft.notes] == [
        "Verslag van de telling van alle peren in", "Kamerstukken II 2030/31, 90123, nr. 6.",
    ]  # fmt: skip
    assert "waarin wordt voorgesteld om te blijven tellen." in words(draft)[-1]


_LONG = "De peren in de boomgaard zijn in het afgelopen jaar alle geteld en gewogen."


def test_texts_of_several_lines_below_their_numbers_are_told_apart_by_how_notes_begin():
    notes = [
        ["Kamerstukken II 2030/31, 90 123, nr. 6. " + _LONG, "Dat is gedaan."],
        ["https://www.example.org/verslagen/2031/05/verslag-over-de-peren-in-alle-gewesten-van-het-land-in-2030"],
        ["Zie ook de brief van 3 mei 2031. " + _LONG],
        ["Stb. 2029, 4."],
    ]
    draft = read(
        "Geachte voorzitter,\n\nPeren1 en appels2 zijn geteld.3 Noten volgen.4\n\n1\n2\n3\n4\n\n"
        + "\n".join(line for note in notes for line in note)
    )
    assert [note.text for note in draft.notes] == [" ".join(note) for note in notes]


def test_a_mark_behind_a_year_is_one_and_a_unit_or_a_number_of_two_digits_is_not():
    draft = read(
        "Geachte voorzitter,\n\nPer boom is 12 m 2 nodig en er komt CO 2 vrij. Dat was zo in 2031.1 En in 12\n"
        "gewesten was het anders dan elders, aldus de telling 2 van het instituut.\n\n1 Eerste noot.\n2 Tweede noot.\n"
    )
    assert "12 m 2 nodig en er komt CO 2 vrij. Dat was zo in 2031.⟦1⟧ En in 12" in words(draft)[1]
    assert "telling⟦2⟧ van" in words(draft)[1]


def test_headings_and_papers_on_several_pages_are_no_heads():
    page = "\n".join([_LONG] * 6)
    sheets = [
        f"Kenmerk\nFRU/2031/7\n{place} volgt hier, zie de noot.{n}\n{page}\n\nAppels\n{page}\n\n{n} Kamerstuk 90 123, nr. 6\nPagina {n} van 3"
        for n, place in enumerate(("Noord", "Oost", "Zuid"), 1)
    ]
    sheets[2] = sheets[2].replace("Appels", "Noten")
    draft = read("Geachte voorzitter,\n\n" + "\f".join(sheets))
    assert [block.text for block in draft.blocks if block.kind == "heading"] == ["Appels", "Appels", "Noten"]
    assert [note.text for note in draft.notes] == ["Kamerstuk 90 123, nr. 6"] * 3
    assert {left.words for left in draft.left_out if left.reason == "running-head"} == {"Kenmerk", "FRU/2031/7"}


def test_a_heading_directly_between_two_paragraphs_is_found_and_told():
    page = "\n".join([_LONG] * 3)
    draft = read(f"Geachte voorzitter,\n\n{page}\nAppels en noten\n{page}\n")
    assert [block.text for block in draft.blocks if block.kind == "heading"] == ["Appels en noten"]
    assert ("heading", "Appels en noten") in {(doubt.reason, doubt.words) for doubt in draft.doubts}


def test_daggers_and_asterisks_are_kept_and_told():
    draft = read(
        f"Geachte voorzitter,\n\n{_LONG} Zie de wet.* En het besluit† ook.\n\n* Eerste noot.\n† Tweede noot.\n"
    )
    told = [(doubt.reason, doubt.words) for doubt in draft.doubts]
    assert [("note-mark", "wet.*"), ("note-mark", "besluit†")] == [one for one in told if one[0] == "note-mark"]
    assert [words for reason, words in told if reason == "note-text"] == ["* Eerste noot.", "† Tweede noot."]


@pytest.mark.parametrize("shifted", [False, True], ids=["on one line", "line by line"])
def test_two_columns_side_by_side_are_refused(shifted):
    half = "De peren in de boomgaard zijn alle geteld,"
    lines = [f"{half}\n{'':<55}{half}" if shifted else f"{half:<55}{half}" for _ in range(20)]
    with pytest.raises(Refused, match="two columns side by side"):
        read("Geachte voorzitter,\n\n" + "\n".join(lines))
    assert read("Geachte voorzitter,\n\n" + "\n".join(f"{half:<55}Kenmerk {n}" for n in range(20)))


_PAGE = "\n".join([_LONG] * 8)


def told(draft: Draft, reason: str) -> list[str]:
    return [doubt.words for doubt in draft.doubts if doubt.reason == reason]


@pytest.mark.parametrize("number", ["{0}", "- {0} -", "{0}/3", "{0} van 3"])
def test_page_numbers_that_do_not_say_so_are_no_part_of_a_note(number):
    pages = [
        f"{_LONG}{n} {_LONG}\n\n{n} Kamerstukken II 2030/31, 90 123, nr. {n}.\n\n{number.format(n)}\n"
        for n in (1, 2, 3)
    ]
    draft = read("Geachte voorzitter,\n\n" + "\f".join(pages))
    assert [note.text for note in draft.notes] == [f"Kamerstukken II 2030/31, 90 123, nr. {n}." for n in (1, 2, 3)]
    assert [left.reason for left in draft.left_out] == ["page-number"] * 3


def test_a_margin_block_that_stands_among_the_notes_is_taken_out_and_told():
    block = "Ministerie van Fruit\nDirectie Pitvruchten\nBoomgaard 1\nwww.fruit.example\nContactpersoon\nP. Eer\nKenmerk\nFRU-7"
    draft = read(f"Geachte voorzitter,\n\n{_LONG}1 {_LONG}\n\n1 Verslag van de telling.\n{block}\n")
    assert [note.text for note in draft.notes] == ["Verslag van de telling."]
    assert [left.words for left in draft.left_out if left.reason == "margin"] == block.split("\n")
    assert "Ministerie van Fruit" in told(draft, "letter-or-margin")


def test_marks_glued_to_a_year_or_a_sum_are_found():
    draft = read(
        "Geachte voorzitter,\n\nDat geldt vanaf 20311 en ook in 2032 2. Het kost 17.3483 euro, waarvan Noord4 719 28 betaalt.\n\n"
        + "".join(f"{n} Noot {word}.\n" for n, word in enumerate(("een", "twee", "drie", "vier"), 1))
    )
    assert words(draft)[1] == (
        "Dat geldt vanaf 2031⟦1⟧ en ook in 2032⟦2⟧. Het kost 17.348⟦3⟧ euro, waarvan Noord⟦4⟧ 719 28 betaalt."
    )
    assert [note.number for note in draft.notes] == ["1", "2", "3", "4"]


def test_numbers_that_count_on_and_units_are_no_marks_but_are_told_when_a_note_has_none():
    draft = read(
        "Geachte voorzitter,\n\nAanbevelingen 3 en 4 volgen; per boom 5 m2 grond.1 Zie ook\nCO2.\n\n1 Noot een.\n2 Noot twee.\n"
    )
    assert words(draft)[1] == "Aanbevelingen 3 en 4 volgen; per boom 5 m2 grond.⟦1⟧ Zie ook CO2."
    assert [note.text for note in draft.notes] == ["Noot een.", "Noot twee."]
    assert [one for one in told(draft, "note-mark") if "CO2" in one or "m2" in one]


def test_a_note_whose_mark_stands_on_the_page_before_is_found():
    draft = read(
        f"Geachte voorzitter,\n\n{_LONG}1, 2 Appels.\n\n1 Noot een.\n\f{_LONG}\nNog meer.3\n\n2 Noot twee.\n3 Noot drie.\n"
    )
    assert [(note.number, note.text) for note in draft.notes] == [
        ("1", "Noot een."),
        ("2", "Noot twee."),
        ("3", "Noot drie."),
    ]


@pytest.mark.parametrize("gap", ["\n", ""], ids=["blank lines", "none"])
def test_text_goes_on_below_notes_where_a_second_column_stood(gap):
    column = "\n".join([_LONG] * 11)
    draft = read(
        f"Geachte voorzitter,\n{gap}{column}1\n{gap}1 Noot een.\n{gap}{column}2 Dat is af.\n{gap}2 Noot twee.\n3 Noot drie.\n"
    )
    assert [note.text for note in draft.notes] == ["Noot een.", "Noot twee.", "Noot drie."]
    assert any(_LONG.startswith(one) for one in told(draft, "note-text"))


def test_a_mark_of_an_item_on_a_line_of_its_own_is_set_before_it_and_several_are_told():
    draft = read(
        "Geachte voorzitter,\n\nDe punten:\na.\n\nde peren;\nb. de appels.\n\nEn ook:\n–\n–\n\nde noten;\nde pruimen.\n"
    )
    assert words(draft)[1:4] == ["De punten:", "a. de peren;", "b. de appels."]
    assert [one for one in told(draft, "list") if one in ("– –", "de noten;", "de pruimen.")] == [
        "– –",
        "de noten;",
        "de pruimen.",
    ]


def test_words_that_may_have_lost_a_hyphen_or_been_torn_are_told():
    draft = read(
        f"Geachte voorzitter,\n\nDe StatenGeneraal heeft peren. De IT-teams, {_LONG.lower()}\nHet kabinet is blij; de kabi netten. "
        "Wat is de oplossing? Een op lossing, zegt de minister.\n"
    )
    assert "StatenGeneraal" in told(draft, "hyphen")
    assert "op lossing" in told(draft, "word")


def test_a_paragraph_that_may_go_on_and_one_that_may_have_ended_are_told():
    torn = "Volgens de minister, die daar jaren over heeft nagedacht, telt de Dienst\n\nBoomgaarden alle peren in het land."
    quoted = f"{_LONG[:-1]}:\n«De peren zijn rijp, en de appels volgen nog in dit voorjaar en niet later.»"
    draft = read(f"Geachte voorzitter,\n\n{_PAGE}\n\n{torn}\n\n{quoted}\n")
    assert ["Boomgaarden alle peren in het land.", "«De peren zijn rijp, en de"] == told(draft, "structure")


def test_a_paper_without_a_number_keeps_its_text():
    draft = read(
        "Tweede Kamer der Staten-Generaal\nVergaderjaar 2030–2031\nAan de Voorzitter van de Tweede Kamer der Staten-Generaal\n"
        f"\nPerendam, 3 mei 2031\n\n{_PAGE}\n"
    )
    assert words(draft) == [
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
        "Perendam, 3 mei 2031",
        _PAGE.replace("\n", " "),
    ]


def test_notes_at_the_end_have_their_marks_on_any_page_and_a_lone_number_is_none_of_them():
    pages = ["Bijlage(n)\n1\n" if page == 1 else "" for page in (1, 2, 3)]
    pages = [f"{words}{_PAGE}{2 * page - 1}\n{_PAGE}{2 * page}\n" for page, words in enumerate(pages, 1)]
    notes = "\n".join(f"{number} Kamerstukken II 2030/31, 90 123, nr. {number}." for number in range(1, 7))
    draft = read("Geachte voorzitter,\n\n" + "\f".join([*pages, notes.replace("\n5", "\f5")]))
    assert [note.number for note in draft.notes] == ["1", "2", "3", "4", "5", "6"]
    assert [mark for block in draft.blocks for mark in marks(block.text)] == ["1", "2", "3", "4", "5", "6"]


def test_a_margin_column_is_cut_off_where_notes_at_the_end_are_set_wider():
    margin = ["Ministerie van Fruit", "Directie Pitvruchten", "Kenmerk", "FRU-7"]
    lines = [f"{_LONG:<90}{words}" for words in margin] + [_LONG] * 4
    draft = read("Geachte voorzitter,\n\n" + "\n".join(lines) + "\f" + "\n".join([f"{_LONG} {_LONG}"] * 40))
    assert [left.words for left in draft.left_out] == margin


def test_a_number_that_became_a_mark_is_no_mark_of_an_item():
    draft = read("Geachte voorzitter,\n\nDe peren zijn rijp\n1.\nde appels ook; en verder\nniets.\n\n1 Noot een.\n")
    assert [mark for block in draft.blocks for mark in marks(block.text)] == ["1"]


def test_lines_above_a_table_stay_once():
    rows = [f"Gewest {name:<20}{number:<20}{number}" for number, name in enumerate(("Noord", "Oost", "Zuid"), 10)]
    text = f"{_PAGE}\nHet midden{'':<17}4{'':<19}5\nvan het land\f" + "\n".join(rows)
    assert " ".join(words(read("Geachte voorzitter,\n\n" + text))).count("van het land") <= 1


OPENED = "Datum 3 mei 2017\nBetreft Peren\nGeachte voorzitter,\n\n"


def test_a_signature_without_blank_lines_is_one_and_ends_with_its_page():
    draft = drafted(
        f"{OPENED}Er zijn in het afgelopen jaar in alle gewesten van het land peren geteld.\nMet vriendelijke groet,\n"
        "de minister van Fruit,\nnamens deze,\nde directeur-generaal Peren,\nmr. P. Eer\n\f2017Z00001\nVraag 1\n"
        "Zijn er peren?\nAntwoord op vraag 1\nJa.\n".encode()
    )
    assert [words(draft)[at] for at, block in enumerate(draft.blocks) if block.kind == "closing"] == [
        "Met vriendelijke groet,", "de minister van Fruit,", "namens deze,", "de directeur-generaal Peren, mr. P. Eer",
    ]  # fmt: skip
    assert "2017Z00001" in words(draft)


def test_the_number_of_a_note_is_no_page_number_where_the_page_has_one():
    draft = read(
        f"{OPENED}Peren zijn geteld.1 Dat is in alle gewesten van het land gedaan, zoals ook eerder.\n\n\n1\n"
        "    Verslag van de telling.\n\n\n                                                                           Pagina 1 van 2\n\f"
        "Appels zijn ook geteld.2 Dat is in alle gewesten van het land gedaan, zoals ook eerder.\n\n\n2\n"
        "    Verslag van de appels.\n\n\n                                                                           Pagina 2 van 2\n"
    )
    assert [(note.number, note.text) for note in draft.notes] == [
        ("1", "Verslag van de telling."), ("2", "Verslag van de appels."),
    ]  # fmt: skip


def test_rows_with_numbers_are_no_notes_though_notes_of_these_numbers_are_there():
    draft = read(
        f"{OPENED}Peren zijn geteld.1 Appels zijn ook geteld.2 Dat is in alle gewesten gedaan.\n\n1 Verslag.\n2 Zie 1.\n\f"
        "Overzicht van de moties\n\n1 Motie over peren\n\n2 Motie over appels\n"
    )
    assert [note.number for note in draft.notes] == ["1", "2"]


def test_numbers_with_a_paragraph_sign_begin_a_heading_and_roman_ones_an_item():
    draft = drafted(
        f"{OPENED}Er zijn in het afgelopen jaar in alle gewesten van het land peren geteld.\n§ 2. Peren\n"
        "Er zijn dit jaar in alle gewesten van het land ook appels geteld:\n(i) groene;\n(ii) gele.\n".encode()
    )
    assert shown(draft)[4:] == ["heading 1 [§ 2.] Peren", "paragraph Er zijn dit jaar in alle gewesten van het land ook appels geteld:",
        "item 1 [(i)] groene;", "item 1 [(ii)] gele."]  # fmt: skip


def test_the_day_of_a_paper_is_no_heading():
    draft = drafted(
        b"Tweede Kamer der Staten-Generaal 2\nVergaderjaar 2016-2017\n90 123 Peren\nNr. 7 BRIEF VAN DE MINISTER VAN FRUIT\n"
        b"Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\nDen Haag, 3 mei 2017\n"
        b"Hierbij zend ik u een overzicht van de peren die in het afgelopen jaar in alle gewesten van het land zijn geteld.\n"
    )
    assert [block.kind for block in draft.blocks] == ["opening", "opening", "paragraph"]
    assert not [doubt for doubt in draft.doubts if doubt.reason == "heading"]


def test_an_item_directly_below_a_numbered_heading_is_none_of_it():
    draft = drafted(
        f"{OPENED}Er zijn in het afgelopen jaar in alle gewesten van het land peren geteld.\n2.2 Appels\na. Groene zijn er niet.\n"
        "b. Gele zijn er wel.\n".encode()
    )
    assert shown(draft)[-2:] == ["item 1 [a.] Groene zijn er niet.", "item 1 [b.] Gele zijn er wel."]


def test_a_column_of_a_table_above_the_number_of_the_page_is_no_margin():
    rows = "\n".join(
        f"{one:<45}{two:<35}{three}"
        for one, two, three in (("Boom", "Jaar", "Peren"), ("Een", "2016", "tien"), ("Twee", "2017", "elf"))
    )
    draft = drafted(f"{OPENED}{_LONG}\n\n{rows}\n\n{_LONG}\n\n{'':<80}Pagina 1 van 1\n".encode())
    assert [[cell.text for cell in row.cells] for block in draft.blocks for row in block.rows] == [
        ["Boom", "Jaar", "Peren"], ["Een", "2016", "tien"], ["Twee", "2017", "elf"],
    ]  # fmt: skip
    assert [(left.words, left.reason) for left in draft.left_out] == [("Pagina 1 van 1", "page-number")]


def test_a_name_above_its_office_is_no_more_of_the_text():
    draft = drafted(
        f"{OPENED}De uitkomsten daarvan zijn in alle gewesten van het land in het afgelopen jaar besproken.\nPiet Eer\n"
        "Minister van Fruit\n".encode()
    )
    assert shown(draft)[-2:] == ["closing Piet Eer", "closing Minister van Fruit"]
    assert [seen.value for seen in draft.facts["sender"]] == ["Piet Eer | Minister van Fruit"]


def test_a_question_with_its_number_before_it_begins_a_paragraph():
    draft = drafted(
        f"{OPENED}De uitkomsten daarvan zijn in alle gewesten van het land in het afgelopen jaar besproken.\n"
        "Vraag 3 Wanneer komen er peren, en waarom niet eerder, zoals in alle andere gewesten van het land?\n".encode()
    )
    assert shown(draft)[-1].startswith("paragraph Vraag 3 Wanneer")


def test_a_head_with_two_dossiers_gives_each_its_title():
    draft = drafted(
        b"Tweede Kamer der Staten-Generaal 2\nVergaderjaar 2016-2017\n90 123 Peren, appels en\nnoten\n90 456 Bloemen\n"
        b"Nr. 7 BRIEF VAN DE MINISTER VAN FRUIT\nAan de Voorzitter van de Tweede Kamer der Staten-Generaal\n"
        b"Den Haag, 3 mei 2017\nHierbij zend ik u een overzicht van de peren die in alle gewesten van het land zijn geteld.\n"
    )
    values = {key: [seen.value for seen in draft.facts[key]] for key in ("dossier", "dossier_title")}
    assert values == {"dossier": ["90123", "90456"], "dossier_title": ["Peren, appels en noten", "Bloemen"]}


_OF_PEARS = "De peren van dit jaar zijn geteld in alle gewesten van het land, ook in die van het zuiden."


def test_numbered_headings_are_deeper_than_a_title_on_top_and_letters_may_number_them_too():
    heads = ["Het perenbeleid van het kabinet", "1. De oogst", "a) Peren", "b) Appels", "2. Het vervolg"]
    text = "\n\n".join(part for head in heads for part in (head, _OF_PEARS))
    found = [(block.level, block.label) for block in read(f"{text}\n").blocks if block.kind == "heading"]
    assert found == [(1, ""), (2, "1."), (3, "a)"), (3, "b)"), (2, "2.")]


def test_items_stand_as_deep_as_a_text_that_keeps_places_has_them():
    listed = "-    De peren\n     -   rijp\n     -   rot\n-    De appels"
    found = read(f"{OPENED}{_OF_PEARS}\n\n{listed}\n\n{_OF_PEARS}\n").blocks
    assert [(block.level, block.text) for block in found if block.kind == "item"] == [
        (1, "De peren"), (2, "rijp"), (2, "rot"), (1, "De appels"),
    ]  # fmt: skip


_WHOLE = (
    "In alle gewesten van het land zijn de peren van dit jaar geteld, ook in die van het zuiden, en de uitkomsten van die "
    "telling staan in een verslag dat met deze brief wordt gezonden. De appels volgen later.1"
)
_COPIED = "\n\n".join((
    "90 123\nPerenbeleid", "90 456\nBloemen", "nr. 7\nBRIEF VAN DE MINISTER VAN FRUIT EN GROENTE",
    "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal", "Den Haag, 3 mei 2031", _WHOLE, "De oogst",
    _WHOLE.replace("1", ""), "De Minister van Fruit en Groente,\nP. Eer", "De Minister van Noten, A. van der Pit",
    "Naar boven", "1 Kamerstuk 90 123, nr. 6.",
))  # fmt: skip


def test_a_text_that_was_copied_from_a_page_has_a_paragraph_on_each_line():
    draft = read(_COPIED)
    assert shown(draft) == [
        "opening Aan de Voorzitter van de Tweede Kamer der Staten-Generaal", "opening Den Haag, 3 mei 2031",
        f"paragraph {_WHOLE[:-1]}⟦1⟧", "heading 1 De oogst", f"paragraph {_WHOLE[:-1]}",
        f"closing De Minister van Fruit en Groente,{BREAK}P. Eer", "closing De Minister van Noten, A. van der Pit",
    ]  # fmt: skip
    values = {
        key: [seen.value for seen in draft.facts[key]] for key in ("dossier", "dossier_title", "ondernummer", "heading")
    }
    assert values == {
        "dossier": ["90 123", "90 456"], "dossier_title": ["Perenbeleid", "Bloemen"], "ondernummer": ["7"],
        "heading": ["BRIEF VAN DE MINISTER VAN FRUIT EN GROENTE"],
    }  # fmt: skip
    assert [note.text for note in draft.notes] == ["Kamerstuk 90 123, nr. 6."]
    left = [one.words for one in draft.left_out]
    assert not any(doubt.words in words for doubt in draft.doubts for words in left)


def test_lines_of_the_site_above_a_paper_that_was_copied_are_no_text_and_hide_no_number():
    above = (
        "Kamerstuk\n\nDatum publicatieOrganisatieVergaderjaar\nTweede Kamer der Staten-Generaal2030-203190123 nr. 7\n\n"
    )
    draft = read(above + _COPIED.replace("90 456\nBloemen\n\n", ""))
    assert shown(draft)[0].startswith("opening Aan de Voorzitter")
    assert draft.facts["ondernummer"][0].value == "7"


@pytest.mark.parametrize(
    "head",
    [
        "90 123 Perenbeleid\n\nNr. 4 NOTA NAAR AANLEIDING VAN HET VERSLAG\n\nInhoudsopgave\n\n",
        "90 123 Perenbeleid\n\nB VOORLOPIG VERSLAG\n\nDe leden van de PERENPLUK-fractie danken voor de stukken.\n\n",
    ],
)
def test_a_paper_with_contents_or_of_members_is_one(head):
    assert read(head + _WHOLE).facts["dossier"][0].value == "90 123"


def test_the_title_that_the_chamber_puts_above_a_paper_is_its_title():
    draft = drafted(
        b"Brief regering : Stand van de perenteelt\n90 123 Perenbeleid\nNr. 7 BRIEF VAN DE MINISTER VAN FRUIT\n"
        b"Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\nDen Haag, 3 mei 2017\n"
        b"In deze brief informeer ik u over een aantal zaken van de perenteelt. De meeste daarvan\n"
        b"hebben betrekking op de oogst van het najaar.\nDe Minister van Fruit,\nP. Eer\n"
    )
    facts = {key: [seen.value for seen in seens] for key, seens in draft.facts.items()}
    assert (facts["title"], facts["ondernummer"], facts["date"]) == (["Stand van de perenteelt"], ["7"], ["2017-05-03"])
    assert facts["sender"] == ["P. Eer | Minister van Fruit"]


def test_who_answered_questions_is_read_where_a_site_breaks_the_line():
    draft = drafted(
        b"Antwoord schriftelijke vragen : Antwoord op vragen van het lid Pit over rotte peren\n"
        b"Vragen van het lid Pit (FRUIT) aan de Minister van Fruit over rotte peren (ingezonden 20 april 2017).\n"
        b"Antwoord van Minister Eer (Fruit) (ontvangen\n4 mei 2017).\nVraag 1\nKent u peren?\nAntwoord 1\nJa.\n"
    )
    assert shown(draft)[:2] == [
        "opening Vragen van het lid Pit (FRUIT) aan de Minister van Fruit over rotte peren (ingezonden 20 april 2017).",
        "opening Antwoord van Minister Eer (Fruit) (ontvangen 4 mei 2017).",
    ]
    assert [seen.value for seen in draft.facts["sender"]] == ["Eer | Minister van Fruit"]
    assert [seen.value for seen in draft.facts["date"]] == ["2017-05-04"]
    assert not draft.doubts


@pytest.mark.parametrize("spaced", [1, 2], ids=["single", "double"])
def test_short_paragraphs_with_blank_lines_between_stay_apart(spaced):
    paragraphs = [
        *("Geachte voorzitter,", "Er zijn minder peren.", "Er zijn meer appels.", "De telers werken aan een plan,"),
        *("Dat plan komt.", "Ik stuur het u.", "Het staat ook op de site.", "De Minister van Fruit,"),
    ]
    within, between = "\n" * spaced, "\n" * (spaced + 1)
    text = between.join(paragraphs).replace("een plan,", f"een plan,{within}en zij vragen{within}om meer tijd.")
    draft = drafted(f"{text}{within}P. Eer\n".encode())
    assert [block.text for block in draft.blocks if block.kind == "paragraph"] == [
        *paragraphs[1:3],
        "De telers werken aan een plan, en zij vragen om meer tijd.",
        *paragraphs[4:-1],
    ]


def test_a_text_that_is_nothing_but_the_begin_of_a_letter_is_read():
    draft = drafted(b"Aan de Voorzitter van de Tweede Kamer\nDatum 7 juli 2021\nGeachte voorzitter,\n")
    assert [block.kind for block in draft.blocks] == ["opening"] * 3


def test_the_lines_of_a_motion_with_blank_lines_between_them_stay_apart():
    lines = [
        "90 123 Peren", "Nr. 7 GEWIJZIGDE MOTIE VAN DE LEDEN EER EN PEL", "Voorgesteld 7 juli 2021", "De Kamer,",
        "gehoord de beraadslaging,", "constaterende dat er peren zijn;", "verzoekt de regering ze te tellen,",
        "en gaat over tot de orde van de dag.", "Eer", "Pel",
    ]  # fmt: skip
    draft = drafted("\n\n".join(lines).encode())
    assert [block.text for block in draft.blocks] == lines[3:]
    assert [seen.value for seen in draft.facts["sender"]] == ["Eer", "Pel"]
