"""The five pieces, as MIDI files that every program reads: ours, a chorale, two quartet movements, and a big band of 32."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from musiclab.examples import example
from musiclab.formats.midi import read_midi, write_midi
from musiclab.formats.musicxml import read_musicxml
from musiclab.song.clips import Note, NoteClip
from musiclab.song.model import Song, Track
from musiclab.song.time import PER_BEAT

BAND = ("piano", "flute", "clarinet", "alto sax", "trumpet", "trombone", "violin", "cello", "strings", "choir", "marimba",
        "nylon guitar", "steel guitar", "electric bass", "organ", "electric piano")  # fmt: skip


def pop() -> Song:
    """Give Paper Boats with its notes only: what the other programs can play too."""
    return read_midi(write_midi(example("paper-boats"))).song


def chorale() -> Song:
    return _corpus("bach/bwv227.1")


def haydn() -> Song:
    return _corpus("haydn/opus74no1/movement1")


def beethoven() -> Song:
    return _corpus("beethoven/opus18no1/movement1")


def big(*, bars: int = 90, tracks: int = 32) -> Song:
    """Give 32 tracks that play all the time, three minutes at 120."""
    return Song(title="Big", tracks=tuple(_big_track(i, bars) for i in range(tracks)))


PIECES: dict[str, Callable[[], Song]] = {
    "pop, 8 tracks": pop,
    "Bach BWV 227.1": chorale,
    "Haydn op. 74/1 i": haydn,
    "Beethoven op. 18/1 i": beethoven,
    "big, 32 tracks": big,
}


def write_pieces(folder: Path) -> dict[str, Path]:
    """Write every piece as a MIDI file and give their paths."""
    files = {name: folder / f"piece{i}.mid" for i, name in enumerate(PIECES)}
    for name, path in files.items():
        if not path.exists():
            path.write_bytes(write_midi(PIECES[name]()))
    return files


def _corpus(name: str) -> Song:
    """Read a score that music21 carries; strings play the quartets."""
    from music21 import corpus

    found = corpus.getWork(name, fileExtensions=[".mxl"])
    song = read_musicxml(found[0] if isinstance(found, list) else found).song
    voices = ("violin", "violin", "cello", "cello")
    tracks = (replace(t, instrument=voices[i % 4] if len(song.tracks) == 4 else t.instrument) for i, t in enumerate(song.tracks))
    return replace(song, tracks=tuple(tracks))


def _big_track(i: int, bars: int) -> Track:
    """Eighths or quarters that walk up and down a chord, each track with its own figure."""
    instrument = "drums" if i % 16 == 15 else BAND[i % len(BAND)]
    step = PER_BEAT // 2 if i % 2 else PER_BEAT
    notes = []
    for n in range(bars * 4 * PER_BEAT // step):
        root = (0, 5, 9, 7)[n * step // (4 * PER_BEAT) % 4]
        pitch = (36, 42, 38, 42)[n % 4] if instrument == "drums" else 48 + root + (0, 4, 7, 12, 7, 4)[(n + i) % 6]
        notes.append(Note(n * step, pitch, step * 9 // 10, 60 + (n * 7 + i * 13) % 50))
    return Track(f"t{i}", f"{instrument} {i}", instrument, (NoteClip(f"c{i}", 0, bars * 4 * PER_BEAT, tuple(notes)),))
