"""Writing Standard MIDI files: a conductor's chunk, then one chunk for each track."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np

from musiclab.formats.midi_keys import KEYS
from musiclab.formats.written_out import written_out
from musiclab.render.timing import swing_ticks
from musiclab.song.model import Song, Track
from musiclab.song.tempo import bpm_at
from musiclab.song.time import PER_BEAT, Tick
from musiclab.sound.instruments import program_of

MELODIC_CHANNELS = tuple(number for number in range(16) if number != 9)
DRUM_CHANNEL = 9
DRUM_BANK = 128
RAMP_STEP = PER_BEAT // 4
"""A ramp is written as a tempo event for each sixteenth: MIDI only knows steps."""
NO_VOLUME = 100
Timed = tuple[Tick, int, Any]
"""Place, order among events of one place, message."""


def write_midi(song: Song) -> bytes:
    """Give the song as a Standard MIDI file, format 1, 960 ticks a beat.

    Repeats are written out, swing is played, ramps become steps. Drums go to channel 10; every kit on a port of its own;
    the other tracks get the other 15 channels in turn, and a port for every 15. Effects, audio clips and automation stay behind.
    """
    import mido

    file = mido.MidiFile(type=1, ticks_per_beat=PER_BEAT, charset="utf-8")
    file.tracks.append(_chunk(_conductor(song)))
    for track, (port, channel) in zip(song.tracks, _channels(song.tracks), strict=True):
        file.tracks.append(_chunk(_part(song, track, channel, port)))
    out = io.BytesIO()
    file.save(file=out)
    return out.getvalue()


def _channels(tracks: tuple[Track, ...]) -> Iterator[tuple[int, int]]:
    """Give the port and the channel of each track: tracks with one drum kit share a channel, every kit has its own port."""
    melodic = 0
    kits: dict[int, int] = {}
    for track in tracks:
        bank, program = program_of(track.instrument)
        if bank == DRUM_BANK:
            yield kits.setdefault(program, len(kits)), DRUM_CHANNEL
        else:
            port, place = divmod(melodic, len(MELODIC_CHANNELS))
            melodic += 1
            yield port, MELODIC_CHANNELS[place]


def _chunk(timed: Iterator[Timed]) -> Any:
    import mido

    chunk = mido.MidiTrack()
    now = 0
    for at, _, message in sorted(timed, key=lambda event: event[:2]):
        message.time = at - now
        chunk.append(message)
        now = at
    return chunk


def _conductor(song: Song) -> Iterator[Timed]:
    from mido import MetaMessage

    yield 0, 0, MetaMessage("track_name", name=song.title)
    for at in _tempo_places(song):
        yield at, 1, MetaMessage("set_tempo", tempo=round(60e6 / bpm_at(song.tempo, at)))
    for meter in song.meter:
        yield meter.at, 0, MetaMessage("time_signature", numerator=meter.beats, denominator=meter.unit)
    if song.key and (written := _key_signature(song.key.tonic, song.key.mode)):
        yield 0, 0, MetaMessage("key_signature", key=written)
    for section in song.sections:
        yield section.start, 2, MetaMessage("marker", text=section.name)


def _key_signature(tonic: str, mode: str) -> str | None:
    return tonic + ("m" if mode == "minor" else "") if tonic in KEYS.get(mode, ()) else None


def _tempo_places(song: Song) -> list[Tick]:
    places = {tempo.at for tempo in song.tempo}
    for here, there in zip(song.tempo, song.tempo[1:], strict=False):
        if here.ramp:
            places |= set(range(here.at, there.at, RAMP_STEP))
    return sorted(places)


def _part(song: Song, track: Track, channel: int, port: int) -> Iterator[Timed]:
    from mido import Message, MetaMessage

    yield 0, 0, MetaMessage("track_name", name=track.name or track.id)
    if port:
        yield 0, 0, MetaMessage("midi_port", port=port)
    yield 0, 0, Message("program_change", channel=channel, program=program_of(track.instrument)[1])
    yield 0, 0, Message("control_change", channel=channel, control=7, value=_volume(track.volume_db))
    yield 0, 0, Message("control_change", channel=channel, control=10, value=round(64 + 63 * track.pan))
    for start, end, pitch, velocity in _notes(song, track):
        yield start, 2, Message("note_on", channel=channel, note=pitch, velocity=velocity)
        yield end, 1, Message("note_off", channel=channel, note=pitch)


def _notes(song: Song, track: Track) -> Iterator[tuple[Tick, Tick, int, int]]:
    """Give start, end, pitch and velocity of every note as it is played.

    A MIDI channel has one note of a pitch at a time: one that still sounds when the next begins ends there, and of
    several that begin together the longest counts.
    """
    notes = sorted(written_out(track), key=lambda note: (note.pitch, note.start, -note.duration))
    starts = _swung(song, [note.start for note in notes])
    ends = _swung(song, [note.start + note.duration for note in notes])
    sounding: dict[tuple[int, Tick], tuple[Tick, int]] = {}
    for note, start, end in zip(notes, starts, ends, strict=True):
        sounding.setdefault((note.pitch, start), (max(end, start + 1), note.velocity))
    places = [*sounding, (-1, 0)]
    for (pitch, start), (after, again) in pairwise(places):
        end, velocity = sounding[pitch, start]
        yield start, min(end, again) if after == pitch else end, pitch, velocity


def _swung(song: Song, ticks: list[Tick]) -> list[Tick]:
    moved: list[Tick] = np.rint(swing_ticks(song, np.array(ticks, np.int64))).astype(np.int64).tolist()
    return moved


def _volume(db: float) -> int:
    """Give the controller value; 100 is 0 dB, and 40 dB make a factor of ten."""
    return int(min(127, max(0, round(NO_VOLUME * 10 ** (db / 40)))))
