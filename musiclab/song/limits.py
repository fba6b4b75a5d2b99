"""How large and how far a song may go, and the sentences for what lies beyond."""

from __future__ import annotations

from musiclab.errors import SongError
from musiclab.language import say

LONGEST_SECONDS = 7200.0
LONGEST_TICKS = 960 * 40_000
"""About 2 hours at 300 beats a minute; what ends later is refused."""
MOST_TRACKS = 256
MOST_CLIPS = 10_000
MOST_NOTES = 500_000
MOST_HEARD = 2_000_000
"""Notes with every repeat of their clips counted: what a player has to play."""
MOST_POINTS = 50_000
MOST_POINTS_IN_ALL = 500_000
MOST_CHANGES = 10_000
"""Tempos, metres or sections in one song."""
MOST_EFFECTS = 64
MOST_JOINS = 1000
LONGEST_NAME = 200


def whole(value: object, name: str, low: int, high: int) -> None:
    """Refuse what is not a whole number from ``low`` to ``high``."""
    if type(value) is not int or not low <= value <= high:
        raise SongError(
            say("{name} came as {value}. Use a whole number from {low} to {high}.",
                name=name, value=shown(value), low=low, high=high)
        )


def number(value: object, name: str, low: float, high: float) -> None:
    """Refuse what is not a finite number from ``low`` to ``high``."""
    # A NaN or an infinity fails the comparison too, and an int too large for a float stays an int.
    if not (isinstance(value, (int, float)) and type(value) is not bool and low <= value <= high):
        raise SongError(
            say("{name} came as {value}. Use a number from {low:g} to {high:g}.",
                name=name, value=shown(value), low=low, high=high)
        )


def flag(value: object, name: str) -> None:
    """Refuse what is neither true nor false."""
    if type(value) is not bool:
        raise SongError(say("{name} came as {value}. Use true or false.", name=name, value=shown(value)))


def words(value: object, name: str) -> None:
    """Refuse what is not a text of at most 200 characters on one line."""
    if type(value) is not str or len(value) > LONGEST_NAME or not value.isprintable():
        raise SongError(
            say("{name} came as {value}. Use a text of at most {most} characters on one line.",
                name=name, value=shown(value), most=LONGEST_NAME)
        )


def at_most(count: int, most: int, name: str) -> None:
    """Refuse more things than a song can hold."""
    if count > most:
        raise SongError(
            say("{count:,} {name} came, and a song holds at most {most:,}. Split it into several songs.",
                count=count, name=name, most=most)
        )


def shown(value: object) -> str:
    """Show any value in at most 60 characters, whatever its size or depth, for use in a sentence.

    >>> shown("x"), shown([1, 2]), shown(10**30)
    ("'x'", 'a list', 'a very large number')
    """
    if isinstance(value, (list, tuple)):
        return say("a list")
    if isinstance(value, dict):
        return say("an object")
    if isinstance(value, int) and abs(value) >= 10**18:
        return say("a very large number")
    text = repr(value[:60] if isinstance(value, (str, bytes)) else value)
    return text if len(text) <= 60 else text[:57] + "..."
