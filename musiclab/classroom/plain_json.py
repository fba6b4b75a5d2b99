"""Plain values from JSON, with bounds: what a report holds, kept as it came."""

from __future__ import annotations

from collections.abc import Mapping

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.song.limits import shown
from musiclab.song.wire.shape import Json, Shape, refuse

MOST_INSIDE = 20_000
DEEPEST = 12
LONGEST_TEXT = 20_000


def plain(value: object) -> Json:
    """Give a value as JSON has it: tuples as lists, texts and numbers as they are; SongError for anything else, or for too much of it.

    >>> plain({"bars": (1, 2)})
    {'bars': [1, 2]}
    """
    return _plain(value, [MOST_INSIDE], DEEPEST)


def _plain(value: object, left: list[int], deeper: int) -> Json:
    left[0] -= 1
    if left[0] < 0 or deeper < 0:
        raise SongError(say("More came than a report holds. Mark this piece again."))
    if value is None or isinstance(value, bool) or (isinstance(value, int | float) and abs(value) < 1e18):
        return value
    if isinstance(value, str) and len(value) <= LONGEST_TEXT:
        return value
    if isinstance(value, Mapping):
        return {str(_plain(str(name), left, deeper)): _plain(inner, left, deeper - 1) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner, left, deeper - 1) for inner in value]
    raise SongError(say("{value} came in a report. Use texts, numbers, lists and objects.", value=shown(value)))


def _read(data: object, path: str) -> Mapping[str, object]:
    try:
        found = plain(data)
    except SongError as problem:
        refuse(path, str(problem))
    if not isinstance(found, dict):
        refuse(path, say("{value} came. Use an object.", value=shown(data)))
    return dict(found)


facts: Shape[Mapping[str, object]] = Shape(_read, plain)
"""The shape of an object of plain values."""
