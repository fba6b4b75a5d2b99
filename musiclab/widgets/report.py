"""A check's report in a notebook: what is right, one next step on the student's own notes, and both to be heard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from musiclab.widgets.asked import FASTEST, SLOWEST, Asked, Shown
from musiclab.widgets.bundle import bundle

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Listening(Shown, Protocol):
    """What a report needs: its page as plain values, and somebody who listens again."""

    def again(self) -> None:
        """Listen again to the piece as it is now."""

    def mean(self, title: str) -> None:
        """Keep what a check has found: its maker meant it like this."""

    def sound(self, which: str, number: int, rate: int) -> NDArray[np.float32]:
        """Give the sound, (frames, 2), of a finding: ``which`` is "there" (what is right), "mine" or "idea" (the next step)."""


class Report(Asked):
    """Shows what a check has heard, and lets it be heard. It never changes the work."""

    _esm, _css = bundle("report.js"), bundle("report.css")

    def __init__(self, listening: Listening) -> None:
        self._listening = listening
        super().__init__(listening)

    def _do(self, content: object) -> None:
        match content:
            case {"kind": "again"}:
                self._listening.again()
                self._show()
                self.send({"kind": "checked"})
            case {"kind": "mean", "title": str(title)}:
                self._listening.mean(title)
                self._show()
            case {"kind": "hear", "which": "there" | "mine" | "idea" as which, "number": int(number), "rate": int(rate)} if SLOWEST <= rate <= FASTEST:
                self._sound({"which": which, "number": number}, self._listening.sound(which, number, rate), rate)
