"""The word ``begin``: opens a song of one's own that starts with what the lesson gives."""

from __future__ import annotations

from pathlib import Path

from musiclab.lesson.loading import start_of
from musiclab.lesson.places import lesson_around, lesson_folder
from musiclab.project.live import LiveSong, open_song


def begin(name: str, *, lesson: str | None = None) -> LiveSong:
    """Open the song of that name; where it is new, it begins with the song that the lesson gives: ``loop = begin("my-loop")``.

    A song that is there already is opened as it is. ``lesson`` names a lesson where the notebook is not in one.
    """
    folder = lesson_folder(lesson) if lesson else lesson_around(Path.cwd())
    return open_song(name, start=start_of(folder))
