"""The roster of a desk: where everybody's work stands, and what is to be known of it, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from musiclab.classroom.assignment import seconds_words, zone_of
from musiclab.classroom.submission import Submission
from musiclab.classroom.teacher_desk.seats import Seats
from musiclab.classroom.teacher_mark import TeacherMark
from musiclab.language import say

GROUPS = {"open": "listen", "later": "listen", "marked": "marked", "returned": "returned"}
NTH = ("first time", "second time", "third time")


def rows(seats: Seats, latest: Mapping[str, Submission], marks: Mapping[str, TeacherMark], *, zone: str) -> list[dict[str, object]]:
    """Give a row for everybody: seat, name, group (listen, marked, returned, none), a note, and the levels so far. What was set aside comes last."""
    found: list[tuple[bool, dict[str, object]]] = []
    for student in seats.students:
        submission, mark = latest.get(student.id), marks.get(student.id)
        seat = seats.of(student.id)
        state = state_of(submission, mark)
        found.append((state == "later", {
            "key": seat, "name": seats.name(seat), "group": GROUPS[state] if submission else "none",
            "note": _note(submission, zone, later=state == "later") if submission else "", "levels": dict(mark.levels) if mark else {},
        }))  # fmt: skip
    return [row for _, row in sorted(found, key=lambda one: one[0])]


def state_of(submission: Submission | None, mark: TeacherMark | None) -> str:
    """Say how far the marking of a submission is: what was handed in after it was marked is open again."""
    if mark is None or submission is None:
        return "open"
    return mark.state if mark.digest == submission.digest else "open"


def _note(submission: Submission, zone: str, *, later: bool) -> str:
    said = [say("later")] if later else []
    if submission.late:
        said.append(say("late"))
    if not submission.songs:
        said.append(say("damaged"))
    elif not submission.sealed:
        said.append(say("changed on its way"))
    return ", ".join(said) or (clock_words(submission.handed_in, zone) if submission.handed_in else "")


def clock_words(when: datetime, zone: str) -> str:
    """Give a time of day in the zone of the class.

    >>> from datetime import UTC
    >>> clock_words(datetime(2026, 12, 4, 8, 5, tzinfo=UTC), "Europe/Berlin")
    '9:05'
    """
    local = when.astimezone(zone_of(zone))
    return f"{local.hour}:{local.minute:02d}"


def handed_in_words(submission: Submission, zone: str) -> str:
    """Say when something was handed in, the how-manieth it is, and how late."""
    when = submission.handed_in.astimezone(zone_of(zone)) if submission.handed_in else None
    said = [say("handed in {when:%A} {when.day} {when:%B}, {clock}", when=when, clock=clock_words(when, zone)) if when else say("handed in")]
    if submission.number > 1:
        said.append(say(NTH[submission.number - 1]) if submission.number <= len(NTH) else say("time {number}", number=submission.number))
    if submission.late:
        said.append(say("{time} late", time=seconds_words(submission.late)))
    return ", ".join(said)
