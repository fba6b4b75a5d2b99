"""From the pitches of a chord to its name: which of them is the root."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from musiclab.song.pitch import Pitch
from musiclab.song.text.chord_symbols import QUALITIES, Chord

WIDEST_CLOSE = 12
"""Semitones that a chord in close position spans at most; a lowest note further away is a written bass."""
LIKELIEST = ("", "m", "7", "m7", "maj7", "5", "sus4", "dim", "aug", "m7b5", "dim7", "7sus4", "add9", "madd9", "9", "m9", "maj9")
"""Of two names for the same notes the one that stands first here is taken: A minor seventh before C sixth."""


def name_chord(pitches: Sequence[Pitch], *, opening: bool = False) -> Chord:
    """Say which chord these pitches are, in whatever inversion.

    Some notes have two names (C sixth is A minor seventh); an ``opening`` chord is taken to stand on its root.
    Notes that make no known chord are taken to stand on the lowest one.

    >>> name_chord((60, 65, 69)).root, name_chord((55, 60, 64, 69), opening=False).root
    (5, 9)
    """
    lowest = min(pitches)
    above = [pitch for pitch in pitches if pitch > lowest]
    if len(above) >= 3 and max(above) - lowest > WIDEST_CLOSE:
        named = _known(frozenset(pitch % 12 for pitch in above))
        if named:
            chord = _choose(named, min(above), opening=opening)
            return Chord(chord.root, chord.intervals, lowest % 12 if lowest % 12 != chord.root else None)
    named = _known(frozenset(pitch % 12 for pitch in pitches))
    if named:
        return _choose(named, lowest, opening=opening)
    return Chord(lowest % 12, tuple(sorted({(pitch - lowest) % 12 for pitch in pitches})))


def _choose(named: Sequence[tuple[int, Chord]], lowest: Pitch, *, opening: bool) -> Chord:
    home = lowest % 12

    def order(candidate: tuple[int, Chord]) -> tuple[bool, int, int]:
        rank, chord = candidate
        return opening and chord.root != home, rank, (chord.root - home) % 12

    return min(named, key=order)[1]


@cache
def _known(classes: frozenset[int]) -> tuple[tuple[int, Chord], ...]:
    """Give every chord of exactly these pitch classes, with how unlikely its name is."""
    qualities = sorted(QUALITIES, key=lambda name: LIKELIEST.index(name) if name in LIKELIEST else len(LIKELIEST))
    chords = ((rank, Chord(root, QUALITIES[name])) for rank, name in enumerate(qualities) for root in sorted(classes))
    return tuple((rank, chord) for rank, chord in chords if frozenset(chord.classes) == classes)
