"""What is handed in of a piece of work: its songs as they are now, the recordings that are used, notebook, progress, and how it sounds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from musiclab.classroom.workplace import Workplace
from musiclab.errors import MusicLabError
from musiclab.lesson.loading import load_lesson
from musiclab.lesson.places import NOTEBOOK
from musiclab.lesson.progress_file import NAME as PROGRESS
from musiclab.lesson.project_work import MOST_TEXT, TEXTS
from musiclab.project.folder import ProjectFolder
from musiclab.project.live import find_open
from musiclab.project.takes import heard_in
from musiclab.project.takes.reading import path_of
from musiclab.song.clips import AudioClip
from musiclab.song.model import Song
from musiclab.song.wire import dumps

Content = bytes | Path
"""A file's bytes, or where they are."""
MOST_HISTORY = 200


def asked_songs(place: Workplace) -> tuple[str, ...]:
    """Give the names of the songs that an assignment asks for, the main piece last."""
    lesson = load_lesson(place.folder)
    return tuple(dict.fromkeys(song for task in place.assignment.tasks if (song := lesson.task(task).song)))


def song_now(project: Path) -> Song | None:
    """Give the song of a project as it is now, open or not, with its last edits; None where there is none."""
    live = find_open(project)
    if live is not None:
        return live.value
    return ProjectFolder(project).load() if (project / "song.json").is_file() else None


def used_takes(song: Song) -> tuple[str, ...]:
    """Give the names of the recordings that are heard in a song.

    >>> used_takes(Song())
    ()
    """
    clips = (clip for track in song.tracks for clip in track.clips if isinstance(clip, AudioClip))
    return tuple(dict.fromkeys(name for clip in clips for name in (clip.take, *(join.take for join in clip.joins))))


def work_files(place: Workplace, *, history: bool = False) -> dict[str, Content]:
    """Give the files that are handed in, by the names that they get; the record of how a piece was made only with ``history``.

    MusicLabError where a song cannot be read.
    """
    found: dict[str, Content] = {}
    for name in asked_songs(place):
        project = place.projects / name
        song = song_now(project)
        if song is not None:
            found[f"songs/{name}/song.json"] = dumps(song).encode()
            found |= {f"songs/{name}/{inner}": path for inner, path in _beside(project, song, history=history)}
    for name in (NOTEBOOK, PROGRESS):
        if (place.folder / name).is_file():
            found[name] = place.folder / name
    return found


def preview(place: Workplace) -> bytes:
    """Give the main piece as a small sound file (Ogg Vorbis), or nothing where it makes no sound."""
    from musiclab.project.kept_sound import kept_sound

    names = asked_songs(place)
    project = place.projects / names[-1] if names else place.projects
    try:
        song = song_now(project)
        kept = kept_sound(song, heard_in(project), stop=lambda: False) if song else None
    except MusicLabError:  # a preview is a convenience; the song itself is handed in
        return b""
    return kept.ogg if kept else b""


def _beside(project: Path, song: Song, *, history: bool) -> Iterator[tuple[str, Path]]:
    for take in used_takes(song):
        path = path_of(project / "takes", take)
        if path:
            yield f"takes/{path.name}", path
            about = path.with_suffix(".json")
            if about.is_file():
                yield f"takes/{about.name}", about
    for path in sorted(project.iterdir()):
        if path.suffix.lower() in TEXTS and path.is_file() and path.stat().st_size <= MOST_TEXT:
            yield path.name, path
    if history:
        for path in sorted((project / "history" / "autosave").glob("*.json"))[-MOST_HISTORY:]:
            yield f"history/{path.name}", path
