"""The agreement of the two readings for themes is what the library says, and the themes are what was decided."""

import krippendorff
import pytest

from briefwijzer.data.layers.themes import READINGS


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
