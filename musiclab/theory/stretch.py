"""A stretch of a song, such as a section or four bars, and what can be said of its texture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean

from musiclab.song.time import PER_BEAT, Tick
from musiclab.theory.attacks import attacks, layers, skyline
from musiclab.theory.sounding import Sounding

GRID = PER_BEAT // 4
Layer = tuple[str, int]


@dataclass(frozen=True)
class Stretch:
    """The notes that begin between two ticks, told from the start of the stretch."""

    start: Tick
    end: Tick
    notes: tuple[Sounding, ...]

    @property
    def length(self) -> Tick:
        """How long it is, in ticks."""
        return self.end - self.start

    @cached_property
    def pitched(self) -> tuple[Sounding, ...]:
        """Its notes with a height."""
        return tuple(note for note in self.notes if not note.drum)

    @cached_property
    def layers(self) -> dict[Layer, tuple[Sounding, ...]]:
        """The notes of each track, and of each drum of a drum track."""
        return layers(self.notes)

    @cached_property
    def playing(self) -> frozenset[str]:
        """The tracks that play in a quarter of it, counted in fours of beats; a fill alone is no playing."""
        four = 4 * PER_BEAT
        rows: dict[str, set[int]] = {}
        for note in self.notes:
            rows.setdefault(note.track, set()).update(range(note.start // four, max((note.end - 1) // four, note.start // four) + 1))
        return frozenset(track for track, row in rows.items() if len(row) >= max(self.length / four / 4, 1))

    @cached_property
    def density(self) -> float:
        """Attacks in four beats, those of each track counted by themselves."""
        rows: dict[str, list[Sounding]] = {}
        for note in self.notes:
            rows.setdefault(note.track, []).append(note)
        return sum(len(attacks(row)) for row in rows.values()) * 4 * PER_BEAT / max(self.length, 1)

    @cached_property
    def height(self) -> float | None:
        """The mean pitch of the pitched parts."""
        return fmean(note.pitch for note in self.pitched) if self.pitched else None

    @cached_property
    def loudness(self) -> float | None:
        """The mean velocity."""
        return fmean(note.velocity for note in self.notes) if self.notes else None

    @cached_property
    def tune(self) -> tuple[Sounding, ...]:
        """The line on top."""
        return skyline(self.pitched)

    def line(self, tracks: frozenset[str]) -> tuple[Sounding, ...]:
        """Give the line on top of some tracks."""
        if tracks not in self._lines:
            self._lines[tracks] = skyline(note for note in self.pitched if note.track in tracks)
        return self._lines[tracks]

    @cached_property
    def _lines(self) -> dict[frozenset[str], tuple[Sounding, ...]]:
        return {}

    def pattern(self, layer: Layer) -> frozenset[int]:
        """Give the sixteenths on which a layer begins something."""
        return frozenset(round(note.start / GRID) for note in self.layers.get(layer, ()))

    @cached_property
    def classes(self) -> tuple[float, ...]:
        """How long each pitch class sounds, as shares of 1 from C up; all 0 where nothing has a pitch."""
        weights = [0.0] * 12
        for note in self.pitched:
            weights[note.pitch % 12] += note.length
        whole = sum(weights)
        return tuple(weight / whole for weight in weights) if whole else tuple(weights)


def stretch(notes: Sequence[Sounding], start: Tick, end: Tick) -> Stretch:
    """Give the stretch of some notes between two ticks; notes that begin a moment early, by an eighth of a beat, belong to it."""
    early = PER_BEAT // 8
    inside = (note for note in notes if start - early <= note.start < end - early)
    return Stretch(start, end, tuple(note._replace(start=max(note.start - start, 0), end=max(min(note.end, end) - start, 1)) for note in inside))


def overlap(a: frozenset[int], b: frozenset[int]) -> float:
    """Give the share of places that two patterns have in common, 0 to 1; two empty ones are alike."""
    return len(a & b) / len(a | b) if a | b else 1.0


def cosine(a: Sequence[float], b: Sequence[float]) -> float:
    """Give how alike two rows of weights are: the cosine of the angle between them."""
    squares = (sum(x * x for x in a) * sum(y * y for y in b)) ** 0.5
    return sum(x * y for x, y in zip(a, b, strict=True)) / squares if squares else 0.0
