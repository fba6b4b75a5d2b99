"""One rendering on its way to a page: numbered parts, a few in flight at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from musiclab.widgets.peaks import PeakMeter

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

IN_FLIGHT = 4
"""Parts that may be on their way unacknowledged: enough to keep a slow line busy."""

Send = Callable[[Mapping[str, object], Sequence[bytes]], None]


class Stream:
    """Sends ``parts`` one after another, rendering each only when there is room for it on the way.

    Nothing runs in the background: `fill` does the work that is due and comes back. `fill` and `got`
    raise whatever rendering raises.
    """

    def __init__(self, name: str, parts: Iterator[NDArray[np.int16]], *, frames: int, send: Send) -> None:
        self.ended = False
        self.meter = PeakMeter(frames)
        self._name, self._parts, self._send = name, parts, send
        self._sent = self._got = self._frames = 0

    def fill(self) -> None:
        """Send parts until enough are on their way or none is left."""
        while not self.ended and self._sent - self._got < IN_FLIGHT:
            part = next(self._parts, None)
            if part is None:
                self.ended = True
                self._send({"kind": "end", "stream": self._name, "frames": self._frames}, [])
            else:
                self._pass_on(part)

    def got(self, part: int) -> None:
        """Hear that the page has ``part``, and send what there is room for now."""
        if part == self._got < self._sent:
            self._got += 1
            self.fill()

    def _pass_on(self, part: NDArray[np.int16]) -> None:
        self.meter.pass_by(part)
        self._send({"kind": "part", "stream": self._name, "part": self._sent}, [part.tobytes()])
        self._sent += 1
        self._frames += len(part)
