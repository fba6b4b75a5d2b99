"""The low-pass filter of a SoundFont zone, at one cutoff for the whole note.

It is the two-pole low-pass of Robert Bristow-Johnson's cookbook, run in the state-variable form of Andrew Simper
(Cytomic, "Linear Trapezoidal Integrated SVF", 2013), which is exact in 32-bit numbers at low cutoffs too.
"""

from __future__ import annotations

from functools import lru_cache
from threading import local
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from musiclab.sound.voice import Samples

_N = 64
_GROUP = 32
_STRETCH = _GROUP * _GROUP * _N
_QUIET = 1e-6
_MINE = local()
Matrix = NDArray[np.float32]


class Lowpass(NamedTuple):
    """The filter in steps of 64 frames (a row) and of 32 rows (a group), as matrices that multiply from the right.

    No product takes more than 262,144 multiplications: OpenBLAS would share a larger one between threads, which
    on a busy machine wait for each other ten times longer than the work takes.
    """

    row_to_row: Matrix
    states_to_row: Matrix
    row_to_push: Matrix
    pushes_to_states: Matrix
    start_to_states: Matrix
    pushes_to_end: NDArray[np.float64]
    start_to_end: tuple[float, float, float, float]
    settling: int
    """Frames until what came before is 120 dB down."""


@lru_cache(maxsize=256)
def lowpass(cutoff: float, resonance_db: float, rate: int) -> Lowpass:
    """Give the filter for a cutoff in hertz and a resonance in decibels (0 is flat, as the standard has it).

    With w = 2 pi cutoff / rate, g = tan(w / 2), k = 1 / Q and Q = 10 ** ((resonance - 3.01) / 20), every frame x gives::

        v1 = (s1 + g (x - s2)) / (1 + g (g + k));   v2 = s2 + g v1;   s1 = 2 v1 - s1;   s2 = 2 v2 - s2

    and the output is v2 times 10 ** (-resonance / 40).
    """
    g = np.tan(np.pi * min(cutoff, 0.45 * rate) / rate)
    k = 10.0 ** (-(resonance_db - 3.01) / 20)
    a1 = 1 / (1 + g * (g + k))
    a2, a3 = g * a1, g * g * a1
    step = np.array([[2 * a1 - 1, -2 * a2], [2 * a2, 1 - 2 * a3]])
    into, out = np.array([2 * a2, 2 * a3]), np.array([a2, 1 - a3]) * 10.0 ** (-resonance_db / 40)
    frame = _powers(step, _N)
    response = np.concatenate([[a3 * 10.0 ** (-resonance_db / 40)], frame[: _N - 1] @ into @ out])
    row = _powers(frame[_N], _GROUP)
    return Lowpass(
        _later(response[:, None, None], _N).astype(np.float32),
        (out @ frame[:_N]).T.astype(np.float32).copy(),
        (frame[_N - 1 :: -1] @ into).astype(np.float32),
        _later(np.concatenate([np.zeros((1, 2, 2)), row[: _GROUP - 1]]), _GROUP).astype(np.float32),
        row[:_GROUP].reshape(2 * _GROUP, 2).T.astype(np.float32).copy(),
        row[_GROUP - 1 :: -1].transpose(0, 2, 1).reshape(2 * _GROUP, 2).copy(),
        tuple(row[_GROUP].ravel().tolist()),
        _settling(step),
    )


def _powers(step: NDArray[np.float64], most: int) -> NDArray[np.float64]:
    """Give the powers of a matrix from 0 to ``most``, twice as many at each turn."""
    powers, highest = np.eye(2)[None], step
    while len(powers) <= most:
        powers = np.concatenate([powers, powers @ highest])
        highest = highest @ highest
    return powers[: most + 1]


def _later(response: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    """Give the matrix by which each of ``size`` inputs acts on those after it; ``response[n]`` acts n places later."""
    late = np.subtract.outer(np.arange(size), np.arange(size))
    acts = np.where((late < 0)[:, :, None, None], 0.0, response[late])
    width = response.shape[1]
    return acts.transpose(0, 2, 1, 3).reshape(size * width, size * width).T.copy()


def _settling(step: NDArray[np.float64]) -> int:
    # The poles are a conjugate pair (Q is never below 0.707), so the determinant is the square of their radius.
    radius = float(step[0, 0] * step[1, 1] - step[0, 1] * step[1, 0]) ** 0.5
    return int(np.ceil(np.log(_QUIET) / np.log(min(max(radius, 0.1), 0.9999))))


def run_filter(samples: Samples, sieve: Lowpass) -> None:
    """Run samples through the filter in place, from silence."""
    state = (0.0, 0.0)
    for at in range(0, len(samples), _STRETCH):
        state = _filter_stretch(samples[at : at + _STRETCH], sieve, state)


def _filter_stretch(samples: Samples, sieve: Lowpass, state: tuple[float, float]) -> tuple[float, float]:
    """Filter up to 65,536 frames in place; give the state after them."""
    groups = -(-len(samples) // (_GROUP * _N))
    given, made = (each[: groups * _GROUP * _N] for each in _scratch())
    given[: len(samples)] = samples
    given[len(samples) :] = 0
    pushes = (given.reshape(-1, _N) @ sieve.row_to_push).reshape(-1, 2 * _GROUP)
    starts, state = _group_starts(pushes, sieve, state)
    states = pushes @ sieve.pushes_to_states
    states += starts @ sieve.start_to_states
    np.matmul(given.reshape(-1, _GROUP, _N), sieve.row_to_row, out=made.reshape(-1, _GROUP, _N))
    # What was given is used up: its space takes what the states add.
    np.matmul(states.reshape(-1, 2), sieve.states_to_row, out=given.reshape(-1, _N))
    np.add(made[: len(samples)], given[: len(samples)], out=samples)
    return state


def _scratch() -> NDArray[np.float32]:
    """Give two stretches of working space of this thread: fresh memory costs more than the arithmetic in it."""
    space: NDArray[np.float32] | None = getattr(_MINE, "space", None)
    if space is None:
        space = _MINE.space = np.empty((2, _STRETCH), np.float32)
    return space


def _group_starts(pushes: Matrix, sieve: Lowpass, state: tuple[float, float]) -> tuple[Matrix, tuple[float, float]]:
    """Give the state before each group, and the one after the last."""
    a, b, c, d = sieve.start_to_end
    s1, s2 = state
    starts = []
    for p1, p2 in (pushes @ sieve.pushes_to_end).tolist():
        starts += [s1, s2]
        s1, s2 = a * s1 + b * s2 + p1, c * s1 + d * s2 + p2
    return np.array(starts, np.float32).reshape(-1, 2), (s1, s2)
