"""A song as an option of a rule: a song, an open one, or its song.json as text or as values."""

from __future__ import annotations

import json

from musiclab.errors import CheckError, MusicLabError
from musiclab.language import say
from musiclab.song.limits import shown
from musiclab.song.model import Song
from musiclab.song.wire import loads


def song_of(value: object) -> Song | None:
    """Give the song that came as an option; None stays None; CheckError for what is no song."""
    if value is None or isinstance(value, Song):
        return value
    held = getattr(value, "value", None)
    if isinstance(held, Song):
        return held
    try:
        if isinstance(value, dict):
            return loads(json.dumps(value))
        if isinstance(value, str | bytes):
            return loads(value)
    except (MusicLabError, ValueError, TypeError) as problem:
        raise CheckError(say("The song to compare with cannot be read: {problem}", problem=problem)) from problem
    raise CheckError(say("{value} came as the song to compare with. Give a song, or the text of a song.json.", value=shown(value)))
