"""``musiclab info``: what a song is made of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from musiclab.cli.progress import LateBar
from musiclab.cli.source import Source, read_source
from musiclab.language import say
from musiclab.song.model import Song, Track
from musiclab.song.time import place_of

if TYPE_CHECKING:
    from musiclab.render.levels import Samples

RATE = 48_000
Fact = str | float | int | None


def print_info(path: Path, *, loudness: bool, as_json: bool) -> None:
    """Print the facts of the song at ``path``."""
    source = read_source(path)
    facts = song_facts(source.song)
    if loudness:
        facts |= sound_facts(source)
    tracks = [track_facts(track) for track in source.song.tracks]
    if as_json:
        print(json.dumps({**facts, "tracks": tracks}, ensure_ascii=False, indent=2))
        return
    width = max(map(len, facts))
    for name, value in facts.items():
        print(f"{name:<{width}}  {_shown(value)}")
    for track in tracks:
        print(f"  {track['name']}: {track['instrument']}, {track['notes']} notes, {track['clips']} clips")
    for sentence in source.messages:
        print(sentence)


def song_facts(song: Song) -> dict[str, Fact]:
    """Give the facts that need no rendering."""
    bpms = [tempo.bpm for tempo in song.tempo]
    changes = f", {len(bpms) - 1} changes from {min(bpms):g} to {max(bpms):g}" if len(bpms) > 1 else ""
    bars = place_of(song.meter, max(song.end - 1, 0)).bar if song.end else 0
    return {
        "title": song.title,
        "tempo": f"{bpms[0]:g} beats a minute{changes}",
        "key": str(song.key) if song.key else None,
        "metre": ", ".join(dict.fromkeys(f"{meter.beats}/{meter.unit}" for meter in song.meter)),
        "bars": bars,
        "seconds": round(song.seconds, 2),
        "notes": sum(track.note_count for track in song.tracks),
    }


def sound_facts(source: Source) -> dict[str, Fact]:
    """Render the song and give its loudness and true peak."""
    from musiclab.render.loudness import measure
    from musiclab.render.mixer import Mix

    mix = Mix(source.song, rate=RATE, takes=source.takes)
    with LateBar(say("Listening"), mix.frames, quiet=False) as progress:
        done = 0

        def counted() -> Iterator[Samples]:
            nonlocal done
            for block in mix.blocks():
                done += len(block)
                progress(done)
                yield block

        found = measure(counted(), rate=RATE)
    return {"loudness": _db(found.lufs, "LUFS"), "true peak": _db(found.true_peak_db, "dBTP")}


def track_facts(track: Track) -> dict[str, Fact]:
    """Give the facts of a track."""
    return {"name": track.name or track.id, "instrument": track.instrument, "notes": track.note_count, "clips": len(track.clips)}


def _db(value: float, unit: str) -> str:
    return say("silent") if value == float("-inf") else f"{value:.1f} {unit}"


def _shown(value: Fact) -> str:
    return say("not stated") if value is None else str(value)
