"""The tuner shows the note, and how far off it is."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from listen.test_pitch import tone

from musiclab.listen.tuner import tuner
from musiclab.song.pitch import hertz


@settings(max_examples=25, deadline=None)
@given(st.integers(34, 86), st.floats(-45, 45))
def test_a_tone_is_shown_with_its_cents(pitch, cents):
    shown = tuner(tone(hertz(pitch + cents / 100), 0.2), 44_100)
    assert shown.pitch == pitch
    assert abs(shown.cents - cents) < 5


def test_another_concert_pitch_moves_the_cents():
    assert abs(tuner(tone(442, 0.2), 44_100, a4=442).cents) < 1
    assert str(tuner(tone(436, 0.2), 44_100)) == "A4, 16 cents flat: tune up"


def test_the_tuner_shows_nothing_for_noise():
    assert tuner(np.random.default_rng(0).normal(0, 0.1, 8820).astype(np.float32), 44_100) is None
