"""The pitch of a voice is followed, whoever sings and in whatever room."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listen.material import NOISE, PLAYERS, heard_from
from listen.scoring import octave_slips, pitch_hits

from musiclab.listen.pitch import HOP, pitch_curve


def tone(hertz, seconds=0.5, rate=44_100, harmonics=(1.0, 0.5, 0.3, 0.2)):
    t = np.arange(round(seconds * rate)) / rate
    return sum(
        0.3 * level * np.sin(2 * np.pi * hertz * (k + 1) * t + k) for k, level in enumerate(harmonics) if hertz * (k + 1) < rate / 2
    ).astype(np.float32)


@settings(max_examples=25, deadline=None)
@given(st.floats(33, 88.5), st.sampled_from([16_000, 22_050, 44_100, 48_000, 96_000]))
def test_a_tone_has_its_pitch_from_a_bass_to_a_whistle_at_any_rate(midi, rate):
    curve = pitch_curve(tone(440 * 2 ** ((midi - 69) / 12), rate=rate), rate)
    assert curve.voiced[3:-5].all()
    assert np.abs(curve.midi[3:-5] - midi).max() < 0.12


@settings(max_examples=10, deadline=None)
@given(st.floats(45, 70), st.floats(-7, 7))
def test_a_tone_moved_by_an_interval_is_heard_moved_by_that_interval(midi, interval):
    low, high = (np.nanmedian(pitch_curve(tone(440 * 2 ** ((m - 69) / 12)), 44_100).midi) for m in (midi, midi + interval))
    assert abs(high - low - interval) < 0.06


@pytest.mark.parametrize("snr", NOISE)
@pytest.mark.parametrize("name", PLAYERS)
def test_98_of_100_moments_are_within_50_cents(name, snr):
    truth = heard_from(name, snr)
    curve = pitch_curve(truth.samples, truth.rate)
    assert pitch_hits(truth, curve) >= 0.98
    assert octave_slips(truth, curve) <= 0.005


def test_a_softer_take_has_the_same_pitch():
    truth = heard_from("a woman", 40)
    loud, soft = (pitch_curve(truth.samples * gain, truth.rate) for gain in (1.0, 0.1))
    assert np.mean(loud.voiced == soft.voiced) > 0.99
    both = loud.voiced & soft.voiced
    assert np.abs(loud.midi - soft.midi)[both].max() < 0.01


def test_both_sides_of_a_stereo_recording_are_heard():
    wave = tone(220)
    assert abs(np.nanmedian(pitch_curve(np.stack([wave, 0 * wave]), 44_100).midi) - 57) < 0.05


@pytest.mark.parametrize("wave", [np.zeros(44_100), np.random.default_rng(1).normal(0, 0.1, 44_100)], ids=["silence", "hiss"])
def test_no_pitch_is_heard_where_there_is_none(wave):
    curve = pitch_curve(wave.astype(np.float32), 44_100)
    assert curve.voiced.mean() < 0.02
    assert curve.confidence[~curve.voiced].max() == 0


def test_a_pitch_ends_where_the_sound_ends():
    wave = np.concatenate([np.zeros(22_050), tone(330, 0.5), np.zeros(22_050)]).astype(np.float32)
    found = np.flatnonzero(pitch_curve(wave, 44_100).voiced) * HOP
    assert abs(found[0] - 0.5) <= 0.02
    assert abs(found[-1] - 1.0) <= 0.02


def test_the_joins_between_blocks_of_listening_are_not_heard():
    wave = tone(196, 61)
    curve = pitch_curve(wave, 44_100)
    assert curve.voiced[3:-5].all()
    assert np.ptp(curve.midi[3:-5]) < 0.1


def test_confidence_falls_with_noise():
    clean = tone(220)
    noisy = clean + np.random.default_rng(2).normal(0, 0.5, len(clean)).astype(np.float32)
    sure, unsure = (np.median(pitch_curve(wave, 44_100).confidence) for wave in (clean, noisy))
    assert unsure < sure - 0.05


def test_a_pitch_has_a_name_and_cents():
    curve = pitch_curve(tone(440 * 2 ** (0.3 / 12)), 44_100)
    assert round(np.nanmedian(curve.cents)) == 30
    assert np.nanmedian(curve.nearest) == 69
    assert str(curve) == "0.5 seconds of pitch, from A4 to A4."
