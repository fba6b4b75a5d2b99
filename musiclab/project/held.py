"""What the words of a live song rest on: the song as it is, its folder, and one way to change it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path

from musiclab.edit.edits import Edit
from musiclab.song.model import Song


class Held(ABC):
    """A song that somebody holds and can change."""

    @property
    @abstractmethod
    def value(self) -> Song:
        """The song as it is now."""

    @property
    @abstractmethod
    def folder(self) -> Path:
        """The folder that the song is saved in."""

    @abstractmethod
    def change(self, write: Callable[[Song], Edit], *, name: str = "") -> Song:
        """Make an edit from the song as it is, apply it, save, tell everyone who listens, and give the song after it.

        Nobody else changes the song between the making of the edit and its saving. An edit that changes nothing is
        no step: there is nothing of it to undo.
        """

    def apply(self, edit: Edit, *, name: str = "") -> Song:
        """Apply an edit as `change` does."""
        return self.change(lambda _: edit, name=name)
