"""Noise between two frequencies, the same every time."""

from __future__ import annotations

import numpy as np

from musiclab.sound.voice import Samples


def noise(frames: int, rate: int, *, low: float, high: float, seed: int, slope: int = 4) -> Samples:
    """Give noise of about -9 dB RMS with most of its power between two frequencies in hertz.

    Above and below it falls by 6 times ``slope`` dB an octave. Equal seeds give equal noise.
    """
    size = 1 << max(10, int(np.ceil(np.log2(frames))))
    chance = np.random.default_rng(seed)
    hertz = np.fft.rfftfreq(size, 1 / rate)
    hertz[0] = 1e-3
    shape = 1 / np.sqrt((1 + (low / hertz) ** (2 * slope)) * (1 + (hertz / high) ** (2 * slope)))
    values = np.fft.irfft(shape * np.fft.rfft(chance.standard_normal(size)), size)[:frames]
    values *= 0.35 / np.sqrt(np.mean(values * values))
    return values.astype(np.float32)
