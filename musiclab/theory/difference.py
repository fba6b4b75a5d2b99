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
MOST_SHIFTS, LIKELIEST, COUNTED = 12, 4, 96
"""Shifts that are tried for a track that was pasted, those tried for the whole, and how many notes are counted to find them."""
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
    octave, kept = _alignment(new, old, bar)
    known = set(kept)
    known |= _pasted(new, old, known, octave, bar)
    audible = {note.track for note in heard}
    return Difference(tuple(note for at, note in enumerate(new) if at not in known and note.track in audible), len(old) - len(kept))


def _alignment(new: Sequence[Sounding], old: Sequence[Sounding], bar: Tick) -> tuple[int, list[int]]:
    """Give the octave and the shift by bars that bring most notes together, and which notes of ``new`` are then known."""
    there, before = Counter(map(_key, new)), Counter(map(_key, old))
    shared = {octave: sum(min(count, there[drum, pitch if drum else pitch + octave]) for (drum, pitch), count in before.items()) for octave in OCTAVES}
    best: tuple[int, Tick, list[int]] = (0, 0, _matched(new, old))
    for octave in sorted(OCTAVES, key=lambda one: (-shared[one], abs(one)))[:2]:
        if len(best[2]) == len(old):
            break
        tried = ((octave, shift, _matched(new, _moved(old, octave, shift))) for shift in _shifts(new, _moved(old, octave, 0), bar)[:LIKELIEST])
        best = max((best, *tried), key=lambda row: (len(row[2]), -abs(row[0]), -abs(row[1])))
    return best[0], best[2]


def _pasted(new: Sequence[Sounding], old: Sequence[Sounding], known: set[int], octave: int, bar: Tick) -> set[int]:
    """Give which of the notes that are not known are a track of the other piece at another place, where most of it comes back, as far as the piece goes."""
    left = [note for at, note in enumerate(new) if at not in known]
    free = _by_key(new)
    found: set[int] = set()
    for track in by_track(_moved(old, octave, 0)).values() if left else ():
        for shift in _shifts(left, track, bar):
            row = _moved(track, 0, shift)
            within = sum(1 for note in row if note.start <= new[-1].start + NEAR)
            same = {at for note in row for at in _near(free.get(_key(note), []), note.start)} if within >= PASTED * len(row) else set()
            if len(same) >= max(PASTED * within, 1):
                found |= same
    return found


def _by_key(notes: Sequence[Sounding]) -> dict[Key, list[tuple[Tick, int]]]:
    found: dict[Key, list[tuple[Tick, int]]] = defaultdict(list)
    for at, note in enumerate(notes):
        found[_key(note)].append((note.start, at))
    return found


def _near(row: Sequence[tuple[Tick, int]], start: Tick) -> list[int]:
    """Give the note of a row that begins nearest to a tick, where it is near enough."""
    first = bisect_left(row, (start - NEAR, -1))
    near = [one for one in row[first : first + 8] if one[0] <= start + NEAR]
    return [min(near, key=lambda one: abs(one[0] - start))[1]] if near else []


def _unmuted(song: Song) -> Song:
    """Give a song with all its tracks: silence is no change to its notes."""
    return replace(song, tracks=tuple(replace(track, mute=False, solo=False) for track in song.tracks)) if any(track.mute or track.solo for track in song.tracks) else song


def _shifts(new: Sequence[Sounding], old: Sequence[Sounding], bar: Tick) -> list[Tick]:
    """Give the shifts by whole bars that bring most notes together, the likeliest first: some notes of both are counted, since all would take long."""
    starts: dict[Key, list[Tick]] = defaultdict(list)
    for note in new[:: max(len(new) // COUNTED, 1)]:
        starts[_key(note)].append(note.start)
    votes: Counter[Tick] = Counter()
    for note in old:
        apart = (start - note.start for start in starts.get(_key(note), ()))
        votes.update({round(ticks / bar) * bar for ticks in apart if abs(ticks - round(ticks / bar) * bar) <= NEAR})
    return [shift for shift, _ in votes.most_common(MOST_SHIFTS)]


def _moved(notes: Sequence[Sounding], octave: int, shift: Tick) -> list[Sounding]:
    return [note._replace(start=note.start + shift, pitch=note.pitch if note.drum else note.pitch + octave) for note in notes]


def _key(note: Sounding) -> Key:
    return note.drum, note.pitch


def _matched(new: Sequence[Sounding], old: Sequence[Sounding]) -> list[int]:
    """Give which notes of ``new`` are the same as one of ``old``: one for one, the nearest in time first taken."""
    free = _by_key(new)
    found = []
    for note in sorted(old):
        row = free.get(_key(note), [])
        first = bisect_left(row, (note.start - NEAR, -1))
        near = [at for at in range(first, min(first + 8, len(row))) if abs(row[at][0] - note.start) <= NEAR]
        if near:
            best = min(near, key=lambda at: abs(row[at][0] - note.start))
            found.append(row.pop(best)[1])
    return found
