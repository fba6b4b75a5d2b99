"""Messages on their way to pages: in order, from whichever thread, and never while the song is locked."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from threading import Lock
from typing import TypeAlias

Message: TypeAlias = tuple[Mapping[str, object], Sequence[bytes]]
Send: TypeAlias = Callable[[Mapping[str, object], Sequence[bytes]], None]
"""How one widget speaks to the pages that show it."""

_log = logging.getLogger("musiclab")


class Outbox:
    """Sends what is put in, first in first out.

    Putting in costs nothing and may happen under a lock. Whoever flushes sends what is there; when somebody is at it
    already, they send ours too.
    """

    def __init__(self) -> None:
        self._waiting: deque[tuple[Send, Callable[[], Message]]] = deque()
        self._sending = Lock()

    def put(self, send: Send, message: Callable[[], Message]) -> None:
        """Have a message sent. It is made only then, since a whole song takes its time."""
        self._waiting.append((send, message))

    def flush(self) -> None:
        """Send what waits."""
        while self._waiting and self._sending.acquire(blocking=False):
            try:
                self._send_all()
            finally:
                self._sending.release()

    def _send_all(self) -> None:
        while self._waiting:
            send, message = self._waiting.popleft()
            try:
                send(*message())
            except Exception:
                # A widget that was closed takes nothing any more; the others must still hear.
                _log.debug("a message found no widget", exc_info=True)
