"""The summary of a class: how far it has come in one assignment, and what most of them have not found yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from musiclab.classroom.assignment import Assignment
from musiclab.classroom.marked import Marked
from musiclab.classroom.rubric import LEVELS, Criterion
from musiclab.classroom.teacher_mark import TeacherMark
from musiclab.language import say

if TYPE_CHECKING:
    from musiclab.classroom.class_folder import ClassFolder

BINS = 10


@dataclass(frozen=True, slots=True)
class Listened:
    """One thing that the checks listen for: in how many pieces it is there, of how many."""

    task: str
    title: str
    there: int
    all: int

    @property
    def not_yet(self) -> int:
        """In how many it is not there yet."""
        return self.all - self.there


@dataclass(frozen=True, slots=True)
class Summary:
    """A class in one assignment.

    ``handed_in`` of ``all`` have handed in. ``credit`` counts them by tenths of what was asked, ``levels`` by level for each criterion, and
    ``listened`` are the things that checks listen for, what most have not found yet first.
    """

    title: str
    handed_in: int
    all: int
    credit: tuple[int, ...]
    levels: Mapping[str, tuple[int, ...]]
    listened: tuple[Listened, ...]

    def __str__(self) -> str:
        """Say the summary in a few sentences."""
        return " ".join(_sentences(self))

    __repr__ = __str__

    def _repr_mimebundle_(self, **_words: object) -> dict[str, object]:
        from musiclab.classroom.summary_picture import draw_missed
        from musiclab.paper import shown_in_cell

        return shown_in_cell(lambda: draw_missed(self), str(self))


def summarise(assignment: Assignment, marked: Iterable[Marked], marks: Iterable[TeacherMark], *, expected: int) -> Summary:
    """Sum up the marks of an assignment; ``expected`` is how many are asked to hand in.

    >>> summarise(Assignment("beat", "Beat", "01", ("beat",)), [], [], expected=3).credit
    (0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    """
    heard = tuple(marked)
    tenths = Counter(min(int(one.credit * BINS + 1e-9), BINS - 1) for one in heard)
    credit = tuple(tenths[at] for at in range(BINS))
    return Summary(assignment.title, len(heard), max(expected, len(heard)), credit, count_levels(assignment.rubric, marks), _listened(heard))


def count_levels(rubric: Iterable[Criterion], marks: Iterable[TeacherMark]) -> dict[str, tuple[int, ...]]:
    """Count the students at each level of each criterion, the first step first."""
    given = [mark.levels for mark in marks]
    return {one.name: tuple(sum(levels.get(one.name) == level for levels in given) for level in range(len(LEVELS))) for one in rubric}


def class_summary(klass: ClassFolder, assignment: Assignment) -> Summary:
    """Sum up an assignment of a class from its gradebook."""
    from musiclab.classroom.gradebook import Gradebook

    with Gradebook(klass.gradebook_url) as book:
        return summarise(assignment, book.marked(assignment.id).values(), book.teacher(assignment.id).values(), expected=len(klass.expected(assignment)))


def _listened(heard: Iterable[Marked]) -> tuple[Listened, ...]:
    there: Counter[tuple[str, str]] = Counter()
    all: Counter[tuple[str, str]] = Counter()
    for task, title, passed in (row for one in heard for row in _checks(one)):
        all[task, title] += 1
        there[task, title] += passed
    found = [Listened(task, title, there[task, title], count) for (task, title), count in all.items()]
    return tuple(sorted(found, key=lambda one: -one.not_yet / one.all))


def _checks(marked: Marked) -> Iterator[tuple[str, str, bool]]:
    for report in marked.reports:
        checks = report.get("checks")
        for check in checks if isinstance(checks, list | tuple) else ():
            if isinstance(check, Mapping):
                yield str(report.get("title", "")), str(check.get("title", "")), check.get("passed") is True


def _sentences(summary: Summary) -> Iterator[str]:
    yield say("{title}: {count} of {all} are marked.", title=summary.title, count=summary.handed_in, all=summary.all)
    most = [one for one in summary.listened if one.not_yet][:3]
    for one in most:
        yield say("Not yet in {count} of {all}: {title}", count=one.not_yet, all=one.all, title=one.title if one.title.endswith(("?", ".", "!")) else f"{one.title}.")
    if summary.handed_in and not most:
        yield say("Everything that was asked for is there.")
