"""Writing Standard MIDI files: a conductor's chunk, then one chunk for each track."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import numpy as np

from musiclab.render.timing import swing_ticks
from musiclab.song.clips import NoteClip
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

    Repeats are written out, swing is played, ramps become steps. Drums go to channel 10; the other tracks get the
    other 15 channels in turn, and a port of their own for every 15. Effects, audio clips and automation stay behind.
    """
    import mido

    file = mido.MidiFile(type=1, ticks_per_beat=PER_BEAT, charset="utf-8")
    file.tracks.append(_chunk(_conductor(song)))
    melodic = 0
    for track in song.tracks:
        drums = program_of(track.instrument)[0] == DRUM_BANK
        port, place = divmod(melodic, len(MELODIC_CHANNELS))
        channel = DRUM_CHANNEL if drums else MELODIC_CHANNELS[place]
        melodic += not drums
        file.tracks.append(_chunk(_part(song, track, channel, 0 if drums else port)))
    out = io.BytesIO()
    file.save(file=out)
    return out.getvalue()


def _chunk(timed: Iterator[Timed]) -> Any:
    import mido

    chunk = mido.MidiTrack()
    now = 0
    for at, _, message in sorted(timed, key=lambda event: event[:2]):
        chunk.append(message.copy(time=at - now))
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
    from mido.midifiles.meta import _key_signature_encode

    name = tonic + ("m" if mode == "minor" else "")
    return name if mode in ("major", "minor") and name in _key_signature_encode else None


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
    """Give start, end, pitch and velocity of every note as it is played."""
    for clip in track.clips:
        if isinstance(clip, NoteClip):
            for first in range(clip.start, clip.end, clip.length):
                for note in clip.notes:
                    if note.start < clip.length:
                        end = min(note.start + note.duration, clip.length)
                        start, stop = _played(song, first + note.start), _played(song, first + end)
                        yield start, max(stop, start + 1), note.pitch, note.velocity


def _played(song: Song, tick: Tick) -> Tick:
    if song.swing.ratio == 0.5:
        return tick
    return round(float(swing_ticks(song, np.array([tick]))[0]))


def _volume(db: float) -> int:
    """Give the controller value; 100 is 0 dB, and 40 dB make a factor of ten."""
    return int(min(127, max(0, round(NO_VOLUME * 10 ** (db / 40)))))
