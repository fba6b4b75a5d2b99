"""Whether a chord is there in a span of time, in whatever voicing and texture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from musiclab.song.time import PER_BEAT, Tick
from musiclab.theory.chord_names import TRIADS
from musiclab.theory.sounding import Sounding

EARLY = PER_BEAT // 2
"""Ticks by which a chord may come before its span."""
ENOUGH = 2 / 3
"""The share of the sounding time that belongs to the chord."""
BETTER = 0.12
"""How much more of the time another triad may explain, until that one is what is heard."""
NEARLY = 0.02


@dataclass(frozen=True, slots=True)
class SpanHarmony:
    """What sounds in a span: for how long each pitch class does, in ticks."""

    weights: tuple[float, ...]

    def share(self, root: int, steps: Sequence[int]) -> float:
        """Give the share of the time that belongs to a chord."""
        whole = sum(self.weights)
        return sum(self.weights[one] for one in {(root + step) % 12 for step in steps}) / whole if whole else 0.0

    def has(self, root: int, intervals: Sequence[int]) -> bool:
        """Say whether a chord is there: its root and its third sound, two thirds of the time is its own, sevenths are free, and no other triad fits clearly better."""
        triad = tuple(intervals[:3])
        third = next((step for step in triad if step in (3, 4)), None)
        if not self.weights[root] or (third is not None and not self.weights[(root + third) % 12]):
            return False
        if third is not None and self.weights[(root + 7 - third) % 12] > self.weights[(root + third) % 12]:
            return False
        sevenths = (9, 10) if 6 in triad else (10, 11)
        own = self.share(root, (*intervals, *sevenths))
        plain = max(self.share(root, triad), own - 0.05)
        return own >= ENOUGH - NEARLY and all(self.share(other, steps) <= plain + BETTER for other in range(12) for steps in TRIADS.values() if other != root)

    def best(self) -> tuple[int, str] | None:
        """Give the triad that explains most of the time, as its root and kind; None in silence."""
        if not sum(self.weights):
            return None
        return max(((root, kind) for kind in ("", "m", "dim") for root in range(12)), key=lambda one: self.share(one[0], TRIADS[one[1]]) + 0.05 * self.weights[one[0]] / sum(self.weights))


def span_harmony(notes: Sequence[Sounding], start: Tick, end: Tick) -> SpanHarmony:
    """Measure what sounds in a span. Notes that begin in the half beat before its end and sound on belong to the next; those that came in so early belong to this one."""
    weights = [0.0] * 12
    for note in notes:
        if note.start >= end or note.end <= start:
            continue
        ahead = end - EARLY <= note.start and note.end > end + EARLY // 4
        stale = note.start < start - EARLY and note.end <= start + EARLY
        if not ahead and not stale:
            weights[note.pitch % 12] += min(note.end, end) - max(note.start, start)
    return SpanHarmony(tuple(weights))
