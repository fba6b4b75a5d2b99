"""Everything MusicLab can refuse, said in sentences: what came, what is allowed, what to try."""

from __future__ import annotations


class MusicLabError(Exception):
    """Something that MusicLab cannot do, with the reason in words a student can use."""

    def _render_traceback_(self) -> list[str]:
        """Tell IPython to show the sentence alone: a notebook never shows a traceback for bad input."""
        return [str(self)]


class SongError(MusicLabError):
    """A song, track, clip or note that cannot exist, such as a pitch off the keyboard."""


class TextError(SongError):
    """A beat, melody or progression that cannot be read; the message points at the character.

    ``text`` is what came and ``at`` the index of the first character that cannot be read.
    """

    def __init__(self, sentence: str, *, text: str, at: int) -> None:
        self.text, self.at = text, at
        line_start = text.rfind("\n", 0, at) + 1
        line = text[line_start:].split("\n", 1)[0]
        super().__init__(f"{sentence}\n    {line}\n    {' ' * (at - line_start)}^")


class EditError(MusicLabError):
    """An edit that does not fit the song it is applied to, such as one on a clip that is gone."""


class FileError(MusicLabError):
    """A file that cannot be read or written; nothing on disk has been changed."""


class SoundError(MusicLabError):
    """An instrument, SoundFont or effect that cannot sound."""


class ProjectError(MusicLabError):
    """A project folder that cannot be opened, saved or restored; no work has been lost."""
