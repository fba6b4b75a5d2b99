"""The main line of a piece: the tracks that carry its tune, and those lines that may take it over."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from musiclab.song.model import Song
from musiclab.song.time import PER_BEAT
from musiclab.theory.roles import Part, parts_of, roles_played
from musiclab.theory.sounding import heard_tracks
from musiclab.theory.stretch import Stretch

MOSTLY = 0.7
"""A tune plays in nearly as many stretches as any other line; what joins in for one of them is a second voice."""
FOUR = 4 * PER_BEAT


def melodic(song: Song) -> tuple[Part, ...]:
    """Give the parts that may carry a tune: those that say so, or else lines of single notes that are no bass and no broken chord."""
    stated = {track.id for track in heard_tracks(song) if track.role == "melody"}
    parts = [part for part in parts_of(song) if not part.drums]
    told = tuple(part for part in parts if part.track in stated)
    if told:
        return told
    bass = set(roles_played(song)["bass"]) if len(parts) > 1 else set()
    lines = tuple(part for part in parts if part.single and part.track not in bass)
    return tuple(part for part in lines if not part.broken) or lines


def main_line(song: Song, stretches: Sequence[Stretch]) -> frozenset[str]:
    """Give the track of the tune: of the lines that play in most stretches the one that repeats itself least from bar to bar, and then the highest; all that state to be a melody."""
    lines = melodic(song)
    if any(track.role == "melody" for track in heard_tracks(song)):
        return frozenset(line.track for line in lines)
    played = {line.track: sum(sum(note.track == line.track for note in one.notes) >= 2 for one in stretches) for line in lines}
    most = max(played.values(), default=0)
    often = [line for line in lines if played[line.track] >= MOSTLY * most]
    best = max(often, key=lambda line: (round(variety(line), 1), line.height), default=None)
    return frozenset({best.track} if best else ())


def variety(part: Part) -> float:
    """Give the share of bars, counted in fours of beats, that are other than the one before: an ostinato has little of it."""
    bars: dict[int, set[tuple[int, int]]] = {}
    for note in part.notes:
        bars.setdefault((note.start + PER_BEAT // 8) // FOUR, set()).add((round(note.start % FOUR / (PER_BEAT / 4)) % 16, note.pitch))
    rows = [bars[at] for at in sorted(bars)]
    return sum(a != b for a, b in pairwise(rows)) / max(len(rows) - 1, 1)
