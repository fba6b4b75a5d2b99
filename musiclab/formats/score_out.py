"""A song as a music21 score, ready to be written: one part for each track with notes."""

from __future__ import annotations

from fractions import Fraction
from itertools import groupby
from typing import Any

from musiclab.formats.score_drums import mark
from musiclab.formats.written_out import written_out
from musiclab.song.clips import Note
from musiclab.song.model import Song, Track
from musiclab.song.pitch import FLATS
from musiclab.song.time import PER_BEAT, Tick
from musiclab.sound.instruments import program_of

DRUM_BANK = 128
GRID = (PER_BEAT // 8, PER_BEAT // 6)
"""Ticks of a 32nd and of a triplet sixteenth."""


def score_of(song: Song, *, grid: bool = False) -> Any:
    """Give the song as a score: title, tempo, metre, key, and the notes of every track.

    With ``grid`` the notes begin and end on 32nds or triplet sixteenths.
    """
    from music21 import metadata, stream

    score = stream.Score()
    score.metadata = metadata.Metadata(title=song.title, composer=song.author or None)
    for i, track in enumerate(t for t in song.tracks if t.note_count):
        score.insert(0, _part(song, track, first=i == 0, grid=grid))
    return score


def _part(song: Song, track: Track, *, first: bool, grid: bool) -> Any:
    from music21 import clef, stream

    part = stream.Part(id=track.id)
    part.partName = track.name or track.id
    drums = program_of(track.instrument)[0] == DRUM_BANK
    part.insert(0, _player(track, drums=drums))
    if drums:
        part.insert(0, clef.PercussionClef())
    _insert_signs(song, part, tempos=first)
    for start, together in groupby(_on_grid(written_out(track)) if grid else written_out(track), key=lambda note: note.start):
        _insert_notes(part, start, list(together), drums=drums)
    return part.makeNotation(inPlace=False)


def _player(track: Track, *, drums: bool) -> Any:
    from music21 import instrument

    program = program_of(track.instrument)[1]
    player = instrument.UnpitchedPercussion() if drums else instrument.instrumentFromMidiProgram(program)
    player.partName = track.name or track.id
    return player


def _insert_signs(song: Song, part: Any, *, tempos: bool) -> None:
    from music21 import key, meter, tempo

    for sign in song.meter:
        part.insert(_quarters(sign.at), meter.TimeSignature(f"{sign.beats}/{sign.unit}"))
    if song.key:
        part.insert(0, key.Key(song.key.tonic.replace("b", "-"), song.key.mode))
    for change in song.tempo if tempos else ():
        part.insert(_quarters(change.at), tempo.MetronomeMark(number=round(change.bpm, 3)))


def _insert_notes(part: Any, start: Tick, notes: list[Note], *, drums: bool) -> None:
    """Insert notes that begin together: those of one length as a chord."""
    from music21 import chord, note, pitch

    for length, same in groupby(sorted(notes, key=lambda n: n.duration), key=lambda n: n.duration):
        group = list(same)
        if drums:
            made = [_drum(n, count=start) for n in group]
        elif len(group) > 1:
            made = [chord.Chord([pitch.Pitch(midi=n.pitch) for n in group])]
        else:
            made = [note.Note(pitch.Pitch(midi=group[0].pitch))]
        for element in made:
            element.duration.quarterLength = _quarters(length)
            element.volume.velocity = max(n.velocity for n in group)
            part.insert(_quarters(start), element)


def _on_grid(notes: list[Note]) -> list[Note]:
    found: dict[tuple[Tick, int], Note] = {}
    for n in notes:
        _, step = min((abs(_near(n.start, step) - n.start) + abs(_near(n.duration, step) - n.duration), step) for step in GRID)
        start = _near(n.start, step)
        found.setdefault((start, n.pitch), Note(start, n.pitch, max(_near(n.duration, step), step), n.velocity))
    return sorted(found.values())


def _near(tick: Tick, step: Tick) -> Tick:
    return step * round(tick / step)


def _drum(sound: Note, *, count: int) -> Any:
    from music21 import note

    element = note.Unpitched(displayName=f"{FLATS[sound.pitch % 12][0]}{sound.pitch // 12 - 1}")
    element.id = mark(sound.pitch, count)
    return element


def _quarters(tick: Tick) -> Fraction:
    return Fraction(tick, PER_BEAT)
