"""A class whose work lies on a desk: one good piece, one that is late and handed in twice, one damaged, hostile names, and somebody who has not handed in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from classroom.class_of_three import IN_TIME, LATE, a_class, assigned, begun, handed_in

from musiclab.classroom.class_folder import ClassFolder
from musiclab.classroom.collecting import collect
from musiclab.classroom.gradebook import Gradebook
from musiclab.classroom.handing_in import hand_in_work
from musiclab.classroom.marking import mark_submission
from musiclab.classroom.rubric import Criterion
from musiclab.classroom.teacher_desk.marking_desk import MarkingDesk
from musiclab.examples import example
from musiclab.song.tempo import Tempo
from musiclab.song.wire import dumps, loads

RUBRIC = (Criterion("Groove", "feel, steadiness"), Criterion("Form", "sections, contrast"), Criterion("Balance", "mix, space"))
HOSTILE = "<img src=x onerror=window.ran=1>"
ROSTER = f'id,name,group\nmira,Mira Sato,\nben,Ben Aalto,\nchen,Chen Yu,\nhax,"{HOSTILE}",\nnoor,Noor Amin,\n'.encode()
NOW = datetime(2026, 12, 6, 9, tzinfo=UTC)


def mark_here(klass, assignment):
    """Let the checks listen in this process: no other is started for a test."""
    with Gradebook(klass.gradebook_url) as book:
        known = book.marked(assignment.id)
        for one in klass.latest(assignment.id).values():
            if one.student not in known or known[one.student].digest != one.digest:
                book.keep_marked(mark_submission(klass.lesson(assignment.id), assignment, one))


def a_desk(klass: ClassFolder) -> MarkingDesk:
    """A desk at which a teacher sits at a time that is known."""
    return MarkingDesk(klass, who="teacher", marking=mark_here, now=lambda: NOW)


def an_empty_class(folder: Path) -> tuple[ClassFolder, Path]:
    """A class with an assignment that nobody has handed in."""
    klass = a_class(folder, roster=ROSTER)
    return klass, assigned(klass, rubric=RUBRIC)


def a_class_with_work(folder: Path) -> ClassFolder:
    """Mira in time, Ben late and twice (faster the second time), Chen damaged, one with a hostile name and hostile titles, Noor not yet."""
    klass, file = an_empty_class(folder)
    hand_in_work(arranged(begun(file, folder / "mira", "mira")), "mira", now=IN_TIME, sound=False)
    handed_in(file, folder / "ben", "ben", piece=1)
    hand_in_work(faster(begun(file, folder / "ben2", "ben", piece=1)), "ben", now=LATE, sound=False)
    hand_in_work(hostile(begun(file, folder / "hax", "hax")), "hax", now=IN_TIME, sound=False)
    (klass.hand_in / "chen.zip").write_bytes(b"PK\x03\x04 half a zip")
    collect(klass, [klass.hand_in], assignment="first-beat")
    return klass


def arranged(place):
    """The last song is a whole one, with sections and several tracks."""
    path = place.projects / "my-beat" / "song.json"
    path.write_text(dumps(replace(example("paper-boats"), title="Mine")))
    return place


def faster(place):
    """The same songs at another tempo."""
    for path in place.projects.glob("*/song.json"):
        path.write_text(dumps(replace(loads(path.read_bytes()), tempo=(Tempo(140),))))
    return place


def hostile(place):
    """The same songs with titles and names that would run in a careless page, or turn its text around."""
    for path in place.projects.glob("*/song.json"):
        song = loads(path.read_bytes())
        named = tuple(replace(track, name=f"{HOSTILE} {'long ' * 20}"[:100]) for track in song.tracks)
        path.write_text(dumps(replace(song, title=HOSTILE, tracks=named)))
    return place
