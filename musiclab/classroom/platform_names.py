"""Whose file it is, by the name that a learning platform gave it when everything was downloaded at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from musiclab.classroom.roster import Roster, Student, name_key

MOODLE = re.compile(r"(?P<name>.+?)_(?P<number>\d+)_assignsubmission_(?:file|onlinetext)_?(?P<rest>.*)")
"""Moodle: ``Mira Sato_1234567_assignsubmission_file_/work.zip``, or the same in one name (mod/assign/locallib.php)."""
CANVAS = re.compile(r"(?P<name>[a-z0-9'.-]+?)(?P<late>_LATE)?_(?P<user>\d+)_(?P<submission>\d+)_(?P<rest>.+)", re.IGNORECASE)
"""Canvas: ``satomira_12345_67890_work.zip``, with ``_LATE`` after the name where it came late."""
OURS = re.compile(r"(?P<assignment>[a-z0-9_-]+?)--(?P<name>[a-z0-9._-]+?)--\d{8}-\d{6}--[0-9a-f]+(?: ?\(\d+\))?\.zip", re.IGNORECASE)
"""MusicLab's own: ``first-beat--mira--20261204-155900--0a1b2c3d4e5f.zip``."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a file is by its name: ``sure`` where a platform wrote the name, which knows who was logged in."""

    student: Student | None = None
    sure: bool = False
    late: bool = False


def owner_of(parts: tuple[str, ...], roster: Roster) -> Owner:
    """Give whose a file is by its name and the folders it lies in, as Moodle, Canvas and Google Classroom write them.

    >>> roster = Roster((Student("mira", "Mira Sato"), Student("ben", "Ben Aalto")))
    >>> owner_of(("satomira_LATE_11_22_work.zip",), roster).student.name
    'Mira Sato'
    >>> owner_of(("Ben Aalto - work.zip",), roster).student.id
    'ben'
    """
    for part in parts:
        if found := MOODLE.fullmatch(part):
            return Owner(roster.match(found["name"]), sure=True)
    if found := CANVAS.fullmatch(parts[-1]):
        return Owner(_run_together(found["name"], roster), sure=True, late=bool(found["late"]))
    for part in reversed(parts):
        if found := OURS.fullmatch(part):
            return Owner(roster.match(found["name"]) or roster.match(found["name"].replace("-", " ")))
    for name in _names(parts):
        if student := roster.match(name):
            return Owner(student)
    return Owner()


def _run_together(name: str, roster: Roster) -> Student | None:
    """Give the student whose names, surname first and written together, are these."""
    asked = re.sub(r"[^\w]", "", name.casefold())
    found = [student for student in roster.students if asked in _spellings(student)]
    return found[0] if len(found) == 1 else None


def _spellings(student: Student) -> Iterator[str]:
    words = name_key(student.name).split()
    for at in range(len(words)):
        yield "".join(words[at:] + words[:at])
    plain = re.findall(r"\w+", student.name.casefold())
    for at in range(len(plain)):
        yield "".join(plain[at:] + plain[:at])
    yield student.id


def _names(parts: tuple[str, ...]) -> Iterator[str]:
    """Give what of a path could be a name: folders, and the pieces of a file's name between the usual signs."""
    stem = parts[-1].rpartition(".")[0] or parts[-1]
    plain = re.sub(r" ?\(\d+\)$", "", stem)
    yield from parts[-2::-1]
    yield plain
    for sign in (" - ", "--", "_", "-", " "):
        pieces = plain.split(sign)
        yield from (pieces[0], pieces[-1], sign.join(pieces[:2]), sign.join(pieces[-2:]))
