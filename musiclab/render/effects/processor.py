"""What every effect is to the mixer: stereo blocks in, stereo blocks out, and how long it rings on."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from musiclab.render.automation import Settings, Value
from musiclab.render.levels import Samples
from musiclab.render.timing import Timing

Wide = NDArray[np.float64]


class Processor(Protocol):
    """An effect at work: it keeps what it needs of the past from block to block."""

    tail: int
    """Frames that may still sound after the input has ended."""

    def process(self, block: Samples, first: int) -> Samples:
        """Give the sound of ``block`` (2, frames), whose first frame is ``first`` of the song."""
        ...


class Maker(Protocol):
    """Makes the processor of one kind of effect."""

    def __call__(self, settings: Settings, timing: Timing) -> Processor:
        """Make the processor for ``settings`` on the clock of ``timing``."""
        ...


def blend(dry: Samples, wet: Wide | Samples, mix: Value) -> Samples:
    """Give ``dry`` and ``wet`` in proportion: 0 is only dry, 1 is only wet."""
    if isinstance(mix, float) and mix == 1.0:
        return wet.astype(np.float32, copy=False)
    return (dry + mix * (wet - dry)).astype(np.float32, copy=False)


def beats_to_frames(beats: float, timing: Timing) -> int:
    """Give the whole frames of ``beats`` at the tempo that the song starts with."""
    return max(1, round(beats * 60.0 / timing.song.tempo[0].bpm * timing.rate))
