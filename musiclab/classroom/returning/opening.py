"""Opening feedback: the comments of a teacher are put beside the songs that they are about."""

from __future__ import annotations

from pathlib import Path

from musiclab.classroom.assignment_json import MOST_BYTES
from musiclab.classroom.returning.feedback import Feedback
from musiclab.classroom.returning.feedback_file import read_feedback
from musiclab.classroom.workplace import ASSIGNMENTS
from musiclab.errors import ClassroomError, FileError
from musiclab.language import say
from musiclab.project.comments_file import Remark, write_remarks


def open_feedback(file: Path, workspace: Path) -> Feedback:
    """Put the comments of a feedback file where the players of its songs show them, and give the feedback.

    The songs themselves stay as they are. ClassroomError where the file is no feedback, or its assignment is not in the workspace.
    """
    try:
        with file.open("rb") as source:
            feedback = read_feedback(source.read(MOST_BYTES + 1))
    except OSError as problem:
        raise ClassroomError(say("{file} cannot be read: {reason}.", file=file, reason=problem.strerror)) from problem
    projects = workspace / ASSIGNMENTS / feedback.assignment / "projects"
    if not projects.is_dir():
        raise ClassroomError(say("This is feedback on {title}, which is not in {folder}. Open it where you have worked on that.", title=feedback.title, folder=workspace))
    teacher = feedback.who or say("Your teacher")
    for song in feedback.songs:
        if (projects / song).is_dir():
            _put(projects / song, [Remark(pin.tick, teacher, pin.text) for pin in feedback.pinned(song) if pin.text.strip()])
    return feedback


def _put(project: Path, remarks: list[Remark]) -> None:
    try:
        write_remarks(project, remarks)
    except (OSError, FileError) as problem:
        raise ClassroomError(say("The comments cannot be put into {folder}: {problem}", folder=project, problem=problem)) from problem
