"""How alike two stretches of music are: the same tune, perhaps varied, transposed, or with other parts around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from musiclab.song.time import PER_BEAT
from musiclab.theory.sounding import Sounding
from musiclab.theory.stretch import Stretch, overlap

NEAR = PER_BEAT // 5
"""Ticks within which two notes count as beginning at one place."""
ALIKE = 0.55
"""From this likeness on, two stretches are the same music, lightly varied at most."""
NEARLY_ALL = 0.8
"""The share of steps in common that two lines in other rhythms have when they are one tune; with fewer, their order need not be compared."""
HALF, SAME_CHORD = 2 * PER_BEAT, 0.6
"""Ticks of a half bar, and the share of notes in common from which two chords are the same, a seventh more or less."""
MOST, FIRST = 400, 80
"""Notes of a tune that are compared in their places, and in their order alone."""


def likeness(a: Stretch, b: Stretch, *, tune: frozenset[str] = frozenset(), lines: frozenset[str] = frozenset()) -> float:
    """Give how alike two stretches are, from 0 to 1. What counts is the tune, in any octave and key; without one, the chords; without these, the drums.

    ``tune`` names the tracks that carry it; where these are silent, it is the line on top. ``lines`` are all tracks that may take it over.
    """
    if not (a.pitched or b.pitched):
        return drum_likeness(a, b)
    if not (a.pitched and b.pitched):
        return 0.0
    if not tune:
        return harmony_likeness(a, b)
    found = tune_likeness(_tune(a, tune), _tune(b, tune))
    return found if found >= ALIKE else max(found, _taken_over(a, b, tune, lines), _taken_over(b, a, tune, lines))


def _taken_over(a: Stretch, b: Stretch, tune: frozenset[str], lines: frozenset[str]) -> float:
    """Give how alike the tune of ``a`` is to a line of another track in ``b``; a line that both have alike is accompaniment and does not count."""
    best = 0.0
    for track in lines - tune:
        own = b.line(frozenset({track}))[:MOST]
        found = shared(_tune(a, tune), own) if len(own) >= 2 else 0.0
        if found >= ALIKE and shared(own, a.line(frozenset({track}))[:MOST]) < ALIKE:
            best = max(best, found)
    return best


def _tune(one: Stretch, tracks: frozenset[str]) -> Sequence[Sounding]:
    own = one.line(tracks)
    return (own if len(own) >= 2 else one.tune)[:MOST]


def tune_likeness(a: Sequence[Sounding], b: Sequence[Sounding]) -> float:
    """Give how alike two lines are: notes of one pitch at one place, in the best transposition; or the same notes in another rhythm.

    Ornaments weigh little: the notes in common are set against the shorter and the longer line in equal parts.
    """
    best = shared(a, b)
    return best if best >= ALIKE else max(best, _same_order(a, b))


def shared(a: Sequence[Sounding], b: Sequence[Sounding]) -> float:
    """Give the share of notes that are in both lines, in the best of all transpositions; the octave is free."""
    if not (a and b):
        return 0.0
    counts = [0] * 12
    at = 0
    for note in a:
        while at < len(b) and b[at].start < note.start - NEAR:
            at += 1
        near = at
        moves = set()
        while near < len(b) and b[near].start <= note.start + NEAR:
            moves.add((note.pitch - b[near].pitch) % 12)
            near += 1
        for move in moves:
            counts[move] += 1
    return max(counts) * (1 / len(a) + 1 / len(b)) / 2


def _same_order(a: Sequence[Sounding], b: Sequence[Sounding]) -> float:
    """Give the likeness of the steps from note to note, whatever the rhythm: the longest row of steps in common, weighed down unless it is nearly all."""
    moves_a, moves_b = ([y.pitch - x.pitch for x, y in pairwise(line[:FIRST])] for line in (a, b))
    if len(moves_a) < 4 or len(moves_b) < 4:
        return 0.0
    longer = max(len(moves_a), len(moves_b))
    if (Counter(moves_a) & Counter(moves_b)).total() < NEARLY_ALL * longer:
        return 0.0
    common = _longest_common(moves_a, moves_b) / longer
    return max((common - 0.5) * 1.8, 0.0)


def _longest_common(a: Sequence[int], b: Sequence[int]) -> int:
    row = [0] * (len(b) + 1)
    for x in a:
        before = row
        row = [0]
        for at, y in enumerate(b):
            row.append(before[at] + 1 if x == y else max(before[at + 1], row[at]))
    return row[-1]


def harmony_likeness(a: Stretch, b: Stretch) -> float:
    """Give how alike the chords of two stretches are, in the best transposition: the share of half bars with nearly the same notes."""
    rows = [_half_bars(one) for one in (a, b)]
    count = max(map(len, rows))
    if not count:
        return 1.0
    return max(sum(bool(x) and overlap(x, frozenset((c + by) % 12 for c in y)) >= SAME_CHORD for x, y in zip(*rows, strict=False)) for by in range(12)) / count


def _half_bars(one: Stretch) -> list[frozenset[int]]:
    """Give the pitch classes in each two beats, up to the last that sounds; a rest keeps those of before."""
    found: list[set[int]] = [set() for _ in range(-(-max(_until(note) for note in one.pitched) // HALF))]
    for note in one.pitched:
        last = _until(note)
        for at in range((note.start + NEAR) // HALF, min(-(-last // HALF), len(found))):
            found[at].add(note.pitch % 12)
    rows: list[frozenset[int]] = []
    for classes in found:
        rows.append(frozenset(classes) if classes or not rows else rows[-1])
    return rows


def _until(note: Sounding) -> int:
    """Give where a note has ended for the ear: what rings a little into the next half bar does not belong to it."""
    return max(note.end - NEAR, note.start + NEAR + 1)


def drum_likeness(a: Stretch, b: Stretch) -> float:
    """Give how alike two drum patterns are: the mean, over all drums that play, of the places in common."""
    drums = {layer for one in (a, b) for layer in one.layers}
    if not drums:
        return 1.0
    weights = {layer: len(a.pattern(layer) | b.pattern(layer)) for layer in drums}
    return sum(overlap(a.pattern(layer), b.pattern(layer)) * weights[layer] for layer in drums) / sum(weights.values())
