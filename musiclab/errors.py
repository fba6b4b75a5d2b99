"""Everything MusicLab can refuse, said in sentences: what came, what is allowed, what to try."""

from __future__ import annotations

AROUND = 40
"""Characters of a line that are shown on either side of the one that cannot be read."""


class MusicLabError(Exception):
    """Something that MusicLab cannot do, with the reason in words a student can use."""

    def _render_traceback_(self) -> list[str]:
        """Tell IPython to show the sentence alone: a notebook never shows a traceback for bad input."""
        return [str(self)]


class SongError(MusicLabError):
    """A song, track, clip or note that cannot exist, such as a pitch off the keyboard."""


class TextError(SongError):
    """A beat, melody or progression that cannot be read; the message points at the character.

    ``text`` is what came and ``at`` the index of the first character that cannot be read. Of a long line only the
    surroundings of that character are shown.

    >>> print(TextError("'?' is not part of a beat.", text="X.?.", at=2))
    '?' is not part of a beat.
        X.?.
          ^
    """

    def __init__(self, sentence: str, *, text: str, at: int) -> None:
        self.text, self.at = text, at
        super().__init__(sentence + _pointing(text, at) if text.strip() else sentence)


def _pointing(text: str, at: int) -> str:
    """Give the line of ``text`` around a character, and an arrow under that character."""
    begins = text.rfind("\n", 0, at) + 1
    ends = text.find("\n", at) if "\n" in text[at:] else len(text)
    first, last = max(at - AROUND, begins), min(at + AROUND + 1, ends)
    before, after = "…" if first > begins else "", "…" if last < ends else ""
    shown = "".join(sign if sign.isprintable() else " " for sign in text[first:last])
    return f"\n    {before}{shown}{after}\n    {' ' * (len(before) + at - first)}^"


class EditError(MusicLabError):
    """An edit that does not fit the song it is applied to, such as one on a clip that is gone."""


class FileError(MusicLabError):
    """A file that cannot be read or written; nothing on disk has been changed."""


class SoundError(MusicLabError):
    """An instrument, SoundFont or effect that cannot sound."""


class ProjectError(MusicLabError):
    """A project folder that cannot be opened, saved or restored; no work has been lost."""


class CheckError(MusicLabError):
    """A check that cannot be made so, such as a rule with an option that cannot be; no student's work has been judged."""


class LessonError(MusicLabError):
    """A lesson that cannot be found or read; no student's work has been touched."""


class ClassroomError(MusicLabError):
    """A class, an assignment or a submission that cannot be read, kept or given back; what was handed in stays as it came."""
