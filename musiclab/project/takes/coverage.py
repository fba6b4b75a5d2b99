"""Which frames of a recording have arrived."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

Span = tuple[int, int]
"""From a frame up to, but not with, another."""


class Coverage:
    """A set of frames, as spans that neither touch nor overlap.

    >>> there = Coverage([(0, 10)])
    >>> there.add(15, 20)
    >>> there.holes(0, 30), list(there.lacking(5, 18))
    ([(10, 15), (20, 30)], [(10, 15)])
    """

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans: list[Span] = []
        for first, end in spans:
            self.add(first, end)

    @property
    def spans(self) -> tuple[Span, ...]:
        """The frames that are there, in order."""
        return tuple(self._spans)

    @property
    def end(self) -> int:
        """The first frame after all that are there."""
        return self._spans[-1][1] if self._spans else 0

    def add(self, first: int, end: int) -> None:
        """Add the frames from ``first`` up to ``end``."""
        if first >= end:
            return
        a = bisect_left(self._spans, first, key=lambda span: span[1])
        b = bisect_right(self._spans, end, key=lambda span: span[0])
        joined = self._spans[a:b]
        self._spans[a:b] = [(min([first, *(span[0] for span in joined)]), max([end, *(span[1] for span in joined)]))]

    def holes(self, first: int, end: int) -> list[Span]:
        """Give the spans from ``first`` up to ``end`` that are not there."""
        return list(self.lacking(first, end))

    def lacking(self, first: int, end: int) -> Iterator[Span]:
        """Give what `holes` gives, one after another."""
        for a, b in self._spans[bisect_right(self._spans, first, key=lambda span: span[1]) :]:
            if first >= end:
                return
            if a > first:
                yield first, min(a, end)
            first = max(first, b)
        if first < end:
            yield first, end

    def missing(self, first: int, end: int) -> int:
        """Count the frames from ``first`` up to ``end`` that are not there."""
        return sum(b - a for a, b in self.lacking(first, end))
