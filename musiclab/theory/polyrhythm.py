"""Three against two: in one span of time a layer makes three equal strokes and another two, both starting together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from musiclab.song.time import PER_BEAT, Tick
from musiclab.theory.attacks import attacks, layers
from musiclab.theory.sounding import Sounding

LOOSE, AGREE = 0.05, 0.085
"""How far a stroke may be off, and how far the lengths that both layers give to the span may differ, in parts of the span."""
WAVER = PER_BEAT // 9
"""Ticks by which they may differ in short spans."""
PLACES = (0, 1 / 3, 2 / 3, 0, 1 / 2)
"""Where three strokes and two lie in their span."""
Layer = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Span:
    """A span with three strokes against two: its ticks, and the two layers as track and drum."""

    start: Tick
    end: Tick
    three: tuple[str, int]
    two: tuple[str, int]


def three_against_two(notes: Iterable[Sounding]) -> tuple[Span, ...]:
    """Find the spans in which one layer makes exactly three equal strokes and another exactly two; they do not overlap."""
    rows = {layer: tuple(attack.start for attack in attacks(row)) for layer, row in _hands(notes).items()}
    starts = {layer: list(row) for row, layer in {row: layer for layer, row in rows.items()}.items()}
    found = [span for three, row in starts.items() for at in range(len(row) - 2) for span in _spans(three, at, starts)]
    kept: list[Span] = []
    for span in sorted(found, key=lambda span: (span.end, -span.start)):
        if not kept or span.start >= kept[-1].end - LOOSE * (span.end - span.start):
            kept.append(span)
    return tuple(kept)


def _hands(notes: Iterable[Sounding]) -> dict[Layer, tuple[Sounding, ...]]:
    """Give the layers: each track, each drum sound, and a track of several drums as a whole, as a pair of congas is."""
    found = layers(notes)
    whole: dict[str, list[Sounding]] = {}
    for (track, pitch), row in found.items():
        if pitch >= 0:
            whole.setdefault(track, []).extend(row)
    several = {(track, -1): tuple(row) for track, row in whole.items() if len({note.pitch for note in row}) > 1}
    return {**found, **several}


def _spans(three: Layer, at: int, starts: dict[Layer, list[Tick]]) -> list[Span]:
    row = starts[three]
    first, second, third = row[at : at + 3]
    if abs((second - first) - (third - second)) > 2 * LOOSE * 1.5 * (third - first):
        return []
    rows = ((two, other) for two, other in starts.items() if two != three and not (two[0] == three[0] and -1 in (two[1], three[1])))
    return [Span(first, round(first + length), three, two) for two, other in rows if (length := _span_of(row, at, other))]


def _span_of(row: Sequence[Tick], at: int, other: Sequence[Tick]) -> float:
    """Give how long the span is that starts with stroke ``at`` of three, when the other layer makes two strokes in it; 0 where it does not.

    A hand wavers, so the span is the line through all five strokes by least squares, where the three and the two say nearly the same.
    """
    by_three = 1.5 * (row[at + 2] - row[at])
    first = bisect_left(other, row[at] - LOOSE * by_three)
    if first + 1 >= len(other):
        return 0.0
    by_two = 2.0 * (other[first + 1] - other[first])
    if abs(by_three - by_two) > max(AGREE * by_three, WAVER):
        return 0.0
    begin, length = _line((row[at], row[at + 1], row[at + 2], other[first], other[first + 1]))
    return length if _strokes(row, begin, length, 3) and _strokes(other, begin, length, 2) else 0.0


def _line(strokes: Sequence[Tick]) -> tuple[float, float]:
    """Give the start and the length of the span in which three and two strokes lie nearest to their places."""
    middle = sum(PLACES) / len(PLACES)
    spread = sum((place - middle) ** 2 for place in PLACES)
    length = sum((place - middle) * stroke for place, stroke in zip(PLACES, strokes, strict=True)) / spread
    return sum(strokes) / len(strokes) - middle * length, length


def _strokes(row: Sequence[Tick], begin: float, length: float, count: int) -> bool:
    """Say whether a layer makes exactly so many equal strokes in a span, the first at its start."""
    loose = LOOSE * length
    first = bisect_left(row, begin - loose)
    inside = row[first : bisect_left(row, begin + length - loose)]
    return len(inside) == count and all(abs(tick - begin - k * length / count) <= loose for k, tick in enumerate(inside))
