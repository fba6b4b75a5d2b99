"""Chord symbols: a root, a quality and perhaps another bass, such as ``Am7`` or ``C/E``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType

from musiclab.language import say
from musiclab.song.pitch import pitch_class
from musiclab.song.text.cursor import Cursor


@dataclass(frozen=True, slots=True)
class Chord:
    """A chord: its root (0 is C), its notes in semitones above the root, and its bass where one is written.

    >>> Chord(9, (0, 3, 7)).classes
    (9, 0, 4)
    """

    root: int
    intervals: tuple[int, ...]
    bass: int | None = None

    @property
    def classes(self) -> tuple[int, ...]:
        """The pitch classes from the root up."""
        return tuple((self.root + interval) % 12 for interval in self.intervals)


QUALITIES: Mapping[str, tuple[int, ...]] = MappingProxyType({
    "": (0, 4, 7), "m": (0, 3, 7), "5": (0, 7), "dim": (0, 3, 6), "aug": (0, 4, 8),
    "sus2": (0, 2, 7), "sus4": (0, 5, 7), "7sus4": (0, 5, 7, 10), "add9": (0, 4, 7, 14), "madd9": (0, 3, 7, 14),
    "6": (0, 4, 7, 9), "m6": (0, 3, 7, 9), "69": (0, 4, 7, 9, 14), "m69": (0, 3, 7, 9, 14),
    "7": (0, 4, 7, 10), "maj7": (0, 4, 7, 11), "m7": (0, 3, 7, 10), "mmaj7": (0, 3, 7, 11),
    "dim7": (0, 3, 6, 9), "m7b5": (0, 3, 6, 10), "7b5": (0, 4, 6, 10), "aug7": (0, 4, 8, 10), "augmaj7": (0, 4, 8, 11),
    "7b9": (0, 4, 7, 10, 13), "7#9": (0, 4, 7, 10, 15), "7#11": (0, 4, 7, 10, 18),
    "9": (0, 4, 7, 10, 14), "maj9": (0, 4, 7, 11, 14), "m9": (0, 3, 7, 10, 14), "9sus4": (0, 5, 7, 10, 14),
    "11": (0, 7, 10, 14, 17), "m11": (0, 3, 7, 10, 14, 17),
    "13": (0, 4, 7, 10, 14, 21), "maj13": (0, 4, 7, 11, 14, 21), "m13": (0, 3, 7, 10, 14, 21),
})
"""Semitones above the root; a dominant 11 leaves the third out and a 13 the eleventh, as they are played."""

ALIASES: Mapping[str, str] = MappingProxyType({
    "maj": "", "M": "", "min": "m", "-": "m", "o": "dim", "°": "dim", "+": "aug", "sus": "sus4", "2": "add9", "add2": "add9",
    "M7": "maj7", "Maj7": "maj7", "ma7": "maj7", "Δ": "maj7", "Δ7": "maj7", "min7": "m7", "-7": "m7", "min6": "m6",
    "min9": "m9", "-9": "m9", "min11": "m11", "min13": "m13", "M9": "maj9", "M13": "maj13", "mM7": "mmaj7", "m(maj7)": "mmaj7", "mMaj7": "mmaj7",
    "o7": "dim7", "°7": "dim7", "ø": "m7b5", "ø7": "m7b5", "min7b5": "m7b5", "m7-5": "m7b5", "7sus": "7sus4", "9sus": "9sus4",
    "+7": "aug7", "7#5": "aug7", "+maj7": "augmaj7", "maj7#5": "augmaj7",
})
ROOT = re.compile(r"[A-G][#♯b♭]?")
QUALITY = re.compile(r"[^\s|:/!?~_.\]]*")


def read_symbol(cursor: Cursor) -> Chord:
    """Read a chord symbol where the cursor stands."""
    root = _root(cursor, say("A chord begins with a letter from A to G, as in Am7. Small letters are minor only in roman numerals."))
    intervals = read_quality(cursor)
    bass = _root(cursor, say("The bass note follows the slash, as in C/E.")) if cursor.take("/") else None
    return Chord(root, intervals, bass)


def read_quality(cursor: Cursor, *, start: str = "") -> tuple[int, ...]:
    """Read a quality such as ``maj7``; ``start`` is what stands before it unwritten, such as the m of a small numeral."""
    at = cursor.at
    found = cursor.match(QUALITY)
    written = start + (found[0] if found else "")
    quality = ALIASES.get(written, written)
    if quality not in QUALITIES:
        close = get_close_matches(written[:20], [name for name in QUALITIES if name], n=3)
        cursor.refuse(_unknown(written[:20], close), at)
    return QUALITIES[quality]


def _unknown(written: str, close: list[str]) -> str:
    if close:
        return say("{quality!r} is not a kind of chord. Did you mean {names}?", quality=written, names=", ".join(close))
    return say("{quality!r} is not a kind of chord. Use m, 7, maj7, m7, dim, aug, sus4, add9, 9 and the like.", quality=written)


def _root(cursor: Cursor, sentence: str) -> int:
    found = cursor.match(ROOT)
    if not found:
        cursor.refuse(sentence)
    return pitch_class(found[0])

