"""Roman numerals: chords by their place in a key.

Capitals are major and small letters minor: ``I ii V7 viio``. What follows is as in chord symbols (``V7`` has a
minor seventh, ``Imaj7`` a major one), except for the figures of inversions, which put another note of the
chord in the bass: ``6`` and ``64`` for triads, ``65``, ``43``, ``42`` for seventh chords. ``o`` is diminished, ``ø``
half-diminished, ``+`` augmented. ``V/V`` and ``viio7/ii`` borrow from the key on another degree.

Degrees count in the scale of the key, so that VII in A minor is G. A flat counts from the major scale on the
same home note (``bVII`` in A minor is G too); a sharp raises the degree of the scale. A diminished vii stands
on the leading note, a semitone under the home note, in every mode.
"""

from __future__ import annotations

import re

from musiclab.language import say
from musiclab.song.key import MODES, Key
from musiclab.song.pitch import SHARPS
from musiclab.song.text.chord_symbols import Chord, read_quality
from musiclab.song.text.cursor import Cursor

NUMERAL = re.compile(r"([#♯b♭]?)(VII|VI|IV|V|III|II|I|vii|vi|iv|v|iii|ii|i)(?![IViv])")
DEGREES = ("i", "ii", "iii", "iv", "v", "vi", "vii")
INVERSIONS = {"64": ("", 2), "65": ("7", 1), "43": ("7", 2), "42": ("7", 3), "6": ("", 1)}
FIGURES = re.compile(r"([o°ø+]?)(64|65|43|42|6)(?![\w#+])")


def read_roman(cursor: Cursor, key: Key) -> Chord:
    """Read a roman numeral where the cursor stands."""
    at = cursor.at
    found = cursor.match(NUMERAL)
    if not found:
        cursor.refuse(say("This is not a roman numeral. Use I to VII for major chords and i to vii for minor ones, such as I vi IV V7."))
    minor = found[2].islower()
    intervals, bass = _quality(cursor, minor=minor)
    home = _applied_key(cursor, key)
    diminished = intervals[:3] == (0, 3, 6)
    root = _root(home, found[1], DEGREES.index(found[2].lower()), leading=diminished)
    if not 0 <= bass < len(intervals):
        cursor.refuse(say("This chord has no such inversion. Use 6 or 64, and 65, 43 or 42 for seventh chords."), at)
    return Chord(root, intervals, (root + intervals[bass]) % 12 if bass else None)


def _quality(cursor: Cursor, *, minor: bool) -> tuple[tuple[int, ...], int]:
    """Read what follows the numeral: the notes of the chord, and which of them is the bass."""
    figures = cursor.match(FIGURES)
    if figures:
        seventh, bass = INVERSIONS[figures[2]]
        start = {"": "m" if minor else "", "o": "dim", "°": "dim", "ø": "m7b5", "+": "aug"}[figures[1]]
        return read_quality(cursor, start=start + (seventh if start != "m7b5" else "")), bass
    return read_quality(cursor, start="m" if minor and cursor.sign not in ("o", "°", "ø", "d") else ""), 0


def _applied_key(cursor: Cursor, key: Key) -> Key:
    if not cursor.take("/"):
        return key
    found = cursor.match(NUMERAL)
    if not found:
        cursor.refuse(say("A numeral follows the slash, as in V/V. For another bass use an inversion, such as I6."))
    root = _root(key, found[1], DEGREES.index(found[2].lower()), leading=False)
    return Key(SHARPS[root], "minor" if found[2].islower() else "major")


def _root(key: Key, sign: str, degree: int, *, leading: bool) -> int:
    if sign in ("b", "♭") and sign:
        return (key.home + MODES["major"][degree] - 1) % 12
    if degree == 6 and leading and not sign:
        return (key.home + 11) % 12
    return (key.scale[degree] + (1 if sign else 0)) % 12
