"""The roster: who is in a class."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from musiclab.errors import ClassroomError
from musiclab.language import say
from musiclab.song.identity import make_id
from musiclab.song.limits import LONGEST_NAME, shown

STUDENT_ID = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?")
MOST_STUDENTS = 10_000


@dataclass(frozen=True, slots=True)
class Student:
    """Somebody in a class: a short id that names folders, the name that people say, and the group, where there are groups.

    >>> Student("mira", "Mira Sato").name
    'Mira Sato'
    """

    id: str
    name: str = ""
    group: str = ""

    def __post_init__(self) -> None:
        if not STUDENT_ID.fullmatch(self.id) or ".." in self.id:
            raise ClassroomError(say("{id} came as the id of a student. Use up to 64 small letters, digits, dots and hyphens, such as mira.", id=shown(self.id)))
        object.__setattr__(self, "name", self.name or self.id)
        for text in (self.name, self.group):
            if len(text) > LONGEST_NAME or not text.isprintable():
                raise ClassroomError(say("{text} came as a name. Use at most {most} characters on one line.", text=shown(text), most=LONGEST_NAME))


@dataclass(frozen=True, slots=True)
class Roster:
    """The students of a class, in the order of its list.

    >>> Roster((Student("mira", "Mira Sato"),)).match("Sato, Mira").id
    'mira'
    """

    students: tuple[Student, ...] = ()

    def __post_init__(self) -> None:
        ids = [student.id for student in self.students]
        twice = next((id for at, id in enumerate(ids) if id in ids[:at]), None) if len(set(ids)) < len(ids) else None
        if twice is not None:
            raise ClassroomError(say("Two students have the id {id}. Give each an id of their own.", id=twice))
        if len(ids) > MOST_STUDENTS:
            raise ClassroomError(say("{count:,} students came in one list, and the most is {most:,}. Make several classes.", count=len(ids), most=MOST_STUDENTS))

    def find(self, id: str) -> Student | None:
        """Give the student of that id."""
        return next((student for student in self.students if student.id == id), None)

    def match(self, text: str) -> Student | None:
        """Give the one student whose id or name this is, however it is written: ``Sato, Mira`` and ``mira sato`` are one. None where none or several fit."""
        asked = name_key(text)
        if not asked:
            return None
        found = [student for student in self.students if asked in (name_key(student.id), name_key(student.name))]
        return found[0] if len(found) == 1 else None

    def group(self, name: str) -> tuple[Student, ...]:
        """Give the members of a group, by its name or its id."""
        return tuple(student for student in self.students if student.group and name in (student.group, make_id(student.group)))

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups there are, in the order of the list."""
        return tuple(dict.fromkeys(student.group for student in self.students if student.group))


def name_key(text: str) -> str:
    """Give what stays of a name when accents, case, signs and the order of its words are left out.

    >>> name_key("Łucja  Müller-Özil") == name_key("muller ozil, ŁUCJA")
    True
    """
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return " ".join(sorted(re.findall(r"\w+", plain.casefold().replace("_", " "))))


def near(text: str, students: Iterable[Student]) -> tuple[str, ...]:
    """Give the ids and names that look like this one, for a sentence that asks whether they were meant."""
    from difflib import get_close_matches

    names = {name_key(word): student.name for student in students for word in (student.id, student.name)}
    return tuple(dict.fromkeys(names[key] for key in get_close_matches(name_key(text), names, n=3)))
