"""A recording made different, and never changed itself."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musiclab.errors import MusicLabError
from musiclab.song.key import Key
from musiclab.treat.treatment import Treatment, treated

RATE = 22_050
RNG = np.random.default_rng(0)
PIECE = (np.sin(2 * np.pi * 220 * np.arange(11_025) / RATE) * np.linspace(0.1, 0.5, 11_025) + RNG.normal(0, 0.01, 11_025)).astype(np.float32)
STEREO = np.stack([PIECE, PIECE[::-1]])

treatments = st.builds(
    Treatment,
    reverse=st.booleans(),
    stretch=st.sampled_from([0.25, 0.5, 0.77, 1.0, 1.25, 1.5, 2.0, 4.0]),
    transpose=st.sampled_from([-24.0, -5.0, -0.5, 0.0, 0.3, 1.0, 7.0, 12.0, 24.0]),
    tune=st.sampled_from([0.0, 0.5, 1.0]),
    key=st.sampled_from([None, Key("D", "minor")]),
)


@settings(max_examples=40, deadline=None)
@given(treatments, st.sampled_from(["mono", "one row", "stereo"]))
def test_what_comes_out_has_the_shape_of_what_went_in_and_is_as_long_as_was_asked(treatment, kind):
    samples = {"mono": PIECE, "one row": PIECE[np.newaxis], "stereo": STEREO}[kind]
    before = samples.copy()
    out = treated(samples, RATE, treatment)
    assert out.shape == (*samples.shape[:-1], round(samples.shape[-1] * treatment.stretch))
    assert out.dtype == np.float32
    assert np.isfinite(out).all()
    assert np.abs(out).max() < 4
    assert np.array_equal(samples, before)


@settings(max_examples=10, deadline=None)
@given(treatments)
def test_the_same_treatment_gives_the_same_sound(treatment):
    assert np.array_equal(treated(STEREO, RATE, treatment), treated(STEREO, RATE, treatment))


def test_no_treatment_changes_nothing():
    assert treated(PIECE, RATE, Treatment()) is PIECE
    assert treated(PIECE, RATE, Treatment(key=Key("G", "major"))) is PIECE


def test_turning_round_twice_is_the_recording():
    once = treated(STEREO, RATE, Treatment(reverse=True))
    assert np.array_equal(once[:, 0], STEREO[:, -1])
    assert np.array_equal(treated(once, RATE, Treatment(reverse=True)), STEREO)


@settings(max_examples=8, deadline=None)
@given(treatments)
def test_turning_round_comes_last(treatment):
    there = treated(STEREO, RATE, Treatment(False, treatment.stretch, treatment.transpose, treatment.tune, treatment.key))
    back = treated(STEREO, RATE, Treatment(True, treatment.stretch, treatment.transpose, treatment.tune, treatment.key))
    assert np.array_equal(there[:, ::-1], back)


@pytest.mark.parametrize(
    "wrong",
    [{"stretch": 5}, {"stretch": 0}, {"transpose": 25}, {"tune": 1.5}, {"tune": float("nan")}, {"reverse": 1}, {"key": "A minor"}, {"stretch": "2"}],
)
def test_what_cannot_be_done_is_said_in_a_sentence(wrong):
    with pytest.raises(MusicLabError, match="came as"):
        Treatment(**wrong)


def test_broken_samples_are_refused():
    broken = PIECE.copy()
    broken[7] = np.inf
    with pytest.raises(MusicLabError, match="Sample 7"):
        treated(broken, RATE, Treatment(stretch=2))
    with pytest.raises(MusicLabError, match="8 channels"):
        treated(np.zeros((8, RATE), np.float32), RATE, Treatment(reverse=True))


@pytest.mark.parametrize("frames", [0, 1, 2, 50, 1102, 1500, 4000])
def test_the_shortest_recordings_can_be_treated(frames):
    for treatment in (Treatment(stretch=0.25), Treatment(stretch=4), Treatment(transpose=-24), Treatment(tune=1)):
        assert np.isfinite(treated(PIECE[:frames], RATE, treatment)).all()
