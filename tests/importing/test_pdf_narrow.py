"""Words that end lines: broken by a narrow cell without a hyphen, or with one that a browser prints."""

from __future__ import annotations

import pytest

from briefwijzer.importing.paged.doubts import of_other_kind
from briefwijzer.importing.paged.joining import Hyphens, joined
from briefwijzer.importing.paged.lines import Line, Piece
from briefwijzer.importing.paged.narrow import Narrow, decided, narrow_columns, reading

WIDE = 6.0  # points that every letter has here


def line(words: str, number: int = 1, x0: float = 80.0) -> Line:
    right = x0 + WIDE * len(words)
    piece = Piece(words, x0, right, 10)
    return Line(1, number, x0, right, 700 - 12 * number, 10, [piece], first=x0 + WIDE * len(words.split()[0]))


@pytest.mark.parametrize(
    ("above", "below", "room", "found"),
    [
        ("perente", "elt", 7, "perhaps one"),
        ("perente", "elt", 12, "two"),  # the next letter had room
        ("perentee", "lt en meer", 8, "one"),  # no word is without a vowel
        ("Kwaliteitseis", "en", 13, "one"),  # no cell ends with a small word
        ("Kwaliteitseis", "en toezicht", 13, "perhaps two"),
        ("perenbedrijv", "en toezicht", 12, "one"),  # no word ends so
        ("perenteelt", ", appels", 10, "one"),  # no line begins so
        ("appelfonds", "per gewest", 10, "two"),
        ("Kwaliteitseis", "van peren", 13, "two"),
        ("boomgaa", "rdenteelt", 7, "one"),  # no word begins so
        ("oogstv", "elden", 6, "one"),  # none ends so
        ("Nauwkeurig", "heid", 10, "one"),
        ("verantwoordel", "ijkheid", 13, "one"),
        ("gewest", "eilanden", 6, "two"),  # a word of the document
        ("gewes", "ten", 5, "one"),  # both together are one
        ("perengewas", "onderverdeling", 10, "perhaps two"),
        ("perenboomgewas", "onderverdeling", 14, "open"),  # so long a word seldom fills a cell
        ("verdergaande", "onderverdeling", 12, "two"),  # a whole word ends so
        ("ondersteuningsmaatre", "gelen", 20, "likely one"),
        ("Perenregio's", "en toezicht", 12, "two"),
        ("Perenregio", "'s en toezicht", 10, "one"),
        ("Perenregio'", "s en toezicht", 11, "one"),
        ("appeloogst", "'s avonds", 10, "two"),  # it is written to a vowel
        ("perenelijkh", "gewest", 11, "one"),  # no word ends so
        ("20", "26", 2, "one"),
        ("20", "peren", 2, "two"),
        ("twee woorden", "elt", 12, "two"),  # it began on a line of its own
    ],
)
def test_two_lines_of_a_cell_hold_one_word_or_two(above, below, room, found):
    known = {"gewest": 2, "gewesten": 1}
    one, other = line(above), line(below, 2)
    assert reading(one, other, above.split()[-1], WIDE * room, known, ends=True) == found


def test_a_blank_behind_a_line_ends_its_word():
    one, other = line("perentee"), line("lt en meer", 2)
    assert reading(one, other, "perentee", WIDE * 8, {}, ends=True) == "one"
    one.pieces[0].spaced = True
    assert reading(one, other, "perentee", WIDE * 8, {}, ends=True) == "two"


@pytest.mark.parametrize(
    ("above", "found"), [("dienstbaarheid", "two"), ("kwaliteitseisen", "two"), ("boomgaards", "one")]
)
def test_a_part_that_goes_on_below_belongs_to_the_one_above_unless_that_is_a_whole_word(above, found):
    one, other = line(above), line("onderverdelingskh", 2)
    assert reading(one, other, above, WIDE * len(above), {"kwaliteitseisen": 1}, ends=False) == found


def test_where_a_word_of_the_column_is_surely_broken_others_are_too():
    sure, perhaps = [line("boomgaa"), line("rdentee", 2)], [line("perente", 3), line("elt", 4)]
    column, other = narrow_columns([[sure, perhaps], [[line("Noord", 1, 300)]]], {})
    assert (column.broken, other.broken) == ("here", "beside")
    (alone,) = narrow_columns([[perhaps]], {})
    assert alone.broken == "none"
    assert decided("perhaps one", "here") == (True, True)
    assert decided("perhaps one", "none") == (False, True)
    assert decided("perhaps two", "here") == (False, False)
    assert decided("open", "none") == (False, False)
    assert [decided("likely one", broken) for broken in ("here", "none")] == [(True, True), (True, False)]
    assert decided("perhaps two", "beside") == (False, True)


def test_what_may_be_one_word_is_told():
    hyphens = Hyphens()
    cell = [line("perente"), line("elt", 2)]
    assert joined(cell, hyphens, cell=Narrow(7 * WIDE, "beside")).text() == "perenteelt"
    assert [(doubt.words, doubt.reason) for doubt in hyphens.doubts] == [("perente elt", "word")]
    two = [line("perengewas"), line("onderverdeling", 2)]
    assert joined(two, hyphens, cell=Narrow(10 * WIDE, "here")).text() == "perengewas onderverdeling"
    assert hyphens.doubts[-1].choice == "taken as two words, though its cell is narrow"


def test_the_hyphen_of_a_browser_falls_away_where_others_are_typed():
    lines = [line("De non-actieve boom\u2010"), line("gaarden zijn geteld in", 2), line("alle landen.", 3)]
    hyphens = Hyphens.of(lines)
    assert joined(lines, hyphens).text() == "De non-actieve boomgaarden zijn geteld in alle landen."
    assert (hyphens.dropped, hyphens.doubts) == (["\u2010"], [])
    typed = [*lines, line("De niet\u2010getelde bomen.", 4)]
    hyphens = Hyphens.of(typed)
    assert joined(typed, hyphens).text().startswith("De non-actieve boom\u2010gaarden")


def test_a_hyphen_is_typed_where_hardly_a_line_of_many_ends_with_one():
    for count, told in ((40, 1), (160, 0)):
        others = [line("De peren zijn geteld", number) for number in range(count)]
        end, begin = line("de sociaal-", 900), line("economische raad", 901)
        hyphens = Hyphens.of([*others, end, begin])
        assert hyphens.between(end, begin) == "nothing"
        assert len(hyphens.doubts) == told


def test_where_a_hyphen_stands_behind_a_part_anyhow_it_tells_nothing_of_other_line_ends():
    """Neither is the hyphen of "tv-", which has no vowel, a doubt, nor does a document with such ones break words."""
    lines = [line("de peren op tv-"), line("reclame, de EU-", 2), line("regels, de non-", 3), line("actieve bomen", 4)]
    hyphens = Hyphens.of([*lines, *(line("De peren zijn geteld", number) for number in range(5, 45))])
    assert joined(lines, hyphens).text() == "de peren op tv-reclame, de EU-regels, de non-actieve bomen"
    assert not hyphens.doubts
    assert not hyphens.breaks


def test_a_dash_at_a_line_end_has_a_blank_on_the_side_where_others_have_it():
    lines = [line("De peren —die rijp"), line("— en de appels —", 2), line("die niet— worden geplukt.", 3)]
    assert joined(lines, Hyphens.of(lines)).text() == "De peren —die rijp— en de appels —die niet— worden geplukt."
    lines = [line("De peren — en de noten"), line("— en de appels —", 2), line("worden geplukt.", 3)]
    assert joined(lines, Hyphens.of(lines)).text() == "De peren — en de noten — en de appels — worden geplukt."


def test_a_compound_with_a_hyphen_is_broken_at_another_place():
    lines = [line("Het niet-getel-"), line("de aantal, en", 2), line("het bestuur", 3)]
    hyphens = Hyphens.of(lines)
    hyphens.breaks = True
    assert joined(lines, hyphens).text() == "Het niet-getelde aantal, en het bestuur"


def test_a_line_within_a_paragraph_is_no_title_of_a_document():
    sentence = line("Het kabinet heeft dat in juni toegezegd, en wel in de eigen")
    assert not of_other_kind([sentence, line("Agenda voor de perenteelt.", 2)], [])
    assert "calls itself" in of_other_kind([line("Agenda voor de perenteelt.", 2), sentence], [])
