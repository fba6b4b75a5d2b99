"""How one stretch of music goes on in the next: what changes, and what stays."""

from __future__ import annotations

from statistics import fmean

from musiclab.song.time import PER_BEAT
from musiclab.theory.stretch import Layer, Stretch, cosine, overlap

BUSIER, HIGHER, LOUDER, SAME_PATTERN = 1.3, 4.0, 10.0, 0.7
"""Factor of density, semitones, velocity and likeness of patterns that make a clear change."""
SHARED = 0.5
FOUR = 4 * PER_BEAT
BAR = 16
"""Sixteenths after which a pattern is folded, to compare stretches of different length."""


def change(a: Stretch, b: Stretch) -> bool:
    """Say whether the texture changes clearly from one stretch to the next."""
    if a.playing != b.playing or _steady(a) ^ _steady(b):
        return True
    low, high = sorted((a.density, b.density))
    if high >= BUSIER * low:
        return True
    if a.height is not None and b.height is not None and abs(a.height - b.height) >= HIGHER:
        return True
    if a.loudness is not None and b.loudness is not None and abs(a.loudness - b.loudness) >= LOUDER:
        return True
    return _patterns(a, b) < SAME_PATTERN


def _steady(one: Stretch) -> set[Layer]:
    """Give the layers that play in half of a stretch, counted in fours of beats: a crash or a fill is none."""
    least = max(one.length / FOUR / 2, 1)
    return {layer for layer, row in one.layers.items() if len(row) > 1 and len({note.start // FOUR for note in row}) >= least}


def related(a: Stretch, b: Stretch) -> bool:
    """Say whether two stretches share material: the rhythm or the pitches of one part at least."""
    if not (a.notes and b.notes):
        return False
    for layer in set(a.layers) & set(b.layers):
        rhythm = max(overlap(a.pattern(layer), b.pattern(layer)), overlap(_folded(a.pattern(layer)), _folded(b.pattern(layer))))
        if rhythm >= SHARED or _pitches(a, b, layer[0]) >= SHARED:
            return True
    return _across(a, b)


def _across(a: Stretch, b: Stretch) -> bool:
    """Say whether a part of one goes on in another part of the other, as when a tune moves to another instrument."""
    for first in a.layers:
        for second in b.layers:
            if first[1] == second[1] == -1 and overlap(a.pattern(first), b.pattern(second)) >= 0.8 and cosine(_classes(a, first[0]), _classes(b, second[0])) >= 0.8:
                return True
    return False


def _patterns(a: Stretch, b: Stretch) -> float:
    """Give how alike the patterns of two stretches are, rhythm and pitches together, all layers on average."""
    layers = _steady(a) | _steady(b)
    return fmean(min(overlap(a.pattern(layer), b.pattern(layer)), _line(a, b, layer)) for layer in layers) if layers else 1.0


def _line(a: Stretch, b: Stretch, layer: tuple[str, int]) -> float:
    if layer[1] != -1:
        return 1.0
    rows = [frozenset(round(note.start / 240) * 128 + note.pitch for note in one.layers.get(layer, ())) for one in (a, b)]
    return overlap(rows[0], rows[1])


def _folded(pattern: frozenset[int]) -> frozenset[int]:
    return frozenset(place % BAR for place in pattern)


def _pitches(a: Stretch, b: Stretch, track: str) -> float:
    rows = [frozenset(note.pitch for note in one.pitched if note.track == track) for one in (a, b)]
    return overlap(rows[0], rows[1]) if rows[0] and rows[1] else 0.0


def _classes(one: Stretch, track: str) -> tuple[float, ...]:
    return Stretch(one.start, one.end, tuple(note for note in one.pitched if note.track == track)).classes
