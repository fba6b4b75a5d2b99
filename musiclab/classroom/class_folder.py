"""The folder of a class: its list, its assignments, what was handed in, and where marks and feedback lie."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from musiclab.classroom.assignment import Assignment, zone_of
from musiclab.classroom.assignment_json import NAME as ASSIGNMENT
from musiclab.classroom.assignment_json import read_assignment, read_file
from musiclab.classroom.roster import Roster, Student
from musiclab.classroom.roster_file import read_roster
from musiclab.classroom.submission import Submission, read_submission
from musiclab.errors import ClassroomError
from musiclab.formats.replace_file import replacing
from musiclab.language import say
from musiclab.song.identity import make_id
from musiclab.song.limits import LONGEST_NAME, shown
from musiclab.song.wire.shape import record, text

FORMAT, VERSION = "musiclab-class", 1
CLASS, ROSTER, INBOX = "class.json", "roster.csv", "inbox"
DROP_ONLY = 0o1733
"""Everybody may put something in, and only its owner sees what is there."""
OWNER_ONLY, OWNER_ONLY_FILE, PASS_THROUGH = 0o700, 0o600, 0o711


@dataclass(frozen=True, slots=True)
class About:
    """What a class is: its name, its time zone, the folder that work is put into (empty: none), and where the gradebook is."""

    name: str
    zone: str = "UTC"
    hand_in: str = INBOX
    gradebook: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip() or len(self.name) > LONGEST_NAME or not self.name.isprintable():
            raise ClassroomError(say("{name} came as the name of a class. Use one such as 9b.", name=shown(self.name)))
        zone_of(self.zone)


_ABOUT = record(About, dict.fromkeys(("name", "zone", "hand_in", "gradebook"), text))


class ClassFolder:
    """A class as it lies on the disk. Nothing is kept in memory but its list: whoever asks sees what is there now."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._about = read_file((path / CLASS).read_bytes(), _ABOUT, kind=FORMAT, version=VERSION, what=say("a class"))
        except OSError:
            raise ClassroomError(say("{path} is no class: it holds no {file}. Make one with: musiclab class new 9b", path=path, file=CLASS)) from None

    @property
    def name(self) -> str:
        """The name of the class, such as 9b."""
        return self._about.name

    @property
    def zone(self) -> str:
        """The time zone of its due times."""
        return self._about.zone

    @property
    def hand_in(self) -> Path | None:
        """The folder that students put their work into, where it really is: a link in the teacher's own folder leads nobody else there. None where they only download it."""
        given = self._about.hand_in
        return (self.path / given).resolve() if given else None

    @property
    def gradebook_url(self) -> str:
        """Where the marks are: a database as SQLAlchemy names it."""
        return self._about.gradebook or f"sqlite:///{(self.path / 'gradebook.db').absolute()}"

    @cached_property
    def roster(self) -> Roster:
        """The class list, as it was when it was first asked for."""
        return read_roster(self.path / ROSTER)

    def who(self, id: str) -> Student:
        """Give a student by the id, or a group as if it were one; somebody who is no longer in the list is known by the id alone."""
        members = self.roster.group(id)
        if not members:
            return self.roster.find(id) or Student(id)
        names = ", ".join(member.name for member in members)
        return Student(make_id(members[0].group), say("{group}: {names}", group=members[0].group, names=names)[:LONGEST_NAME])

    def expected(self, assignment: Assignment) -> tuple[Student, ...]:
        """Give those of whom something is expected: every student, or every group and whoever is in none."""
        if not assignment.group:
            return self.roster.students
        return (*map(self.who, self.roster.groups), *(student for student in self.roster.students if not student.group))

    def assignments(self) -> tuple[Assignment, ...]:
        """Give the assignments, those that are due first first; one that cannot be read is left out."""
        found = []
        for path in sorted((self.path / "assignments").glob(f"*/{ASSIGNMENT}")):
            with suppress(ClassroomError):
                found.append(self.assignment(path.parent.name))
        return tuple(sorted(found, key=lambda one: (one.due is None, one.due.timestamp() if one.due else 0.0, one.id)))

    def assignment(self, id: str) -> Assignment:
        """Give an assignment; ClassroomError, with those there are, where there is none of that name."""
        path = self.path / "assignments" / id / ASSIGNMENT
        known = [each.parent.name for each in sorted((self.path / "assignments").glob(f"*/{ASSIGNMENT}"))]
        if id not in known:
            raise ClassroomError(say("There is no assignment {id}. There is {names}.", id=shown(id), names=", ".join(known) or say("none yet: musiclab class assign LESSON")))
        return read_assignment(path.read_bytes())

    def meant(self, name: str) -> str:
        """Give the id of the assignment that is meant: the one of that name, or the only one there is; ClassroomError where that is not clear."""
        ids = [assignment.id for assignment in self.assignments()]
        if name or len(ids) == 1:
            return self.assignment(name).id if name else ids[0]
        raise ClassroomError(say("Say which assignment: {names}", names=", ".join(ids)) if ids else say("Nothing is assigned yet: musiclab class assign LESSON"))

    def lesson(self, assignment: str) -> Path:
        """Give the folder of the lesson as it was when it was assigned."""
        return self.path / "assignments" / assignment

    def submissions(self, assignment: str, student: str = "*") -> tuple[Submission, ...]:
        """Give everything that was handed in for an assignment, or by one student, by student and in the order it came."""
        found = []
        for folder in sorted((self.path / "submissions" / assignment).glob(f"{student}/*-*")):
            with suppress(ClassroomError):
                found.append(read_submission(folder))
        return tuple(sorted(found, key=lambda one: (one.student, one.number)))

    def latest(self, assignment: str) -> Mapping[str, Submission]:
        """Give what each student handed in last."""
        return {submission.student: submission for submission in self.submissions(assignment)}

    def returned(self, assignment: str) -> Path:
        """Give the folder for what goes back."""
        return self.path / "returned" / assignment


def new_class(path: Path, about: About, roster: bytes) -> ClassFolder:
    """Make the folder of a class; ClassroomError where there is one already, and nothing is written then."""
    if (path / CLASS).exists():
        raise ClassroomError(say("{path} is a class already. Change its {file} to change who is in it.", path=path, file=ROSTER))
    try:
        for name in ("assignments", "submissions", "aside", "returned"):
            (path / name).mkdir(parents=True, exist_ok=True)
        write_whole(path / ROSTER, roster)
        body = _ABOUT.write(about)
        write_whole(path / CLASS, json.dumps({"format": FORMAT, "version": VERSION, **(body if isinstance(body, dict) else {})}, indent=1, ensure_ascii=False).encode())
        folder = ClassFolder(path)
        if not about.gradebook:
            (path / "gradebook.db").touch()  # an empty file is an empty database
        _keep_private(path)
        _make_inbox(folder.hand_in)
    except OSError as problem:
        raise ClassroomError(say("The class cannot be made in {path}: {reason}. Name a folder of your own.", path=path, reason=problem.strerror)) from problem
    return folder


def _keep_private(path: Path) -> None:
    """Let only the owner read what is in the class, where the system knows such rights; others pass through it to the inbox."""
    if os.name != "posix":
        return
    for inner in path.iterdir():
        inner.chmod(OWNER_ONLY if inner.is_dir() else OWNER_ONLY_FILE)
    path.chmod(PASS_THROUGH)


def _make_inbox(inbox: Path | None) -> None:
    """Make the folder that students put work into; where the system knows such rights, they cannot see what others put there."""
    if inbox is None or inbox.exists():
        return
    inbox.mkdir(parents=True)
    if os.name == "posix":
        inbox.chmod(DROP_ONLY)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, so that it lasts; FileError with a reason where the disk refuses."""
    with replacing(path, lasting=True) as part:
        part.write_bytes(data)
