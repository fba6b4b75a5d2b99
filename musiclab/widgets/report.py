"""A check's report in a notebook: what is right, one next step on the student's own notes, and both to be heard."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from threading import RLock
from typing import TYPE_CHECKING, Any, Protocol

import anywidget
import traitlets

from musiclab.errors import MusicLabError
from musiclab.language import say
from musiclab.widgets.bundle import bundle

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_log = logging.getLogger("musiclab")


class Listening(Protocol):
    """What a report needs: its page as plain values, and somebody who listens again."""

    def page(self) -> Mapping[str, object]:
        """Give what is shown."""

    def again(self) -> None:
        """Listen again to the piece as it is now."""

    def mean(self, title: str) -> None:
        """Keep what a check has found: its maker meant it like this."""

    def sound(self, which: str, number: int, rate: int) -> NDArray[np.float32]:
        """Give the sound, (frames, 2), of a finding: ``which`` is "there" (what is right), "mine" or "idea" (the next step)."""

    def words(self) -> str:
        """Give the report as text."""


class Report(anywidget.AnyWidget):
    """Shows what a check has heard, and lets it be heard. It never changes the work."""

    _esm, _css = bundle("report.js"), bundle("report.css")

    page = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(self, listening: Listening) -> None:
        self._listening, self._lock = listening, RLock()
        super().__init__()
        self._show()
        self.on_msg(self._answer)

    def _show(self) -> None:
        self.set_trait("page", dict(self._listening.page()))

    def _answer(self, _widget: object, content: object, _buffers: object) -> None:
        """Do what the page asks; messages may come on any thread, so one at a time."""
        with self._lock:
            try:
                self._do(content)
            except MusicLabError as refusal:
                self.send({"kind": "trouble", "sentence": str(refusal)})
            except Exception:
                _log.exception("a report could not do what was asked")
                self.send({"kind": "trouble", "sentence": say("That could not be done just now. Your work is safe; run the cell again.")})

    def _do(self, content: object) -> None:
        match content:
            case {"kind": "again"}:
                self._listening.again()
                self._show()
                self.send({"kind": "checked"})
            case {"kind": "mean", "title": str(title)}:
                self._listening.mean(title)
                self._show()
            case {"kind": "hear", "which": "there" | "mine" | "idea" as which, "number": int(number), "rate": int(rate)} if 8_000 <= rate <= 192_000:
                samples = self._listening.sound(which, number, rate)
                self.send({"kind": "sound", "which": which, "number": number, "rate": rate}, [samples.astype("<f4").tobytes()])

    def _repr_mimebundle_(self, **words: Any) -> tuple[dict[str, object], dict[str, object]]:  # noqa: ANN401
        """Give the view, and the report in words for a notebook that is read with nothing running."""
        found = super()._repr_mimebundle_(**words)
        data, metadata = found if isinstance(found, tuple) else (found or {}, {})
        return {**data, "text/plain": self._listening.words()}, metadata
