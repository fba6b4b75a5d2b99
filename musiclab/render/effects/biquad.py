"""Second-order filters, with the very formulas that browsers use.

Source: W3C Web Audio API, "Filters characteristics" of BiquadFilterNode, after R. Bristow-Johnson's
"Cookbook formulae for audio EQ biquad filter coefficients". The Q of low and high is in decibels, as it is there.
"""

from __future__ import annotations

from math import cos, pi, sin, sqrt

import numpy as np

from musiclab.render.effects.recursive import Wide, recursive

Coefficients = tuple[float, float, float, float, float]
"""b0, b1, b2, a1, a2 with a0 = 1."""


def low_pass(hz: float, resonance_db: float, rate: int) -> Coefficients:
    """Let through what lies under ``hz``."""
    c, alpha = _prewarped(hz, 10 ** (resonance_db / 20), rate)
    return _normalised(((1 - c) / 2, 1 - c, (1 - c) / 2), (1 + alpha, -2 * c, 1 - alpha))


def high_pass(hz: float, resonance_db: float, rate: int) -> Coefficients:
    """Let through what lies over ``hz``."""
    c, alpha = _prewarped(hz, 10 ** (resonance_db / 20), rate)
    return _normalised(((1 + c) / 2, -(1 + c), (1 + c) / 2), (1 + alpha, -2 * c, 1 - alpha))


def band_pass(hz: float, resonance_db: float, rate: int) -> Coefficients:
    """Let through what lies around ``hz``; the more resonance, the narrower."""
    c, alpha = _prewarped(hz, 10 ** (resonance_db / 20), rate)
    return _normalised((alpha, 0.0, -alpha), (1 + alpha, -2 * c, 1 - alpha))


def peaking(hz: float, q: float, db: float, rate: int) -> Coefficients:
    """Raise or lower what lies around ``hz``."""
    c, alpha = _prewarped(hz, q, rate)
    a = 10 ** (db / 40)
    return _normalised((1 + alpha * a, -2 * c, 1 - alpha * a), (1 + alpha / a, -2 * c, 1 - alpha / a))


def low_shelf(hz: float, db: float, rate: int) -> Coefficients:
    """Raise or lower everything under ``hz``."""
    return _shelf(hz, db, rate, side=1)


def high_shelf(hz: float, db: float, rate: int) -> Coefficients:
    """Raise or lower everything over ``hz``."""
    return _shelf(hz, db, rate, side=-1)


def _shelf(hz: float, db: float, rate: int, *, side: int) -> Coefficients:
    a = 10 ** (db / 40)
    w = 2 * pi * hz / rate
    c = side * cos(w)
    root = 2 * sqrt(a) * sin(w) / 2 * sqrt(2)  # a slope of 1
    plus, minus = a + 1, a - 1
    b = (a * (plus - minus * c + root), side * 2 * a * (minus - plus * c), a * (plus - minus * c - root))
    return _normalised(b, (plus + minus * c + root, side * -2 * (minus + plus * c), plus + minus * c - root))


def _prewarped(hz: float, q: float, rate: int) -> tuple[float, float]:
    w = 2 * pi * min(hz, 0.499 * rate) / rate
    return cos(w), sin(w) / (2 * q)


def _normalised(b: tuple[float, float, float], a: tuple[float, float, float]) -> Coefficients:
    return b[0] / a[0], b[1] / a[0], b[2] / a[0], a[1] / a[0], a[2] / a[0]


class Biquad:
    """A filter at work on two channels; its state survives a change of coefficients, as in a browser.

    The state is the last two inputs and outputs of each channel (direct form I).
    """

    def __init__(self) -> None:
        self._past = [(0.0, 0.0, 0.0, 0.0)] * 2

    def process(self, block: Wide, coefficients: Coefficients) -> Wide:
        """Filter a block (2, frames)."""
        b0, b1, b2, a1, a2 = coefficients
        state = [
            (b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2, b2 * x1 - a2 * y1) for x1, x2, y1, y2 in self._past
        ]
        out, _ = recursive(np.array((b0, b1, b2)), np.array((1.0, a1, a2)), block, np.array(state))
        if block.shape[1] > 1:
            ends = zip(block[:, -2:].tolist(), out[:, -2:].tolist(), strict=True)
            self._past = [(x1, x2, y1, y2) for (x2, x1), (y2, y1) in ends]
        elif block.shape[1]:
            self._past = [
                (float(x[0]), x1, float(y[0]), y1) for x, y, (x1, _, y1, _) in zip(block, out, self._past, strict=True)
            ]
        return out
