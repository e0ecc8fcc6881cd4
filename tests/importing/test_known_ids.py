"""A paragraph keeps its id when a newer file has others before it."""

from briefwijzer.importing.known_ids import with_known_ids
from briefwijzer.importing.merging import differences, merged


def section(*paragraphs):
    return {"sections": [{"id": "s1", "paragraphs": [{"id": name, "text": text} for name, text in paragraphs]}]}


def ids(tree):
    return [(one["id"], one["text"]) for one in tree["sections"][0]["paragraphs"]]


BEFORE = section(("s1-p1", "Er zijn peren."), ("s1-p2", "De peren zijn rijp dit jaar."), ("s1-p3", "Dat is alles."))


def test_a_paragraph_with_the_same_words_or_most_of_them_keeps_its_id():
    newer = section(
        ("s1-p1", "Er zijn peren."), ("s1-p2", "Appels zijn er ook."), ("s1-p3", "De peren zijn rijp dit seizoen."),
        ("s1-p4", "Dat is alles."),
    )  # fmt: skip
    assert [name for name, _ in ids(with_known_ids(newer, BEFORE, ()))] == ["s1-p1", "s1-p5", "s1-p2", "s1-p3"]


def test_an_id_that_was_ever_published_is_not_given_to_other_words():
    newer = section(("s1-p1", "Dat is alles."), ("s1-p2", "Appels zijn er ook."), ("s1-p3", "Noten blijven uit."))
    named = with_known_ids(newer, BEFORE, {"s1-p4", "s1-p9"})
    assert [name for name, _ in ids(named)] == ["s1-p3", "s1-p5", "s1-p6"]


def test_what_a_person_parted_stays_parted_below_a_new_paragraph():
    ours = section(
        ("s1-p1", "Er zijn peren."), ("s1-p2", "De peren zijn"), ("s1-p4", "rijp dit jaar."), ("s1-p3", "Dat is alles.")
    )
    newer = section(
        ("s1-p1", "Appels zijn er ook."), ("s1-p2", "Er zijn peren."), ("s1-p3", "De peren zijn rijp dit jaar."),
        ("s1-p4", "Dat is alles."),
    )  # fmt: skip
    base = with_known_ids(BEFORE, ours, ())
    both = merged(base, ours, with_known_ids(newer, base, ()))
    assert [text for _, text in ids(both)] == [
        "Appels zijn er ook.", "Er zijn peren.", "De peren zijn", "rijp dit jaar.", "Dat is alles.",
    ]  # fmt: skip
    assert [name for name, _ in ids(both)][1:] == ["s1-p1", "s1-p2", "s1-p4", "s1-p3"]


def test_lists_without_ids_and_other_shapes_come_back_as_they_are():
    tree = {"sections": [], "words": ["id", "s1-p1"], "other": "id"}
    assert with_known_ids(tree, {"sections": None, "words": ["id"], "other": []}, ()) == tree


def test_what_differs_far_on_in_a_long_text_is_shown():
    long = "De peren zijn rijp. " * 20
    told = [*differences(section(("s1-p1", f"{long}Einde.")), section(("s1-p1", f"{long}Einde. Slot.")))]
    assert told == ["s1-p1: '…rijp. Einde.' becomes '…rijp. Einde. Slot.'"]
    assert [*differences({"left_out": ["a", "b"]}, {"left_out": ["a", "c"]})] == ["left_out: 'b' becomes 'c'"]
