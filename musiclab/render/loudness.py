"""How loud a mix is, as broadcasters measure it: integrated loudness in LUFS and true peak in dBTP.

Source: Recommendation ITU-R BS.1770-5, annex 1 (K-weighting, 400 ms blocks, gates at -70 LUFS and 10 LU under the
ungated mean) and annex 2 (peak after fourfold oversampling). The filters are the standard's two biquads in the
parametric form that reproduces its table at 48 kHz, so that they hold at any rate.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import inf, log10, pi, tan

import numpy as np
from numpy.typing import NDArray

from musiclab.render.effects.biquad import Biquad, Coefficients
from musiclab.render.levels import Samples

HOPS_A_SECOND = 10
HOPS_IN_BLOCK = 4
ABSOLUTE_GATE = -70.0
RELATIVE_GATE = -10.0
OVERSAMPLING = 4
TAPS = 24
"""Taps of each phase of the oversampling filter."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """Integrated loudness in LUFS and true peak in dBTP; -inf for silence."""

    lufs: float
    true_peak_db: float


def measure(blocks: Iterable[Samples], *, rate: int) -> Loudness:
    """Measure the loudness of a mix that comes in blocks (frames, 2).

    Music shorter than 0.4 s, and music under the gate of -70 LUFS, has a loudness of -inf.

    >>> quiet = measure([np.zeros((48_000, 2), np.float32)], rate=48_000)
    >>> quiet.lufs
    -inf
    """
    power, peak = _Power(rate), _TruePeak()
    for block in blocks:
        channels = block.T.astype(np.float64)
        power.add(channels)
        peak.add(channels)
    return Loudness(_gated(power.hops()), _db(peak.highest(), 20))


def _gated(hops: NDArray[np.float64]) -> float:
    """Give the loudness of the 400 ms blocks that pass both gates; ``hops`` are mean squares of 100 ms."""
    if len(hops) < HOPS_IN_BLOCK:
        return -inf
    blocks = np.convolve(hops, np.full(HOPS_IN_BLOCK, 1 / HOPS_IN_BLOCK), "valid")
    loud = blocks[blocks > 10 ** ((ABSOLUTE_GATE + 0.691) / 10)]
    if not len(loud):
        return -inf
    gate = loud.mean() * 10 ** (RELATIVE_GATE / 10)
    return -0.691 + _db(float(loud[loud > gate].mean()), 10)


class _Power:
    """Mean squares of the K-weighted sound, summed over the channels, for each 100 ms."""

    def __init__(self, rate: int) -> None:
        self._frames = rate // HOPS_A_SECOND
        self._filters = [(Biquad(), coefficients) for coefficients in k_weighting(rate)]
        self._rest = np.zeros(0)
        self._hops: list[NDArray[np.float64]] = []

    def add(self, channels: NDArray[np.float64]) -> None:
        for biquad, coefficients in self._filters:
            channels = biquad.process(channels, coefficients)
        line = np.concatenate([self._rest, np.sum(channels**2, axis=0)])
        whole = len(line) // self._frames * self._frames
        self._hops.append(line[:whole].reshape(-1, self._frames).mean(axis=1))
        self._rest = line[whole:]

    def hops(self) -> NDArray[np.float64]:
        return np.concatenate(self._hops) if self._hops else np.zeros(0)


class _TruePeak:
    """The highest point of the wave between the samples."""

    def __init__(self) -> None:
        self._past = np.zeros((2, TAPS - 1))
        self._highest = 0.0

    def add(self, channels: NDArray[np.float64]) -> None:
        line = np.concatenate([self._past, channels], axis=1)
        self._past = line[:, -(TAPS - 1) :]
        # A wave rises at most a few decibels between samples: what is much softer than the peak needs no oversampling.
        if np.abs(line).max() * 2 > self._highest:
            between = (np.abs(np.convolve(channel, phase, "valid")).max() for channel in line for phase in _phases())
            self._highest = max(self._highest, *between)

    def highest(self) -> float:
        self.add(np.zeros((2, TAPS)))
        return self._highest


@lru_cache(maxsize=1)
def _phases() -> NDArray[np.float64]:
    """The four phases of a windowed sinc, each with a gain of 1."""
    at = (np.arange(OVERSAMPLING * TAPS) - OVERSAMPLING * TAPS / 2) / OVERSAMPLING
    kernel = np.sinc(at) * np.kaiser(OVERSAMPLING * TAPS + 1, 7.0)[:-1]
    phases = kernel.reshape(TAPS, OVERSAMPLING).T
    return np.asarray(phases / phases.sum(axis=1, keepdims=True))


def k_weighting(rate: int) -> tuple[Coefficients, Coefficients]:
    """Give the two filters of the standard: the head's treble shelf, and a high-pass."""
    return _shelf(rate), _high_pass(rate)


def _shelf(rate: int) -> Coefficients:
    k = tan(pi * 1681.9744509555319 / rate)
    high = 10 ** (3.999843853973347 / 20)
    band, q = high**0.4996667741545416, 0.7071752369554196
    a0 = 1 + k / q + k * k
    return (
        (high + band * k / q + k * k) / a0,
        2 * (k * k - high) / a0,
        (high - band * k / q + k * k) / a0,
        2 * (k * k - 1) / a0,
        (1 - k / q + k * k) / a0,
    )


def _high_pass(rate: int) -> Coefficients:
    k, q = tan(pi * 38.13547087602444 / rate), 0.5003270373238773
    a0 = 1 + k / q + k * k
    return 1.0, -2.0, 1.0, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0


def _db(value: float, factor: int) -> float:
    return factor * log10(value) if value > 0 else -inf
