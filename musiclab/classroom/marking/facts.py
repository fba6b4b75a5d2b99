"""What a teacher reads of a song at once."""

from __future__ import annotations

from musiclab.language import say
from musiclab.song.limits import LONGEST_NAME
from musiclab.song.model import Song
from musiclab.song.time import place_of
from musiclab.theory.key import find_key

MOST_TRACKS = 32


def song_facts(song: Song) -> dict[str, object]:
    """Give the key, the tempo in beats a minute, the bars, the seconds, and the tracks with their instruments and notes.

    >>> song_facts(Song())["tempo"]
    120.0
    """
    found = None if song.key else find_key(song)
    return {
        "title": song.title[:LONGEST_NAME],
        "key": str(song.key) if song.key else say("{key} (heard)", key=found.key) if found else "",
        "tempo": round(float(song.tempo[0].bpm), 2),
        "bars": place_of(song.meter, song.end - 1).bar if song.end else 0,
        "seconds": round(song.seconds, 2),
        "tracks": [{"name": track.name or track.id, "instrument": track.instrument, "notes": track.note_count} for track in song.tracks[:MOST_TRACKS]],
    }
