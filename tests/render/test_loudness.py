"""Loudness as the standard and two other programs measure it."""

from __future__ import annotations

import math

import ffmpeg
import numpy as np
import pyloudnorm
import pytest

from musiclab.examples import EXAMPLES, example
from musiclab.formats.audio import write_audio
from musiclab.render.loudness import measure
from musiclab.render.mixer import render

RATES = (44_100, 48_000)


def tone(hz, seconds, level, rate):
    wave = level * np.sin(2 * np.pi * hz / rate * np.arange(int(seconds * rate)))
    return np.stack([wave, wave], axis=1).astype(np.float32)


def cut(sound, frames=10_007):
    return [sound[at : at + frames] for at in range(0, len(sound), frames)]


@pytest.mark.parametrize("rate", RATES)
def test_a_tone_of_997_hz_at_minus_20_in_both_channels_is_minus_20_lufs(rate):
    # BS.1770: a full-scale 997 Hz tone in one channel reads -3.01 LKFS, so in both it reads 0.
    assert measure(cut(tone(997, 5, 0.1, rate)), rate=rate).lufs == pytest.approx(-20.0, abs=0.05)


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("seed", range(4))
def test_music_with_silences_measures_as_pyloudnorm_does(rate, seed):
    random = np.random.default_rng(seed)
    swell = np.repeat(random.choice([0.0, 0.003, 0.1, 0.4], 20), rate // 2)
    sound = (random.standard_normal((len(swell), 2)) * swell[:, None] * 0.3).astype(np.float32)
    ours = measure(cut(sound), rate=rate).lufs
    assert ours == pytest.approx(pyloudnorm.Meter(rate).integrated_loudness(sound.astype(float)), abs=0.1)


def test_silence_and_what_is_too_short_have_no_loudness():
    assert measure([np.zeros((48_000, 2), np.float32)], rate=48_000).lufs == -math.inf
    assert measure([tone(997, 0.2, 0.5, 48_000)], rate=48_000).lufs == -math.inf
    assert measure([], rate=48_000).true_peak_db == -math.inf


def test_a_quarter_rate_tone_off_its_samples_peaks_between_them():
    rate = 48_000
    wave = np.sin(2 * np.pi * 12_000 / rate * np.arange(rate) + math.pi / 4)
    sound = np.stack([wave, wave], axis=1).astype(np.float32)
    assert 20 * math.log10(np.abs(sound).max()) == pytest.approx(-3.01, abs=0.01)
    assert measure(cut(sound), rate=rate).true_peak_db == pytest.approx(0.0, abs=0.2)


def test_the_true_peak_is_never_under_the_highest_sample():
    sound = np.zeros((4800, 2), np.float32)
    sound[2000, 1] = -0.5
    assert measure([sound], rate=48_000).true_peak_db >= 20 * math.log10(0.5) - 0.01


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_song_measures_as_ffmpeg_measures_it(name, tmp_path):
    sound = render(example(name), rate=48_000)
    write_audio(tmp_path / "song.wav", [sound], rate=48_000, depth="float")
    lufs, peak = ffmpeg.loudness(tmp_path / "song.wav")
    ours = measure(cut(sound, 65_536), rate=48_000)
    assert ours.lufs == pytest.approx(lufs, abs=0.1)
    assert ours.true_peak_db == pytest.approx(peak, abs=0.25)
