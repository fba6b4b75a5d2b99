"""What one piece changes in another: notes that are new, and notes that are gone, whatever else was done to it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from musiclab.song.model import Song
from musiclab.song.time import PER_BEAT, Tick
from musiclab.theory.attacks import by_track
from musiclab.theory.sounding import Sounding, sounding

NEAR = PER_BEAT // 4 - 1
"""Ticks by which a note may be moved and still be the same: less than a sixteenth."""
OCTAVES = (0, 12, -12, 24, -24, 36, -36)
PASTED = 0.7
"""The share of a piece that comes back at another place, for that to be a copy pasted there."""
MOST_SHIFTS = 12
Key = tuple[bool, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """The notes that a piece has anew, and how many of the other's it has no more."""

    added: tuple[Sounding, ...]
    removed: int

    @property
    def changes(self) -> int:
        """How many changes that is: a note that was moved counts once."""
        return max(len(self.added), self.removed)


def difference(work: Song, starter: Song) -> Difference:
    """Find what really differs: not loudness, lengths, small shifts in time, tempo, names, sounds, order of tracks, an octave or whole bars for all, or the piece pasted again.

    >>> difference(Song(), Song()).changes
    0
    """
    heard = sounding(work)
    new, old = sounding(_unmuted(work)), sounding(_unmuted(starter))
    if not new or not old:
        return Difference(heard, len(old))
    bar = starter.meter[0].bar
    octave, shift, kept = max(
        ((octave, shift, _matched(new, _moved(old, octave, shift))) for octave in OCTAVES for shift in _shifts(new, old, bar, octave)), key=lambda row: (len(row[2]), -abs(row[0]), -abs(row[1]))
    )
    known = set(kept)
    for row in by_track(old).values():
        for again in _shifts(new, row, bar, octave):
            if again != shift:
                known |= _pasted(new, _moved(row, octave, again))
    audible = {note.track for note in heard}
    return Difference(tuple(note for at, note in enumerate(new) if at not in known and note.track in audible), len(old) - len(kept))


def _pasted(new: Sequence[Sounding], row: Sequence[Sounding]) -> set[int]:
    """Give which notes are a track of the other piece at another place, where most of it comes back, as far as the piece goes."""
    found = _matched(new, row)
    within = sum(1 for note in row if note.start <= new[-1].start + NEAR)
    return set(found) if within >= PASTED * len(row) and len(found) >= max(PASTED * within, 1) else set()


def _unmuted(song: Song) -> Song:
    """Give a song with all its tracks: silence is no change to its notes."""
    return replace(song, tracks=tuple(replace(track, mute=False, solo=False) for track in song.tracks)) if any(track.mute or track.solo for track in song.tracks) else song


def _shifts(new: Sequence[Sounding], old: Sequence[Sounding], bar: Tick, octave: int) -> list[Tick]:
    """Give the shifts by whole bars that bring most notes together: the likeliest by counting, no shift always among them."""
    starts: dict[Key, list[Tick]] = defaultdict(list)
    for note in new:
        starts[_key(note)].append(note.start)
    votes: Counter[Tick] = Counter()
    for note in old:
        key = (note.drum, note.pitch if note.drum else note.pitch + octave)
        votes.update({round((start - note.start) / bar) * bar for start in starts.get(key, ()) if abs((start - note.start) - round((start - note.start) / bar) * bar) <= NEAR})
    return list(dict.fromkeys([0, *(shift for shift, _ in votes.most_common(MOST_SHIFTS))]))


def _moved(notes: Sequence[Sounding], octave: int, shift: Tick) -> list[Sounding]:
    return [note._replace(start=note.start + shift, pitch=note.pitch if note.drum else note.pitch + octave) for note in notes]


def _key(note: Sounding) -> Key:
    return note.drum, note.pitch


def _matched(new: Sequence[Sounding], old: Sequence[Sounding]) -> list[int]:
    """Give which notes of ``new`` are the same as one of ``old``: one for one, the nearest in time first taken."""
    free: dict[Key, list[tuple[Tick, int]]] = defaultdict(list)
    for at, note in enumerate(new):
        free[_key(note)].append((note.start, at))
    found = []
    for note in sorted(old):
        row = free.get(_key(note), [])
        first = bisect_left(row, (note.start - NEAR, -1))
        near = [at for at in range(first, min(first + 8, len(row))) if abs(row[at][0] - note.start) <= NEAR]
        if near:
            best = min(near, key=lambda at: abs(row[at][0] - note.start))
            found.append(row.pop(best)[1])
    return found
