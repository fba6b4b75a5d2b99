"""Keeps an output in the notebook up to date beside the views of a song, so that the work outlives the kernel."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from secrets import token_hex
from threading import Lock
from time import monotonic
from typing import Protocol, TypeAlias

from musiclab.edit.edits import Edit
from musiclab.errors import MusicLabError
from musiclab.language import say
from musiclab.project.keeper import Cancel, Later, later
from musiclab.project.kept_page import kept_bundle
from musiclab.project.kept_sound import Abandoned, KeptSound, kept_sound
from musiclab.project.listeners import Listener
from musiclab.project.notebook_output import Publish, publish
from musiclab.project.takes import heard_in
from musiclab.song.model import Song

CALM = 1.0
"""Seconds from the last change to the keeping,"""
LATEST = 8.0
"""and the most from the first one, when hands are never still."""

Sounding: TypeAlias = tuple[KeptSound | None, str]
"""The sound of a song, and what there is to say of it."""

_log = logging.getLogger("musiclab")


class Kept(Protocol):
    """What is kept: a live song."""

    @property
    def value(self) -> Song:
        """The song as it is now."""

    @property
    def folder(self) -> Path:
        """The folder that the song is saved in."""

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` after every change."""


class KeptOutput:
    """One output for all views of one song: it stands below each, and is drawn and rendered once.

    All work is done on a thread of its own, when nothing has changed for a second. First come picture and song, then
    the sound; a change meanwhile makes it give up and begin anew. ``publish``, ``later`` and ``now`` are there to be
    replaced in tests.
    """

    def __init__(self, song: Kept, *, publish: Publish = publish, later: Later = later, now: Callable[[], float] = monotonic) -> None:
        self._song, self._publish, self._later, self._now = song, publish, later, now
        self._id = f"musiclab-{token_hex(8)}"
        self._planning, self._publishing, self._working = Lock(), Lock(), Lock()
        self._due: Cancel | None = None
        self._first = self._last = now()
        self._changes = 0
        self._heard: tuple[Song, Sounding] | None = None
        self._leave: Callable[[], None] | None = None
        self._closed = False

    def show(self) -> None:
        """Put the output below a view that has just been displayed."""
        if self._closed:
            return
        if self._leave is None:
            self._leave = self._song.listen(self._changed)
        song = self._song.value
        known = self._known(song)
        self._say(song, known or _silent(), new=True)
        if not known:
            self._changed()

    def close(self) -> None:
        """Keep the last change, and stop."""
        with self._planning:
            due, self._due, self._closed = self._due, None, True
        if due:
            due()
        if self._leave:
            self._leave()
            song = self._song.value
            if not self._known(song):
                self._say(song, _silent())

    def _changed(self, _song: Song | None = None, _edit: Edit | None = None) -> None:
        with self._planning:
            self._changes, self._last = self._changes + 1, self._now()
            if not self._due and not self._closed:
                self._first, self._due = self._last, self._later(CALM, self._wake)

    def _wake(self) -> None:
        with self._planning:
            left = min(self._last + CALM, self._first + LATEST) - self._now()
            self._due = self._later(left, self._wake) if left > 0 and not self._closed else None
            if self._due or self._closed:
                return
        with self._working:  # an older rendering gives up, now that there is a newer change
            self._keep(self._changes)

    def _keep(self, change: int) -> None:
        """Keep the song as it is, unless it changes meanwhile: then somebody else will."""

        def stale() -> bool:
            return self._closed or self._changes != change

        song = self._song.value
        known = self._known(song)
        if not known:
            self._say(song, _silent(), unless=lambda: self._closed)
            try:
                known = self._render(song, stale)
            except Abandoned:
                return
            self._heard = (song, known)
        self._say(song, known, unless=stale)

    def _known(self, song: Song) -> Sounding | None:
        heard = self._heard
        return heard[1] if heard and heard[0] is song else None

    def _render(self, song: Song, stale: Callable[[], bool]) -> Sounding:
        """Give the sound, or a sentence that says why there is none."""
        try:
            return kept_sound(song, heard_in(self._song.folder), stop=stale), ""
        except Abandoned:
            raise
        except MusicLabError as trouble:
            return None, str(trouble)
        except Exception:
            _log.info("a song could not be rendered for the notebook", exc_info=True)
            return None, say("The song could not be rendered, so only its picture is kept. Restart the kernel and run the cell again.")

    def _say(self, song: Song, sounding: Sounding, *, new: bool = False, unless: Callable[[], bool] = lambda: False) -> None:
        """Publish; whatever goes wrong with it, the music goes on."""
        sound, sentence = sounding
        try:
            bundle = kept_bundle(song, sound, sentence=sentence)
            with self._publishing:
                if not unless():
                    self._publish(bundle, id=self._id, update=not new)
        except Exception:  # such as a notebook that is gone
            _log.info("a song could not be kept in the notebook", exc_info=True)


def _silent() -> Sounding:
    return None, say("The sound had not been rendered when this was saved. Run the cell to hear it.")
