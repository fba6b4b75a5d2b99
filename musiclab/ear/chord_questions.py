"""Chords by ear: three or four notes at once."""

from __future__ import annotations

from random import Random

from musiclab.ear.question import Choice, Question
from musiclab.language import say
from musiclab.song.clips import Note
from musiclab.song.text.chord_symbols import QUALITIES
from musiclab.song.time import PER_BEAT

LEVELS = 4
KINDS = (("", "m"), ("", "m", "dim", "aug"), ("maj7", "7", "m7", "m7b5"), ("", "/3", "/5"))
"""The kinds of chord that each level asks for; the fourth asks which note of a major chord is lowest."""
NAMES = {
    "": (say("major"), say("major: a major third below, a minor third above")),
    "m": (say("minor"), say("minor: a minor third below, a major third above")),
    "dim": (say("diminished"), say("diminished: two minor thirds; it wants to move on")),
    "aug": (say("augmented"), say("augmented: two major thirds; it floats")),
    "maj7": (say("major seventh"), say("a major chord with the note below its octave: soft")),
    "7": (say("seventh"), say("a major chord with a minor seventh: it leads home")),
    "m7": (say("minor seventh"), say("a minor chord with a minor seventh: mellow")),
    "m7b5": (say("half-diminished"), say("a diminished chord with a minor seventh")),
    "/3": (say("third in the bass"), say("first inversion: the third is lowest")),
    "/5": (say("fifth in the bass"), say("second inversion: the fifth is lowest")),
}
ROOT = (say("root in the bass"), say("root position: the chord's own name is lowest"))


def chord_question(level: int, chance: Random) -> Question:
    """Give a question about a chord, at a level from 1 to 4.

    >>> len(chord_question(1, Random(2)).notes)
    3
    """
    kinds = KINDS[level - 1]
    kind = chance.choice(kinds)
    root = chance.randint(53, 65)
    pitches = [root + step for step in QUALITIES.get(kind, QUALITIES[""])]
    for _ in range({"/3": 1, "/5": 2}.get(kind, 0)):
        pitches.append(pitches.pop(0) + 12)
    notes = tuple(Note(0, pitch, 3 * PER_BEAT, 84) for pitch in pitches)
    words = {kind: ROOT if level == 4 and not kind else NAMES[kind] for kind in kinds}
    choices = tuple(Choice(kind or "major", words[kind][0], words[kind][1]) for kind in kinds)
    asks = say("Which note of the chord is lowest?") if level == 4 else say("What kind of chord is it?")
    return Question("choice", asks, notes, (kind or "major",), choices, length=4 * PER_BEAT)
