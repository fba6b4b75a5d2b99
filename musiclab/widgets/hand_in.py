"""Handing in, in a notebook: one button, what is not there yet in plain words, and a receipt to read aloud."""

from __future__ import annotations

from typing import Protocol

from musiclab.widgets.asked import Asked, Shown
from musiclab.widgets.bundle import bundle


class Handing(Shown, Protocol):
    """What the page needs: its state as plain values, and somebody who looks at the work and packs it."""

    def hand_in(self, student: str, *, anyway: bool, history: bool) -> None:
        """Hand in under this name; where something is not there yet, only when it is wanted ``anyway``."""

    def file(self) -> tuple[str, bytes]:
        """Give the name and the bytes of what was handed in last."""


class HandIn(Asked):
    """Shows how a piece is handed in, and does it."""

    _esm, _css = bundle("hand_in.js"), bundle("hand_in.css")

    def __init__(self, handing: Handing) -> None:
        self._handing = handing
        super().__init__(handing)

    def _do(self, content: object) -> None:
        match content:
            case {"kind": "hand in", "student": str(student), "anyway": bool(anyway), "history": bool(history)}:
                self._handing.hand_in(student, anyway=anyway, history=history)
                self._show()
                self.send({"kind": "looked"})
            case {"kind": "download"}:
                name, data = self._handing.file()
                self.send({"kind": "file", "name": name}, [data])
