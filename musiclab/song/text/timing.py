"""From exact fractions of a beat to whole ticks, and loudness from marks."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from musiclab.errors import TextError
from musiclab.language import say
from musiclab.song.limits import LONGEST_TICKS
from musiclab.song.time import Tick

ACCENT, NORMAL, SOFT = 120, 96, 56
"""Velocities of ``X`` or ``!``, of ``x`` or no mark, and of ``-`` or ``?``."""

LONGEST_TEXT = 100_000
MOST_NOTES_IN_TEXT = 20_000


def nearest(ticks: Fraction) -> Tick:
    """Round to the nearest whole tick, a half upward.

    Places are summed as fractions and rounded only here, so that a row of odd divisions never drifts:
    a note is at most half a tick (0.26 ms at 120 beats a minute) from its true place.
    """
    return floor(ticks + Fraction(1, 2))


def check_text(text: object) -> str:
    """Refuse what is not a text, is empty, or is too long to be one that somebody typed."""
    if not isinstance(text, str):
        raise TextError(say("A notation is a text between quotes."), text="", at=0)
    if len(text) > LONGEST_TEXT:
        raise TextError(
            say("This text has {count:,} characters, and a notation has at most {most:,}. Write it as several clips.",
                count=len(text), most=LONGEST_TEXT),
            text=text[:60], at=0)
    if not text.strip():
        raise TextError(say("There is nothing written here. Try a note, such as C4, or a beat, such as X.x."), text=text[:60], at=0)
    return text


def check_reach(length: Fraction, text: str, at: int) -> None:
    """Refuse a phrase that grows longer than a song can be."""
    if length > LONGEST_TICKS:
        raise TextError(say("The phrase is longer than a song can be from here on. Shorten it."), text=text, at=at)
