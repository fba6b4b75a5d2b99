"""A widget whose page shows plain values and asks for one thing at a time: a report, an exercise for the ear."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from threading import RLock
from typing import TYPE_CHECKING, Any, Protocol

import anywidget
import traitlets

from musiclab.errors import MusicLabError
from musiclab.language import say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SLOWEST, FASTEST = 8_000, 192_000
"""Sample rates that a page may ask for."""
_log = logging.getLogger("musiclab")


class Shown(Protocol):
    """What such a widget stands for."""

    def page(self) -> Mapping[str, object]:
        """Give what is shown."""

    def words(self) -> str:
        """Give the same as text."""


class Asked(anywidget.AnyWidget):
    """Shows ``page`` and does what is asked of it; whatever goes wrong becomes a sentence on the page."""

    page = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(self, shown: Shown) -> None:
        self._shown, self._lock = shown, RLock()
        super().__init__()
        self._show()
        self.on_msg(self._answer)

    def _show(self) -> None:
        self.set_trait("page", dict(self._shown.page()))

    def _answer(self, _widget: object, content: object, _buffers: object) -> None:
        """Do what the page asks; messages may come on any thread, so one at a time."""
        with self._lock:
            try:
                self._do(content)
            except MusicLabError as refusal:
                self.send({"kind": "trouble", "sentence": str(refusal)})
            except Exception:
                _log.exception("%s could not do what was asked", type(self).__name__)
                self.send({"kind": "trouble", "sentence": say("That could not be done just now. Your work is safe; run the cell again.")})

    def _do(self, content: object) -> None:
        raise NotImplementedError

    def _sound(self, name: Mapping[str, object], samples: NDArray[np.float32], rate: int) -> None:
        """Send a sound of shape (frames, 2)."""
        self.send({"kind": "sound", **name, "rate": rate}, [samples.astype("<f4").tobytes()])

    def _repr_mimebundle_(self, **words: Any) -> tuple[dict[str, object], dict[str, object]]:  # noqa: ANN401
        """Give the view, and its words for a notebook that is read with nothing running."""
        found = super()._repr_mimebundle_(**words)
        data, metadata = found if isinstance(found, tuple) else (found or {}, {})
        return {**data, "text/plain": self._shown.words()}, metadata
