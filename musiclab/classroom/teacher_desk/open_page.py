"""A submission that lies open, as a desk shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from musiclab.classroom.assignment import Assignment
from musiclab.classroom.marked import Marked
from musiclab.classroom.submission import Submission
from musiclab.classroom.teacher_desk import findings_page, page_mark, song_page
from musiclab.classroom.teacher_desk.roster_page import handed_in_words, state_of
from musiclab.classroom.teacher_desk.seats import Seats
from musiclab.classroom.teacher_mark import TeacherMark
from musiclab.classroom.total import total_points
from musiclab.errors import ClassroomError
from musiclab.language import say
from musiclab.song.model import Song

EMPTY: dict[str, object] = {"seconds": 0.0, "sections": [], "bars": []}


@dataclass(frozen=True, slots=True)
class Lying:
    """What lies open: whose it is by seat, the submission, the name of the song that is heard, what the checks and the teacher say, and what it can be compared with."""

    seat: str
    submission: Submission
    song: str
    marked: Marked | None
    mark: TeacherMark | None
    start: bool = False
    earlier: bool = False


def open_page(lying: Lying, asked: Assignment, seats: Seats, zone: str, read: Song | ClassroomError | None) -> dict[str, object]:
    """Give what the page shows of it; ``read`` is its song, or why that cannot be read."""
    song = read if isinstance(read, Song) else None
    submission, marked = lying.submission, lying.marked
    changed = marked.changed if marked else ()
    said = (*submission.trouble, *([str(read)] if isinstance(read, ClassroomError) else ()), *changed, *([marked.trouble] if marked and marked.trouble else ()))
    kept = lying.mark or TeacherMark(submission.student, asked.id, submission.digest)
    return {
        "key": lying.seat, "digest": submission.digest, "name": seats.name(lying.seat), "first": seats.first(lying.seat),
        "line": f"{asked.title}, {handed_in_words(submission, zone)}",
        "troubles": troubles(said, seats, lying.seat),
        "songs": [{"id": name, "name": name} for name in submission.songs], "song": lying.song if song else "",
        "piece": song_page.piece(song) if song else EMPTY,
        "facts": song_page.facts_line(song) if song else "",
        "tracks": song_page.tracks(song) if song else [],
        "tasks": findings_page.tasks(marked), "earlier": lying.earlier, "start": lying.start and song is not None,
        "points": say("{points:g} of {most:g}", points=round(total_points(asked, marked, kept), 2), most=asked.most),
        "mark": page_mark.shown(kept, state_of(submission, lying.mark)),
    }  # fmt: skip


def troubles(sentences: Sequence[str], seats: Seats, seat: str) -> list[str]:
    """Give each sentence once; where names are hidden, the student's name and id are left out of them."""
    found = list(dict.fromkeys(sentences))
    whole = [one for one in found if not any(other != one and other in one for other in found)] or found
    student = seats.student(seat)
    if not seats.anonymous or student is None:
        return whole
    hidden = [student.id, student.name, *(word for word in student.name.split() if len(word) > 2)]
    return [_without(sentence, hidden) for sentence in whole]


def _without(sentence: str, words: Sequence[str]) -> str:
    import re

    for word in sorted(words, key=len, reverse=True):
        sentence = re.sub(re.escape(word), "…", sentence, flags=re.IGNORECASE)
    return sentence
