"""MusicLab: a music studio and classroom inside Jupyter.

``from musiclab import open_song`` is where a song begins. Names are loaded when they are first used, so that
importing the package is quick, and works where only a part of what it needs is installed.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from musiclab.examples import example
    from musiclab.listen.take import hear
    from musiclab.project.code import as_code
    from musiclab.project.live import LiveSong, open_song
    from musiclab.render.mixer import render
    from musiclab.song.clips import AudioClip, Join, Note, NoteClip
    from musiclab.song.key import Key
    from musiclab.song.mixing import Bus, Effect, Lane, Master, Point, Send
    from musiclab.song.model import Section, Song, Swing, Track
    from musiclab.song.tempo import Tempo
    from musiclab.song.text import beat, chords, melody
    from musiclab.song.time import Meter
    from musiclab.sound.instruments import instruments

_HOMES = {
    "open_song": "project.live",
    "LiveSong": "project.live",
    "as_code": "project.code",
    "example": "examples",
    "render": "render.mixer",
    "hear": "listen.take",
    "Note": "song.clips",
    "NoteClip": "song.clips",
    "AudioClip": "song.clips",
    "Join": "song.clips",
    "Song": "song.model",
    "Track": "song.model",
    "Section": "song.model",
    "Swing": "song.model",
    "Tempo": "song.tempo",
    "Bus": "song.mixing",
    "Effect": "song.mixing",
    "Key": "song.key",
    "Lane": "song.mixing",
    "Master": "song.mixing",
    "Meter": "song.time",
    "Point": "song.mixing",
    "Send": "song.mixing",
    "beat": "song.text",
    "chords": "song.text",
    "melody": "song.text",
    "instruments": "sound.instruments",
}

__all__ = [
    "AudioClip", "Bus", "Effect", "Join", "Key", "Lane", "LiveSong", "Master", "Meter", "Note", "NoteClip", "Point", "Section",
    "Send", "Song", "Swing", "Tempo", "Track", "as_code", "beat", "chords", "example", "hear", "instruments", "melody", "open_song", "render",
]  # fmt: skip


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'musiclab' has no attribute {name!r}")
    return getattr(import_module(f"musiclab.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
