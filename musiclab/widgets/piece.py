"""What a player shows of a piece before it sounds: its name, its length, its form."""

from __future__ import annotations

from itertools import pairwise
from math import nan
from numbers import Real
from typing import TYPE_CHECKING, Any

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.song.limits import LONGEST_SECONDS, words

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = LONGEST_SECONDS + 60
"""A song at most, and what rings on after it; in seconds."""


def piece(
    *, title: str, subtitle: str, seconds: float, sections: Iterable[tuple[str, float, float]], bars: Iterable[float]
) -> dict[str, Any]:
    """Give a piece as the page reads it; times are in seconds.

    >>> piece(title="Paper Boats", subtitle="", seconds=20, sections=[("Verse", 0, 20)], bars=[0, 10])["bars"]
    [0.0, 10.0]
    """
    words(title, say("The title"))
    words(subtitle, say("The subtitle"))
    starts = [_time(start, say("The start of a bar")) for start in bars]
    if any(later <= earlier for earlier, later in pairwise(starts)):
        raise SongError(say("The bars came out of order. Give the time each begins, in seconds, earliest first."))
    return {
        "title": title,
        "subtitle": subtitle,
        "seconds": _time(seconds, say("The length of a piece")),
        "sections": [_section(section) for section in sections],
        "bars": starts,
    }


def _section(section: tuple[str, float, float]) -> list[Any]:
    if not isinstance(section, tuple) or len(section) != 3:
        raise SongError(
            say('A section came as {value}. Give its name, start and end, such as ("Verse", 0, 20).', value=section)
        )
    name, start, end = section
    words(name, say("The name of a section"))
    begins, ends = _time(start, say("The start of a section")), _time(end, say("The end of a section"))
    if ends <= begins:
        raise SongError(
            say("The section {name} came from {start:g} to {end:g} seconds. It must end after it starts; "
                "give the later time last.", name=name, start=begins, end=ends)
        )
    return [name, begins, ends]


def _time(value: object, name: str) -> float:
    seconds = float(value) if isinstance(value, Real) and not isinstance(value, bool) else nan
    if not 0 <= seconds <= LONGEST:
        raise SongError(
            say("{name} came as {value}. Use seconds from 0 to {most:g}.", name=name, value=value, most=LONGEST)
        )
    return seconds
