"""The half of the pages' code that all live views share, handed to each page once."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from musiclab.widgets.live_view import Send

JUST_NOW = 1.0
"""A page asks again while the kernel is busy; so many seconds after an answer its other questions are answered too."""
HASH_LENGTH = 16


class Core:
    """Answers the pages that ask for the core, which lies at ``path``.

    It is read anew for each page, as a build that is watched writes it anew. A page names the build that its widgets
    belong to; where that is another than what lies here, the answer names what lies here and carries nothing.
    """

    def __init__(self, path: Path, clock: Callable[[], float] = monotonic) -> None:
        self._path, self._clock = path, clock
        self._given: tuple[object, object, float] = ("", "", -JUST_NOW)

    def hear(self, content: object, send: Send) -> bool:
        """Answer by ``send`` if ``content`` asks for the core, and tell whether it does."""
        match content:
            case {"kind": "core", "build": build, "page": page}:
                if not self._just_given(build, page):
                    self._answer(build, send)
                    self._given = (build, page, self._clock())
                return True
        return False

    def _just_given(self, build: object, page: object) -> bool:
        *to, when = self._given
        return to == [build, page] and self._clock() - when < JUST_NOW

    def _answer(self, build: object, send: Send) -> None:
        code = self._path.read_bytes()
        here = sha256(code).hexdigest()[:HASH_LENGTH]
        send({"kind": "core", "build": here}, [code] if build == here else [])
