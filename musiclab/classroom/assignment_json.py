"""An assignment as a file: ``assignment.json``, read strictly."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TypeVar

from musiclab.classroom.assignment import Assignment
from musiclab.classroom.roster import MOST_STUDENTS
from musiclab.classroom.rubric import MOST_CRITERIA, Criterion
from musiclab.classroom.vary import MOST_CHOICES, Vary
from musiclab.errors import ClassroomError, EditError, SongError
from musiclab.language import say
from musiclab.project.locks_file import LOCKS
from musiclab.song.limits import shown
from musiclab.song.wire.shape import Json, Shape, flag, listing, number, optional, record, refuse, text, whole
from musiclab.song.wire.strict_json import parse

FORMAT, VERSION = "musiclab-assignment", 1
NAME = "assignment.json"
MOST_BYTES = 2_000_000
T = TypeVar("T")


def _read_time(data: object, path: str) -> datetime:
    try:
        when = datetime.fromisoformat(str(data))
    except ValueError:
        when = None
    if not isinstance(data, str) or when is None or when.tzinfo is None:
        refuse(path, say("{value} came as a time. Use one such as 2026-12-04T16:00:00+01:00.", value=shown(data)))
    return when


TIME: Shape[datetime] = Shape(_read_time, datetime.isoformat)
"""How a time with its zone is read and written."""
_words = listing(text, most=MOST_CHOICES)
_known: Shape[frozenset[str]] = Shape(
    lambda data, path: frozenset(listing(text, most=2 * MOST_STUDENTS).read(data, path)), lambda known: [*sorted(known)]
)
_CRITERION = record(Criterion, {"name": text, "about": text, "points": number})
_ASSIGNMENT = record(Assignment, {
    "id": text, "title": text, "lesson": text, "tasks": _words, "class_name": text, "due": optional(TIME), "zone": text,
    "rubric": listing(_CRITERION, most=MOST_CRITERIA), "points": number, "locks": LOCKS,
    "vary": record(Vary, {"keys": _words, "tempos": listing(number, most=MOST_CHOICES), "chords": _words}),
    "group": flag, "hand_in": text, "seed": whole, "known": _known,
})  # fmt: skip


def write_assignment(assignment: Assignment) -> bytes:
    """Give an assignment as the bytes of its file: equal assignments give equal bytes."""
    body = _ASSIGNMENT.write(assignment)
    content: dict[str, Json] = {"format": FORMAT, "version": VERSION, **(body if isinstance(body, dict) else {})}
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def read_assignment(data: bytes) -> Assignment:
    """Read an assignment; ClassroomError in a sentence for anything else.

    >>> read_assignment(write_assignment(Assignment("first-beat", "First beat", "01", ("beat",)))).title
    'First beat'
    """
    return read_file(data, _ASSIGNMENT, kind=FORMAT, version=VERSION, what=say("an assignment"))


def read_file(data: bytes, shape: Shape[T], *, kind: str, version: int, what: str) -> T:
    """Read a small JSON file that says what kind it is and in which version."""
    if len(data) > MOST_BYTES:
        raise ClassroomError(say("This file is too large to be {what}.", what=what))
    try:
        found = parse(data)
        if not isinstance(found, dict) or found.get("format") != kind:
            raise ClassroomError(say("This is not {what} of MusicLab.", what=what))
        if found.get("version") != version:
            raise ClassroomError(say("This is {what} in version {came}, and this MusicLab reads {ours}. Bring MusicLab up to date.", what=what, came=shown(found.get("version")), ours=version))
        return shape.read({name: value for name, value in found.items() if name not in ("format", "version")}, "")
    except (SongError, EditError) as problem:
        raise ClassroomError(say("This is {what} that cannot be read: {problem}", what=what, problem=problem)) from problem
