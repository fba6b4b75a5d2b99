"""A mystery melody: a short tune is played, and found again note by note."""

from __future__ import annotations

from random import Random
from typing import Literal

from musiclab.ear.question import Choice, Question
from musiclab.language import say
from musiclab.song.clips import Note
from musiclab.song.key import Key
from musiclab.song.pitch import pitch_name
from musiclab.song.time import PER_BEAT

LEVELS = 3
LENGTHS, REACHES, LEAPS = (4, 6, 8), (5, 6, 8), (2, 3, 5)
"""For each level: how many notes, from how many steps of the scale, and how many steps a leap may have."""
KEYS = (("C", "G"), ("C", "G", "F", "D"), ("C", "G", "F", "D", "A", "Bb"))
FLAT_KEYS = ("F", "Bb")


def melody_question(level: int, chance: Random) -> Question:
    """Give a tune to find, at a level from 1 to 3. Its first note is shown, and it ends on the home note.

    >>> question = melody_question(1, Random(5))
    >>> len(question.answer), question.answer[-1] == question.choices[0].name
    (4, True)
    """
    key = Key(chance.choice(KEYS[level - 1]))
    ladder = _ladder(key, REACHES[level - 1])
    line = _line(len(ladder), LENGTHS[level - 1], LEAPS[level - 1], chance)
    pitches = [ladder[step] for step in line]
    notes = tuple(Note(at * PER_BEAT, pitch, PER_BEAT if at < len(pitches) - 1 else 2 * PER_BEAT) for at, pitch in enumerate(pitches))
    spelling: Literal["flats", "sharps"] = "flats" if key.tonic in FLAT_KEYS else "sharps"
    choices = tuple(Choice(str(pitch), pitch_name(pitch, spelling=spelling)) for pitch in ladder)
    answer = tuple(map(str, pitches))
    return Question("line", say("Find the tune in {key}. The first note is given.", key=key), notes, answer, choices, answer[:1], len(answer), (len(answer) + 1) * PER_BEAT, 88.0)


def _ladder(key: Key, steps: int) -> list[int]:
    """Give so many notes of the scale, from the home note near middle C up."""
    home = 60 + (key.home if key.home < 8 else key.home - 12)
    scale = [(pitch - key.home) % 12 for pitch in key.scale]
    return [home + scale[step % 7] + 12 * (step // 7) for step in range(steps)]


def _line(high: int, length: int, leap: int, chance: Random) -> list[int]:
    """Give a line of steps of the scale that moves, never far at once, and comes home."""
    line = [chance.choice([0, 2, 4][: 2 if high < 5 else 3])]
    while len(line) < length - 1:
        left = length - 1 - len(line)
        near = [step for step in range(high) if step != line[-1] and abs(step - line[-1]) <= leap and step <= left * leap]
        line.append(chance.choice([step for step in near if step] or near) if left == 1 else chance.choice(near))
    return [*line, 0] if line[-1] else [*line[:-1], 1, 0]
