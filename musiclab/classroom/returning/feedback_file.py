"""Feedback as a file that a student opens in their project: ``mira.feedback.json``, read strictly."""

from __future__ import annotations

import json

from musiclab.classroom.assignment_json import TIME, read_file
from musiclab.classroom.returning.feedback import MOST_STEPS, Feedback, Heard, Level, Step
from musiclab.classroom.rubric import MOST_CRITERIA
from musiclab.classroom.teacher_mark import MOST_PINS, PIN
from musiclab.errors import ClassroomError
from musiclab.language import say
from musiclab.song.identity import ID
from musiclab.song.limits import LONGEST_NAME, shown
from musiclab.song.wire.shape import flag, listing, number, optional, record, text, whole

FORMAT, VERSION = "musiclab-feedback", 1
ENDING = ".feedback.json"
MOST_SONGS = 100

_STEP = record(Step, {"title": text, "there": flag, "heard": text, "hint": text, "where": text})
_HEARD = record(Heard, {"song": text, "title": text, "headline": text, "steps": listing(_STEP, most=MOST_STEPS)})
_LEVEL = record(Level, {"name": text, "about": text, "level": optional(whole), "points": number, "most": number})
_FEEDBACK = record(Feedback, {
    "assignment": text, "title": text, "class_name": text, "student": text, "name": text, "who": text, "digest": text, "handed_in": optional(TIME),
    "heard": listing(_HEARD, most=MOST_SONGS), "pins": listing(PIN, most=MOST_PINS), "levels": listing(_LEVEL, most=MOST_CRITERIA),
    "words": text, "points": number, "most": number,
})  # fmt: skip


def write_feedback(feedback: Feedback) -> bytes:
    """Give feedback as the bytes of its file: equal feedback gives equal bytes."""
    body = _FEEDBACK.write(feedback)
    return (json.dumps({"format": FORMAT, "version": VERSION, **(body if isinstance(body, dict) else {})}, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def read_feedback(data: bytes) -> Feedback:
    """Read feedback; ClassroomError in a sentence for anything else, and for names that are no names of folders.

    >>> from musiclab.classroom.assignment import Assignment
    >>> from musiclab.classroom.roster import Student
    >>> from musiclab.classroom.returning.feedback import feedback_for
    >>> made = feedback_for(Assignment("first-beat", "First beat", "01", ("beat",)), Student("mira"), None, None, None)
    >>> read_feedback(write_feedback(made)) == made
    True
    """
    feedback = read_file(data, _FEEDBACK, kind=FORMAT, version=VERSION, what=say("feedback"))
    for name in (feedback.assignment, *feedback.songs):
        if not ID.fullmatch(name):
            raise ClassroomError(say("This feedback speaks of {name}, which is no name of a song here. Ask your teacher for the file again.", name=shown(name)))
    if len(feedback.who) > LONGEST_NAME or not feedback.who.isprintable():
        raise ClassroomError(say("This feedback comes from {name}. Ask your teacher for the file again.", name=shown(feedback.who)))
    return feedback
