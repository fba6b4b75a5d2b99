"""A class at a glance: what most have not yet, how much is there, and the levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from musiclab.classroom.marked import Marked
from musiclab.classroom.rubric import LEVELS, Criterion
from musiclab.classroom.summary import count_levels
from musiclab.classroom.teacher_desk.findings_page import open_titles
from musiclab.classroom.teacher_mark import TeacherMark
from musiclab.language import say

MOST_MISSED = 10
STEPS = 4


def summary(marked: Mapping[str, Marked], marks: Mapping[str, TeacherMark], rubric: Sequence[Criterion], *, expected: int) -> dict[str, object]:
    """Give a headline and parts; each has a title and counts of students under names, with ``all`` for a full bar."""
    levels = count_levels(rubric, marks.values())
    parts = [_missed(marked), _credits(marked), *(_levels(criterion, levels[criterion.name]) for criterion in rubric)]
    return {"headline": say("{count} of {all} have handed in", count=len(marked), all=expected), "parts": parts}


def _missed(marked: Mapping[str, Marked]) -> dict[str, object]:
    missed = Counter(title for one in marked.values() for title in set(open_titles(one)))
    most = sorted(missed.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_MISSED]
    about = "" if most else say("Everything that the checks ask for is there, in every piece.")
    return _part(say("Most often not there yet"), most, len(marked), about)


def _credits(marked: Mapping[str, Marked]) -> dict[str, object]:
    """Count students by how much of what the checks ask for is there."""
    names = (say("little yet"), say("up to half"), say("more than half"), say("nearly all"), say("everything"))
    counts = Counter(STEPS if one.credit >= 1 else min(int(one.credit * STEPS), STEPS - 1) for one in marked.values())
    return _part(say("How much the checks have heard"), [(name, counts[at]) for at, name in enumerate(names)], len(marked))


def _levels(criterion: Criterion, counts: Sequence[int]) -> dict[str, object]:
    return _part(criterion.name, list(zip(LEVELS, counts, strict=True)), sum(counts), criterion.about)


def _part(title: str, counts: Sequence[tuple[str, int]], all: int, about: str = "") -> dict[str, object]:
    return {"title": title, "about": about, "all": all, "counts": [{"name": name, "count": count} for name, count in counts]}
