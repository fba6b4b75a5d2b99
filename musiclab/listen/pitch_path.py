"""The one path of a voice through all the pitches it may have, by the algorithm of Viterbi.

A voice mostly stays or glides; now and then it leaps, or falls silent. Pitches are steps of 20 cents; one more state is
"no pitch". Source: M. Mauch and S. Dixon, "pYIN" (ICASSP 2014), with one silent state instead of one for each pitch.
"""

from __future__ import annotations

from math import log

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

CENTS = 20
"""The size of a step."""
REACH = 15
"""Steps that a voice may glide from one frame to the next."""
LEAP, STOP, START = 0.004, 0.01, 0.02
"""How likely a voice is to leap, to fall silent, and to begin again, at each frame."""
NEVER = -30.0
"""The weight of a pitch that the sound doesn't have, as a logarithm."""


def best_path(weights: Floats, silent: Floats) -> NDArray[np.intp]:
    """Give the likeliest step for each frame, -1 for no pitch.

    ``weights`` (frames, steps) say how likely the sound has each pitch, ``silent`` how likely it has none.

    >>> best_path(np.array([[0.9, 0], [0.1, 0.11], [0.9, 0]]), np.array([0.001, 0.001, 0.001]))
    array([0, 0, 0])
    """
    count, steps = weights.shape
    heard = np.log(np.maximum(weights, np.exp(NEVER)))
    unheard = np.log(np.maximum(silent, np.exp(NEVER)))
    glide = _glides()
    came = np.zeros((count, steps + 1), np.int16)
    score, rest = heard[0] - log(steps), unheard[0]
    for i in range(1, count):
        best, rest, came[i] = _step(score, rest, glide)
        score, rest = best + heard[i], rest + unheard[i]
    return _back(came, score, rest)


def _glides() -> Floats:
    """How likely each glide is, as a logarithm: a triangle around staying."""
    triangle = REACH + 1 - np.abs(np.arange(-REACH, REACH + 1))
    return np.asarray(np.log(triangle / triangle.sum() * (1 - LEAP - STOP)))


def _step(score: Floats, rest: float, glide: Floats) -> tuple[Floats, float, NDArray[np.int16]]:
    """Give the best score of each step and of silence one frame later, and where each came from."""
    steps = len(score)
    wide = np.full(steps + 2 * REACH, -np.inf)
    wide[REACH:-REACH] = score
    ways = np.lib.stride_tricks.sliding_window_view(wide, 2 * REACH + 1) + glide
    way = ways.argmax(axis=1)
    best = ways[np.arange(steps), way]
    came = np.empty(steps + 1, np.int16)
    came[:-1] = np.arange(steps) + way - REACH
    loudest = int(score.argmax())
    leap, start = score[loudest] + log(LEAP / steps), rest + log(START / steps)
    other, source = max((leap, loudest), (start, steps))
    came[:-1][best < other] = source
    stop, stay = score[loudest] + log(STOP), rest + log(1 - START)
    came[-1] = loudest if stop > stay else steps
    return np.maximum(best, other), max(stop, stay), came


def _back(came: NDArray[np.int16], score: Floats, rest: float) -> NDArray[np.intp]:
    """Follow the path from its end."""
    steps = len(score)
    path = np.empty(len(came), np.intp)
    here = int(score.argmax()) if score.max() > rest else steps
    for i in range(len(came) - 1, -1, -1):
        path[i] = here
        here = int(came[i, here])
    path[path == steps] = -1
    return path
