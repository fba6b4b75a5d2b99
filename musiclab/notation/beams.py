"""Beams: notes with flags that belong to one beat are joined."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from musiclab.notation.written import Written
from musiclab.song.time import PER_BEAT, Meter
from musiclab.theory.meter_strength import is_compound

FLAGS = {"eighth": 1, "16th": 2, "32nd": 3}


def beams(signs: Sequence[Written], meter: Meter) -> dict[int, tuple[str, ...]]:
    """Give for each sign, by its place in the row, its beams from the first down: begin, continue, end, or a stub to one side."""
    span = 3 * meter.pulse if is_compound(meter) else PER_BEAT
    found: dict[int, tuple[str, ...]] = {}
    for _, group in groupby(range(len(signs)), key=lambda at: (signs[at].start // span, bool(signs[at].pitches) and signs[at].value[0] in FLAGS)):
        row = list(group)
        if len(row) > 1 and signs[row[0]].pitches and signs[row[0]].value[0] in FLAGS:
            levels = [FLAGS[signs[at].value[0]] for at in row]
            found |= {at: _levels(levels, place) for place, at in enumerate(row)}
    return found


def _levels(levels: Sequence[int], place: int) -> tuple[str, ...]:
    return tuple(_beam(levels, place, level) for level in range(1, levels[place] + 1))


def _beam(levels: Sequence[int], place: int, level: int) -> str:
    before = place > 0 and levels[place - 1] >= level
    after = place + 1 < len(levels) and levels[place + 1] >= level
    if before and after:
        return "continue"
    if after:
        return "begin"
    if before:
        return "end"
    return "backward hook" if place else "forward hook"
