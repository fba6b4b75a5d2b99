"""Pitches by name and by number: middle C is C4 and 60."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.song.limits import shown, whole

Pitch: TypeAlias = int
LOWEST, HIGHEST = 0, 127
LETTERS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
SHARPS = ("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B")
FLATS = ("C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B")
ACCIDENTALS = {"": 0, "#": 1, "♯": 1, "##": 2, "x": 2, "b": -1, "♭": -1, "bb": -2}
NAME = re.compile(r"([A-Ga-g])(##|#|♯|x|bb|b|♭)?(-?\d{1,2})?")


def pitch_class(name: str) -> int:
    """Give the pitch class, 0 (C) to 11 (B), of a note name without its octave.

    >>> pitch_class("Bb")
    10
    """
    found = NAME.fullmatch(name) if isinstance(name, str) else None
    if not found or found[3]:
        raise SongError(say("{name} is not a note. Use a letter from A to G, with # or b if needed, such as F# or Bb.", name=shown(name)))
    return (LETTERS[found[1].upper()] + ACCIDENTALS[found[2] or ""]) % 12


def pitch(name: str) -> Pitch:
    """Give the number of a note name with its octave.

    >>> pitch("C4"), pitch("F#3"), pitch("Bb2")
    (60, 54, 46)
    """
    found = NAME.fullmatch(name) if isinstance(name, str) else None
    if not found or not found[3]:
        raise SongError(say("{name} is not a note with an octave. Write a letter and a number, such as C4 (middle C) or F#3.", name=shown(name)))
    number = LETTERS[found[1].upper()] + ACCIDENTALS[found[2] or ""] + 12 * (int(found[3]) + 1)
    if not LOWEST <= number <= HIGHEST:
        raise SongError(say("{name} is off the keyboard. Use C-1 to G9; middle C is C4.", name=name))
    return number


def pitch_name(number: Pitch, *, spelling: Literal["sharps", "flats"] = "sharps") -> str:
    """Give the name of a pitch number; the inverse of `pitch`.

    >>> pitch_name(61), pitch_name(61, spelling="flats")
    ('C#4', 'Db4')
    """
    whole(number, say("A pitch (middle C is 60)"), LOWEST, HIGHEST)
    names = SHARPS if spelling == "sharps" else FLATS
    return f"{names[number % 12]}{number // 12 - 1}"


def hertz(number: float, *, a4: float = 440.0) -> float:
    """Give the frequency of a pitch number in equal temperament.

    >>> hertz(69)
    440.0
    """
    return float(a4 * 2.0 ** ((number - 69) / 12))
