"""Rhythms by ear: a bar is played, and written down step by step."""

from __future__ import annotations

from random import Random

from musiclab.ear.question import Question
from musiclab.language import say
from musiclab.song.clips import Note
from musiclab.song.time import PER_BEAT, Tick

LEVELS = 4
FIGURES: tuple[tuple[str, ...], ...] = (
    ("x.", "xx"),
    ("x.", "xx", ".x", ".."),
    ("x...", "x.x.", "x..x", "xxx.", "x.xx", "..x."),
    ("x...", "x.x.", "x..x", ".x.x", "xxx.", ".xx.", "..xx", "...x", "...."),
)
"""What a beat may be at each level: eighths at first, then sixteenths; a point is silence."""
SHAKER_DRUM, CLICK = 76, 42
"""The wood block that plays the rhythm, and the closed hat that counts."""


def rhythm_question(level: int, chance: Random) -> Question:
    """Give a rhythm of one bar to write down, at a level from 1 to 4. A bar of clicks comes first.

    >>> rhythm_question(1, Random(4)).steps
    8
    """
    beats = ["x" + figure[1:] if at == 0 else figure for at, figure in enumerate(chance.choices(FIGURES[level - 1], k=4))]
    steps = "".join(beats)
    step = 4 * PER_BEAT // len(steps)
    bar: Tick = 4 * PER_BEAT
    count = tuple(Note(beat * PER_BEAT, CLICK, PER_BEAT // 4, 60) for beat in range(8))
    hits = tuple(Note(bar + at * step, SHAKER_DRUM, step, 100) for at, sign in enumerate(steps) if sign == "x")
    answer = tuple(str(at) for at, sign in enumerate(steps) if sign == "x")
    asks = say("Listen to the count of one bar, and then write down the rhythm of the next one.")
    return Question("rhythm", asks, count + hits, answer, steps=len(steps), length=2 * bar, instrument="drums", tempo=84)
