"""A song in a few lines of plain text, as a notebook shows it."""

from __future__ import annotations

from musiclab.language import say
from musiclab.song.model import Song, Track
from musiclab.song.time import place_of

MOST = 24
"""Tracks that are named; the rest is counted."""


def summary(song: Song) -> str:
    """Give the title, tempo, key, length and tracks of a song.

    >>> print(summary(Song(title="Boats", tracks=(Track("keys"),))))
    Boats: 120 beats a minute, 0 bars, 0 seconds
      keys: piano, 0 notes
    """
    tempo = say("{tempo:g} beats a minute", tempo=song.tempo[0].bpm)
    key = [str(song.key)] if song.key else []
    parts = [tempo, *key, counted(bars(song), say("bar"), say("bars")), counted(round(song.seconds), say("second"), say("seconds"))]
    lines = [f"  {_line(track)}" for track in song.tracks[:MOST]] or ["  " + say("no tracks yet")]
    if len(song.tracks) > MOST:
        lines.append("  " + say("and {count} more tracks", count=len(song.tracks) - MOST))
    return "\n".join([f"{song.title}: {', '.join(parts)}", *lines])


def bars(song: Song) -> int:
    """Give the number of bars up to the end of the last clip."""
    return place_of(song.meter, song.end - 1).bar if song.end else 0


def counted(count: int, one: str, many: str) -> str:
    """Give a number with its noun.

    >>> counted(1, "note", "notes"), counted(1200, "note", "notes")
    ('1 note', '1,200 notes')
    """
    return f"{count:,} {one if count == 1 else many}"


def _line(track: Track) -> str:
    silent = [say("muted")] if track.mute else []
    notes = counted(track.note_count, say("note"), say("notes"))
    return f"{track.name or track.id}: {', '.join([track.instrument, notes, *silent])}"
