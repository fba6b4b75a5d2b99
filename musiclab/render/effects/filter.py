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
STEP = 256
"""A moving cut-off takes a new value every 256 frames, counted from the start of the song."""


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
        cutoffs = curve.at(np.arange(first - first % STEP, first + block.shape[1], STEP))
        changes = np.flatnonzero(np.diff(cutoffs)) + 1
        edges = [0, *(changes * STEP - first % STEP).clip(0, block.shape[1]).tolist(), block.shape[1]]
        out = np.empty_like(block)
        for a, b, cutoff in zip(edges, edges[1:], cutoffs[[0, *changes]].tolist(), strict=False):
            if a < b:
                coefficients = self._shape(cutoff, self._resonance, self._rate)
                out[:, a:b] = self._biquad.process(block[:, a:b], coefficients)
        return out
