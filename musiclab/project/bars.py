"""Places as people say them: bars counted from 1, with fractions."""

from __future__ import annotations

from math import floor, isfinite

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.song.limits import shown
from musiclab.song.model import Song
from musiclab.song.time import Tick, bar_start, place_of

FURTHEST = 100_000


def tick_of(song: Song, bar: float) -> Tick:
    """Give the tick of a place such as 2.5, the middle of bar 2; SongError for what is no place.

    >>> tick_of(Song(), 2.5)
    5760
    """
    if type(bar) not in (int, float) or not (isfinite(bar) and 1 <= bar <= FURTHEST):
        raise SongError(say("The bar came as {bar}. Count from 1; 2.5 is the middle of bar 2.", bar=shown(bar)))
    start = bar_start(song.meter, floor(bar))
    return start + floor((bar_start(song.meter, floor(bar) + 1) - start) * (bar - floor(bar)) + 0.5)


def bar_of(song: Song, tick: Tick) -> float:
    """Give the place of a tick in bars.

    >>> bar_of(Song(), 5760)
    2.5
    """
    bar = place_of(song.meter, tick).bar
    start = bar_start(song.meter, bar)
    return bar + (tick - start) / (bar_start(song.meter, bar + 1) - start)
