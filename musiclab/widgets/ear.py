"""Ear training in a notebook: a question is played, and answered by click or key; a circle of fifths that plays; taps against the beat."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
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

SLOWEST, FASTEST = 8_000, 192_000
MOST_ANSWERS = 500
_log = logging.getLogger("musiclab")


class Exercise(Protocol):
    """What the page works on: its state as plain values, what it plays, and what is done with an answer."""

    def page(self) -> Mapping[str, object]:
        """Give what is shown."""

    def act(self, act: str, values: Sequence[object]) -> None:
        """Do what the page asks, such as an answer; what is none of it is passed over."""

    def sound(self, which: str, rate: int) -> NDArray[np.float32]:
        """Give a sound of shape (frames, 2) by its name."""

    def words(self) -> str:
        """Give the state as text."""


class Ear(anywidget.AnyWidget):
    """Shows an exercise for the ear."""

    _esm, _css = bundle("ear.js"), bundle("ear.css")

    page = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(self, exercise: Exercise) -> None:
        self._exercise, self._lock = exercise, RLock()
        super().__init__()
        self._show()
        self.on_msg(self._answer)

    def _show(self) -> None:
        self.set_trait("page", dict(self._exercise.page()))

    def _answer(self, _widget: object, content: object, _buffers: object) -> None:
        """Do what the page asks; messages may come on any thread, so one at a time."""
        with self._lock:
            try:
                self._do(content)
            except MusicLabError as refusal:
                self.send({"kind": "trouble", "sentence": str(refusal)})
            except Exception:
                _log.exception("an exercise could not do what was asked")
                self.send({"kind": "trouble", "sentence": say("That could not be done just now. Run the cell again.")})

    def _do(self, content: object) -> None:
        match content:
            case {"kind": "hear", "which": str(which), "rate": int(rate)} if SLOWEST <= rate <= FASTEST:
                samples = self._exercise.sound(which, rate)
                self.send({"kind": "sound", "which": which, "rate": rate}, [samples.astype("<f4").tobytes()])
            case {"kind": "act", "act": str(act), "values": list(values)} if len(values) <= MOST_ANSWERS:
                self._exercise.act(act, values)
                self._show()

    def _repr_mimebundle_(self, **words: Any) -> tuple[dict[str, object], dict[str, object]]:  # noqa: ANN401
        """Give the view, and its state in words for a notebook that is read with nothing running."""
        found = super()._repr_mimebundle_(**words)
        data, metadata = found if isinstance(found, tuple) else (found or {}, {})
        return {**data, "text/plain": self._exercise.words()}, metadata
