"""Variations of a piece that a musician would call the same: transposed, faster, on other instruments, played by hand, with another part added."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random
from typing import Any

from check.pieces import drum_track

from musiclab.song.clips import Note, NoteClip
from musiclab.song.key import key as read_key
from musiclab.song.model import Song, Track
from musiclab.song.pitch import FLATS
from musiclab.song.text.chord_symbols import read_symbol
from musiclab.song.text.cursor import Cursor
from musiclab.theory.sounding import plays_drums

INSTRUMENTS = ("piano", "organ", "violin", "trumpet", "alto sax", "nylon guitar", "marimba", "synth pad", "choir", "cello")
FEEL, TRACE = 18, 4
"""Ticks and velocity by which a hand wavers."""
HIGHEST = 120

Options = Mapping[str, Any]


def varied(song: Song, options: Options, kinds: frozenset[str], chance: Random) -> tuple[Song, Options]:
    """A variation of a piece by some kinds of change, and the options that go with it."""
    chosen = [kind for kind in sorted(kinds) if chance.random() < 0.6] or sorted(kinds)[:1]
    for kind in chosen:
        song, options = CHANGES[kind](song, options, chance)
    return song, options


def _notes(song, change, *, drums=False):
    """The song with every note changed; drums alone where told, or left out."""
    tracks = []
    for track in song.tracks:
        mine = drums or not plays_drums(track)
        clips = tuple(replace(clip, notes=_apart(change(note) for note in clip.notes)) if mine and isinstance(clip, NoteClip) else clip for clip in track.clips)
        tracks.append(replace(track, clips=clips))
    return replace(song, tracks=tuple(tracks))


def _apart(notes):
    """Notes of which no two are at one place."""
    return tuple({(note.start, note.pitch): note for note in notes}.values())


def transposed(song, options, chance):
    """All pitches, and the options that name pitches, moved by up to half an octave."""
    pitches = [note.pitch for track in song.tracks if not plays_drums(track) for clip in track.clips for note in clip.notes]
    by = chance.choice([by for by in range(-5, 7) if not pitches or (min(pitches) + by >= 0 and max(pitches) + by <= 127)] or [0])
    song = _notes(song, lambda note: replace(note, pitch=note.pitch + by))
    pitched = "max_semitones" in options
    return replace(song, key=_key(song.key, by)), {name: value if name in ("low", "high") and not pitched else _option(name, value, by) for name, value in options.items()}


def _key(key, by):
    return key and type(key)(FLATS[(key.home + by) % 12], key.mode)


def _option(name, value, by):
    if name == "key" and value:
        return str(_key(read_key(value), by))
    if name == "motif" and value:
        return [[beat, pitch + by, *rest] for beat, pitch, *rest in value]
    if name == "chords" and value:
        return [[beat, length, _symbol(symbol, by)] for beat, length, symbol in value]
    if name in ("low", "high") and isinstance(value, int):
        return value + by
    if name in ("low", "high") and isinstance(value, str):
        from musiclab.song.pitch import pitch

        return pitch(value) + by
    return value


def _symbol(symbol, by):
    root = read_symbol(Cursor(symbol)).root
    return FLATS[(root + by) % 12] + symbol[1:].lstrip("#b")


def retimed(song, options, chance):
    """All tempos faster or slower."""
    by = chance.uniform(0.6, 1.6)
    return replace(song, tempo=tuple(replace(tempo, bpm=round(tempo.bpm * by, 2)) for tempo in song.tempo)), options


def on_other_instruments(song, options, chance):
    """Every pitched track on another instrument and under another name, the tracks in another order."""
    tracks = [track if plays_drums(track) else replace(track, instrument=chance.choice(INSTRUMENTS)) for track in song.tracks]
    tracks = [replace(track, name=chance.choice(("", "Bass", "Drums", "Melody", "Solo", "x"))) for track in tracks]
    chance.shuffle(tracks)
    return replace(song, tracks=tuple(tracks)), options


def played_by_hand(song, options, chance):
    """Every note a trace early or late, louder or softer, shorter."""

    def hand(note: Note) -> Note:
        start = max(note.start + chance.randint(-FEEL, FEEL), 0)
        velocity = min(max(note.velocity + chance.randint(-TRACE, TRACE), 1), 127)
        return replace(note, start=start, velocity=velocity, duration=max(round(note.duration * chance.uniform(0.96, 1)), 1))

    return _notes(song, hand, drums=True), options


def with_another_part(song, options, chance):
    """A shaker more, which nobody has asked for."""
    bars = max(song.end // song.meter[0].bar, 1)
    steps = song.meter[0].bar // 240
    text = chance.choice(("x.", "x...", "xx"))
    row = (text * steps)[:steps] * bars
    return replace(song, tracks=(*song.tracks, replace(drum_track({"shaker": row}, id=f"extra{chance.randint(0, 999)}"), name="Shaker"))), options


def revoiced(song, options, chance):
    """Notes of the pitched tracks moved by octaves."""
    return _notes(song, lambda note: replace(note, pitch=note.pitch + 12 * chance.choice((-1, 0, 0, 1)) if 24 < note.pitch < HIGHEST - 12 else note.pitch)), options


CHANGES = {
    "transpose": transposed, "tempo": retimed, "instrument": on_other_instruments, "humanise": played_by_hand,
    "extra_track": with_another_part, "revoice": revoiced,
}  # fmt: skip
assert Track
