"""What is not there yet when somebody wants to hand in, in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from musiclab.check.report import report_of
from musiclab.check.task import Task
from musiclab.classroom.assignment import seconds_words
from musiclab.classroom.opening import given_start
from musiclab.classroom.work_files import song_now, used_takes
from musiclab.classroom.workplace import Workplace
from musiclab.edit.locks import NO_LOCKS
from musiclab.errors import MusicLabError
from musiclab.language import say
from musiclab.lesson.loading import load_lesson
from musiclab.lesson.places import NOTEBOOK
from musiclab.lesson.progress_file import read_progress
from musiclab.lesson.project_work import read_work
from musiclab.project.takes.reading import path_of
from musiclab.song.model import Song


def not_yet_there(place: Workplace, *, student: str, now: datetime) -> tuple[str, ...]:
    """Give a sentence for each thing that is asked for and not there yet; none where everything is."""
    lesson = load_lesson(place.folder)
    start = given_start(place.folder, place.assignment, student)
    found = [sentence for name in place.assignment.tasks for sentence in _of_task(place, lesson.task(name), start)]
    if place.assignment.late(now):
        found.append(say("It was due {due}, {late} ago. Your teacher sees when it came.", due=place.assignment.due_words, late=seconds_words(place.assignment.late(now))))
    return tuple(dict.fromkeys(found))


def _of_task(place: Workplace, task: Task, start: Song | None) -> Iterator[str]:
    if not task.song:
        return
    project = place.projects / task.song
    try:
        song = song_now(project)
        if song is None:
            yield say("{task}: there is no song {song} yet. Run the cell that opens it.", task=task.title, song=task.song)
            return
        yield from _of_song(place, task, song, start)
    except MusicLabError as problem:
        yield say("{task}: {problem}", task=task.title, problem=problem)


def _of_song(place: Workplace, task: Task, song: Song, start: Song | None) -> Iterator[str]:
    project, progress = place.projects / task.song, read_progress(place.folder)
    for take in used_takes(song):
        if path_of(project / "takes", take) is None:
            yield say("{task}: the recording {take} is not in its folder, so its clip is silent.", task=task.title, take=take)
    if start is not None and place.assignment.locks != NO_LOCKS:
        yield from place.assignment.locks.changed(start, song)
    tried = progress.tasks.get(task.name)
    work = replace(read_work(project, start=start, notebook=place.folder / NOTEBOOK), song=song, answers=progress.exercises)
    report = report_of(task, work, meant=frozenset(tried.meant if tried else ()))
    if report.step:
        yield say("{task}: {step}.", task=task.title, step=report.step.title)
