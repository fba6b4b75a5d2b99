"""What all views of a live song are: a page's bundle, the name of the song, and a way for messages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, TypeAlias

import anywidget
import traitlets

from musiclab.language import say
from musiclab.widgets.bundle import bundle
from musiclab.widgets.core import Core

Send: TypeAlias = Callable[[Mapping[str, object], Sequence[bytes]], None]

_CORE = Core(bundle("core.js"))


class Session(Protocol):
    """What a view needs of a live song: its name, and somebody who takes messages."""

    @property
    def id(self) -> str:
        """The name of the song among all that a page may show."""

    def hear(self, content: object, buffers: Sequence[bytes], send: Send) -> None:
        """Take a message of a page; ``send`` answers by the widget that it came by."""


class LiveView(anywidget.AnyWidget):
    """A view of a live song. All views of one song, on every page, are always in agreement.

    ``options`` say what is looked at, such as a track. ``shown`` is called each time after the view has been displayed.
    """

    session = traitlets.Unicode(read_only=True).tag(sync=True)
    options = traitlets.Dict(read_only=True).tag(sync=True)

    def __init__(self, session: Session, *, shown: Callable[[], None] | None = None, **options: str | None) -> None:
        self._session, self._shown = session, shown
        self._options = {name: value for name, value in options.items() if value is not None}
        super().__init__()
        self._way: Send = lambda content, buffers: self.send(content, list(buffers))
        self.on_msg(self._hear)

    # Both must be there when the page is first told of the view: it finds its room by the song's name.
    @traitlets.default("session")
    def _named(self) -> str:
        return self._session.id

    @traitlets.default("options")
    def _looked_at(self) -> dict[str, str]:
        return self._options

    def _hear(self, _widget: object, content: object, buffers: Sequence[bytes]) -> None:
        if not _CORE.hear(content, self._way):
            self._session.hear(content, buffers, self._way)

    def _ipython_display_(self, **_words: Any) -> None:  # noqa: ANN401
        """Show the view, and then what is kept of it in the saved notebook."""
        from IPython.display import display

        found = self._repr_mimebundle_()
        data, metadata = found if isinstance(found, tuple) else (found, {})
        # Where nothing runs, this is what is read in place of the view.
        plain = {"text/plain": say("To work on this song here, run the cell.")}
        display({**(data or {}), **plain}, metadata=metadata, raw=True)
        if self._shown:
            self._shown()


class Beats(LiveView):
    """The beat grid of a song's drums."""

    _esm, _css = bundle("beats.js"), bundle("beats.css")


class PianoRoll(LiveView):
    """The notes of one track, pitch over time."""

    _esm, _css = bundle("piano_roll.js"), bundle("piano_roll.css")


class Studio(LiveView):
    """The whole song: its tracks on a timeline, and the mixer."""

    _esm, _css = bundle("studio.js"), bundle("studio.css")


class Keyboard(LiveView):
    """Keys and pads, to play a track by hand and record it."""

    _esm, _css = bundle("keyboard.js"), bundle("keyboard.css")


class Score(LiveView):
    """A part as a musician reads it, to follow and to write."""

    _esm, _css = bundle("score.js"), bundle("score.css")


class Recorder(LiveView):
    """Takes of a voice or an instrument: the microphone, and the best of what was recorded."""

    _esm, _css = bundle("recorder.js"), bundle("recorder.css")


class SongPlayer(LiveView):
    """A player that plays the song as it has become, with comments at their moments."""

    _esm, _css = bundle("song_player.js"), bundle("song_player.css")
