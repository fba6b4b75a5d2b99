"""Between a teacher's mark and what the page says of it: the page knows seconds, a mark knows ticks too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import cast

from musiclab.classroom.teacher_mark import STATES, Pin, State, TeacherMark
from musiclab.errors import ClassroomError
from musiclab.language import say

TickAt = Callable[[str, float], int]


def shown(mark: TeacherMark, state: str) -> dict[str, object]:
    """Give a mark as the page shows it."""
    pins = [{"song": pin.song, "seconds": pin.seconds, "text": pin.text} for pin in mark.pins]
    return {"levels": dict(mark.levels), "words": mark.words, "pins": pins, "state": state, "points": mark.points}


def from_page(before: TeacherMark, said: Mapping[str, object], tick_at: TickAt, *, who: str, when: datetime) -> TeacherMark:
    """Give the mark that the page speaks of; ClassroomError for what is none. ``tick_at`` gives the tick of a moment in a song."""
    match said:
        case {"levels": dict(levels), "words": str(words), "pins": list(pins), "state": str(state), "points": None | int() | float() as points} if state in STATES:
            given = None if points is None else float(points)
            return replace(before, levels=levels, words=words, pins=tuple(_pin(pin, tick_at) for pin in pins), state=cast(State, state), points=given, who=who, when=when)
    raise ClassroomError(say("The page sent something that is no mark. Run the cell again."))


def _pin(pin: object, tick_at: TickAt) -> Pin:
    match pin:
        case {"song": str(song), "seconds": int() | float() as seconds, "text": str(text)}:
            return Pin(song, tick_at(song, float(seconds)), float(seconds), text)
    raise ClassroomError(say("The page sent something that is no comment. Run the cell again."))


def with_level(before: TeacherMark, criterion: str, level: int | None, *, who: str, when: datetime) -> TeacherMark:
    """Give a mark with one level set, or taken back; what was given back is then to be given back again."""
    others = {name: given for name, given in before.levels.items() if name != criterion}
    state: State = "marked" if before.state == "returned" else before.state
    return replace(before, levels=others if level is None else {**others, criterion: level}, state=state, who=who, when=when)
