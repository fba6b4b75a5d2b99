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


def score_of(song: Song) -> Any:
    """Give the song as a score: title, tempo, metre, key, and the notes of every track."""
    from music21 import metadata, stream

    score = stream.Score()
    score.metadata = metadata.Metadata(title=song.title, composer=song.author or None)
    for i, track in enumerate(t for t in song.tracks if t.note_count):
        score.insert(0, _part(song, track, first=i == 0))
    return score


def _part(song: Song, track: Track, *, first: bool) -> Any:
    from music21 import clef, stream

    part = stream.Part(id=track.id)
    part.partName = track.name or track.id
    drums = program_of(track.instrument)[0] == DRUM_BANK
    part.insert(0, _player(track, drums=drums))
    if drums:
        part.insert(0, clef.PercussionClef())
    _insert_signs(song, part, tempos=first)
    for start, together in groupby(written_out(track), key=lambda note: note.start):
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
    from music21 import chord, note

    for length, same in groupby(sorted(notes, key=lambda n: n.duration), key=lambda n: n.duration):
        group = list(same)
        if drums:
            made = [_drum(n, count=start) for n in group]
        elif len(group) > 1:
            made = [chord.Chord([n.pitch for n in group])]
        else:
            made = [note.Note(group[0].pitch)]
        for element in made:
            element.duration.quarterLength = _quarters(length)
            element.volume.velocity = max(n.velocity for n in group)
            part.insert(_quarters(start), element)


def _drum(sound: Note, *, count: int) -> Any:
    from music21 import note

    element = note.Unpitched(displayName=f"{FLATS[sound.pitch % 12][0]}{sound.pitch // 12 - 1}")
    element.id = mark(sound.pitch, count)
    return element


def _quarters(tick: Tick) -> Fraction:
    return Fraction(tick, PER_BEAT)
