"""What reading somebody else's file gives: a song, and sentences about what could not be kept."""

from __future__ import annotations

from dataclasses import dataclass

from musiclab.song.model import Song


@dataclass(frozen=True, slots=True)
class Imported:
    """A song made from a file, and what a student should know about it."""

    song: Song
    messages: tuple[str, ...] = ()
