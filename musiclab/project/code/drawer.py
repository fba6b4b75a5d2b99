"""What a widget's code drawer asks and is answered: the code of what is chosen, and the edit that typed code makes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from musiclab.edit.edits import Edit
from musiclab.errors import MusicLabError
from musiclab.project.code.lines import Line
from musiclab.project.code.reading import read_code
from musiclab.project.code.song_code import as_code, code_of
from musiclab.project.restore import whole_song
from musiclab.song.model import Song

MOST_LINES = 200
"""Lines that are shown at most; the drawer says how many more there are."""


def show_code(song: Song, scope: Mapping[str, object], *, name: str) -> dict[str, Any]:
    """Give the code of what ``scope`` names: a ``track``, a ``clip`` of it, or the whole song where it names nothing.

    Each line says which track, clip and drum it writes. What is no longer there has no code.

    >>> show_code(Song(title="Boats"), {}, name="boats")["lines"][-1]["text"]
    'song.value = Song("Boats")'
    """
    lines = _lines(song, scope, name=name)
    shown = [{"text": each.text, "track": each.track, "clip": each.clip, "pitch": each.pitch} for each in lines[:MOST_LINES]]
    return {"kind": "code", "scope": dict(scope), "lines": shown, "more": max(len(lines) - MOST_LINES, 0)}


def written(song: Song, text: str) -> Edit:
    """Give the edit that the typed lines make of ``song``; MusicLabError says which line cannot be read.

    >>> written(Song(), 'song.title = "Boats"')
    SetSong(field='title', value='Boats')
    """
    return whole_song(song, read_code(text, song))


def _lines(song: Song, scope: Mapping[str, object], *, name: str) -> list[Line]:
    track, clip = scope.get("track"), scope.get("clip")
    if not isinstance(track, str) or not track:
        return [Line(text) for text in as_code(song, name=name).splitlines()]
    try:
        return code_of(song, track=track, clip=clip if isinstance(clip, str) else "")
    except MusicLabError:
        return []
