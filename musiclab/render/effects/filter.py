"""A low, high or band filter whose cut-off automation can move."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from musiclab.render.automation import Curve, Settings
from musiclab.render.effects.biquad import Biquad, band_pass, high_pass, low_pass
from musiclab.render.effects.processor import blend
from musiclab.render.levels import Samples
from musiclab.render.timing import Timing

SHAPES = {"low": low_pass, "high": high_pass, "band": band_pass}
STEP = 128
"""A moving cut-off takes a new value every 128 frames, counted from the start of the song."""


class Filter:
    """Lets through what lies under (low), over (high) or around (band) the cut-off."""

    def __init__(self, settings: Settings, timing: Timing) -> None:
        self._settings, self._rate = settings, timing.rate
        self._shape = SHAPES[settings.word("shape")]
        self._resonance = settings.fixed("resonance_db")
        self._biquad = Biquad()
        self.tail = 0

    def process(self, block: Samples, first: int) -> Samples:
        """Give the filtered block, blended with the dry one."""
        wide = block.astype(np.float64)
        curve = self._settings.curve("cutoff_hz")
        wet = self._still(wide) if curve is None else self._moving(wide, curve, first)
        return blend(block, wet, self._settings.over("mix", first, block.shape[1]))

    def _still(self, block: NDArray[np.float64]) -> NDArray[np.float64]:
        coefficients = self._shape(self._settings.fixed("cutoff_hz"), self._resonance, self._rate)
        return self._biquad.process(block, coefficients)

    def _moving(self, block: NDArray[np.float64], curve: Curve, first: int) -> NDArray[np.float64]:
        cutoffs = curve.over(first - first % STEP, STEP + block.shape[1])[::STEP]
        out = np.empty_like(block)
        at, lead = 0, first % STEP
        for cutoff in cutoffs.tolist():
            end = min(at + STEP - lead, block.shape[1])
            if at < end:
                coefficients = self._shape(cutoff, self._resonance, self._rate)
                out[:, at:end] = self._biquad.process(block[:, at:end], coefficients)
            at, lead = end, 0
        return out
