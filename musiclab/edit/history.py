"""Undo and redo as a value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from musiclab.edit.apply import apply, invert
from musiclab.edit.edits import Batch, Edit
from musiclab.edit.names import name_of
from musiclab.errors import EditError, SongError
from musiclab.language import say
from musiclab.song.model import Song

LONGEST = 200


@dataclass(frozen=True, slots=True)
class Step:
    """Something that can be undone or redone: its name, and the edit that does so."""

    name: str
    edit: Edit


class Change(NamedTuple):
    """What came of doing, undoing or redoing: the song and history now, and the edit that made the song so."""

    song: Song
    history: History
    edit: Edit


@dataclass(frozen=True, slots=True)
class History:
    """What one person did, latest last, and what they took back. It never changes: each step gives a new one.

    Only one's own edits are kept, so that undo never takes back what somebody else did. When others have
    changed the song in between, undo still takes back one's own edit alone; where that no longer fits
    (the clip is gone), it says so, and the step is dropped by `forget`.

    >>> from musiclab.edit.edits import SetSong
    >>> song, history, _ = History().do(Song(), SetSong("title", "Boats"))
    >>> history.undo_name, history.undo(song).song.title
    ('Undo: change the title', 'Untitled')
    """

    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()
    limit: int = LONGEST

    def do(self, song: Song, edit: Edit, *, name: str = "", join: bool = False) -> Change:
        """Apply an edit and remember how to take it back.

        With ``join`` it becomes one step with the one before, as for every move of one dragged slider.
        """
        back, new = invert(song, edit), apply(song, edit)
        step = Step(name or name_of(edit), back)
        done = self.done
        if join and done:
            step = Step(name or done[-1].name, Batch((back, done[-1].edit)))
            done = done[:-1]
        return Change(new, replace(self, done=(*done, step)[-self.limit :], undone=()), edit)

    def undo(self, song: Song) -> Change:
        """Take back the last step; EditError where there is none or it no longer fits the song."""
        step = _last(self.done, say("There is nothing to undo."))
        new, again = _take(song, step, say("cannot be undone"))
        return Change(new, replace(self, done=self.done[:-1], undone=(*self.undone, again)), step.edit)

    def redo(self, song: Song) -> Change:
        """Do the step last taken back once more; EditError where there is none or it no longer fits the song."""
        step = _last(self.undone, say("There is nothing to redo."))
        new, back = _take(song, step, say("cannot be redone"))
        return Change(new, replace(self, done=(*self.done, back), undone=self.undone[:-1]), step.edit)

    def forget(self) -> History:
        """Drop the last step, after it could not be undone, so that the one before it can be."""
        return replace(self, done=self.done[:-1])

    @property
    def undo_name(self) -> str:
        """What the undo button says, or nothing where there is nothing to undo."""
        return say("Undo: {name}", name=self.done[-1].name) if self.done else ""

    @property
    def redo_name(self) -> str:
        """What the redo button says, or nothing where there is nothing to redo."""
        return say("Redo: {name}", name=self.undone[-1].name) if self.undone else ""


def _last(steps: tuple[Step, ...], nothing: str) -> Step:
    if not steps:
        raise EditError(nothing)
    return steps[-1]


def _take(song: Song, step: Step, cannot: str) -> tuple[Song, Step]:
    """Apply a step, and give the song and the step that takes it back."""
    try:
        return apply(song, step.edit), Step(step.name, invert(song, step.edit))
    except (EditError, SongError) as error:
        raise EditError(
            say("{name!r} {cannot} any more: the song has changed since. {reason}", name=step.name, cannot=cannot, reason=error)
        ) from None
