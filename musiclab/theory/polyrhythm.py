"""Three against two: in one span of time a layer makes three equal strokes and another two, both starting together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from musiclab.song.time import Tick
from musiclab.theory.attacks import attacks, layers
from musiclab.theory.sounding import Sounding

LOOSE = 0.05
"""How far a stroke may be off, in parts of the span."""


@dataclass(frozen=True, slots=True)
class Span:
    """A span with three strokes against two: its ticks, and the two layers as track and drum."""

    start: Tick
    end: Tick
    three: tuple[str, int]
    two: tuple[str, int]


def three_against_two(notes: Iterable[Sounding]) -> tuple[Span, ...]:
    """Find the spans in which one layer makes exactly three equal strokes and another exactly two; they do not overlap."""
    starts = {layer: [attack.start for attack in attacks(row)] for layer, row in layers(notes).items()}
    found = [span for three, row in starts.items() for at in range(len(row) - 2) for span in _spans(three, row, at, starts)]
    kept: list[Span] = []
    for span in sorted(found, key=lambda span: (span.end, -span.start)):
        if not kept or span.start >= kept[-1].end - LOOSE * (span.end - span.start):
            kept.append(span)
    return tuple(kept)


def _spans(three: tuple[str, int], row: Sequence[Tick], at: int, starts: dict[tuple[str, int], list[Tick]]) -> list[Span]:
    begin = row[at]
    length = 1.5 * (row[at + 2] - begin)
    if not _strokes(row, begin, length, 3):
        return []
    return [Span(begin, round(begin + length), three, two) for two, other in starts.items() if two != three and _strokes(other, begin, length, 2)]


def _strokes(row: Sequence[Tick], begin: float, length: float, count: int) -> bool:
    """Say whether a layer makes exactly so many equal strokes in a span, the first at its start."""
    loose = LOOSE * length
    first = bisect_left(row, begin - loose)
    inside = row[first : bisect_left(row, begin + length - loose)]
    return len(inside) == count and all(abs(tick - begin - k * length / count) <= loose for k, tick in enumerate(inside))
