"""All that a live song does with recordings: what pages ask, and what they are told of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from typing import Any

from musiclab.errors import ProjectError
from musiclab.language import say
from musiclab.project.answers import Answers, Asked, Lengthy
from musiclab.project.held import Held
from musiclab.project.keeper import Later, later
from musiclab.project.outbox import Message
from musiclab.project.performances import Performances, encode_performance, read_performance
from musiclab.project.takes.booth import AWAY, RecordingBooth
from musiclab.project.takes.disk import not_saved
from musiclab.project.takes.erasing import erase_take, takes_used
from musiclab.project.takes.import_desk import ImportDesk
from musiclab.project.takes.info import encode_info, titled
from musiclab.project.takes.reading import reader_of
from musiclab.project.takes.recovery import LeftRecording, Recovery
from musiclab.project.takes.shelf import TakeShelf
from musiclab.song.limits import shown

Announce = Callable[[Mapping[str, object]], None]


class TakeDesk:
    """The recordings of a live song. ``pages`` gives the pages that are there, ``announce`` tells them all something.

    Made once the right to write to the folder is ours: what an earlier kernel has left half done is cleared away, but for
    recordings, which are offered back.
    """

    def __init__(
        self, song: Held, *, pages: Callable[[], Collection[str]], announce: Announce, later: Later = later
    ) -> None:
        self._song, self._announce, self._later = song, announce, later
        self.shelf = TakeShelf(song.folder / "takes", used=lambda: takes_used(song.value))
        self.booth = RecordingBooth(self.shelf, pages=pages, changed=self.changed)
        self.recovery = Recovery(self.shelf, self.booth)
        self.performances = Performances(self.shelf.folder)
        self._imports = ImportDesk(self.shelf, pages=pages, changed=self.changed)
        self._reader = reader_of(song.folder)  # as long as the song is open, its recordings stay in memory
        self._told: list[LeftRecording] = []
        self.shelf.sweep()
        self._imports.sweep()
        self.recovery.sweep()

    @property
    def answers(self) -> Answers:
        """Who answers which question."""
        return {
            "recording": self.booth.answer, "import": self._imports.answer, "takes": self._takes, "take-set": self._set,
            "take-delete": self._delete, "recover": self._recover, "discard": self._discard, "performance": self._performance,
        }  # fmt: skip

    def delete(self, name: object, *, force: bool = False) -> None:
        """Delete a take or a performance with every byte of it; a take that the song uses only by ``force``."""
        if self.performances.has(name) and name not in {info.name for info in self.shelf.all()}:
            self.performances.delete(name)
        else:
            erase_take(self._song, self.shelf, self.recovery, name, force=force)
        self.changed()

    def discard(self, recording: str) -> None:
        """Erase what is left of a recording."""
        self.recovery.discard(recording)
        self.changed()

    def change(self, name: object, *, title: object = None, nudge: object = None) -> None:
        """Give a take another title, or move it."""
        try:
            self.shelf.change(name, partial(titled, title=title, nudge=nudge))
        except OSError as problem:
            raise not_saved(say("The take"), problem) from problem
        self.changed()

    def changed(self) -> None:
        """Tell every page which takes there are now."""
        self._announce(self._message())

    def pages_left(self) -> None:
        """Look whether a page that has gone was recording; then what has arrived is offered back."""
        if self.recovery.left() != self._told:
            self.changed()

    def close(self) -> None:
        """Let go of every file."""
        self.booth.close()
        self._imports.close()

    def _message(self) -> dict[str, Any]:
        self._told = self.recovery.left()
        return {
            "kind": "takes",
            "takes": [encode_info(info) for info in self.shelf.all()],
            "recovered": [{name: getattr(left, name) for name in LeftRecording.__slots__} for left in self._told],
        }

    def _takes(self, _asked: Asked) -> Iterable[Message]:
        if self.booth.at_work():  # perhaps by the very page that was closed to open this one
            self._later(AWAY, self.pages_left)
        return [(self._message(), ())]

    def _set(self, asked: Asked) -> Iterable[Message]:
        self.change(asked.content.get("take"), title=asked.content.get("title"), nudge=asked.content.get("nudge"))
        return [(self._message(), ())]

    def _delete(self, asked: Asked) -> Iterable[Message]:
        self.delete(asked.content.get("take"), force=asked.content.get("force") is True)
        return [(self._message(), ())]

    def _recover(self, asked: Asked) -> Lengthy:
        return Lengthy(self.recovery.messages(_recording(asked)))

    def _discard(self, asked: Asked) -> Iterable[Message]:
        self.discard(_recording(asked))
        return [(self._message(), ())]

    def _performance(self, asked: Asked) -> Iterable[Message]:
        match asked.content.get("what"):
            case "keep":
                try:
                    name = self.performances.keep(read_performance(asked.content))
                except OSError as problem:
                    raise not_saved(say("What was played"), problem) from problem
                return [({"kind": "performance", "what": "kept", "name": name}, ())]
            case "all":
                found = [encode_performance(each) for each in self.performances.all()]
                return [({"kind": "performance", "what": "all", "performances": found}, ())]
        raise ProjectError(say("This MusicLab knows no message {kind}. Run the cell again, and reload the page.", kind=shown(asked.content.get("what"))))


def _recording(asked: Asked) -> str:
    recording = asked.content.get("recording")
    return recording if isinstance(recording, str) else ""
