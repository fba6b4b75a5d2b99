"""A player for anything that can be rendered."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from threading import RLock
from typing import TYPE_CHECKING

import anywidget
import numpy as np
import traitlets

from musiclab.errors import MusicLabError, SoundError
from musiclab.language import say
from musiclab.widgets.bundle import bundle
from musiclab.widgets.parts import parts
from musiclab.widgets.peaks import pack
from musiclab.widgets.piece import piece
from musiclab.widgets.stream import Stream

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

Render = Callable[[int], Iterable["NDArray[np.float32]"]]

LOWEST_RATE, HIGHEST_RATE = 8_000, 192_000
MOST_STREAMS = 4
"""Renderings under way at once: one for each page that shows the notebook."""

_log = logging.getLogger("musiclab")


class Player(anywidget.AnyWidget):
    """Shows a piece as a waveform with its sections, and plays it in the page.

    ``render`` is given the page's sample rate in Hz and gives blocks of stereo samples of shape (frames, 2), as
    decimal numbers from -1 to 1; it is called when somebody presses play, and only as fast as the page takes
    the sound. ``seconds`` is the length of the piece. ``sections`` are (name, start, end) and ``bars`` the starts
    of the bars, all in seconds. ``peaks`` draws the waveform at once: levels from 0 to 1 of equal stretches, or a
    function that gives them; without it the wave appears as the sound comes. Raises `SongError` for what is out of
    range. What ``render`` raises is shown in the player as a sentence.

    >>> import numpy as np
    >>> def tone(rate):
    ...     wave = 0.3 * np.sin(2 * np.pi * 440 * np.arange(2 * rate) / rate)
    ...     yield np.stack([wave, wave], axis=1).astype(np.float32)
    >>> Player(tone, title="The A above middle C", seconds=2).piece["seconds"]
    2.0
    """

    _esm = bundle("player.js")
    _css = bundle("player.css")

    piece = traitlets.Dict(read_only=True).tag(sync=True)
    peaks = traitlets.Bytes(read_only=True).tag(sync=True)

    def __init__(
        self,
        render: Render,
        *,
        title: str,
        seconds: float,
        sections: Iterable[tuple[str, float, float]] = (),
        subtitle: str = "",
        bars: Iterable[float] = (),
        peaks: ArrayLike | Callable[[], ArrayLike] | None = None,
    ) -> None:
        shown = piece(title=title, subtitle=subtitle, seconds=seconds, sections=sections, bars=bars)
        self._lock = RLock()
        self._render = render
        self._streams: dict[str, Stream] = {}
        self._measure = peaks if callable(peaks) else None
        super().__init__()
        self.set_trait("piece", shown)
        if peaks is not None and not callable(peaks):
            self.set_trait("peaks", pack(peaks))
        self.on_msg(self._answer)

    def _answer(self, _widget: object, content: object, _buffers: object) -> None:
        """Do what the page asks; comm messages may come on any thread, so one at a time."""
        with self._lock:
            match content:
                case {"kind": "render", "stream": str(name), "rate": int(rate)}:
                    self._attempt(name, lambda: self._begin(name, rate))
                case {"kind": "got", "stream": str(name), "part": int(part)} if name in self._streams:
                    self._attempt(name, lambda: self._streams[name].got(part))
                case {"kind": "drop", "stream": str(name)}:
                    self._streams.pop(name, None)
                case {"kind": "peaks"} if not self.peaks:
                    self._show_peaks()

    def _begin(self, name: str, rate: int) -> None:
        if not LOWEST_RATE <= rate <= HIGHEST_RATE:
            raise SoundError(
                say("The page plays at {rate} Hz. MusicLab renders from {low} to {high} Hz; choose another "
                    "sound device, then press play again.", rate=rate, low=LOWEST_RATE, high=HIGHEST_RATE)
            )
        self.send({"kind": "coming", "stream": name})
        while len(self._streams) >= MOST_STREAMS:
            self._give_up(next(iter(self._streams)), say("Playing went on in another page. Press play to hear it here."))
        frames = round(self.piece["seconds"] * rate)
        stream = Stream(name, parts(self._blocks(rate), rate=rate), frames=frames, send=self.send)
        self._streams[name] = stream
        stream.fill()

    def _blocks(self, rate: int) -> Iterator[NDArray[np.float32]]:
        rendered = self._render(rate)
        yield from [rendered] if isinstance(rendered, np.ndarray) else rendered

    def _attempt(self, name: str, work: Callable[[], None]) -> None:
        """Do a stream's work; what goes wrong becomes a sentence in the page."""
        try:
            work()
        except MusicLabError as refusal:
            self._give_up(name, str(refusal))
        except KeyboardInterrupt:
            self._give_up(name, say("The sound was interrupted. Press play to begin again."))
        except Exception:
            _log.exception("rendering for a player failed")
            self._give_up(name, say("The sound could not be made. Run the cell again; if it stays away, "
                                    "look for what is new in the song."))
        self._finish(name)

    def _finish(self, name: str) -> None:
        stream = self._streams.get(name)
        if stream and stream.ended:
            del self._streams[name]
            if not self.peaks:
                self.set_trait("peaks", stream.meter.packed())

    def _give_up(self, name: str, sentence: str) -> None:
        self._streams.pop(name, None)
        self.send({"kind": "trouble", "stream": name, "sentence": sentence})

    def _show_peaks(self) -> None:
        if self._measure is None:
            return
        try:
            self.set_trait("peaks", pack(self._measure()))
        except Exception:
            # The picture is a convenience: the wave appears as the sound comes.
            _log.exception("measuring a waveform failed")
