"""A song in memory that knows the words of a live song: code is tried on it before anything real changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from musiclab.edit.apply import apply
from musiclab.edit.edits import Edit
from musiclab.project.adding_words import AddingWords
from musiclab.project.mixing_words import MixingWords
from musiclab.project.pattern_words import PatternWords
from musiclab.project.restore import whole_song
from musiclab.project.setting_words import SettingWords
from musiclab.project.writing_words import WritingWords
from musiclab.song.model import Song


class Sketch(WritingWords, MixingWords, AddingWords, PatternWords, SettingWords):
    """Holds a song that is saved nowhere, and changes it by the words that a live song has.

    >>> sketch = Sketch()
    >>> sketch.beat("kick", "X...")
    >>> sketch.value.tracks[0].id
    'drums'
    """

    def __init__(self, song: Song | None = None) -> None:
        super().__init__()
        self._song = song or Song()

    @property
    def value(self) -> Song:
        """The song as it is now."""
        return self._song

    @value.setter
    def value(self, song: Song) -> None:
        self.change(lambda before: whole_song(before, song))

    @property
    def folder(self) -> Path:
        """There is none: a sketch is not saved."""
        return Path()

    def change(self, write: Callable[[Song], Edit], *, name: str = "") -> Song:
        """Apply the edit that ``write`` makes of the song as it is."""
        self._song = apply(self._song, write(self._song))
        return self._song
