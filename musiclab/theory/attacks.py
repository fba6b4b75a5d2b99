"""Attacks: the moments at which something begins. Notes that start almost together are one attack, as a chord or a strum is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from musiclab.song.time import PER_BEAT, Tick
from musiclab.theory.sounding import Sounding

TOGETHER = 0.06 * PER_BEAT
"""Ticks within which a start belongs to the attack of the one before it; a strum is one attack however many strings it has."""


class Attack(NamedTuple):
    """What begins together: the tick of the first note, and the notes from the lowest up."""

    start: Tick
    notes: tuple[Sounding, ...]

    @property
    def top(self) -> Sounding:
        """The highest note."""
        return self.notes[-1]

    @property
    def bass(self) -> Sounding:
        """The lowest note."""
        return self.notes[0]

    @property
    def end(self) -> Tick:
        """Where the last of its notes ends."""
        return max(note.end for note in self.notes)

    @property
    def pitches(self) -> tuple[int, ...]:
        """Its different pitches, from the lowest up."""
        return tuple(sorted({note.pitch for note in self.notes}))


def attacks(notes: Iterable[Sounding]) -> tuple[Attack, ...]:
    """Give the attacks of some notes, in order.

    >>> from musiclab.theory.sounding import Sounding
    >>> [attack.start for attack in attacks([Sounding(0, 960, 60, 90, "a"), Sounding(20, 960, 64, 90, "a"), Sounding(480, 960, 67, 90, "a")])]
    [0, 480]
    """
    groups: list[list[Sounding]] = []
    for note in sorted(notes):
        if groups and note.start - groups[-1][-1].start <= TOGETHER:
            groups[-1].append(note)
        else:
            groups.append([note])
    return tuple(Attack(group[0].start, tuple(sorted(group, key=lambda note: note.pitch))) for group in groups)


def by_track(notes: Iterable[Sounding]) -> dict[str, tuple[Sounding, ...]]:
    """Give the notes of each track, in order."""
    found: dict[str, list[Sounding]] = {}
    for note in notes:
        found.setdefault(note.track, []).append(note)
    return {track: tuple(row) for track, row in found.items()}


def layers(notes: Iterable[Sounding]) -> dict[tuple[str, int], tuple[Sounding, ...]]:
    """Give the notes of each layer: a track, or one drum sound of a drum track (whose pitch is then given, -1 for a whole track)."""
    found: dict[tuple[str, int], list[Sounding]] = {}
    for note in notes:
        found.setdefault((note.track, note.pitch if note.drum else -1), []).append(note)
    return {layer: tuple(row) for layer, row in found.items()}


def skyline(notes: Iterable[Sounding]) -> tuple[Sounding, ...]:
    """Give the tune on top: of each attack the highest note, as long as no higher one sounds on over it; each note ends where the next begins."""
    line: list[Sounding] = []
    for attack in attacks(notes):
        top = attack.top
        if line and line[-1].end > top.start + TOGETHER and line[-1].pitch > top.pitch:
            continue
        if line and line[-1].end > top.start:
            line[-1] = line[-1]._replace(end=max(top.start, line[-1].start + 1))
        line.append(top)
    return tuple(line)


def span(notes: Sequence[Sounding]) -> tuple[Tick, Tick]:
    """Give the tick of the first start and of the last end; nothing sounds between 0 and 0 where there are no notes."""
    return (min(note.start for note in notes), max(note.end for note in notes)) if notes else (0, 0)
