"""Ogg Vorbis in memory: all of it where there is room, else the beginning."""

from __future__ import annotations

import io

import numpy as np
import pytest
import soundfile

from musiclab.formats.short_ogg import short_ogg

RATE = 22_050


def noise(seconds):
    """Noise is what takes the most room; in blocks, as a mix comes."""
    random = np.random.default_rng(1)
    for _ in range(seconds):
        yield random.uniform(-0.5, 0.5, (RATE, 2)).astype(np.float32)


@pytest.mark.parametrize("channels", [1, 2])
def test_what_fits_is_kept_whole(channels):
    ogg, frames, whole = short_ogg(noise(4), rate=RATE, channels=channels, most=2_000_000)
    info = soundfile.info(io.BytesIO(ogg))
    assert (whole, frames) == (True, 4 * RATE)
    assert (info.frames, info.samplerate, info.channels, info.subtype) == (frames, RATE, channels, "VORBIS")


def test_a_file_never_grows_beyond_its_room_and_holds_the_beginning():
    most = 300_000
    ogg, frames, whole = short_ogg(noise(120), rate=RATE, channels=2, most=most)
    assert not whole
    assert most / 2 < len(ogg) <= most
    assert soundfile.info(io.BytesIO(ogg)).frames == frames < 120 * RATE


def test_one_channel_holds_both():
    left = np.zeros((RATE, 2), np.float32)
    left[:, 0] = np.sin(2 * np.pi * 440 * np.arange(RATE) / RATE)
    sound, _ = soundfile.read(io.BytesIO(short_ogg([left], rate=RATE, channels=1, most=2_000_000)[0]))
    assert np.sqrt(np.mean(sound**2)) == pytest.approx(0.5 * 0.5**0.5, rel=0.02)


def test_what_is_too_loud_or_no_number_ends_nothing():
    bad = np.full((RATE, 2), np.nan, np.float32)
    bad[: RATE // 2] = 50
    assert short_ogg([bad], rate=RATE, channels=2, most=2_000_000)[1] == RATE
