"""Mixing the notes of a part: each voice is added to the bus, a block at a time.

This is where the time of a render goes. A block is short enough for the bus to stay in the processor's cache, and
a note that lies inside the block (the usual case) is added in two strokes: as long as it is held, and its release.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from musiclab.render.accumulate import accumulator
from musiclab.render.levels import Samples
from musiclab.render.ramps import release_ramp
from musiclab.render.voicing import Sounding, stereo_gains
from musiclab.sound.voice import Voice

SILENT = 1e-9


class Part:
    """The voices of one or more tracks that share a bus, and how far they have been mixed."""

    def __init__(self, rows: Sequence[Sounding], *, block: int) -> None:
        self._rows = rows
        self._next = 0
        self._ringing: list[Sounding] = []
        self._accumulate = accumulator()
        self._scratch = np.empty(block, np.float32)
        self.has_sides = any(row.pan for row in rows)
        self.end = max((row.start + row.total for row in rows), default=0)

    def mix(self, middle: Samples, sides: Samples, first: int) -> tuple[bool, bool]:
        """Add the frames from ``first`` on to the bus, and say which of its halves got sound.

        ``middle`` (frames,) takes the voices in the middle, ``sides`` (2, frames) those panned by their zone.
        """
        end = first + len(middle)
        in_middle = in_sides = False
        for row in self._sounding(first, end):
            if row.pan == 0.0:
                in_middle = True
                self._add(row, middle, first, row.gain)
            else:
                in_sides = True
                left, right = stereo_gains(row)
                if left > SILENT:
                    self._add(row, sides[0], first, left)
                if right > SILENT:
                    self._add(row, sides[1], first, right)
        self._ringing = [row for row in self._ringing if row.start + row.total > end]
        return in_middle, in_sides

    def _sounding(self, first: int, end: int) -> Iterator[Sounding]:
        """Give the voices that sound before ``end``; those that reach over it ring on."""
        yield from self._ringing
        rows, at = self._rows, self._next
        while at < len(rows) and rows[at].start < end:
            row = rows[at]
            if row.start + row.total > end:
                self._ringing.append(row)
            at += 1
            yield row
        self._next = at

    def _add(self, row: Sounding, bus: Samples, first: int, gain: float) -> None:
        start, total, held, _, _, release, voice = row
        at, samples = start - first, voice.samples
        if at >= 0 and at + total <= len(bus) and total <= (voice.loop_end or len(samples)):
            self._accumulate(samples, 0, min(held, total), gain, bus, at)
            if held < total:
                self._fade(samples, held, release, 0, total - held, gain, bus, at + held)
            return
        for a, b, where in _pieces(voice, max(-at, 0), min(total, len(bus) - at), held):
            if a < held:
                self._accumulate(samples, where, b - a, gain, bus, at + a)
            else:
                self._fade(samples, where, release, a - held, b - a, gain, bus, at + a)

    def _fade(
        self, samples: Samples, where: int, release: int, since: int, count: int, gain: float, bus: Samples, to: int
    ) -> None:
        """Add ``count`` frames from ``where`` on, ``since`` frames after the note was let go."""
        faded = self._scratch[:count]
        np.multiply(samples[where : where + count], release_ramp(release)[since : since + count], faded)
        self._accumulate(faded, 0, count, gain, bus, to)


def _pieces(voice: Voice, first: int, end: int, held: int) -> Iterator[tuple[int, int, int]]:
    """Cut the frames ``first`` to ``end`` of a voice where its loop goes round and where it is let go.

    Each piece is its first frame, its end, and the place of its first frame in the samples.
    """
    loop_start, loop_end = voice.loop_start, voice.loop_end
    while first < end:
        where = first
        if loop_end and first >= loop_end:
            where = loop_start + (first - loop_start) % (loop_end - loop_start)
        stop = min(end, first + (loop_end or len(voice.samples)) - where)
        if first < held < stop:
            stop = held
        yield first, stop, where
        first = stop
