"""A song as a desk shows it: how long it is, where its bars and sections lie, its tracks, and its facts in one line."""

from __future__ import annotations

from musiclab.classroom.marking.facts import MOST_TRACKS, song_facts
from musiclab.language import say
from musiclab.song.model import Song
from musiclab.song.tempo import seconds_at
from musiclab.song.time import bar_start, place_of

MOST_BARS = 2_000
MOST_SECTIONS = 100


def piece(song: Song) -> dict[str, object]:
    """Give the length, the sections (name, start, end) and where the bars begin, in seconds."""
    bars = min(place_of(song.meter, song.end - 1).bar, MOST_BARS) if song.end else 0
    return {
        "seconds": song.seconds,
        "sections": [[section.name, seconds_at(song.tempo, section.start), min(seconds_at(song.tempo, section.end), song.seconds)] for section in song.sections[:MOST_SECTIONS] if section.start < song.end],
        "bars": [seconds_at(song.tempo, bar_start(song.meter, bar)) for bar in range(1, bars + 1)],
    }  # fmt: skip


def tracks(song: Song) -> list[dict[str, object]]:
    """Give the tracks: id, name, and what they are played by and how many notes they have."""
    return [
        {"id": track.id, "name": track.name or track.id, "about": say("{instrument}, {count} notes", instrument=track.instrument, count=track.heard_count)}
        for track in song.tracks[:MOST_TRACKS]
    ]


def facts_line(song: Song) -> str:
    """Give key, tempo, bars and tracks in one line.

    >>> facts_line(Song())
    '120 beats a minute, 0 bars, 0 tracks'
    """
    facts = song_facts(song)
    said = [say("{tempo:g} beats a minute", tempo=facts["tempo"]), _counted(place_of(song.meter, song.end - 1).bar if song.end else 0, say("bar"), say("bars")), _counted(len(song.tracks), say("track"), say("tracks"))]
    return ", ".join([str(facts["key"]), *said] if facts["key"] else said)


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
