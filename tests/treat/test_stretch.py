"""Longer and shorter, with the same pitch, and everything at its time."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listen.material import heard_from

from musiclab.listen.onsets import onsets
from musiclab.listen.pitch import pitch_curve
from musiclab.treat.treatment import Treatment, treated

RATE = 44_100
RATIOS = [0.5, 0.8, 0.95, 1.1, 1.25, 1.5, 2.0]


def tone(hertz, seconds=1.5, level=0.3):
    t = np.arange(round(seconds * RATE)) / RATE
    return (level * (np.sin(2 * np.pi * hertz * t) + 0.4 * np.sin(4 * np.pi * hertz * t + 1))).astype(np.float32)


def strokes(times, seconds):
    rng, out = np.random.default_rng(5), np.zeros(round(seconds * RATE), np.float32)
    for at in times:
        first = round(at * RATE)
        out[first : first + 3000] += rng.normal(0, 0.3, 3000) * np.exp(-np.arange(3000) / 300)
    return out


def decibels(wave):
    return 10 * np.log10(np.mean(np.square(wave, dtype=float)))


@settings(max_examples=20, deadline=None)
@given(st.floats(60, 1400), st.sampled_from([0.25, *RATIOS, 3.0, 4.0]))
def test_a_tone_keeps_its_pitch_and_its_loudness(hertz, ratio):
    before = tone(hertz)
    after = treated(before, RATE, Treatment(stretch=ratio))
    assert len(after) == round(len(before) * ratio)
    assert abs(np.nanmedian(pitch_curve(after, RATE).hertz) / hertz - 1) < 0.002
    inner = slice(round(0.2 * ratio * RATE), round(1.3 * ratio * RATE))
    assert abs(decibels(after[inner]) - decibels(before[8820:57330])) < 1


@pytest.mark.parametrize("ratio", [*RATIOS, 3.0])
def test_strokes_come_when_they_should_to_5_ms_and_stay_sharp(ratio):
    times = np.array([0.3, 0.55, 0.8, 1.3, 1.42, 2.0])
    after = treated(strokes(times, 2.5), RATE, Treatment(stretch=ratio))
    found = onsets(after, RATE).times
    for at in times * ratio:
        assert np.abs(found - at).min() < 0.005
        around = np.square(after[round((at - 0.03) * RATE) : round((at + 0.02) * RATE)], dtype=float)
        assert around[: round(0.026 * RATE)].sum() < 0.02 * around.sum()


@pytest.mark.parametrize("ratio", RATIOS)
def test_strokes_over_a_chord_stay_sharp_and_the_chord_stays_even(ratio):
    chord = sum(tone(hertz, 2.5, 0.06) for hertz in (110, 220, 277.2, 329.6))
    times = np.array([0.5, 1.0, 1.5, 2.0])
    after = treated(chord + strokes(times, 2.5), RATE, Treatment(stretch=ratio))
    assert all(np.abs(onsets(after, RATE).times - at).min() < 0.006 for at in times * ratio)
    quiet = [decibels(after[round((at - 0.1 * ratio - 0.06) * RATE) : round((at - 0.06) * RATE)]) for at in times * ratio]
    assert np.ptp([*quiet, decibels(chord[8820:17640])]) < 2.5


@pytest.mark.parametrize("ratio", [0.8, 1.25, 2.0])
def test_a_song_keeps_its_melody(ratio):
    truth = heard_from("a woman", 40)
    curve = pitch_curve(treated(truth.samples, RATE, Treatment(stretch=ratio)), RATE)
    true = truth.midi_at(curve.times / ratio)
    sung = np.isfinite(true)
    assert (np.abs(curve.midi - true)[sung] < 0.5).mean() > 0.96


@pytest.mark.parametrize("ratio", [0.5, 0.8, 1.25, 2.0])
def test_hiss_keeps_its_loudness(ratio):
    hiss = np.random.default_rng(1).normal(0, 0.1, 2 * RATE).astype(np.float32)
    after = treated(hiss, RATE, Treatment(stretch=ratio))
    assert abs(decibels(after) - decibels(hiss)) < 1


def test_there_and_back_is_nearly_the_recording():
    truth = heard_from("a guitar", 40)
    there = treated(truth.samples, RATE, Treatment(stretch=1.25))
    back = treated(there, RATE, Treatment(stretch=0.8))
    assert abs(len(back) - len(truth.samples)) <= 1
    before, after = (onsets(wave, RATE).times for wave in (truth.samples, back))
    assert len(before) == len(after)
    assert np.abs(before - after).max() < 0.01


def test_the_sides_of_a_stereo_recording_stay_together():
    left = tone(220)
    after = treated(np.stack([left, -0.5 * left]), RATE, Treatment(stretch=1.3))
    assert np.allclose(after[1], -0.5 * after[0], atol=1e-4)


def test_silence_stays_silent():
    assert np.abs(treated(np.zeros(RATE, np.float32), RATE, Treatment(stretch=1.7))).max() == 0
