"""Tempo changes from files that have more of them than a song holds, or repeat them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from math import ceil

from musiclab.song.limits import MOST_CHANGES
from musiclab.song.tempo import Tempo, seconds_at
from musiclab.song.time import PER_BEAT


def fewer(tempos: Iterable[Tempo], *, most: int = MOST_CHANGES) -> tuple[Tempo, ...]:
    """Give the tempos that change something, in order; where they are too many, neighbours become one that takes as long.

    >>> [tempo.bpm for tempo in fewer([Tempo(60), Tempo(120, at=960), Tempo(90, at=1920)], most=2)]
    [80.0, 90.0]
    """
    found = sorted(tempos, key=lambda tempo: tempo.at)
    kept = [*found[:1], *(b for a, b in pairwise(found) if a.bpm != b.bpm)]
    stride = ceil(len(kept) / most)
    if stride <= 1:
        return tuple(kept)
    return tuple(_one(kept[i : i + stride], until=kept[i + stride].at if i + stride < len(kept) else None) for i in range(0, len(kept), stride))


def _one(tempos: list[Tempo], *, until: int | None) -> Tempo:
    first = tempos[0].at
    end = tempos[-1].at if until is None else until
    if until is None or len(tempos) == 1:
        return Tempo(tempos[-1].bpm, first)
    moved = [Tempo(tempo.bpm, tempo.at - first) for tempo in tempos]
    return Tempo(round((end - first) / PER_BEAT * 60 / seconds_at(moved, end - first), 6), first)
