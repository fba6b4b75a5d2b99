"""What the beginning and the end of a piece say about its key, besides how long each note sounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from musiclab.song.time import PER_BEAT
from musiclab.theory.attacks import TOGETHER
from musiclab.theory.sounding import Sounding

OPENING = 2 * PER_BEAT
"""Ticks in which the first chord is heard, at least."""
FIRST_CHORD = 0.06
"""What the first chord says for the key whose home chord it is, as distance from the profile. All figures here were found on every second piece of the Bach chorales and of three collections of folk songs, and tried on the others."""
FIRST_NOTE, FIRST_FIFTH = 0.013, 0.022
"""What the first note of an unaccompanied tune says for the key whose home note, or whose fifth, it is."""
LAST_LOWEST, LAST_HIGHEST = 0.02, 0.02
"""What the outer notes at the end say for their keys."""
LAST_THIRD, LAST_FIFTH = 0.014, 0.01
"""What the last note of an unaccompanied tune says for the key whose third, or fifth, it is."""

Says = tuple[int, float]
"""One of the 24 keys, C major to B major and then C minor to B minor, and how much speaks for it."""


def evidence(notes: Sequence[Sounding]) -> list[float]:
    """Give what the beginning and the end say for each of the 24 keys; ``notes`` are in order."""
    found = [0.0] * 24
    for key, says in (*_beginning(notes), *_ending(notes)):
        found[key] += says
    return found


def _beginning(notes: Sequence[Sounding]) -> Iterator[Says]:
    first = notes[0].start
    group = list(takewhile(lambda note: note.start < first + PER_BEAT, notes))
    low = min(group, key=lambda note: note.pitch)
    lead = list(takewhile(lambda note: note.start < max(low.end, first + OPENING), notes))
    root = low.pitch % 12
    minor, major = (sum(note.length for note in lead if note.pitch % 12 == (root + third) % 12) for third in (3, 4))
    if any(note.pitch > low.pitch and note.start < low.end and note.end > low.start for note in lead) or _broken_chord(lead, root):
        yield root, FIRST_CHORD * (major > minor or (major == minor) / 2)
        yield 12 + root, FIRST_CHORD * (minor > major or (major == minor) / 2)
    else:
        yield from _both(notes[0].pitch, FIRST_NOTE)
        yield from _both(notes[0].pitch - 7, FIRST_FIFTH)


def _broken_chord(lead: Sequence[Sounding], root: int) -> bool:
    """Say whether the notes are those of a triad, one after the other, over its root."""
    classes = {(note.pitch - root) % 12 for note in lead}
    return classes in ({0, 3, 7}, {0, 4, 7})


def _ending(notes: Sequence[Sounding]) -> Iterator[Says]:
    end = max(note.end for note in notes)
    last_start = notes[-1].start
    closing = [note.pitch for note in notes if note.end >= end - TOGETHER or note.start >= last_start - TOGETHER]
    low, high = min(closing), max(closing)
    yield from _both(low, LAST_LOWEST)
    yield from _both(high, LAST_HIGHEST)
    if low == high:
        yield (low - 4) % 12, LAST_THIRD
        yield 12 + (low - 3) % 12, LAST_THIRD
        yield from _both(low - 7, LAST_FIFTH)


def _both(home: int, says: float) -> tuple[Says, Says]:
    """Speak for the major and the minor key of a home note alike."""
    return (home % 12, says), (12 + home % 12, says)
