"""Those who want to know of every change, told one change after another."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from typing import TypeAlias

from musiclab.edit.edits import Edit
from musiclab.song.model import Song

Listener: TypeAlias = Callable[[Song, Edit], None]

_log = logging.getLogger("musiclab")


class Listeners:
    """Tells listeners of changes, in the order in which they happened.

    A listener may change the song itself: the others hear of the first change before they hear of that one. One that
    fails keeps no other from hearing.
    """

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._news: deque[tuple[Song, Edit]] = deque()
        self._telling = False

    def add(self, listener: Listener) -> Callable[[], None]:
        """Tell ``listener`` of every change from now on; gives the function that stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def tell(self, song: Song, edit: Edit) -> None:
        """Tell everyone of the song after an edit."""
        self._news.append((song, edit))
        if self._telling:
            return
        self._telling = True
        try:
            while self._news:
                self._tell_all(*self._news.popleft())
        finally:
            self._telling = False

    def _tell_all(self, song: Song, edit: Edit) -> None:
        for listener in tuple(self._listeners):
            try:
                listener(song, edit)
            except Exception:
                _log.exception("a listener of a song failed")
