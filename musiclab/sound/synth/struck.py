"""Struck and blown-away sounds that die by themselves: bell, electric piano, noise."""

from __future__ import annotations

import numpy as np

from musiclab.sound.buffers import Buffer
from musiclab.sound.synth.noise import noise
from musiclab.sound.voice import Samples

_RISE = 0.002
_FALL_100_DB = float(np.log(1e5))


def bell(hertz: float, *, rate: int, frames: int) -> Buffer:
    """A bell: partials that are no whole multiples, the higher the sooner gone.

    The ratios are those of a well-tuned church bell, from hum to double octave (A. Lehr, "Partial groups in the bell sound", 1986).
    """
    partials = ((0.5, 0.35, 10.0), (1.0, 1.0, 8.0), (1.2, 0.5, 5.6), (1.5, 0.3, 4.2), (2.0, 0.75, 4.0), (2.67, 0.3, 2.4), (3.0, 0.25, 2.0), (4.07, 0.28, 1.3), (5.4, 0.16, 0.8))
    return _partials(partials, hertz, rate=rate, frames=frames, level=0.155)


def _partials(partials: tuple[tuple[float, float, float], ...], hertz: float, *, rate: int, frames: int, level: float) -> Buffer:
    """Add sines, each a (ratio, amplitude, seconds until -100 dB)."""
    total = round(max(seconds for _, _, seconds in partials) * rate)
    built = min(frames, total)
    out = np.zeros(built, np.float32)
    for ratio, amplitude, seconds in partials:
        if ratio * hertz < 0.45 * rate:
            n = min(built, round(seconds * rate))
            time = np.arange(n) / rate
            out[:n] += (level * amplitude * np.sin(2 * np.pi * ratio * hertz * time) * np.exp(-_FALL_100_DB / seconds * time)).astype(np.float32)
    return Buffer(rise(out, rate), 0, 0, built == total)


def fm_piano(hertz: float, *, rate: int, frames: int) -> Buffer:
    """An electric piano by frequency modulation, two pairs of operators (J. Chowning, 1973): body and tine."""
    seconds = 9.0 * min(1.5, max(0.25, (261.6 / hertz) ** 0.4))
    total = round(seconds * rate)
    built = min(frames, total)
    time = np.arange(built) / rate
    turn = 2 * np.pi * hertz * time
    body = np.sin(turn + (0.25 + 1.1 * np.exp(-time / 0.7)) * min(1.0, 520 / hertz) * np.sin(turn))
    # The tine is too high to be heard, or to be rendered, for the top notes.
    depth = 0.9 * min(1.0, 600 / hertz) if 16 * hertz < 0.4 * rate else 0.0
    tine = np.sin(turn + depth * np.exp(-time / 0.12) * np.sin(14 * turn))
    out = 0.21 * (0.7 * body + 0.45 * tine) * np.exp(-_FALL_100_DB / seconds * time)
    return Buffer(rise(out.astype(np.float32), rate), 0, 0, built == total)


def noise_hit(hertz: float, *, rate: int, frames: int) -> Buffer:
    """A burst of noise, brighter the higher the note."""
    del frames
    n = round(1.2 * rate)
    high = min(0.45 * rate, 24 * hertz)
    time = np.arange(n) / rate
    out = 0.9 * noise(n, rate, low=hertz, high=high, seed=1) * np.exp(-_FALL_100_DB / 1.2 * time)
    return Buffer(rise(out.astype(np.float32), rate), 0, 0, True)


def rise(samples: Samples, rate: int) -> Samples:
    """Let the first two milliseconds rise, so that nothing clicks."""
    n = min(len(samples), round(_RISE * rate))
    samples[:n] *= (np.arange(n, dtype=np.float32) + 1) / np.float32(round(_RISE * rate))
    return samples
