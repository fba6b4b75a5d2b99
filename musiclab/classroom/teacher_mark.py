"""What a teacher says of one submission: levels, words, and comments pinned to places in the music."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal, TypeAlias, cast, get_args

from musiclab.classroom.assignment_json import TIME, read_file
from musiclab.classroom.rubric import LEVELS, MOST_CRITERIA, MOST_POINTS
from musiclab.errors import ClassroomError
from musiclab.language import say
from musiclab.song.limits import LONGEST_NAME, LONGEST_SECONDS, LONGEST_TICKS, shown
from musiclab.song.wire.shape import (
    Json,
    Shape,
    listing,
    number,
    optional,
    read_object,
    record,
    refuse,
    text,
    whole,
)

FORMAT, VERSION = "musiclab-teacher-mark", 1
State: TypeAlias = Literal["open", "later", "marked", "returned"]
STATES = get_args(State)
MOST_PINS = 500
LONGEST_PIN = 2_000
LONGEST_WORDS = 20_000
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""The time of a mark that nobody has saved yet."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A comment at a place: in which song, at which tick, how many seconds that is from the beginning, and what it says.

    >>> Pin("first-beat", 3840, 2.0, "Lovely fill!").tick
    3840
    """

    song: str
    tick: int
    seconds: float
    text: str

    def __post_init__(self) -> None:
        if not self.song or len(self.song) > LONGEST_NAME or not self.song.isprintable():
            raise ClassroomError(say("{song} came as the song of a comment. Name one of the songs.", song=shown(self.song)))
        if not 0 <= self.tick <= LONGEST_TICKS or not 0 <= self.seconds <= LONGEST_SECONDS:
            raise ClassroomError(say("A comment came at tick {tick}, {seconds} s. Pin it to a place in the song.", tick=shown(self.tick), seconds=shown(self.seconds)))
        _fits(self.text, LONGEST_PIN)


@dataclass(frozen=True, slots=True)
class TeacherMark:
    """What a teacher says of a submission.

    ``levels`` are 0 (starting) to 3 (beyond) by the name of the criterion; ``points``, where it is given, is the teacher's own total in place of the
    counted one. ``who`` said it and ``when``. ``state`` is open, later (set aside), marked, or returned.
    """

    student: str
    assignment: str
    digest: str
    levels: Mapping[str, int] = field(default_factory=dict)
    words: str = ""
    pins: tuple[Pin, ...] = ()
    state: State = "open"
    points: float | None = None
    who: str = ""
    when: datetime = NEVER

    def __post_init__(self) -> None:
        object.__setattr__(self, "pins", tuple(self.pins))
        for name in (self.student, self.assignment, self.digest, self.who, *self.levels):
            if len(name) > LONGEST_NAME or not name.isprintable():
                raise ClassroomError(say("{name} came as a name in a mark. Use at most {most} characters on one line.", name=shown(name), most=LONGEST_NAME))
        if self.state not in STATES:
            raise ClassroomError(say("{state} came as how far the marking is. Use {states}.", state=shown(self.state), states=", ".join(STATES)))
        for name, level in self.levels.items():
            if type(level) is not int or not 0 <= level < len(LEVELS):
                raise ClassroomError(say("Level {level} came for {name}. Use 0 to {most}.", level=shown(level), name=name, most=len(LEVELS) - 1))
        if len(self.levels) > MOST_CRITERIA or len(self.pins) > MOST_PINS:
            raise ClassroomError(say("{levels} levels and {pins} comments came. A mark holds {most} and {most_pins}.", levels=len(self.levels), pins=len(self.pins), most=MOST_CRITERIA, most_pins=MOST_PINS))
        if self.points is not None and not 0 <= self.points <= MOST_POINTS:
            raise ClassroomError(say("{points} points came. Use 0 to {most:g}.", points=shown(self.points), most=MOST_POINTS))
        if self.when.tzinfo is None:
            raise ClassroomError(say("A mark came with a time that knows no time zone. Save it again."))
        _fits(self.words, LONGEST_WORDS)


def _fits(words: str, most: int) -> None:
    if len(words) > most or "\0" in words:
        raise ClassroomError(say("A comment of {count:,} characters came. Use at most {most:,}.", count=len(words), most=most))


def _read_levels(data: object, path: str) -> Mapping[str, int]:
    given = read_object(data, path, allowed=data if isinstance(data, dict) else ())
    return {name: whole.read(level, f"{path}.{name[:60]}") for name, level in given.items()}


def _read_state(data: object, path: str) -> State:
    if data not in STATES:
        refuse(path, say("{state} came as how far the marking is. Use {states}.", state=shown(data), states=", ".join(STATES)))
    return cast(State, data)


_LEVELS: Shape[Mapping[str, int]] = Shape(_read_levels, lambda levels: cast(Json, dict(levels)))
PIN = record(Pin, {"song": text, "tick": whole, "seconds": number, "text": text})
"""The shape of a comment at a place."""
_MARK = record(TeacherMark, {
    "student": text, "assignment": text, "digest": text, "levels": _LEVELS, "words": text, "pins": listing(PIN, most=MOST_PINS),
    "state": Shape(_read_state, lambda state: state), "points": optional(number), "who": text, "when": TIME,
})  # fmt: skip


def write_teacher_mark(mark: TeacherMark) -> bytes:
    """Give a teacher's mark as JSON: equal ones give equal bytes."""
    body = _MARK.write(mark)
    return json.dumps({"format": FORMAT, "version": VERSION, **(body if isinstance(body, dict) else {})}, ensure_ascii=False, sort_keys=True).encode()


def read_teacher_mark(data: bytes) -> TeacherMark:
    """Read a teacher's mark; ClassroomError in a sentence for anything else.

    >>> mark = TeacherMark("mira", "first-beat", "ab12", {"Groove": 2}, "It swings.", (Pin("first-beat", 960, 0.5, "here"),), "marked")
    >>> read_teacher_mark(write_teacher_mark(mark)) == mark
    True
    """
    return read_file(data, _MARK, kind=FORMAT, version=VERSION, what=say("a teacher's mark"))
