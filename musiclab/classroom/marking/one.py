"""Marking one submission: its songs are read and heard with the checks of its tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from musiclab.check.report import Report, report_of
from musiclab.check.report_json import report_json
from musiclab.check.task import Task
from musiclab.check.work import Work
from musiclab.classroom.assignment import Assignment
from musiclab.classroom.marked import LONGEST_SENTENCE, MOST_CHANGED, Marked
from musiclab.classroom.marking.facts import song_facts
from musiclab.classroom.marking.version import checks_version
from musiclab.classroom.opening import given_start
from musiclab.classroom.sandbox.making import Making
from musiclab.classroom.submission import Submission
from musiclab.errors import MusicLabError
from musiclab.language import say
from musiclab.lesson.loading import load_lesson
from musiclab.lesson.places import NOTEBOOK
from musiclab.lesson.progress_file import Progress, read_progress
from musiclab.lesson.project_work import read_work
from musiclab.song.model import Song

Maker = Callable[[tuple[str, ...], str], Making]


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard for one task: the report and its song, or a sentence where there is nothing to hear."""

    task: Task
    song: str
    work: Work | None = None
    report: Report | None = None
    trouble: str = ""


def mark_submission(lesson: Path, assignment: Assignment, submission: Submission, *, when: datetime | None = None, maker: Maker | None = None) -> Marked:
    """Give what the checks of an assignment hear in a submission. Only its ``work`` folder is read, and nothing of it is run here.

    What cannot be read becomes a sentence in ``trouble``, and the rest is marked on what is there. ``maker`` makes, from the notebook's cells and
    the name of a task, songs anew from seeds, in a process with limits (:func:`musiclab.classroom.sandbox.making.maker`). ClassroomError or
    LessonError where the lesson itself cannot be read.
    """
    asked, start = load_lesson(lesson), given_start(lesson, assignment, submission.student)
    progress = read_progress(submission.work)
    tasks = [asked.task(name) for name in assignment.tasks]
    names = _song_names(tasks, submission)
    heard = [_hear(submission, task, names.get(task.song, ""), start, progress, maker) for task in tasks]
    main = next((one.work for one in reversed(heard) if one.work), None)
    troubles = dict.fromkeys(sentence for sentence in (*submission.trouble, *(one.trouble for one in heard)) if sentence)
    return Marked(
        submission.student, assignment.id, submission.digest, checks_version(lesson), when or datetime.now(UTC),
        credit=_credit(heard),
        reports=tuple(report_json(one.report, one.work.song) | {"song": one.song} for one in heard if one.report and one.work),
        facts=song_facts(main.song) if main else {},
        changed=tuple(dict.fromkeys(_changed(assignment, start, heard)))[:MOST_CHANGED],
        trouble=" ".join(troubles)[:LONGEST_SENTENCE],
    )  # fmt: skip


def _song_names(tasks: list[Task], submission: Submission) -> dict[str, str]:
    """Say in which of its songs each asked one is. Where one has another name, and one song is left over, that is it."""
    there = submission.songs
    named = {task.song: task.song for task in tasks if task.song in there}
    lost = list(dict.fromkeys(task.song for task in tasks if task.song not in there))
    left = [name for name in there if name not in named]
    return {**named, lost[0]: left[0]} if len(lost) == 1 and len(left) == 1 else named


def _hear(submission: Submission, task: Task, song: str, start: Song | None, progress: Progress, maker: Maker | None) -> Heard:
    if not song:
        return Heard(task, task.song, trouble=say("There is no song {name} in it.", name=task.song or task.name))
    try:
        work = read_work(submission.song_folder(song), start=start, notebook=submission.work / NOTEBOOK)
        making = maker(work.cells, task.name) if maker else Making()
        work = replace(work, answers=progress.exercises, make=making.make)
        tried = progress.tasks.get(task.name)
        report = report_of(task, work, meant=frozenset(tried.meant if tried else ()))
    except (MusicLabError, OSError) as problem:
        return Heard(task, song, trouble=say("The song {name} cannot be read: {problem}", name=song, problem=_told(problem)))
    except Exception:  # whatever a damaged file does to a reader, the others are marked
        return Heard(task, song, trouble=say("The song {name} is too unusual to be read. Listen to it yourself.", name=song))
    renamed = say("The song {name} was handed in as {other}.", name=task.song, other=song) if song != task.song else ""
    return Heard(task, song, work, report, " ".join(filter(None, (renamed, making.trouble))))


def _told(problem: Exception) -> str:
    """Say what came without the folders of this computer."""
    return problem.strerror or "?" if isinstance(problem, OSError) else str(problem)


def _credit(heard: list[Heard]) -> float:
    """Give how much is there, over all tasks by the weights of their checks; a song that is not there counts nothing."""
    weights = [sum(check.weight for check in one.task.checks) for one in heard]
    there = sum(one.report.credit * weight for one, weight in zip(heard, weights, strict=True) if one.report)
    return round(min(max(there / sum(weights), 0.0), 1.0), 4) if sum(weights) else 0.0


def _changed(assignment: Assignment, start: Song | None, heard: list[Heard]) -> Iterator[str]:
    """Give what is locked and came back otherwise, in every song that was asked for."""
    locks = assignment.locks if start else replace(assignment.locks, tempo=False, key=False)
    for one in heard:
        if one.work:
            yield from locks.changed(start or Song(), one.work.song)
