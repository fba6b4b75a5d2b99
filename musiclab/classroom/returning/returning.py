"""Giving a class its work back: a page and a feedback file for each student, and a line in the gradebook."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path

from musiclab.classroom.assignment import Assignment
from musiclab.classroom.class_folder import OWNER_ONLY_FILE, ClassFolder, write_whole
from musiclab.classroom.gradebook import Gradebook
from musiclab.classroom.marked import Marked
from musiclab.classroom.returning.feedback import Feedback, feedback_for
from musiclab.classroom.returning.feedback_file import ENDING, write_feedback
from musiclab.classroom.returning.page import feedback_html
from musiclab.classroom.returning.sound import project_sound
from musiclab.classroom.submission import Submission
from musiclab.classroom.teacher_mark import TeacherMark
from musiclab.errors import ClassroomError, FileError
from musiclab.language import say

Progress = Callable[[float], None]
FEW = 3
"""So many pages are made right here; for more, it is worth starting other processes."""


@dataclass(frozen=True, slots=True)
class Which:
    """What is to be given back: the ids of the students who are meant, or None for all of them.

    Work that the teacher has not marked stays back unless ``unmarked`` is set, and what was given back and not marked since stays as it is unless
    ``again`` is set.
    """

    students: tuple[str, ...] | None = None
    unmarked: bool = False
    again: bool = False


EVERYBODY = Which()


@dataclass(frozen=True, slots=True)
class Returned:
    """What was given back: the ids of those who got a page now, of those whose page was there already, and of those whose work nobody has marked yet."""

    now: tuple[str, ...]
    before: tuple[str, ...] = ()
    unmarked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page that is to be made: what it says, where its songs are, and where it goes."""

    feedback: Feedback
    songs: tuple[tuple[str, Path], ...]
    folder: Path


def return_class(
    klass: ClassFolder, assignment: Assignment, which: Which = EVERYBODY, *,
    who: str = "", now: datetime | None = None, progress: Progress = lambda done: None, workers: int = 0,
) -> Returned:  # fmt: skip
    """Give back what is marked: writes ``returned/ID/STUDENT.html`` and ``STUDENT.feedback.json``, and says so in the gradebook.

    ``who`` gives it back; ``progress`` is told how much is done, from 0 to 1; ``workers`` is the number of processes, 0 for one on each core.
    ClassroomError where nothing can be written, or where one of those who are meant has handed in nothing.
    """
    latest = klass.latest(assignment.id)
    chosen = sorted(latest if which.students is None else set(which.students))
    if unknown := [id for id in chosen if id not in latest]:
        raise ClassroomError(say("Nothing was handed in by {names}.", names=", ".join(klass.who(id).name for id in unknown)))
    with Gradebook(klass.gradebook_url) as book:
        marks, heard = book.teacher(assignment.id), book.marked(assignment.id)
        said = {id: marks.get(id) or TeacherMark(id, assignment.id, latest[id].digest) for id in chosen}
        open_still = () if which.unmarked else tuple(id for id in chosen if not _is_marked(said[id], latest[id]))
        before = () if which.again else tuple(id for id in chosen if id not in open_still and said[id].state == "returned" and _page(klass, assignment, id).exists())
        due = tuple(id for id in chosen if id not in {*open_still, *before})
        pages = [_planned(klass, assignment, latest[id], heard.get(id), said[id]) for id in due]
        for done, page in enumerate(_made(pages, workers), 1):
            mark = replace(said[page.feedback.student], digest=page.feedback.digest, state="returned", who=who or page.feedback.who, when=now or datetime.now(UTC))
            book.keep_teacher(mark)
            progress(done / len(pages))
    return Returned(due, before, open_still)


def _is_marked(mark: TeacherMark, latest: Submission) -> bool:
    """Say whether a teacher has marked this very work: what came after the mark is not marked yet."""
    return mark.state in ("marked", "returned") and mark.digest == latest.digest


def _planned(klass: ClassFolder, assignment: Assignment, submission: Submission, marked: Marked | None, mark: TeacherMark) -> Page:
    heard = marked if marked and marked.digest == submission.digest else None
    feedback = feedback_for(assignment, klass.who(submission.student), submission, heard, mark)
    songs = tuple((song, submission.song_folder(song)) for song in feedback.songs if song in submission.songs)
    return Page(feedback, songs, klass.returned(assignment.id))


def _page(klass: ClassFolder, assignment: Assignment, id: str) -> Path:
    return klass.returned(assignment.id) / f"{id}.html"


def _made(pages: list[Page], workers: int) -> Iterator[Page]:
    """Make the pages, on all cores where there are many, and give each as soon as it lies on the disk."""
    if len(pages) <= FEW or workers == 1:
        for page in pages:
            write_page(page)
            yield page
        return
    with ProcessPoolExecutor(workers or cpu_count() or 1, mp_context=get_context("spawn")) as pool:
        coming: dict[Future[None], Page] = {pool.submit(write_page, page): page for page in pages}
        for each in as_completed(coming):
            each.result()
            yield coming[each]


def write_page(page: Page) -> None:
    """Make one student's page and feedback file, each whole or not at all; only their owner can read them."""
    feedback = page.feedback
    sounds = {song: sound for song, project in page.songs if (sound := project_sound(project))}
    try:
        page.folder.mkdir(parents=True, exist_ok=True)
        for name, data in ((f"{feedback.student}{ENDING}", write_feedback(feedback)), (f"{feedback.student}.html", feedback_html(feedback, sounds).encode())):
            write_whole(page.folder / name, data)
            (page.folder / name).chmod(OWNER_ONLY_FILE)
    except (OSError, FileError) as problem:
        raise ClassroomError(say("The feedback for {name} cannot be written: {problem}", name=feedback.name, problem=problem)) from problem
