"""Mixing the notes of a part: each voice is added to the bus, a block at a time.

This is where the time of a render goes. A block is short enough for the bus to stay in the processor's cache, and
a note that lies inside the block (the usual case) is added in two strokes: as long as it is held, and its release.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from musiclab.render.accumulate import accumulator
from musiclab.render.levels import Samples
from musiclab.render.tails import Tails
from musiclab.render.voicing import Sounding, stereo_gains
from musiclab.sound.voice import Voice

SILENT = 1e-9
Strokes = tuple[tuple[Samples, float], ...]
"""Buses to add to, each with its gain."""


class Part:
    """The voices of one or more tracks that share a bus, and how far they have been mixed."""

    def __init__(self, rows: Sequence[Sounding], *, block: int) -> None:
        self._rows = rows
        self._next = 0
        self._ringing: list[Sounding] = []
        self._accumulate = accumulator()
        self._tails = Tails(block)
        self.has_sides = any(row.pan for row in rows)
        self.end = max((row.start + row.total for row in rows), default=0)

    @property
    def additions(self) -> int:
        """How many samples are added to a bus in all: what a rendering has to do at the very least."""
        return sum(row.total * (1 if row.pan in (-1.0, 0.0, 1.0) else 2) for row in self._rows)

    def mix(self, middle: Samples, sides: Samples, first: int) -> tuple[bool, bool]:
        """Add the frames from ``first`` on to the bus, and say which of its halves got sound.

        ``middle`` (frames,) takes the voices in the middle, ``sides`` (2, frames) those panned by their zone.
        """
        end = first + len(middle)
        in_middle = in_sides = False
        for row in self._sounding(first, end):
            if row.pan == 0.0:
                in_middle = True
                self._add(row, first, ((middle, row.gain),))
            else:
                in_sides = True
                strokes = zip(sides, stereo_gains(row), strict=True)
                self._add(row, first, tuple((bus, gain) for bus, gain in strokes if gain > SILENT))
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

    def _add(self, row: Sounding, first: int, strokes: Strokes) -> None:
        """Add what of a voice lies in the block to each bus, with its gain."""
        start, total, held, _, _, release, voice = row
        at, samples = start - first, voice.samples
        length = len(strokes[0][0])
        if at >= 0 and at + total <= length and total <= (voice.loop_end or len(samples)):
            tail = self._tails.tail(samples, held, total - held, release) if held < total else None
            for bus, gain in strokes:
                self._accumulate(samples, 0, min(held, total), gain, bus, at)
                if tail is not None:
                    self._accumulate(tail, 0, total - held, gain, bus, at + held)
            return
        for a, b, where in _pieces(voice, max(-at, 0), min(total, length - at), held):
            source, place = samples, where
            if a >= held:
                source, place = self._tails.faded(samples, where, b - a, release, a - held), 0
            for bus, gain in strokes:
                self._accumulate(source, place, b - a, gain, bus, at + a)


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
