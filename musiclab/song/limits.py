"""How large and how far a song may go, and the sentences for what lies beyond."""

from __future__ import annotations

from math import isfinite

from musiclab.errors import SongError
from musiclab.language import say

LONGEST_SECONDS = 7200.0
LONGEST_TICKS = 960 * 40_000
"""About 2 hours at 300 beats a minute; what ends later is refused."""
MOST_TRACKS = 256
MOST_CLIPS = 10_000
MOST_NOTES = 500_000
MOST_POINTS = 50_000
LONGEST_NAME = 200


def whole(value: object, name: str, low: int, high: int) -> None:
    """Refuse what is not a whole number from ``low`` to ``high``."""
    if type(value) is not int or not low <= value <= high:
        raise SongError(
            say("{name} came as {value}. Use a whole number from {low} to {high}.",
                name=name, value=_shown(value), low=low, high=high)
        )


def number(value: object, name: str, low: float, high: float) -> None:
    """Refuse what is not a finite number from ``low`` to ``high``."""
    if type(value) not in (int, float) or not isfinite(value) or not low <= value <= high:  # type: ignore[arg-type]
        raise SongError(
            say("{name} came as {value}. Use a number from {low:g} to {high:g}.",
                name=name, value=_shown(value), low=low, high=high)
        )


def words(value: object, name: str) -> None:
    """Refuse what is not a text of at most 200 characters on one line."""
    if type(value) is not str or len(value) > LONGEST_NAME or not value.isprintable():
        raise SongError(
            say("{name} came as {value}. Use a text of at most {most} characters on one line.",
                name=name, value=_shown(value), most=LONGEST_NAME)
        )


def at_most(count: int, most: int, name: str) -> None:
    """Refuse more things than a song can hold."""
    if count > most:
        raise SongError(
            say("{count:,} {name} came, and a song holds at most {most:,}. Split it into several songs.",
                count=count, name=name, most=most)
        )


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else shown[:57] + "..."
