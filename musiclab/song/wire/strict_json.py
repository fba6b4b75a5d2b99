"""JSON as the standard has it, and no more: from bytes or text that nobody has checked."""

from __future__ import annotations

import json
from collections import Counter
from typing import NoReturn

from musiclab.errors import SongError
from musiclab.language import say

MOST_BYTES = 64 * 2**20
MOST_PIECES = 8_000_000
"""Commas and brackets: what a reader has to keep in memory grows with them, not with the bytes."""


def parse(data: str | bytes) -> object:
    """Read JSON; SongError in one sentence for whatever is not, is too large, or has one key twice."""
    if not isinstance(data, (str, bytes, bytearray)):
        raise SongError(say("A song is read from text or bytes. Give the content of a song.json."))
    if len(data) > MOST_BYTES:
        raise SongError(
            say("The song has {size:.0f} MB, and the most is {most:.0f} MB. Split it into several songs.",
                size=len(data) / 2**20, most=MOST_BYTES / 2**20)
        )
    text = data if isinstance(data, str) else _decoded(bytes(data))
    text = text.removeprefix("\ufeff")
    if text.count(",") + text.count("[") + text.count("{") > MOST_PIECES:
        raise SongError(say("The song has more than {most:,} pieces. Split it into several songs.", most=MOST_PIECES))
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise SongError(
            say("Line {line}, character {column}, is not JSON. The file may be cut short or not a song; try an earlier copy of it.",
                line=error.lineno, column=error.colno)
        ) from None
    except RecursionError:
        raise SongError(say("The song is nested far too deep to be one. Try an earlier copy of it.")) from None
    except ValueError:
        raise SongError(say("The song holds a number with thousands of digits. Try an earlier copy of it.")) from None


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SongError(
            say("Byte {at} is not UTF-8 text. The file may be damaged or not a song; try an earlier copy of it.", at=error.start)
        ) from None


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) < len(pairs):
        doubled = next(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
        raise SongError(say("The field {name!r} stands twice in one place. Keep one of them.", name=doubled[:60]))
    return made


def _no_constant(name: str) -> NoReturn:
    raise SongError(say("{name} came where a number belongs, and it is not one. Use a number such as 0.5.", name=name))
