"""Which periods a stretch of sound may have, and how likely each is.

Source: A. de Cheveigné and H. Kawahara, "YIN, a fundamental frequency estimator for speech and music", J. Acoust. Soc.
Am. 111 (2002): the difference function and its cumulative mean normalisation. M. Mauch and S. Dixon, "pYIN: a
fundamental frequency estimator using probabilistic threshold distributions", ICASSP 2014: every trough of that function
is a candidate, weighed by how many thresholds would have chosen it. The thresholds have a beta distribution, and here
their share is taken from its integral instead of a hundred of them, so that one pass without loops does it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from musiclab.listen.sound import Wave

Floats = NDArray[np.float64]

BATCH = 256
"""Frames that are looked at together."""
NO_TROUGH = 0.01
"""The weight of the deepest trough where a threshold lies under all of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Periods that frames may have: for each its ``frame``, the ``period`` in samples, its ``weight`` and ``depth``.

    ``depth`` is the normalised difference at that period: 0 for a wave that repeats exactly, about 1 for noise.
    """

    frame: NDArray[np.intp]
    period: Floats
    weight: Floats
    depth: Floats


def candidates(frames: Wave, window: int, shortest: int, longest: int) -> Candidates:
    """Give the candidates of ``frames`` (count, window + longest + 1), for periods of ``shortest`` to ``longest`` samples."""
    found = []
    for first in range(0, len(frames), BATCH):
        curve = normalised(difference(frames[first : first + BATCH], window, longest + 1))
        frame, lag = np.nonzero(_troughs(curve, shortest, longest))
        period, depth = _between(curve, frame, lag)
        found.append((frame + first, period, _weights(frame, depth), depth))
    return Candidates(*(np.concatenate(column) for column in zip(*found, strict=True)))


def difference(frames: Wave, window: int, longest: int) -> Floats:
    """Give, for each frame and each lag up to ``longest``, the power of what differs between ``window`` samples and those a lag later."""
    size = 1 << int(frames.shape[1] + window - 1).bit_length()
    head = np.fft.rfft(frames[:, :window], size)
    products = np.fft.irfft(np.conj(head) * np.fft.rfft(frames, size), size)[:, : longest + 1]
    power = np.cumsum(np.square(frames, dtype=np.float64), axis=1)
    power = np.concatenate([np.zeros((len(frames), 1)), power], axis=1)
    later = power[:, window : window + longest + 1] - power[:, : longest + 1]
    return np.asarray(np.maximum(later[:, :1] + later - 2 * products, 0), np.float64)


def normalised(curve: Floats) -> Floats:
    """Divide a difference by its mean over all shorter lags, so that a short lag is not taken for a period."""
    lags = np.arange(1, curve.shape[1])
    sums = np.cumsum(curve[:, 1:], axis=1)
    out = np.ones_like(curve)
    np.divide(curve[:, 1:] * lags, sums, out=out[:, 1:], where=sums > 1e-12)
    return out


def _troughs(curve: Floats, shortest: int, longest: int) -> NDArray[np.bool_]:
    """Mark the lags that lie lower than their neighbours."""
    low = np.zeros(curve.shape, np.bool_)
    here = curve[:, shortest : longest + 1]
    low[:, shortest : longest + 1] = (here < curve[:, shortest - 1 : longest]) & (here <= curve[:, shortest + 1 : longest + 2])
    return low


def _between(curve: Floats, frame: NDArray[np.intp], lag: NDArray[np.intp]) -> tuple[Floats, Floats]:
    """Find the bottom of a trough between the lags, by a parabola through three of them."""
    a, b, c = (curve[frame, lag + step] for step in (-1, 0, 1))
    bend = a - 2 * b + c
    shift = np.divide(0.5 * (a - c), bend, out=np.zeros_like(b), where=bend > 1e-12).clip(-0.5, 0.5)
    return lag + shift, np.maximum(b - 0.25 * (a - c) * shift, 0)


def _weights(frame: NDArray[np.intp], depth: Floats) -> Floats:
    """Give each trough the share of the thresholds under which it is the first to fall."""
    weight = np.zeros_like(depth)
    bounds = np.append(np.flatnonzero(np.diff(frame, prepend=-1)), len(frame))
    for first, last in pairwise(bounds):
        depths = depth[first:last]
        share = _thresholds_under(np.concatenate([[1.0], np.minimum.accumulate(depths)]))
        weight[first:last] = share[:-1] - share[1:]
        weight[first + int(np.argmin(depths))] += NO_TROUGH * share[-1]
    return weight


def _thresholds_under(depth: Floats) -> Floats:
    """The beta distribution with the parameters 2 and 18, summed up to ``depth``: its mean is a threshold of 0.1."""
    rest = 1 - np.clip(depth, 0, 1)
    return np.asarray(1 - rest**18 * (1 + 18 * (1 - rest)))
