"""A drum machine of the early eighties, computed: each drum by a few settings of three small models.

After the circuits of the Roland TR-808 as described by K. Werner, J. Abel and J. Smith ("A physically-informed, circuit-bendable,
digital model of the Roland TR-808 bass drum circuit", 2014; "The TR-808 cymbal", 2014): drums are decaying sines that fall
in pitch, cymbals and hats are six square waves through high-pass filters.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from musiclab.sound.synth.noise import noise
from musiclab.sound.voice import Samples

HATS = 1
"""The exclusive group of the hats: closing them stops what rings."""
_METAL = (205.3, 304.4, 369.6, 522.7, 540.0, 800.0)
_FALL_100_DB = float(np.log(1e5))
Wave = NDArray[np.float64]


def _time(seconds: float, rate: int) -> Wave:
    return np.arange(round(seconds * rate)) / rate


def _fade(time: Wave, seconds: float) -> Wave:
    """Give a fall of 100 dB in so many seconds."""
    return np.exp(-_FALL_100_DB / seconds * time)


def _drop(time: Wave, hertz: float, above: float, falling: float) -> Wave:
    """Give a sine that begins ``above`` times as high and falls to ``hertz``."""
    return np.sin(2 * np.pi * hertz * (time + (above - 1) * falling * (1 - np.exp(-time / falling))))


def _kick(rate: int, hertz: float, seconds: float) -> Wave:
    time = _time(seconds, rate)
    click = 0.25 * noise(len(time), rate, low=800, high=4000, seed=36) * _fade(time, 0.03)
    return 0.85 * _drop(time, hertz, 3.4, 0.018) * _fade(time, seconds) + click


def _snare(rate: int, hertz: float, snap: float) -> Wave:
    time = _time(0.6, rate)
    shell = 0.5 * _drop(time, hertz, 1.5, 0.012) * _fade(time, 0.28) + 0.3 * np.sin(2 * np.pi * 1.83 * hertz * time) * _fade(time, 0.18)
    return shell + snap * noise(len(time), rate, low=1200, high=11_000, seed=38, slope=2) * _fade(time, 0.6)


def _clap(rate: int) -> Wave:
    time = _time(0.7, rate)
    hands = sum((np.where(time >= at, _fade(np.maximum(time - at, 0), 0.06), 0.0) for at in (0.0, 0.011, 0.022)), np.zeros(len(time)))
    room = np.where(time >= 0.03, _fade(np.maximum(time - 0.03, 0), 0.7), 0.0)
    return 1.05 * noise(len(time), rate, low=750, high=1900, seed=39, slope=2) * (hands + 0.9 * room)


def _tom(rate: int, hertz: float, seconds: float) -> Wave:
    time = _time(seconds, rate)
    skin = 0.08 * noise(len(time), rate, low=200, high=1500, seed=41) * _fade(time, 0.25)
    return 0.75 * _drop(time, hertz, 1.6, 0.04) * _fade(time, seconds) + skin


def _squares(time: Wave, rate: int, pitches: tuple[float, ...], lowest: float) -> Wave:
    """Add square waves harmonic by harmonic, only what lies between ``lowest`` and the top."""
    out = np.zeros(len(time))
    for pitch in pitches:
        for harmonic in range(1, int(min(16_000, 0.45 * rate) / pitch) + 1, 2):
            if harmonic * pitch > lowest:
                out += np.sin(2 * np.pi * harmonic * pitch * time + harmonic) / harmonic
    return out


def _metal(rate: int, seconds: float, lowest: float, level: float) -> Wave:
    # One third of a second of clangour, repeated with a fading seam, is enough: the ear hears the hiss around it.
    time = _time(seconds, rate)
    clang = _squares(_time(min(seconds, 0.35), rate), rate, _METAL, lowest)
    clang = _prolonged(clang, len(time), rate)
    hiss = noise(len(time), rate, low=lowest, high=14_000, seed=42)
    return level * (1.6 * clang + 0.7 * hiss) * _fade(time, seconds)


def _prolonged(wave: Wave, frames: int, rate: int) -> Wave:
    """Repeat a texture by cross-fading its end into its beginning."""
    seam = round(0.05 * rate)
    out = wave[:frames].copy()
    while len(out) < frames:
        mix = np.sqrt(np.linspace(0, 1, seam))
        out = np.concatenate([out[:-seam], out[-seam:] * mix[::-1] + wave[:seam] * mix, wave[seam:]])
    return out[:frames]


def _cowbell(rate: int) -> Wave:
    time = _time(0.9, rate)
    return 0.33 * _squares(time, rate, (540.0, 800.0), 500) * (0.6 * _fade(time, 0.12) + 0.4 * _fade(time, 0.9))


def _rim(rate: int) -> Wave:
    time = _time(0.12, rate)
    return (0.6 * np.sin(2 * np.pi * 1667 * time) + 0.5 * np.sin(2 * np.pi * 455 * time)) * _fade(time, 0.09)


def _claves(rate: int) -> Wave:
    time = _time(0.2, rate)
    return 0.7 * np.sin(2 * np.pi * 2500 * time) * _fade(time, 0.2)


def _shaker(rate: int) -> Wave:
    time = _time(0.16, rate)
    return 1.5 * noise(len(time), rate, low=5500, high=14_000, seed=70) * _fade(time, 0.16) * np.minimum(1, time / 0.012)


DRUMS: Mapping[int, Callable[[int], Wave]] = {
    35: lambda rate: _kick(rate, 43.0, 3.0),
    36: lambda rate: _kick(rate, 49.0, 2.0),
    37: _rim,
    38: lambda rate: _snare(rate, 178.0, 0.62),
    39: _clap,
    40: lambda rate: _snare(rate, 225.0, 0.7),
    41: lambda rate: _tom(rate, 82.0, 1.1),
    42: lambda rate: _metal(rate, 0.24, 6500, 0.8),
    43: lambda rate: _tom(rate, 98.0, 1.0),
    44: lambda rate: _metal(rate, 0.3, 6000, 0.7),
    45: lambda rate: _tom(rate, 120.0, 0.95),
    46: lambda rate: _metal(rate, 1.1, 6000, 0.5),
    47: lambda rate: _tom(rate, 145.0, 0.9),
    48: lambda rate: _tom(rate, 175.0, 0.85),
    49: lambda rate: _metal(rate, 5.0, 3500, 0.27),
    50: lambda rate: _tom(rate, 210.0, 0.8),
    51: lambda rate: _metal(rate, 3.0, 5000, 0.25),
    54: lambda rate: _metal(rate, 0.35, 7500, 0.4),
    56: _cowbell,
    57: lambda rate: _metal(rate, 4.0, 4200, 0.3),
    62: lambda rate: _tom(rate, 370.0, 0.35),
    63: lambda rate: _tom(rate, 320.0, 0.6),
    64: lambda rate: _tom(rate, 230.0, 0.7),
    70: _shaker,
    75: _claves,
}
"""Each drum at its General MIDI pitch."""
GROUPS: Mapping[int, int] = {42: HATS, 44: HATS, 46: HATS}


def drum(pitch: int, rate: int) -> Samples | None:
    """Give a drum from beginning to end, or None where the kit has none at that pitch."""
    if pitch not in DRUMS:
        return None
    wave = DRUMS[pitch](rate)
    end = round(0.005 * rate)
    wave[-end:] *= np.linspace(1, 0, end)
    samples = wave.astype(np.float32)
    # A drum strikes faster than a note begins.
    first = max(1, round(0.0005 * rate))
    samples[:first] *= np.linspace(0, 1, first, dtype=np.float32)
    return samples
