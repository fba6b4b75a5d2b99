"""Canonical text: sorted keys, one note a line, the same bytes for the same song."""

from __future__ import annotations

import json
from collections.abc import Iterator

from musiclab.song.wire.shape import Json

_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, allow_nan=False)


def lay_out(data: Json) -> str:
    """Write JSON with sorted keys, whatever holds no list or object on a line of its own, and a last line end.

    >>> print(lay_out({"b": [[0, 60], [960, 64]], "a": 1}), end="")
    {
     "a": 1,
     "b": [
      [0, 60],
      [960, 64]
     ]
    }
    """
    return "".join(_lines(data, "\n")) + "\n"


def _lines(data: Json, line: str) -> Iterator[str]:
    inner = line + " "
    if isinstance(data, dict) and any(isinstance(value, (dict, list)) and value for value in data.values()):
        opening = "{" + inner
        for name in sorted(data):
            yield f"{opening}{_plain(name)}: "
            yield from _lines(data[name], inner)
            opening = "," + inner
        yield line + "}"
    elif isinstance(data, list) and any(isinstance(value, (dict, list)) for value in data):
        if all(isinstance(value, list) for value in data):
            yield f"[{inner}{f',{inner}'.join(map(_plain, data))}{line}]"
            return
        opening = "[" + inner
        for value in data:
            yield opening
            yield from _lines(value, inner)
            opening = "," + inner
        yield line + "]"
    else:
        yield _plain(data)


def _plain(data: Json) -> str:
    return _ENCODER.encode(data)
