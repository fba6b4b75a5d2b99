"""What was found in a song, kept for as long as the same song is asked about again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import TypeVar

from musiclab.song.model import Song

T = TypeVar("T")
MOST = 8
"""Songs that are remembered at once."""


def remembered(find: Callable[[Song], T]) -> Callable[[Song], T]:
    """Keep what a function finds in the songs it was asked about last; a song is known by identity, since comparing thousands of notes takes longer than many an answer.

    >>> remembered(lambda song: len(song.tracks))(Song())
    0
    """
    known: OrderedDict[int, tuple[Song, T]] = OrderedDict()
    lock = Lock()

    @wraps(find)
    def ask(song: Song) -> T:
        with lock:
            if id(song) in known:  # the song is held here, so that its id cannot become another's
                known.move_to_end(id(song))
                return known[id(song)][1]
        found = find(song)
        with lock:
            known[id(song)] = (song, found)
            while len(known) > MOST:
                known.popitem(last=False)
        return found

    return ask
