"""Whose work a parcel is, and for which assignment: by its manifest, by the platform's name for it, by its notebook, by its songs."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from musiclab.classroom.assignment import Assignment
from musiclab.classroom.class_folder import ClassFolder
from musiclab.classroom.manifest import Manifest
from musiclab.classroom.parcel.entry import Parcel, shown_name
from musiclab.classroom.platform_names import OURS, Owner, owner_of
from musiclab.classroom.roster import Student, near
from musiclab.errors import MusicLabError
from musiclab.language import say
from musiclab.lesson.loading import load_lesson
from musiclab.song.identity import make_id

MOST_NOTEBOOK = 50_000_000


@dataclass(frozen=True, slots=True)
class Addressed:
    """Who has handed in, and what for; None for what cannot be told. ``songs`` are those that the assignment asks for, the main one last."""

    student: Student | None
    assignment: Assignment | None
    songs: tuple[str, ...] = ()
    late: bool = False
    trouble: tuple[str, ...] = ()


def address(klass: ClassFolder, parcel: Parcel, manifest: Manifest | None, parts: tuple[str, ...], asked: str) -> Addressed:
    """Find out whose a parcel with this manifest is. ``parts`` are the name and the folders it came under, ``asked`` the assignment where it says none itself."""
    owner = owner_of(parts, klass.roster)
    assignment, said = _assignment(klass, parcel, manifest, parts, asked)
    student, more = _student(klass, manifest, owner, parts)
    if student and assignment and assignment.group and student.group:
        student = klass.who(make_id(student.group))
    return Addressed(student, assignment, _songs(klass, assignment), owner.late, (*said, *more))


def _student(klass: ClassFolder, manifest: Manifest | None, owner: Owner, parts: tuple[str, ...]) -> tuple[Student | None, tuple[str, ...]]:
    says = klass.roster.match(manifest.student) if manifest else None
    if manifest and owner.sure and owner.student and says and says != owner.student:
        return owner.student, (say("{owner} has uploaded work that says it is by {says}.", owner=owner.student.name, says=says.name),)
    student = (owner.student if owner.sure else None) or says or owner.student
    if student is not None:
        return student, ()
    name = manifest.student if manifest else parts[-1]
    close = near(name, klass.roster.students)
    hint = say("Did they mean {names}?", names=", ".join(close)) if close else say("Put the name into the class list, or into the file's name, and collect again.")
    return None, (say("{name} is nobody in the list of {klass}. {hint}", name=shown_name(name), klass=klass.name, hint=hint),)


def _assignment(klass: ClassFolder, parcel: Parcel, manifest: Manifest | None, parts: tuple[str, ...], asked: str) -> tuple[Assignment | None, tuple[str, ...]]:
    known = {assignment.id: assignment for assignment in klass.assignments()}
    ours = next((found for part in reversed(parts) if (found := OURS.fullmatch(part))), None)
    told = manifest.assignment if manifest else _of_notebook(parcel) or (ours["assignment"] if ours else "")
    if told and told not in known:
        return None, (say("It was made for {told}, which is no assignment of {klass}.", told=shown_name(told), klass=klass.name),)
    if told and asked and told != asked:
        return known[told], (say("It was made for {told}, and was collected with {asked}.", told=told, asked=asked),)
    if told or asked:
        return known[told or asked], ()
    fitting = _by_songs(klass, known.values(), parcel) or list(known.values())
    if len(fitting) == 1:
        return fitting[0], (say("It does not say what it is for; it was taken for {title}.", title=fitting[0].title),)
    return None, (say("It does not say what it is for. Collect it with: --assignment {names}", names=", ".join(known)),)


def _of_notebook(parcel: Parcel) -> str:
    """Give the assignment that a notebook in the parcel says it belongs to."""
    for entry in [each for each in parcel.entries if ".ipynb" in each.parts[-1].lower()][:5]:
        try:
            found = json.loads(entry.read(MOST_NOTEBOOK))
            told = found["metadata"]["musiclab"]["assignment"]
        except (MusicLabError, ValueError, KeyError, TypeError, RecursionError):
            continue
        if isinstance(told, str):
            return told[:64]
    return ""


def _by_songs(klass: ClassFolder, assignments: Iterable[Assignment], parcel: Parcel) -> list[Assignment]:
    inside = {part for entry in parcel.entries for part in entry.parts[:-1]}
    return [assignment for assignment in assignments if inside & set(_songs(klass, assignment))]


def _songs(klass: ClassFolder, assignment: Assignment | None) -> tuple[str, ...]:
    if assignment is None:
        return ()
    lesson = load_lesson(klass.lesson(assignment.id))
    return tuple(dict.fromkeys(song for task in assignment.tasks if (song := lesson.task(task).song)))


def missing(klass: ClassFolder, assignment: Assignment) -> tuple[Student, ...]:
    """Give those who have not handed in yet."""
    have = klass.latest(assignment.id)
    return tuple(student for student in klass.expected(assignment) if student.id not in have)
