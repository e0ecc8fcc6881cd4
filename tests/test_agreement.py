"""The agreement of the two readings for themes is what the library says, and other layers keep what was decided."""

import krippendorff
import pytest

from briefwijzer.data.layers.amounts import AMOUNTS
from briefwijzer.data.layers.announcements import ANNOUNCEMENTS
from briefwijzer.data.layers.themes import READINGS, THEME_USES


def test_alpha_is_what_the_library_computes(corpus):
    for letter in corpus.letters:
        readings = letter.layers[READINGS]
        assert {reading.paragraph for reading in readings} == set(letter.paragraphs)
        rows = [
            [int(theme.id in {choice.theme for choice in given}) for given in side for theme in corpus.themes]
            for side in ([reading.first for reading in readings], [reading.second for reading in readings])
        ]
        alpha = krippendorff.alpha(rows, level_of_measurement="nominal")
        assert float(letter.layers.facts["alpha"]) == pytest.approx(alpha, abs=0.005)
        assert alpha < 1


def of_themes(letter):
    """Announcements and amounts, each with the themes of its paragraph and the words that these rest on."""
    for entry in (*letter.layers[ANNOUNCEMENTS], *letter.layers[AMOUNTS]):
        yield entry, [one for one in letter.layers[THEME_USES] if one.paragraph == entry.paragraph]


def test_what_has_the_words_of_a_theme_has_that_theme(corpus):
    for letter in corpus.letters:
        for entry, themes in of_themes(letter):
            of_its_words = {one.theme for one in themes if one.quote in entry.quote or entry.quote in one.quote}
            assert of_its_words <= set(entry.themes), entry.id


def test_nothing_has_a_theme_that_the_decision_left_out(corpus):
    for letter in corpus.letters:
        readings = {reading.paragraph: reading for reading in letter.layers[READINGS]}
        for entry, themes in of_themes(letter):
            reading = readings[entry.paragraph]
            given = {choice.theme for choice in (*reading.first, *reading.second)}
            left_out = given - {one.theme for one in themes}
            assert not left_out & set(entry.themes), entry.id
