"""How loud a take is."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from musiclab.listen.level import level


def sine(peak=0.5, seconds=1.0, rate=44_100):
    return (peak * np.sin(2 * np.pi * 441 * np.arange(round(seconds * rate)) / rate)).astype(np.float32)


@settings(max_examples=20, deadline=None)
@given(st.floats(-60, -0.1))
def test_a_sine_has_its_peak_and_three_decibels_less_on_average(db):
    found = level(sine(10 ** (db / 20)), 44_100)
    assert abs(found.peak_db - db) < 0.11
    assert abs(found.rms_db - db + 3.01) < 0.15


def test_the_noise_is_that_of_the_pauses():
    hiss = np.random.default_rng(0).normal(0, 0.001, 88_200)
    found = level((np.concatenate([sine(), np.zeros(44_100)]) + hiss).astype(np.float32), 44_100)
    assert -62 < found.noise_db < -59


def test_clipping_is_found_where_it_is():
    wave = sine(0.5, 3)
    wave[66_150:66_200] = 1.0
    found = level(wave, 44_100)
    assert len(found.clipped) == 1
    assert abs(found.clipped[0][0] - 1.5) < 0.001
    assert "too loud in 1 places, first at 1.5 s" in str(found)


def test_clipping_over_the_end_of_a_second_is_one_stretch():
    wave = sine(0.5, 3)
    wave[44_090:44_110] = -1.0
    assert len(level(wave, 44_100).clipped) == 1


def test_one_sample_at_the_ceiling_is_not_clipping():
    wave = sine()
    wave[1000] = 1.0
    assert level(wave, 44_100).clipped == ()


def test_silence_and_soft_takes_are_said_to_be_so():
    assert "silent" in str(level(np.zeros(44_100, np.float32), 44_100))
    assert "come closer" in str(level(sine(0.01), 44_100))
