"""Which note of a chord a number means: thirds and fifths as the chord has them, passing notes from the key."""

from __future__ import annotations

from musiclab.patterns.figure import Degree
from musiclab.song.key import MODES, Key
from musiclab.song.text.chord_symbols import Chord

STANDS_FOR = {3: (4, 3, 5, 2, 7), 5: (7, 6, 8), 7: (10, 11, 9)}
"""Semitones above the root that serve as third, fifth and seventh, the likeliest first; a fourth may stand for a third."""
PASSING = {2: (2, 1, 3), 4: (5, 6), 6: (9, 8)}
"""The same for the notes between; without a key the first is taken."""
OCTAVE = 12


def semitones(degree: Degree, chord: Chord, *, key: Key | None = None) -> int:
    """Give how far a degree stands above the root, in semitones.

    A chord without a seventh gives its sixth, or else the octave, so that a figure of chord notes stays one.

    >>> minor_seventh = Chord(9, (0, 3, 7, 10))
    >>> [semitones(Degree(number), minor_seventh) for number in (1, 3, 5, 7, 8, 10)]
    [0, 3, 7, 10, 12, 15]
    """
    octave, place = divmod(degree.number - 1, 7)
    height = OCTAVE * (octave + degree.octave)
    if degree.sharp is not None:
        return height + MODES["major"][place] + degree.sharp
    return height + _of_chord(place + 1, chord, key)


def _of_chord(number: int, chord: Chord, key: Key | None) -> int:
    has = {interval % OCTAVE for interval in chord.intervals}
    if number == 1:
        return 0
    if number in STANDS_FOR:
        return next((step for step in STANDS_FOR[number] if step in has), OCTAVE)
    steps = PASSING[number]
    if any(step in has for step in steps[:2]):
        return next(step for step in steps if step in has)
    in_key = [step for step in steps[:2] if key is not None and (chord.root + step) % OCTAVE in key.scale]
    return in_key[0] if in_key else steps[0]
