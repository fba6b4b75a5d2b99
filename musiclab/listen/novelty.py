"""How much is new in a sound at each moment: what its spectrum gains.

Source: S. Böck and G. Widmer, "Maximum filter vibrato suppression for onset detection" (DAFx 2013): bands of a quarter
tone, each compared with the strongest of itself and its neighbours a little earlier, so that a vibrato is nothing new.
Each band is measured against its own noise here, so that hiss is nothing new either, and a louder take is the same.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from musiclab.listen.sound import Sound

Floats = NDArray[np.float64]

HOP = 0.005
"""Seconds from one moment to the next."""
SPAN = 0.046
"""Seconds of which a spectrum is taken."""
LOWEST, HIGHEST, PER_OCTAVE = 40.0, 14_000.0, 24
SHARP, SOFT = 3, 24
"""Moments between the two spectra that are compared: 15 ms for what begins sharply, 120 ms for bows and choirs."""
BATCH = 4000
"""Moments whose spectra are taken at a time: 20 seconds."""
FLOOR = 0.01
"""How strong a band must be to count, against the strongest: 40 dB softer counts little."""


def novelty(heard: Sound, *, back: int = SHARP) -> Floats:
    """Give how much is new every 5 ms against ``back`` moments before: the mean over the bands of what each gains, in powers of ten."""
    count = int(heard.seconds / HOP) + 1
    size = 1 << round(np.log2(SPAN * heard.rate))
    bands = _bands(size, heard.rate)
    out = np.zeros(count)
    reference: Floats | None = None
    for first in range(0, count, BATCH):
        strong = _strengths(heard, first - back, min(first + BATCH, count), size, bands)
        noise = np.maximum(np.percentile(strong, 15, axis=0) * 4, strong.max() * FLOOR)
        # A take does not become another one every 20 seconds: what counts as noise goes on from block to block.
        reference = noise if reference is None else 0.5 * (reference + noise)
        gained = _gain(np.log10(1 + strong / np.maximum(reference, 1e-9)), back)
        out[first : min(first + BATCH, count)] = gained[-min(BATCH, count - first) :]
    smooth: Floats = np.convolve(np.pad(out, 1), (0.25, 0.5, 0.25), "valid")
    return smooth


def _strengths(heard: Sound, first: int, last: int, size: int, bands: Floats) -> Floats:
    """Give the strength of each band around the moments from ``first`` up to ``last``."""
    middles = np.round(np.arange(first, last) * HOP * heard.rate).astype(int)
    start = int(middles[0]) - size // 2
    wave = heard.part(start, int(middles[-1]) + size // 2)
    window = np.hanning(size).astype(np.float32)
    out = np.empty((last - first, bands.shape[1]))
    pieces = np.lib.stride_tricks.sliding_window_view(wave, size)
    for a in range(0, last - first, 256):
        out[a : a + 256] = np.abs(np.fft.rfft(pieces[middles[a : a + 256] - middles[0]] * window)) @ bands
    return out


def _bands(size: int, rate: int) -> Floats:
    """Give overlapping triangles over the bins (bins, bands), a quarter tone apart, or a bin where those are wider."""
    highest = min(HIGHEST, rate * 0.45)
    wanted = LOWEST * 2 ** (np.arange(0, np.log2(highest / LOWEST) * PER_OCTAVE + 1) / PER_OCTAVE)
    places = np.unique(np.round(wanted * size / rate).astype(int))
    places = places[places > 0]
    bins = np.arange(size // 2 + 1)
    out = np.zeros((len(bins), len(places) - 2))
    for i in range(len(places) - 2):
        out[:, i] = np.interp(bins, places[i : i + 3], (0, 1, 0))
    return np.asarray(out / out.sum(axis=0), np.float64)


def _gain(strength: Floats, back: int) -> Floats:
    """Give the mean gain of the bands against the strongest neighbour ``back`` moments earlier."""
    wide = strength.copy()
    wide[:, 1:] = np.maximum(wide[:, 1:], strength[:, :-1])
    wide[:, :-1] = np.maximum(wide[:, :-1], strength[:, 1:])
    out = np.zeros(len(strength))
    out[back:] = np.maximum(strength[back:] - wide[:-back], 0).mean(axis=1)
    return out
