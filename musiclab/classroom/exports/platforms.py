"""The marks of an assignment as Moodle, Canvas and Google Classroom have them in their own files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from musiclab.classroom.assignment import Assignment
from musiclab.classroom.exports.rows import Line, points_text, safe, table
from musiclab.errors import ClassroomError
from musiclab.language import say
from musiclab.song.limits import shown

PLATFORMS = ("moodle", "canvas", "google")


def export_csv(platform: str, assignment: Assignment, lines: Sequence[Line]) -> str:
    """Give the marks of an assignment as CSV that a platform's gradebook imports.

    A student without a mark has an empty cell, which changes nothing there. ClassroomError for a platform that is not known.

    >>> asked = Assignment("first-beat", "First beat", "01", ("beat",))
    >>> for row in export_csv("canvas", asked, [Line("mira", "Mira Sato", 8.5)]).splitlines():
    ...     row
    'Student,ID,SIS User ID,SIS Login ID,Section,First beat'
    '    Points Possible,,,,,10'
    '"Sato, Mira",,mira,mira,,8.5'
    """
    if platform not in _WRITERS:
        raise ClassroomError(say("Marks were asked for {name}. Choose one of {names}.", name=shown(platform), names=", ".join(PLATFORMS)))
    return table(_WRITERS[platform](assignment, lines))


def _moodle(assignment: Assignment, lines: Sequence[Line]) -> list[list[str]]:
    """Moodle's grade import maps by these columns; a column of feedback goes with each mark (MoodleDocs, Grade import)."""
    title = safe(assignment.title)
    head = ["First name", "Last name", "ID number", "Username", title, f"{title} (Feedback)"]
    return [head, *([*map(safe, line.first_and_last), safe(line.id), safe(line.id), points_text(line.points), safe(line.words)] for line in lines)]


def _canvas(assignment: Assignment, lines: Sequence[Line]) -> list[list[str]]:
    """Canvas wants these columns in this order, and a row of points possible whose first cell begins with blanks (Canvas Instructor Guide, Import grades)."""
    head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", safe(assignment.title)]
    most = ["    Points Possible", "", "", "", "", points_text(assignment.most)]
    return [head, most, *([safe(line.last_comma_first), "", safe(line.id), safe(line.id), "", points_text(line.points)] for line in lines)]


def _google(assignment: Assignment, lines: Sequence[Line]) -> list[list[str]]:
    """Google Classroom's own download of marks: names and address, then a column for each assignment, with its date and its points below the title."""
    due = f"{assignment.due:%Y-%m-%d}" if assignment.due else ""
    head = ["Last Name", "First Name", "Email Address", safe(assignment.title)]
    rows = [["Date", "", "", due], ["Points", "", "", points_text(assignment.most)]]
    return [head, *rows, *([*map(safe, reversed(line.first_and_last)), safe(line.id) if "@" in line.id else "", points_text(line.points)] for line in lines)]


_WRITERS: Mapping[str, Callable[[Assignment, Sequence[Line]], list[list[str]]]] = {"moodle": _moodle, "canvas": _canvas, "google": _google}
