"""Where in a piece, in words."""

from __future__ import annotations

from musiclab.check.finding import Where
from musiclab.language import say
from musiclab.song.model import Song


def place_words(where: Where, song: Song) -> str:
    """Say where something is: its bar, its beat where it is inside one, and the track.

    >>> place_words(Where(3840 + 960), Song())
    'bar 2, beat 2'
    """
    bar, beat = where.bar(song.meter), where.beat(song.meter)
    track = next((track.name or track.id for track in song.tracks if track.id == where.track), "")
    words = [] if bar is None else [say("bar {bar}", bar=bar)]
    if beat is not None and beat != 1:
        words.append(say("beat {beat:g}", beat=round(beat, 2)))
    return ", ".join([*words, *([track] if track else [])])
