"""A class as the tests need it: a lesson that is assigned, and work that was handed in, put where collecting puts it."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from random import Random

from musiclab.classroom.assigning import assign, draft
from musiclab.classroom.class_folder import About, ClassFolder, new_class
from musiclab.classroom.submission import About as Handed
from musiclab.classroom.submission import Submission, read_submission, write_submission
from musiclab.song.clips import Note
from musiclab.song.model import Song
from musiclab.song.wire import dumps, loads

LESSONS = Path(__file__).resolve().parents[2] / "lessons"
NOON = datetime(2026, 12, 4, 12, tzinfo=UTC)


def made_class(home: Path, students=("mira", "jonas", "lea"), *, lesson="01-your-first-beat", **changes) -> tuple[ClassFolder, object]:
    """Make a class with an assignment of one lesson; ``changes`` are of the assignment."""
    names = "id,name,group\n" + "".join(f"{student},{student.title()},\n" for student in students)
    klass = new_class(home / "class", About("9b"), names.encode())
    asked = replace(draft(klass, LESSONS / lesson, "beat"), **changes)
    assign(klass, LESSONS / lesson, asked)
    return klass, klass.assignment("beat")


def hand_in(klass: ClassFolder, student: str, songs, *, number=1, notebook=None, progress=None) -> Submission:
    """Put work into the class: songs as values, bytes or folders, by their names."""
    digest = sha256(f"{student} {number}".encode()).hexdigest()
    folder = klass.path / "submissions" / "beat" / student / f"{number:03d}-{digest[:12]}"
    for name, song in songs.items():
        place = folder / "work" / "songs" / name
        place.mkdir(parents=True)
        if isinstance(song, Path):
            shutil.copytree(song, place, dirs_exist_ok=True)
        else:
            (place / "song.json").write_bytes(dumps(song).encode() if isinstance(song, Song) else song)
    (folder / "work").mkdir(parents=True, exist_ok=True)
    if notebook is not None:
        cells = [{"cell_type": "code", "source": cell, "metadata": {}, "outputs": [], "execution_count": None} for cell in notebook]
        (folder / "work" / "lesson.ipynb").write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    if progress is not None:
        (folder / "work" / "progress.json").write_text(json.dumps({"format": "musiclab-progress", "version": 1, **progress}))
    about = Handed("beat", student, number, digest, NOON)
    (folder / "submission.json").write_bytes(write_submission(about))
    return read_submission(folder)


def answer(task: str, name: str, lesson="01-your-first-beat") -> Song:
    """Give an answer that comes with a lesson."""
    return loads((LESSONS / lesson / "answers" / task / f"{name}.json").read_bytes())


def other_song(song: Song, seed: int) -> Song:
    """Give a song that is nobody else's: other loudness everywhere, and another title."""
    chance = Random(seed)

    def louder(note: Note) -> Note:
        return replace(note, velocity=min(max(note.velocity + chance.randint(-6, 6), 1), 127))

    tracks = tuple(replace(track, clips=tuple(replace(clip, notes=tuple(map(louder, clip.notes))) for clip in track.clips)) for track in song.tracks)
    return replace(song, title=f"Song {seed}", tracks=tracks)
