"""Feedback: all that one student gets to hear about one submission, as a value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from musiclab.classroom.assignment import Assignment
from musiclab.classroom.marked import Marked
from musiclab.classroom.roster import Student
from musiclab.classroom.submission import Submission
from musiclab.classroom.teacher_mark import Pin, TeacherMark
from musiclab.classroom.total import total_points
from musiclab.language import say

LONGEST_TEXT = 2_000
MOST_STEPS = 200


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a check listened for: whether it is ``there``, what was heard, what could come next, and where."""

    title: str
    there: bool
    heard: str = ""
    hint: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the checks heard in one song: a sentence about all of it, and each thing they listened for."""

    song: str
    title: str
    headline: str
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """How far one criterion of the rubric has come: 0 (starting) to 3 (beyond), or None where the teacher has not said."""

    name: str
    about: str
    level: int | None
    points: float
    most: float


@dataclass(frozen=True, slots=True)
class Feedback:
    """All that one student gets to hear about one submission. ``who`` is the teacher; ``points`` of ``most`` are the mark."""

    assignment: str
    title: str
    class_name: str
    student: str
    name: str
    who: str
    digest: str
    handed_in: datetime | None
    heard: tuple[Heard, ...]
    pins: tuple[Pin, ...]
    levels: tuple[Level, ...]
    words: str
    points: float
    most: float

    @property
    def songs(self) -> tuple[str, ...]:
        """The songs that something is said about, each once, in the order of the assignment."""
        return tuple(dict.fromkeys([*(one.song for one in self.heard), *(pin.song for pin in self.pins)]))

    def pinned(self, song: str) -> tuple[Pin, ...]:
        """Give the comments on a song, earliest first."""
        return tuple(sorted((pin for pin in self.pins if pin.song == song), key=lambda pin: pin.tick))


def feedback_for(assignment: Assignment, student: Student, submission: Submission | None, marked: Marked | None, mark: TeacherMark | None) -> Feedback:
    """Gather what is known about a submission into what its student reads.

    Whatever a check or a teacher has not said yet is left out.

    >>> asked = Assignment("first-beat", "First beat", "01", ("beat",))
    >>> feedback_for(asked, Student("mira", "Mira Sato"), None, None, TeacherMark("mira", "first-beat", "", words="It swings.")).words
    'It swings.'
    """
    said = mark or TeacherMark(student.id, assignment.id, "")
    return Feedback(
        assignment.id, assignment.title, assignment.class_name, student.id, student.name, said.who,
        submission.digest if submission else said.digest, submission.handed_in if submission else None,
        tuple(_heard(report) for report in marked.reports) if marked else (), said.pins,
        tuple(_levels(assignment, said)), said.words, round(total_points(assignment, marked, mark), 2), assignment.most,
    )  # fmt: skip


def _levels(assignment: Assignment, mark: TeacherMark) -> Iterator[Level]:
    for criterion in assignment.rubric:
        level = mark.levels.get(criterion.name)
        yield Level(criterion.name, criterion.about, level, 0.0 if level is None else criterion.points_at(level), criterion.points)


def _heard(report: Mapping[str, object]) -> Heard:
    checks = _rows(report.get("checks"))[:MOST_STEPS]
    return Heard(_text(report.get("song")), _text(report.get("title")), _text(report.get("headline")), tuple(map(_step, checks)))


def _step(check: Mapping[str, object]) -> Step:
    """Say of a check what helps: where it is there, what was heard; where it is not, the finding that leads on."""
    there = check.get("passed") is True
    findings = _rows(check.get("findings"))
    told = next((one for one in findings if (one.get("good") is True) == there), {})
    heard = _text(told.get("found"))
    meant = say("You meant it like this.") if check.get("meant") is True and not there else ""
    hint = "" if there else " ".join(filter(None, (_text(told.get("hint")), meant)))
    return Step(_text(check.get("title")), there, heard, hint, "" if there else _where(told))


def _where(finding: Mapping[str, object]) -> str:
    bars = sorted({bar for place in _rows(finding.get("places")) if isinstance(bar := place.get("bar"), int)})
    if not bars:
        return ""
    named = ", ".join(map(str, bars[:8])) + ("…" if len(bars) > 8 else "")
    return say("bar {bars}", bars=named) if len(bars) == 1 else say("bars {bars}", bars=named)


def _rows(value: object) -> list[Mapping[str, object]]:
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list | tuple) else []


def _text(value: object) -> str:
    return value[:LONGEST_TEXT] if isinstance(value, str) else ""
