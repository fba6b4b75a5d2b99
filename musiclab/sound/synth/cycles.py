"""Steady tones that loop without a seam: harmonics written into a spectrum and turned into sound.

A cycle of L frames holds k periods of the note, with L = round(k rate / hertz), so harmonic h is bin k h of the cycle's
spectrum exactly. Nothing lies above the limit of hearing or of the rate, so nothing folds back (no aliasing).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import numpy as np
from numpy.typing import NDArray

from musiclab.sound.voice import Samples

HIGHEST = 18_000.0
"""Hertz: harmonics above are left out."""
_PLAIN, _CHORUS = 8192, 65536
_TRIES, _SMOOTH = 16, 41


def cycle_length(hertz: float, rate: int, *, chorus: bool) -> tuple[int, int]:
    """Give the frames of a cycle and the periods in it; a chorus needs a long one for its slow beats.

    Of the next few numbers of periods, take the first whose length has small prime factors: a Fourier transform of a
    length that is prime takes ten times as long.

    >>> cycle_length(441.0, 44100, chorus=False)
    (8200, 82)
    """
    least = ceil((_CHORUS if chorus else _PLAIN) * hertz / rate)
    lengths = [(round(periods * rate / hertz), periods) for periods in range(least, least + _TRIES)]
    return min(lengths, key=lambda each: (max(_SMOOTH, _largest_factor(each[0])), each[0]))


def _largest_factor(number: int) -> int:
    factor = 2
    while factor * factor <= number:
        if number % factor:
            factor += 1
        else:
            number //= factor
    return number


def cycle(
    amplitudes: NDArray[np.float64], periods: int, frames: int, rate: int, *, detune: Sequence[float] = (0.0,), seed: int = 0
) -> Samples:
    """Give one cycle of a tone whose harmonic h has ``amplitudes[h - 1]``.

    With more than one ``detune`` (cents) as many players play together, each from a phase of its own.
    """
    chance = np.random.default_rng(seed)
    spectrum = np.zeros(frames // 2 + 1, np.complex128)
    highest = min(HIGHEST, 0.45 * rate) * frames / rate
    harmonics = np.arange(1, len(amplitudes) + 1)
    for cents in detune:
        bins = np.rint(harmonics * periods * 2.0 ** (cents / 1200)).astype(np.int64)
        turn = chance.random() * harmonics if len(detune) > 1 else np.zeros(len(harmonics))
        heard = bins < highest
        values = amplitudes * np.exp(2j * np.pi * turn) / len(detune) ** 0.5
        np.add.at(spectrum, bins[heard], values[heard])
    # Sines, not cosines: they all begin at nought, so the tone does too.
    return np.fft.irfft(-0.5j * frames * spectrum, frames).astype(np.float32)


def saw(count: int) -> NDArray[np.float64]:
    """Give the harmonics of a sawtooth: 1, 1/2, 1/3 ..."""
    return 1.0 / np.arange(1, count + 1)


def pulse(count: int, width: float) -> NDArray[np.float64]:
    """Give the harmonics of a pulse wave that is up for ``width`` of its period (0 to 1)."""
    numbers = np.arange(1, count + 1)
    return np.asarray(np.sin(np.pi * numbers * width) / numbers)


def drawbars(levels: Sequence[float]) -> NDArray[np.float64]:
    """Give the harmonics of an organ from its drawbars 16', 5 1/3', 8', 4', 2 2/3', 2', 1 3/5', 1 1/3', 1', an octave down."""
    out = np.zeros(16)
    for place, level in zip((1, 3, 2, 4, 6, 8, 10, 12, 16), levels, strict=True):
        out[place - 1] = level
    return out
