"""A three-band equaliser: a low shelf, a bell in the middle, a high shelf."""

from __future__ import annotations

import numpy as np

from musiclab.render.automation import Settings
from musiclab.render.effects.biquad import Biquad, high_shelf, low_shelf, peaking
from musiclab.render.levels import Samples
from musiclab.render.timing import Timing


class Eq:
    """Raises and lowers lows, middle and highs in decibels; a band at 0 dB is left out."""

    def __init__(self, settings: Settings, timing: Timing) -> None:
        value, rate = settings.fixed, timing.rate
        bands = (
            (value("low_db"), low_shelf(value("low_hz"), value("low_db"), rate)),
            (value("mid_db"), peaking(value("mid_hz"), value("mid_q"), value("mid_db"), rate)),
            (value("high_db"), high_shelf(value("high_hz"), value("high_db"), rate)),
        )
        self._bands = [(Biquad(), coefficients) for db, coefficients in bands if db]
        self.tail = 0

    def process(self, block: Samples, first: int) -> Samples:
        """Give the equalised block."""
        out = block.astype(np.float64)
        for biquad, coefficients in self._bands:
            out = biquad.process(out, coefficients)
        return out.astype(np.float32)
