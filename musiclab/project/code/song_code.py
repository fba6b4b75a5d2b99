"""A song as Python: run in a new cell, the code makes the song again, exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from musiclab.errors import MusicLabError, SongError
from musiclab.language import say
from musiclab.project.code.expression import expression
from musiclab.project.code.lines import Line, TrackWriter, effect_lines
from musiclab.project.code.reading import KNOWN, read_code
from musiclab.song.limits import shown
from musiclab.song.mixing import Master
from musiclab.song.model import Song

_WORD = re.compile(r"(?<![.\w])([A-Za-z]\w*)\(")


def as_code(song: Song, *, name: str = "my-song") -> str:
    """Give Python that makes ``song`` again in a new cell, exactly, as the live song of that ``name``.

    Music is written in the words that students write it in wherever they say it exactly.

    >>> from musiclab.examples import example
    >>> print(as_code(Song(title="Boats")).splitlines()[-1])
    song.value = Song("Boats")
    """
    body = "\n".join(line.text for line in _song_lines(song))
    if not _rebuilds(body, song):
        body = f"song.value = {expression(song)}"
    opened = f"song = open_song({expression(name)})"
    used = [word for word in dict.fromkeys(_WORD.findall(body)) if word in KNOWN]
    return f"from musiclab import {', '.join(sorted({'open_song', *used}))}\n\n{opened}\n{body}"


def code_of(song: Song, *, track: str, clip: str = "") -> list[Line]:
    """Give the lines of one track as it stands in a song, or of one clip of it; SongError where there is no such thing."""
    found = song.track(track)
    if not clip:
        return list(TrackWriter(song, found).lines())
    held = next((each for each in found.clips if each.id == clip), None)
    if held is None:
        raise SongError(say("There is no clip {clip} on the track {track}. Choose one that is there.", clip=shown(clip), track=track))
    return TrackWriter(song, found, there=True).clip_lines(held)


def _song_lines(song: Song) -> Iterator[Line]:
    plain = replace(song, tracks=(), buses=(), master=Master(song.master.volume_db, ceiling_db=song.master.ceiling_db))
    yield Line(f"song.value = {_first_by_place(expression(plain))}")
    yield from (Line(f"song.add({expression(bus)})") for bus in song.buses)
    for track in song.tracks:
        yield from TrackWriter(song, track).lines()
    yield from (Line(text) for text in effect_lines('"master"', song.master.effects))
    yield from (Line(f'song.add({expression(lane)}, to="master")') for lane in song.master.automation)


def _first_by_place(made: str) -> str:
    return made.replace("Song(title=", "Song(", 1)


def _rebuilds(code: str, song: Song) -> bool:
    try:
        return read_code(code) == song
    except MusicLabError:
        return False
