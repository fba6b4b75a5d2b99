"""When sounds begin, to a few milliseconds."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listen.material import NOISE, PLAYERS, heard_from
from listen.scoring import onset_score

from musiclab.listen.onsets import onsets


def clicks(times, seconds=4.0, rate=44_100):
    out = np.zeros(round(seconds * rate), np.float32)
    for at in times:
        first = round(at * rate)
        out[first : first + 2000] += 0.4 * np.exp(-np.arange(2000) / 300)[: len(out) - first] * np.sin(np.arange(2000) * 0.3)[: len(out) - first]
    return out


@pytest.mark.parametrize("snr", NOISE)
@pytest.mark.parametrize("name", PLAYERS)
def test_onsets_are_found_within_50_ms(name, snr):
    truth = heard_from(name, snr)
    assert onset_score(truth, onsets(truth.samples, truth.rate).times) >= 0.85


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(2, 37), min_size=1, max_size=12, unique=True), st.floats(0, 0.05))
def test_clicks_are_found_within_3_ms(places, shift):
    times = np.array(sorted(places)) / 10 + shift
    found = onsets(clicks(times), 44_100).times
    assert len(found) == len(times)
    assert np.abs(found - times).max() <= 0.003


@settings(max_examples=8, deadline=None)
@given(st.floats(0.02, 1.9))
def test_loudness_changes_no_onset(gain):
    truth = heard_from("a guitar", 40)
    assert np.array_equal(onsets(truth.samples, truth.rate).times, onsets(truth.samples * np.float32(gain), truth.rate).times)


def test_a_vibrato_begins_once():
    t = np.arange(88_200) / 44_100
    wave = np.sin(2 * np.pi * 330 * t + 8 * np.sin(2 * np.pi * 5.5 * t)) * np.minimum(t / 0.02, 1) * 0.3
    assert len(onsets(np.concatenate([np.zeros(8820), wave]).astype(np.float32), 44_100)) == 1


@pytest.mark.parametrize("rate", [16_000, 48_000, 96_000, 192_000])
def test_onsets_are_found_at_any_rate(rate):
    assert np.allclose(onsets(clicks([0.5, 1.0, 1.7], 2.5, rate), rate).times, [0.5, 1.0, 1.7], atol=0.004)


def test_the_noise_of_the_room_is_no_beginning_but_a_sound_at_once_is():
    hiss = np.random.default_rng(4).normal(0, 0.01, 88_200)
    assert np.allclose(onsets((clicks([0.5, 1.2], 2) + hiss).astype(np.float32), 44_100).times, [0.5, 1.2], atol=0.004)
    assert np.allclose(onsets((clicks([0, 1.2], 2) + hiss).astype(np.float32), 44_100).times, [0, 1.2], atol=0.004)


def test_nothing_begins_in_silence():
    found = onsets(np.zeros(44_100, np.float32), 44_100)
    assert len(found) == 0
    assert str(found) == "No sound begins here."
