"""A class of three with one lesson assigned, and students who work at it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from musiclab.classroom.assigning import assign, draft
from musiclab.classroom.assignment import read_due
from musiclab.classroom.class_folder import About, ClassFolder, new_class
from musiclab.classroom.handing_in import hand_in_work
from musiclab.classroom.opening import open_assignment
from musiclab.lesson.places import lesson_folder
from musiclab.song.wire import dumps, loads

ROSTER = b"id,name,group\nmira,Mira Sato,A\nben,Ben Aalto,A\nchen,Chen Yu,B\n"
DUE = "2026-12-04 16:00"
IN_TIME = datetime.fromisoformat("2026-12-03T10:00:00+01:00")
LATE = datetime.fromisoformat("2026-12-04T18:30:00+01:00")
LESSON = lesson_folder("01")


def answers(task: str) -> list[Path]:
    """The lesson's right answers for a task."""
    return sorted((LESSON / "answers" / task).glob("*.json"))


def a_class(folder: Path, *, roster: bytes = ROSTER, hand_in: str = "inbox") -> ClassFolder:
    """A class in its folder."""
    return new_class(folder / "class-9b", About("9b", "Europe/Berlin", hand_in), roster)


def assigned(klass: ClassFolder, *, id: str = "first-beat", **wishes) -> Path:
    """Lesson 01 assigned to a class; gives the file to give out."""
    asked = replace(draft(klass, LESSON, id), due=read_due(DUE, klass.zone), **wishes)
    return assign(klass, LESSON, asked)


def begun(file: Path, home: Path, name: str, *, piece: int = 0, takes: dict[str, bytes] | None = None):
    """A student's workplace with both songs made: a right answer each, with the student's name as its title."""
    place = open_assignment(file, home, student=name)
    for task, song in (("backbeat", "steps"), ("beat", "my-beat")):
        choices = answers(task)
        made = replace(loads(choices[piece % len(choices)].read_bytes()), title=f"{name}'s {song}")
        write(place, song, dumps(made))
    return place


def write(place, song: str, text: str) -> Path:
    """Put a song into its project."""
    path = place.projects / song / "song.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def handed_in(file: Path, home: Path, name: str, *, piece: int = 0, now: datetime = IN_TIME, sound: bool = False):
    """A student works and hands in; gives the receipt."""
    return hand_in_work(begun(file, home, name, piece=piece), name, now=now, sound=sound)


def read_json(path: Path):
    """A JSON file."""
    return json.loads(path.read_text("utf-8"))
