"""Intervals by ear: two notes, one after the other or together."""

from __future__ import annotations

from random import Random

from musiclab.ear.question import Choice, Question
from musiclab.language import say
from musiclab.song.clips import Note
from musiclab.song.time import PER_BEAT

LEVELS = 5
NAMES = {
    1: (say("a minor second"), say("1 semitone, the smallest step on the piano")),
    2: (say("a major second"), say("2 semitones, as Frère Jacques begins")),
    3: (say("a minor third"), say("3 semitones, as Greensleeves begins")),
    4: (say("a major third"), say("4 semitones, as When the Saints begins")),
    5: (say("a perfect fourth"), say("5 semitones, as Auld Lang Syne begins")),
    6: (say("a tritone"), say("6 semitones, half an octave")),
    7: (say("a perfect fifth"), say("7 semitones, as Twinkle, Twinkle, Little Star begins")),
    8: (say("a minor sixth"), say("8 semitones, a third turned over")),
    9: (say("a major sixth"), say("9 semitones, as My Bonnie begins")),
    10: (say("a minor seventh"), say("10 semitones, two below the octave")),
    11: (say("a major seventh"), say("11 semitones, one below the octave")),
    12: (say("an octave"), say("12 semitones: the same note, higher")),
}
SIZES = ((4, 7, 12), (2, 4, 5, 7, 12), tuple(range(1, 13)), tuple(range(1, 13)), tuple(range(1, 13)))
"""Which intervals each level asks for, in semitones; the fourth also goes down, in the fifth both notes sound together."""
LOWEST, HIGHEST = 55, 67
"""The lower note lies between G3 and G4, where most can sing it."""


def interval_question(level: int, chance: Random) -> Question:
    """Give a question about an interval, at a level from 1 to 5.

    >>> interval_question(1, Random(1)).answer[0] in ("4", "7", "12")
    True
    """
    size = chance.choice(SIZES[level - 1])
    low = chance.randint(LOWEST, HIGHEST)
    first, second = (low + size, low) if level == 4 and chance.random() < 0.5 else (low, low + size)
    apart = 0 if level == 5 else PER_BEAT
    notes = (Note(0, first, PER_BEAT + (PER_BEAT if level == 5 else 0)), Note(apart, second, 2 * PER_BEAT))
    choices = tuple(Choice(str(one), NAMES[one][0], say("{name}: {about}", name=NAMES[one][0], about=NAMES[one][1])) for one in SIZES[level - 1])
    asks = say("How far is it from one note to the other?")
    return Question("choice", asks, notes, (str(size),), choices, length=4 * PER_BEAT)
