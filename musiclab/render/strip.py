"""A channel strip: effects, then volume and pan, each of them still or moved by automation."""

from __future__ import annotations

import numpy as np

from musiclab.render.automation import Moves, Value, moves_of
from musiclab.render.effects import processors
from musiclab.render.levels import Samples, gain_of, gains_of, pan_gains, pans_gains
from musiclab.render.timing import Timing
from musiclab.song.mixing import Bus
from musiclab.song.model import Track


class Strip:
    """The strip of a track or a bus at work."""

    def __init__(self, source: Track | Bus, timing: Timing) -> None:
        self._source = source
        self._moves = moves_of(source.automation, timing)
        self._effects = processors(source.effects, self._moves, timing)
        self.tail = sum(effect.tail for effect in self._effects)

    def process(self, block: Samples, first: int) -> Samples:
        """Give what the strip makes of a block (2, frames)."""
        for effect in self._effects:
            block = effect.process(block, first)
        count = block.shape[1]
        gain = level(self._moves, "volume_db", self._source.volume_db, first, count)
        left, right = self._pan(first, count)
        out = np.empty_like(block)
        np.multiply(block[0], _single(gain * left), out[0])
        np.multiply(block[1], _single(gain * right), out[1])
        return out

    def send(self, bus: str, level_db: float, first: int, count: int) -> Value:
        """Give the gain with which the strip's sound goes to a bus."""
        gain = level(self._moves, f"send:{bus}", level_db, first, count)
        return gain if isinstance(gain, float) else gain.astype(np.float32)

    def _pan(self, first: int, count: int) -> tuple[Value, Value]:
        pan = self._moves.over("pan", self._source.pan, first, count)
        return pan_gains(pan) if isinstance(pan, float) else pans_gains(pan)


def level(moves: Moves, target: str, fixed_db: float, first: int, count: int) -> Value:
    """Give the linear gain of a level in decibels that automation may move."""
    db = moves.over(target, fixed_db, first, count)
    return gain_of(db) if isinstance(db, float) else gains_of(db)


def _single(value: Value) -> float | Samples:
    return value if isinstance(value, float) else value.astype(np.float32)


def is_plain(track: Track) -> bool:
    """Say whether a track only has a volume and a pan, so that its notes can share a bus with others."""
    moved = any(lane.points for lane in track.automation)
    return not (moved or track.sends or any(effect.on for effect in track.effects))
