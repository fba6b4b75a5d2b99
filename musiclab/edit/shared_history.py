"""Undo and redo where several people change one song: each takes back what is their own."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import NamedTuple

from musiclab.edit.edits import Batch, Edit
from musiclab.edit.history import LONGEST, History, Step
from musiclab.errors import EditError
from musiclab.language import say
from musiclab.song.model import Song

LONGEST_GESTURE = 2000
"""Single edits that are joined into one step; what goes beyond begins another step."""


class Entry(NamedTuple):
    """A step, and who did it."""

    author: str
    step: Step


class Shared(NamedTuple):
    """What came of doing, undoing or redoing: the song and history now, and the edit that made the song so."""

    song: Song
    history: SharedHistory
    edit: Edit


@dataclass(frozen=True, slots=True)
class SharedHistory:
    """What everybody did, latest last, and what they took back. It never changes: each step gives a new one.

    Undo is asked for by one person, and ``mine`` names whose steps count as theirs. It takes back the latest
    of these, whatever others have done since; where that no longer fits the song it says so, and `forget` drops it.

    >>> from musiclab.edit.edits import SetSong
    >>> song, history, _ = SharedHistory().do(Song(), SetSong("title", "Boats"), author="mira")
    >>> history.undo_name({"mira"}), history.undo_name({"ben"})
    ('Undo: change the title', '')
    >>> history.undo(song, {"mira"}).song.title
    'Untitled'
    """

    done: tuple[Entry, ...] = ()
    undone: tuple[Entry, ...] = ()

    def do(
        self, song: Song, edit: Edit, *, author: str, name: str = "", join: bool = False, mine: Collection[str] = ()
    ) -> Shared:
        """Apply an edit and remember who did it and how to take it back.

        With ``join`` it becomes one step with the author's step before. What ``mine`` had taken back is gone.
        """
        last = _last(self.done, {author}) if join else None
        new, alone, _ = History().do(song, edit, name=name)
        step, done = alone.done[0], self.done
        if last is not None and _size(done[last].step.edit) < LONGEST_GESTURE:
            before = done[last].step
            step = Step(name or before.name, Batch((step.edit, before.edit)))
            done = _without(done, last)
        undone = tuple(entry for entry in self.undone if entry.author not in {author, *mine})
        return Shared(new, SharedHistory(_trimmed((*done, Entry(author, step)), author), undone), edit)

    def undo(self, song: Song, mine: Collection[str]) -> Shared:
        """Take back the latest step of ``mine``; EditError where there is none or it no longer fits the song."""
        at = _last(self.done, mine)
        if at is None:
            raise EditError(say("There is nothing to undo."))
        author, step = self.done[at]
        new, alone, edit = History(done=(step,)).undo(song)
        again = Entry(author, alone.undone[0])
        return Shared(new, SharedHistory(_without(self.done, at), (*self.undone, again)), edit)

    def redo(self, song: Song, mine: Collection[str]) -> Shared:
        """Do what ``mine`` took back last once more; EditError where there is nothing or it no longer fits the song."""
        at = _last(self.undone, mine)
        if at is None:
            raise EditError(say("There is nothing to redo."))
        author, step = self.undone[at]
        new, alone, edit = History(undone=(step,)).redo(song)
        back = Entry(author, alone.done[0])
        return Shared(new, SharedHistory((*self.done, back), _without(self.undone, at)), edit)

    def forget(self, mine: Collection[str], *, undone: bool = False) -> SharedHistory:
        """Drop the latest step of ``mine``, done or undone, after it no longer fitted."""
        entries = self.undone if undone else self.done
        at = _last(entries, mine)
        if at is None:
            return self
        rest = _without(entries, at)
        return replace(self, undone=rest) if undone else replace(self, done=rest)

    def undo_name(self, mine: Collection[str]) -> str:
        """What an undo button says, or nothing where there is nothing to undo."""
        at = _last(self.done, mine)
        return "" if at is None else say("Undo: {name}", name=self.done[at].step.name)

    def redo_name(self, mine: Collection[str]) -> str:
        """What a redo button says, or nothing where there is nothing to redo."""
        at = _last(self.undone, mine)
        return "" if at is None else say("Redo: {name}", name=self.undone[at].step.name)

    @property
    def authors(self) -> frozenset[str]:
        """Everybody whose steps are remembered."""
        return frozenset(entry.author for entry in (*self.done, *self.undone))


def _last(entries: tuple[Entry, ...], mine: Collection[str]) -> int | None:
    return next((at for at in reversed(range(len(entries))) if entries[at].author in mine), None)


def _without(entries: tuple[Entry, ...], at: int) -> tuple[Entry, ...]:
    return (*entries[:at], *entries[at + 1 :])


def _trimmed(entries: tuple[Entry, ...], author: str) -> tuple[Entry, ...]:
    """Keep so many steps of each person; only the author's can have become too many."""
    own = [at for at, entry in enumerate(entries) if entry.author == author]
    return _without(entries, own[0]) if len(own) > LONGEST else entries


def _size(edit: Edit) -> int:
    return len(edit.edits) if isinstance(edit, Batch) else 1
