"""Scales by ear: notes in a row, up to the octave."""

from __future__ import annotations

from random import Random

from musiclab.ear.question import Choice, Question
from musiclab.language import say
from musiclab.song.clips import Note
from musiclab.song.key import MODES
from musiclab.song.time import PER_BEAT

LEVELS = 3
SCALES = {
    "major": MODES["major"], "minor": MODES["minor"], "pentatonic": (0, 2, 4, 7, 9), "harmonic": (0, 2, 3, 5, 7, 8, 11),
    "dorian": MODES["dorian"], "phrygian": MODES["phrygian"], "lydian": MODES["lydian"], "mixolydian": MODES["mixolydian"],
}  # fmt: skip
KINDS = (("major", "minor"), ("major", "minor", "pentatonic", "harmonic"), ("major", "minor", "dorian", "phrygian", "lydian", "mixolydian"))
"""The scales that each level asks for."""
NAMES = {
    "major": (say("major"), say("major: the third note is bright, and the seventh leads home")),
    "minor": (say("natural minor"), say("natural minor: the third, sixth and seventh are low")),
    "pentatonic": (say("major pentatonic"), say("major pentatonic: five notes, no semitones")),
    "harmonic": (say("harmonic minor"), say("harmonic minor: a wide step before the last note")),
    "dorian": (say("Dorian"), say("Dorian: minor with a high sixth, as in Scarborough Fair")),
    "phrygian": (say("Phrygian"), say("Phrygian: minor with a low second")),
    "lydian": (say("Lydian"), say("Lydian: major with a high fourth")),
    "mixolydian": (say("Mixolydian"), say("Mixolydian: major with a low seventh")),
}


def scale_question(level: int, chance: Random) -> Question:
    """Give a question about a scale, at a level from 1 to 3.

    >>> scale_question(1, Random(3)).choices[0].label
    'major'
    """
    kinds = KINDS[level - 1]
    kind = chance.choice(kinds)
    tonic = chance.randint(55, 64)
    pitches = [*(tonic + step for step in SCALES[kind]), tonic + 12]
    half = PER_BEAT // 2
    notes = tuple(Note(at * half, pitch, half if at < len(pitches) - 1 else 2 * PER_BEAT) for at, pitch in enumerate(pitches))
    choices = tuple(Choice(kind, *NAMES[kind]) for kind in kinds)
    return Question("choice", say("Which scale is it?"), notes, (kind,), choices, length=len(pitches) * half + 2 * PER_BEAT)
