"""The measures of an import tell a block that was joined or parted, and whether a doubt stands there."""

import sys

import pytest

from briefwijzer.importing.drafts.draft import Draft, DraftBlock, DraftDoubt, Segment
from briefwijzer.importing.paged.doubts import MAY_END
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

from import_measures import Counts, Truth, measure

# Long enough that a doubt at the other one is not near.
FIRST = "De peren in de boomgaard zijn in het afgelopen jaar alle geteld en gewogen, en dat was veel werk."
SECOND = "De appels volgen in het voorjaar, als de tellers weer ladders hebben en het gras is gemaaid."
LAST = "Over de noten is nog niets bekend, want die vallen buiten de telling van het instituut voor fruit."


def counted(blocks: list[str], doubts: list[DraftDoubt]) -> tuple[list[str], dict[str, tuple[int, int]]]:
    truth = Truth(" ".join((FIRST, SECOND, LAST)).split(), marked=[FIRST, SECOND, LAST])
    places = ("page 1, line 1", "page 2, line 1", "page 2, line 2")
    segments = [Segment(text, place) for text, place in zip((FIRST, SECOND, LAST), places, strict=True)]
    total = Counts()
    draft = Draft("pdf", [DraftBlock("paragraph", text) for text in blocks], doubts=doubts, segments=segments)
    return measure(draft, truth, total), {what: (count["good"], count["all"]) for what, count in total.counts.items()}


@pytest.mark.parametrize(
    ("place", "words", "flagged"),
    [("page 2, line 1", "De appels volgen", True), ("page 2, line 2", "van het instituut voor fruit.", False)],
)
def test_a_block_that_was_joined_is_wrong_and_a_doubt_flags_it_where_it_is(place, words, flagged):
    doubt = DraftDoubt(place, words, "structure", MAY_END)
    wrong, counts = counted([f"{FIRST} {SECOND}", LAST], [doubt])
    assert wrong == [f"{'' if flagged else 'not flagged: '}joined: en dat was veel werk. | De appels volgen in het"]
    assert counts["blocks that end where they should"] == (1, 2)
    assert counts["blocks that end where none does"] == (0, 1)
    assert counts["wrong places that were flagged"] == (flagged, 1)
    assert counts["places that were right to ask about"] == (flagged, 1)


def test_places_with_one_reason_and_choice_are_one_doubt_that_was_right_where_one_of_them_is():
    at = (("page 2, line 1", "De appels volgen"), ("page 2, line 2", "van het instituut voor fruit."))
    _, counts = counted([f"{FIRST} {SECOND}", LAST], [DraftDoubt(*one, "structure", MAY_END) for one in at])
    assert counts["places that were right to ask about"] == (1, 2)
    assert counts["doubts that were right to ask"] == (1, 1)


def test_a_block_that_was_parted_is_wrong():
    head, tail = FIRST[:46], FIRST[47:]
    wrong, counts = counted([head, tail, SECOND, LAST], [])
    assert wrong == ["not flagged: parted: boomgaard zijn in het afgelopen | jaar alle geteld en gewogen,"]
    assert counts["blocks that end where none does"] == (1, 3)
