"""What pages say to a live song, read strictly: a page may be of another version, or nobody's friend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from musiclab.edit.wire import decode_edit
from musiclab.errors import EditError
from musiclab.language import say
from musiclab.project.deeds import Refusal, Wish
from musiclab.song.limits import LONGEST_NAME, shown

MOST_STEPS = 10_000
MOST_NOTES_SHOWN = 500
LONGEST_ID = 64
LAST_SEQ = 2**53


@dataclass(frozen=True, slots=True)
class Hello:
    """A page says who it is, what it knows of the song, and the number of the next step that it will send."""

    person: str
    name: str
    session: str
    revision: int
    next: int


def read_client(content: object) -> tuple[Mapping[str, Any], str, str]:
    """Give a message as an object, its kind, and the page that it comes from."""
    match content:
        case {"kind": str(kind), "client": str(client)} if isinstance(content, dict) and 0 < len(client) <= LONGEST_ID and client.isprintable():
            return content, kind, client
    raise EditError(say("A message came as {value}, which this MusicLab cannot read. Run the cell again, and reload the page.", value=shown(content)))


def read_hello(content: Mapping[str, Any]) -> Hello:
    """Read how a page introduces itself; what is missing is taken as not known."""
    known = content.get("known")
    session, revision = known if isinstance(known, list) and len(known) == 2 else ("", -1)
    return Hello(
        _text(content.get("person"), LONGEST_ID),
        _text(content.get("name"), LONGEST_NAME),
        _text(session, LONGEST_ID),
        revision if type(revision) is int else -1,
        _seq(content.get("next"), 1),
    )


def read_steps(content: Mapping[str, Any]) -> list[Wish | Refusal]:
    """Read the steps of a message; one that cannot be read becomes its refusal, and harms no other."""
    steps = content.get("steps")
    if not isinstance(steps, list) or len(steps) > MOST_STEPS:
        raise EditError(say("The steps came as {value}. Send a list of at most {most:,}.", value=shown(steps), most=MOST_STEPS))
    return [read_step(step) for step in steps]


def read_step(step: object) -> Wish | Refusal:
    """Read one step: an edit with its name, or to undo or redo."""
    given = step if isinstance(step, dict) else {}
    seq = _seq(given.get("seq"), 0)
    if given.get("undo") is True or given.get("redo") is True:
        return Wish("undo" if given.get("undo") else "redo", seq=seq)
    try:
        return Wish("edit", decode_edit(given.get("edit")), _text(given.get("name"), LONGEST_NAME), given.get("join") is True, seq)
    except EditError as refusal:
        return Refusal(seq, refusal)


def read_here(content: Mapping[str, Any]) -> dict[str, object] | None:
    """Read what somebody looks at and has chosen; what cannot be read is left out."""
    here = content.get("here")
    if not isinstance(here, dict) or not isinstance(here.get("view"), str):
        return None
    found: dict[str, object] = {name: _text(here.get(name), LONGEST_ID) for name in ("view", "track", "clip") if here.get(name)}
    found |= {name: here[name] for name in ("tick", "pitch") if _is_number(here.get(name))}
    notes = here.get("notes")
    if isinstance(notes, list):
        found["notes"] = [[place[0], place[1]] for place in notes[:MOST_NOTES_SHOWN] if _is_place(place)]
    return found


def _is_place(place: object) -> bool:
    return isinstance(place, list) and len(place) == 2 and all(type(value) is int for value in place)


def _is_number(value: object) -> bool:
    return type(value) is int or (type(value) is float and isfinite(value))


def _seq(value: object, otherwise: int) -> int:
    return value if type(value) is int and 0 < value <= LAST_SEQ else otherwise


def _text(value: object, longest: int) -> str:
    return value[:longest] if isinstance(value, str) and value.isprintable() else ""
