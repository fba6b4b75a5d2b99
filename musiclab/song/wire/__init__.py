"""The song as JSON: the file ``song.json``, and what crosses between Python and the browser."""

from __future__ import annotations

from collections.abc import Mapping

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.song.limits import shown
from musiclab.song.model import Song
from musiclab.song.wire.layout import lay_out
from musiclab.song.wire.schema import schema
from musiclab.song.wire.shape import Json
from musiclab.song.wire.shapes import SONG
from musiclab.song.wire.strict_json import parse
from musiclab.song.wire.upgrade import VERSION, upgrade

__all__ = ["FORMAT", "VERSION", "decode", "dumps", "encode", "loads", "schema"]

FORMAT = "musiclab-song"


def encode(song: Song) -> dict[str, Json]:
    """Give the song as plain JSON values: dicts, lists, texts and numbers.

    >>> encode(Song(title="Paper Boats"))["title"]
    'Paper Boats'
    """
    body = SONG.write(song)
    return {"format": FORMAT, "version": VERSION, **(body if isinstance(body, dict) else {})}


def decode(data: object) -> Song:
    """Make the song of plain JSON values, strictly; SongError says what is wrong, where, and what to try.

    >>> decode(encode(Song(title="Paper Boats"))).title
    'Paper Boats'
    """
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        came = data.get("format") if isinstance(data, Mapping) else data
        raise SongError(say("This is not a MusicLab song: {value} came as its format. Choose a song.json.", value=shown(came)))
    body = {name: value for name, value in upgrade(data).items() if name not in ("format", "version")}
    return SONG.read(body, "")


def dumps(song: Song) -> str:
    """Write the song as the text of a ``song.json``: canonical, so equal songs give equal text.

    >>> dumps(Song()).splitlines()[1]
    ' "author": "",'
    """
    return lay_out(encode(song))


def loads(text: str | bytes) -> Song:
    """Read a song from the text or bytes of a ``song.json``; SongError in one sentence for anything else.

    >>> loads(dumps(Song(title="Paper Boats"))).title
    'Paper Boats'
    """
    return decode(parse(text))
