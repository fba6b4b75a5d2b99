"""``musiclab info``: what a song is made of."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

from musiclab.cli.progress import LateBar
from musiclab.cli.source import Source, read_source
from musiclab.language import say
from musiclab.project.summary import bars, counted
from musiclab.song.model import Song, Track

if TYPE_CHECKING:
    from musiclab.render.levels import Samples

RATE = 48_000
Fact = str | float | int | None


def print_info(path: Path, *, loudness: bool, as_json: bool, quiet: bool) -> None:
    """Print the facts of the song at ``path``: as lines to read, or as JSON with plain numbers."""
    source = read_source(path, quiet=quiet or as_json)
    facts = song_facts(source.song)
    if loudness:
        facts |= sound_facts(source, quiet=quiet)
    tracks = [track_facts(track) for track in source.song.tracks]
    if as_json:
        print(json.dumps({**facts, "tracks": tracks, "messages": source.messages}, ensure_ascii=False, indent=2))
        return
    shown = read_out(facts)
    width = max(map(len, shown))
    for name, value in shown.items():
        print(f"{name:<{width}}  {value}")
    for track in source.song.tracks:
        print(f"  {track.name or track.id}: {track.instrument}, {_counts(track)}")
    for sentence in () if quiet else source.messages:
        print(sentence, file=sys.stderr)


def song_facts(song: Song) -> dict[str, Fact]:
    """Give the facts that need no rendering; tempos in beats a minute."""
    bpms = [tempo.bpm for tempo in song.tempo]
    return {
        "title": song.title,
        "tempo": bpms[0],
        "tempo_changes": len(bpms) - 1,
        "slowest": min(bpms),
        "fastest": max(bpms),
        "key": str(song.key) if song.key else None,
        "metre": ", ".join(dict.fromkeys(f"{meter.beats}/{meter.unit}" for meter in song.meter)),
        "bars": bars(song),
        "seconds": round(song.seconds, 2),
        "notes": sum(track.note_count for track in song.tracks),
    }


def sound_facts(source: Source, *, quiet: bool) -> dict[str, Fact]:
    """Render the song and give its loudness in LUFS and its true peak in dBTP, None for silence."""
    from musiclab.render.loudness import measure
    from musiclab.render.mixer import Mix

    mix = Mix(source.song, rate=RATE, takes=source.takes)
    with LateBar(say("Listening"), mix.frames, quiet=quiet) as progress:
        done = 0

        def counted_blocks() -> Iterator[Samples]:
            nonlocal done
            for block in mix.blocks():
                done += len(block)
                progress(done)
                yield block

        found = measure(counted_blocks(), rate=RATE)
    return {"loudness_lufs": _finite(found.lufs), "true_peak_dbtp": _finite(found.true_peak_db)}


def track_facts(track: Track) -> dict[str, Fact]:
    """Give the facts of a track."""
    return {"name": track.name or track.id, "instrument": track.instrument, "notes": track.note_count, "clips": len(track.clips)}


def _finite(value: float) -> float | None:
    return round(value, 1) if isfinite(value) else None


def _counts(track: Track) -> str:
    notes = counted(track.note_count, say("note"), say("notes"))
    return f"{notes}, {counted(len(track.clips), say('clip'), say('clips'))}"


def read_out(facts: Mapping[str, Fact]) -> dict[str, str]:
    """Give the facts as a person reads them.

    >>> read_out(song_facts(Song()))["tempo"]
    '120 beats a minute'
    """
    tempo = say("{tempo:g} beats a minute", tempo=facts["tempo"])
    if facts["tempo_changes"]:
        tempo += say(", changing between {low:g} and {high:g}", low=facts["slowest"], high=facts["fastest"])
    shown = {name: facts[name] for name in ("title", "key", "metre", "bars", "seconds", "notes")}
    lines = {"tempo": tempo} | {name: say("not stated") if value is None else str(value) for name, value in shown.items()}
    for name, fact, unit in (("loudness", "loudness_lufs", "LUFS"), ("true peak", "true_peak_dbtp", "dBTP")):
        if fact in facts:
            lines[name] = say("silent") if facts[fact] is None else f"{facts[fact]} {unit}"
    return {"title": lines.pop("title"), **lines}
