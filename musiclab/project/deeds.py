"""What is asked of a live song, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from musiclab.edit.edits import Batch, Edit
from musiclab.edit.locks import NO_LOCKS, Locks
from musiclab.edit.shared_history import SharedHistory
from musiclab.errors import EditError, MusicLabError, SongError
from musiclab.song.model import Song

CODE = ""
"""The author of what code in a cell does."""
NOTHING = Batch()
NO_HISTORY = SharedHistory()


@dataclass(frozen=True, slots=True)
class Wish:
    """One step that somebody asks for: an edit, or to undo or redo.

    ``seq`` counts the steps of one page, so that a step which is sent again is done once.
    """

    kind: Literal["edit", "undo", "redo"] = "edit"
    edit: Edit = NOTHING
    name: str = ""
    join: bool = False
    seq: int = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """Who asks: a person, on one of their pages (``client``), or code in a cell."""

    person: str = CODE
    client: str = ""


@dataclass(frozen=True, slots=True)
class Deed:
    """One change that has happened: which it was, the song after it, and whose it is."""

    revision: int
    song: Song
    edit: Edit
    origin: Origin
    seq: int = 0


@dataclass(frozen=True, slots=True)
class Refusal:
    """A step that was refused, and why."""

    seq: int
    why: MusicLabError

    @property
    def sentence(self) -> str:
        """The reason, in words."""
        return str(self.why)


@dataclass(frozen=True, slots=True)
class State:
    """A song, how it came to be, how many changes that took, and what in it may not be changed."""

    song: Song
    history: SharedHistory = NO_HISTORY
    revision: int = 0
    locks: Locks = NO_LOCKS

    def do(self, wish: Wish, origin: Origin, mine: frozenset[str]) -> tuple[State, Deed | Refusal | None]:
        """Give the state after a step, and what became of the step: None where it changed nothing.

        A step that was to be undone and no longer fits is dropped.
        """
        try:
            song, history, edit = self._try(wish, origin, mine)
        except (EditError, SongError) as refusal:
            return self._dropped(wish, mine), Refusal(wish.seq, refusal)
        if sentence := self.locks.broken(self.song, song):
            return self._dropped(wish, mine), Refusal(wish.seq, EditError(sentence))
        if song == self.song and wish.kind == "edit":
            return self, None
        after = replace(self, song=song, history=history, revision=self.revision + 1)
        return after, Deed(after.revision, song, edit, origin, wish.seq)

    def _try(self, wish: Wish, origin: Origin, mine: frozenset[str]) -> tuple[Song, SharedHistory, Edit]:
        if wish.kind == "undo":
            return self.history.undo(self.song, mine)
        if wish.kind == "redo":
            return self.history.redo(self.song, mine)
        return self.history.do(self.song, wish.edit, author=origin.person, name=wish.name, join=wish.join, mine=mine)

    def _dropped(self, wish: Wish, mine: frozenset[str]) -> State:
        if wish.kind == "edit":
            return self
        history = self.history.forget(mine, undone=wish.kind == "redo")
        return replace(self, history=history)


def whose(person: str, history: SharedHistory, present: frozenset[str]) -> frozenset[str]:
    """Give the authors whose steps ``person`` may take back.

    Code in a cell and the only person who works on the song are one; where several work on it, each is alone.

    >>> sorted(whose("", SharedHistory(), frozenset({"mira"})))
    ['', 'mira']
    >>> sorted(whose("", SharedHistory(), frozenset({"mira", "ben"})))
    ['']
    """
    at_work = (history.authors - {CODE}) or present
    if len(at_work) == 1 and person in {CODE, *at_work}:
        return frozenset({CODE, *at_work})
    return frozenset({person})

