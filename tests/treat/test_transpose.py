"""Higher and lower, at the same length."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listen.material import heard_from
from treat.test_stretch import RATE, decibels, strokes, tone

from musiclab.listen.onsets import onsets
from musiclab.listen.pitch import pitch_curve
from musiclab.treat.treatment import Treatment, treated


@settings(max_examples=20, deadline=None)
@given(st.floats(45, 76), st.floats(-12, 12))
def test_a_tone_moves_by_the_interval_and_keeps_its_loudness(midi, interval):
    before = tone(440 * 2 ** ((midi - 69) / 12))
    after = treated(before, RATE, Treatment(transpose=interval))
    assert len(after) == len(before)
    sounding = min(max(midi + interval, 33.5), 88)
    assert abs(np.nanmedian(pitch_curve(after, RATE).midi) - sounding) < 0.1 or sounding != midi + interval
    assert abs(decibels(after[8820:57330]) - decibels(before[8820:57330])) < 1


@pytest.mark.parametrize("interval", [-12, -5, 3, 7, 12])
@pytest.mark.parametrize("ratio", [0.8, 1.0, 1.5])
def test_strokes_come_when_they_should(interval, ratio):
    times = np.array([0.3, 0.8, 1.3, 2.0])
    found = onsets(treated(strokes(times, 2.5), RATE, Treatment(transpose=interval, stretch=ratio)), RATE).times
    assert all(np.abs(found - at).min() < 0.006 for at in times * ratio)


def test_a_melody_a_fourth_higher_is_the_melody_a_fourth_higher():
    truth = heard_from("a guitar", 40)
    curve = pitch_curve(treated(truth.samples, RATE, Treatment(transpose=5)), RATE)
    true = truth.midi_at(curve.times) + 5
    sung = np.isfinite(true)
    assert (np.abs(curve.midi - true)[sung] < 0.5).mean() > 0.96


def test_up_and_down_again_is_the_same_pitch():
    there = treated(tone(220), RATE, Treatment(transpose=4))
    back = treated(there, RATE, Treatment(transpose=-4))
    assert abs(np.nanmedian(pitch_curve(back, RATE).hertz) - 220) < 0.3
