"""Reading and checking only what has changed: the same corpus and the same problems as reading everything."""

import shutil

import pytest

from briefwijzer.checks.run import OF_ONE_LETTER, check, found_by, good_corpus
from briefwijzer.data.prose import Prose
from briefwijzer.data.reader import load
from briefwijzer.data.records import Record
from briefwijzer.problems import Refused
from briefwijzer.stream import pages
from tests.bare import write_bare
from tests.conftest import ROOT

CASES = sorted(path.name for path in (ROOT / "tests/problems").iterdir() if (path / "data/letters").is_dir())


@pytest.fixture
def data(data):
    """The small corpus with a bare letter more."""
    write_bare(data)
    return data


def told(found):
    return sorted(str(problem) for problem in found)


def problems_of(data, before):
    try:
        return told(check(load(data, before)))
    except Refused as refused:
        return told(refused.problems)


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """The small corpus with a bare letter more, read and checked whole."""
    data = shutil.copytree(ROOT / "tests/corpus", tmp_path_factory.mktemp("before") / "data")
    write_bare(data)
    corpus = load(data)
    assert check(corpus) == []
    return corpus


@pytest.mark.parametrize("case", CASES)
def test_what_is_read_again_has_the_problems_of_what_is_read_anew(case, data, before):
    """A case breaks a file or two of the small corpus, which was read and checked whole."""
    shutil.copytree(ROOT / "tests/problems" / case / "data", data, dirs_exist_ok=True)
    anew = problems_of(data, None)
    assert problems_of(data, before) == anew
    assert problems_of(data, before) == anew  # what was found is kept


def test_a_letter_that_nobody_touched_is_the_same_one(data):
    before = load(data)
    check(before)
    file = data / "letters/kst-90002-5/text.yml"
    file.write_text("# Moved down by a line.\n" + file.read_text("utf-8"), encoding="utf-8")
    after = load(data, before)
    same = [old is new for old, new in zip(before.letters, after.letters, strict=True)]
    assert [letter.id for letter in after.letters] == ["kst-90001-1", "kst-90002-5", "kst-90005-1"]
    assert same == [True, False, True]
    assert after.works[0] is before.works[0]
    place = after.place(after.letters[1].sections[0], "label")
    assert place.line == before.place(before.letters[1].sections[0], "label").line + 1


def test_with_another_shared_file_nothing_worked_out_is_kept(data):
    before = load(data)
    file = data / "terms.yml"
    file.write_text(file.read_text("utf-8") + "# Another end.\n", encoding="utf-8")
    after = load(data, before)
    assert not any(old is new for old, new in zip(before.letters, after.letters, strict=True))
    assert after.letters[0].sections[0] is before.letters[0].sections[0]  # its files were not read again


def test_what_another_shared_file_has_made_wrong_stays_wrong_when_a_letter_is_changed(data):
    before = load(data)
    assert check(before) == []
    file = data / "sources.yml"
    file.write_text(file.read_text("utf-8").replace("strength: official", "strength: weak"), encoding="utf-8")
    between = load(data, before)
    found = told(check(between))
    assert found
    file = data / "letters/kst-90002-5/letter.yml"
    file.write_text(f"{file.read_text('utf-8')}# Another end.\n", encoding="utf-8")
    assert told(check(load(data, between))) == found


def test_a_check_of_one_letter_finds_in_each_what_it_finds_in_all(data):
    shutil.copytree(ROOT / "tests/problems/K306-quotes/data", data, dirs_exist_ok=True)
    corpus = load(data)
    for one in OF_ONE_LETTER:
        every = [problem for letter in corpus.letters for problem in one(corpus, letter)]
        assert told(found_by(one, corpus)) == told(every), one.__name__


def test_a_check_that_was_cut_off_keeps_nothing(data):
    corpus = load(data)
    asked = []

    def one(corpus, letter):
        asked.append(letter.id)
        yield from (f"{letter.id} {number}" for number in range(3))

    assert next(found_by(one, corpus)) == "kst-90001-1 0"
    assert len(list(found_by(one, corpus))) == 9
    assert asked == ["kst-90001-1", *(letter.id for letter in corpus.letters)]
    assert len(list(found_by(one, corpus))) == 9
    assert len(asked) == 4


def test_data_that_was_refused_is_read_again_when_it_is_mended(data):
    good_corpus(data, strict=False)
    file = data / "letters/kst-90002-5/text.yml"
    right = file.read_text("utf-8")
    file.write_text(right.replace("Dat antwoord is: nee.", "Dat antwoord is: ja."), encoding="utf-8")
    with pytest.raises(Refused):
        good_corpus(data, strict=False)
    file.write_text(right, encoding="utf-8")
    assert good_corpus(data, strict=False).letters[1].id == "kst-90002-5"


def test_packed_letters_give_the_same_site(data):
    whole = list(pages(good_corpus(data)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefwijzer.data.packing.MOST_OPEN", 1)
        corpus = load(data)
        assert check(corpus) == check(load(data))
        assert sum("_filed" in vars(letter) for letter in corpus.letters) >= len(corpus.letters) - 1
        assert list(pages(corpus)) == whole


def held(value):
    """A value and everything within it."""
    yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple | set) else ()
    for one in inner:
        yield from held(one)


def test_a_packed_letter_holds_nothing_of_its_text(data):
    corpus = good_corpus(data)
    list(pages(corpus))
    for letter in corpus.letters:
        letter.pack()
        there = {type(one) for name, value in vars(letter).items() if name != "record" for one in held(value)}
        assert there
        assert not [kind for kind in there if issubclass(kind, Record | Prose)]
