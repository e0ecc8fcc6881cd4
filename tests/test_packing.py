"""Of many letters the last are open and the others packed; what is asked of them is the same, and done once."""

import pickle
from collections import deque
from dataclasses import dataclass
from functools import cached_property

import pytest

from briefwijzer.data import packing
from briefwijzer.data.packing import Packed, lasting, once_and_lasting, once_per_letter
from briefwijzer.data.spool import SMALL, Filed


@dataclass(frozen=True, eq=False)
class Letter(Packed):
    """A letter as small as one can be."""

    name: str
    text: list[str]
    _kept = "name"
    _content = ("text",)

    @lasting
    def count(self):
        return len(self.text)

    @cached_property
    def words(self):
        return " ".join(self.text)


@pytest.fixture(autouse=True)
def two_open(monkeypatch):
    """Two letters are open at a time, and none is open yet."""
    monkeypatch.setattr(packing, "MOST_OPEN", 2)
    monkeypatch.setattr(packing, "_open", deque())


def are_open(letters):
    return [letter.name for letter in letters if "text" in vars(letter)]


def four():
    return [Letter(name, [name, "en meer"]) for name in "abcd"]


def test_those_are_open_that_were_opened_last():
    letters = four()
    assert are_open(letters) == ["c", "d"]
    assert letters[0].text == ["a", "en meer"]
    assert are_open(letters) == ["a", "d"]
    assert letters[1].words == "b en meer"
    assert are_open(letters) == ["a", "b"]


def test_what_is_packed_holds_its_name_and_what_lasts():
    letter = Letter("a", ["een", "twee"])
    assert letter.words == "een twee"
    letter.pack()
    assert vars(letter).keys() == {"name", "_filed", "_lasting", "count"}
    assert (letter.name, letter.count) == ("a", 2)
    assert are_open([letter]) == []
    assert letter.words == "een twee"
    assert are_open([letter]) == ["a"]


def test_it_can_be_packed_again():
    letter = Letter("a", ["een"])
    for _ in range(2):
        letter.pack()
        assert (are_open([letter]), letter.text) == ([], ["een"])


def test_what_is_not_there_is_told():
    letter = Letter("a", ["een"])
    for _ in range(2):
        with pytest.raises(AttributeError, match="nothing"):
            _ = letter.nothing
        letter.pack()


def test_a_letter_afresh_is_the_same_without_what_was_worked_out():
    open_, packed = Letter("a", ["een"]), Letter("b", ["twee"])
    packed.pack()
    for letter in (open_, packed):
        length(letter)
        first(letter)
    packed.pack()
    for letter in (open_, packed):
        new = letter.afresh()
        assert new is not letter
        assert are_open([new]) == are_open([letter])
        assert "words" not in vars(new)
        assert vars(new)["_lasting"] == {}
        assert (new.name, new.text, new.count) == (letter.name, letter.text, letter.count)


def test_a_letter_afresh_is_one_of_those_that_are_open():
    letters = [Letter("a", []), Letter("b", [])]
    letters.append(letters[1].afresh())
    assert are_open(letters) == ["b", "b"]


done = []


@once_per_letter
def first(letter):
    done.append(letter.name)
    return letter.text[0]


@once_and_lasting
def length(letter, more=0):
    done.append(letter.name)
    return len(letter.text) + more


def test_work_is_done_once_as_long_as_a_letter_is_open_or_for_ever():
    one, other = Letter("a", ["een", "twee"]), Letter("b", ["drie"])
    done.clear()
    for _ in range(2):
        assert [(first(letter), length(letter, more=1)) for letter in (one, other)] == [("een", 3), ("drie", 2)]
        assert done == ["a", "a", "b", "b"]
    one.pack()
    assert (length(one), are_open([one])) == (3, [])
    assert first(one) == "een"
    assert done == ["a", "a", "b", "b", "a"]


def test_works_of_one_name_are_several():
    works = [once_and_lasting(lambda letter, found=found: found) for found in ("one", "another")]
    letter = Letter("a", [])
    assert [work(letter) for work in works] == ["one", "another"]


def test_a_letter_out_of_a_pickle_is_packed_and_has_the_same_text():
    letter = Letter("a", ["een", "twee"])
    other = pickle.loads(pickle.dumps(letter))
    assert are_open([letter, other]) == []
    assert (other.name, other.count, other.text) == ("a", 2, ["een", "twee"])


def test_what_is_filed_is_made_anew_each_time_and_comes_out_of_a_pickle():
    values = [["een"], {"twee": 2}, str(list(range(SMALL)))]  # the last one does not fit in memory
    every = [Filed.of(value) for value in values]
    for filed in (*every, *(pickle.loads(pickle.dumps(filed)) for filed in every)):
        assert filed.get() == filed.get()
        assert isinstance(filed.get(), str) or filed.get() is not filed.get()
    assert [filed.get() for filed in every] == values
