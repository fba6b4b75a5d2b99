"""The last stage of a mix: effects, volume, and the limiter."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from musiclab.render.automation import moves_of
from musiclab.render.effects import processors
from musiclab.render.effects.limiter import Limiter
from musiclab.render.levels import Samples
from musiclab.render.strip import level
from musiclab.render.timing import Timing
from musiclab.song.mixing import Master

RELEASE_MS = 80.0


class MasterStrip:
    """The master of a song at work. It takes out the delay that its limiter makes."""

    def __init__(self, master: Master, timing: Timing, *, block: int) -> None:
        self._master = master
        self._block = block
        self._moves = moves_of(master.automation, timing)
        self._effects = processors(master.effects, self._moves, timing)
        self._limiter = Limiter(ceiling_db=master.ceiling_db, release_ms=RELEASE_MS, rate=timing.rate)
        self.tail = sum(effect.tail for effect in self._effects)

    def process(self, mixed: Iterator[Samples], *, frames: int) -> Iterator[tuple[int, Samples]]:
        """Give the finished pieces (2, frames), each with the frame of the song that it begins at."""
        at = -self._limiter.delay
        first = 0
        for block in self._whole_blocks(mixed, frames):
            for piece in self._limiter.process(self._shaped(block, first)):
                early = max(-at, 0)  # what the limiter held back at first is not part of the song
                late = max(at + piece.shape[1] - frames - self.tail, 0)
                if early + late < piece.shape[1]:
                    yield at + early, piece[:, early : piece.shape[1] - late]
                at += piece.shape[1]
            first += block.shape[1]

    def _whole_blocks(self, mixed: Iterator[Samples], frames: int) -> Iterator[Samples]:
        """Give the mix in whole blocks, then silence for effects to ring out and the limiter's delay to come back."""
        at = 0
        for block in mixed:
            short = self._block - block.shape[1]
            yield np.pad(block, ((0, 0), (0, short))) if short else block
            at += self._block
        while 0 < at < frames + self.tail + self._limiter.delay:
            yield np.zeros((2, self._block), np.float32)
            at += self._block

    def _shaped(self, block: Samples, first: int) -> Samples:
        for effect in self._effects:
            block = effect.process(block, first)
        gain = level(self._moves, "volume_db", self._master.volume_db, first, block.shape[1])
        if isinstance(gain, float):
            return block if gain == 1.0 else block * np.float32(gain)
        return block * gain.astype(np.float32)
