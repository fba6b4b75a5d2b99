"""What an edit can refuse before it meets a song: unknown fields, places and owners."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from typing import Any

from musiclab.errors import EditError
from musiclab.language import say
from musiclab.song.key import Key
from musiclab.song.limits import shown
from musiclab.song.model import Section, Swing
from musiclab.song.tempo import Tempo
from musiclab.song.time import Meter

MASTER = "master"
_LISTS: dict[str, type] = {"tempo": Tempo, "meter": Meter, "sections": Section}


def check_field(field: object, known: Collection[str], what: str) -> None:
    """Refuse a field that the thing does not have, with the nearest one that it has."""
    if not isinstance(field, str) or field not in known:
        raise EditError(
            say("{what} has no field {field} to set. {hint}", what=what, field=shown(field), hint=did_you_mean(field, known))
        )


def check_owner(owner: object) -> None:
    """Refuse what does not name a track, a bus or the master."""
    if owner == MASTER or (isinstance(owner, str) and owner.partition(":")[0] in ("track", "bus") and ":" in owner):
        return
    raise EditError(say("{owner} cannot have effects or automation. Use track:ID, bus:ID or master.", owner=shown(owner)))


def check_index(index: object, *, needed: bool = False) -> None:
    """Refuse a place that is not a whole number from 0."""
    if (index is None and not needed) or (type(index) is int and index >= 0):
        return
    raise EditError(say("The place {index} came. Places count from 0, the first.", index=shown(index)))


def check_kind(value: object, kind: type | tuple[type, ...], what: str) -> None:
    """Refuse what is not of the kind that the edit adds."""
    if not isinstance(value, kind):
        raise EditError(say("{value} came where {what} belongs.", value=shown(value), what=what))


def check_song_value(field: str, value: Any) -> Any:  # noqa: ANN401
    """Give the value of a song's field, lists as tuples, and refuse one of the wrong kind."""
    kind = _LISTS.get(field)
    if kind is not None:
        if isinstance(value, (list, tuple)) and all(isinstance(item, kind) for item in value):
            return tuple(value)
    elif (field in ("title", "author") and isinstance(value, str)) or (field == "key" and isinstance(value, Key | None)) \
            or (field == "swing" and isinstance(value, Swing)):
        return value
    raise EditError(say("{value} came as the {field} of the song, and is of another kind. Use what Song({field}=...) takes.",
                        value=shown(value), field=field))


def plain_tuple(values: Iterable[Any], count: int | None = None) -> tuple[Any, ...]:
    """Give whole numbers as a tuple; of exactly ``count`` where that is given."""
    numbers = tuple(values)
    if any(type(number) is not int for number in numbers) or (count is not None and len(numbers) != count):
        raise EditError(say("Places are whole numbers: a tick for a point, and (start, pitch) for a note."))
    return numbers


def did_you_mean(name: object, known: Iterable[str]) -> str:
    """Name the nearest known words, or some of them."""
    names = list(known)
    close = get_close_matches(name[:60], names, n=2) if isinstance(name, str) else []
    if close:
        return say("Did you mean {names}?", names=", ".join(close))
    return say("Use {names}.", names=", ".join(names[:20])) if names else say("There are none yet.")
