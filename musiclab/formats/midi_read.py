"""Reading Standard MIDI files: chunks and channels become tracks, pedals become longer notes."""

from __future__ import annotations

import itertools
import struct
from collections.abc import Callable
from dataclasses import dataclass, field

from musiclab.errors import FileError
from musiclab.formats.imported import Imported
from musiclab.formats.meters import fitted
from musiclab.formats.midi_channel import Channel, share_settings
from musiclab.formats.midi_events import (
    BEND,
    CONTROL,
    META,
    NOTE_OFF,
    NOTE_ON,
    PORT,
    PROGRAM,
    Event,
    MidiData,
    damaged,
    events,
    midi_data,
)
from musiclab.formats.midi_keys import KEYS, MODES
from musiclab.formats.midi_moves import most_moves, pan_of, steps, thinned, volume_of
from musiclab.formats.tempo_changes import fewer
from musiclab.language import say
from musiclab.song.clips import Note, NoteClip
from musiclab.song.identity import clip_id, make_id
from musiclab.song.key import Key
from musiclab.song.limits import LONGEST_NAME, LONGEST_TICKS, MOST_CHANGES
from musiclab.song.mixing import Lane
from musiclab.song.model import Section, Song, Track
from musiclab.song.tempo import FASTEST, SLOWEST, Tempo
from musiclab.song.time import PER_BEAT, UNITS, Meter, Tick
from musiclab.sound.instruments import for_program

LARGEST = 16 << 20
DRUM_CHANNEL = 9
NAME = 0x03
UNBENT = (0, 64)
NO_KEY = 99


@dataclass(slots=True)
class Reading:
    """What has been read so far."""

    scale: float
    tempos: dict[Tick, Tempo] = field(default_factory=dict)
    meters: list[Meter] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)
    markers: dict[Tick, str] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    channels: list[tuple[str, Channel]] = field(default_factory=list)
    clipped: bool = False
    thinned: bool = False

    def tick(self, time: int) -> Tick:
        """Give the song's tick of a time in the file's own ticks."""
        at = int(time * self.scale + 0.5)
        if at > LONGEST_TICKS:
            raise FileError(
                say("The MIDI file is longer than {beats:,} beats, the furthest a song can reach. Use a shorter file.",
                    beats=LONGEST_TICKS // PER_BEAT)
            )
        return at


def read_midi(data: bytes, *, name: str = "") -> Imported:
    """Read a Standard MIDI file of format 0, 1 or 2 into a song.

    Every chunk and channel with notes becomes a track, drums (channel 10) among them; a channel that changes its
    program becomes several. Tempo, metre, key, markers, volume, expression and pan are kept, the sustain pedal
    becomes longer notes; pitch bends are left out, with a message. FileError for what is not a MIDI file.
    """
    name = _words(name) if isinstance(name, str) else ""
    file = _found(data, name)
    if file.division <= 0:
        raise FileError(say("{name} counts time in film frames, not in beats. Export it again with beats.", name=name or "The MIDI file"))
    reading = Reading(PER_BEAT / file.division)
    for chunk in file.chunks:
        try:
            _read_chunk(reading, chunk)
        except IndexError as problem:
            raise damaged(name) from problem
    if file.format != 2:
        share_settings(channel for _, channel in reading.channels)
    song = _song(reading, name)
    return Imported(song, tuple(_messages(reading)))


def _found(data: object, name: str) -> MidiData:
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise damaged(name)
    if len(data) > LARGEST:
        raise FileError(say("{name} is larger than {most} MB. Use a smaller MIDI file.", name=name or "The file", most=LARGEST >> 20))
    return midi_data(bytes(data), name=name)


def _read_chunk(reading: Reading, chunk: bytes) -> None:
    name, port = "", 0
    time = at = 0
    channels: dict[int, Channel] = {}
    for event in events(chunk):
        if event.time != time:
            time = event.time
            at = reading.tick(time)
        if event.status != META:
            _read_message(channels.setdefault(event.status & 0x0F, Channel(event.status & 0x0F, port)), at, event)
        elif event.first == NAME:
            name = name or _words(_text(event.body))
        elif event.first == PORT:
            port = event.body[0] if event.body else 0
        elif event.first in READERS:
            READERS[event.first](reading, at, event.body)
    reading.names.append(name)
    for channel in channels.values():
        channel.close(at)
    reading.channels += [(name, channel) for _, channel in sorted(channels.items())]


def _read_message(channel: Channel, at: Tick, event: Event) -> None:
    kind = event.status & 0xF0
    if kind == NOTE_ON and event.second:
        channel.note_on(at, event.first, event.second)
    elif kind in (NOTE_ON, NOTE_OFF):
        channel.note_off(at, event.first)
    elif kind == CONTROL:
        channel.control(at, event.first, event.second)
    elif kind == PROGRAM:
        channel.programs.append((at, event.first))
    elif kind == BEND:
        channel.bends |= (event.first, event.second) != UNBENT


def _read_tempo(reading: Reading, at: Tick, body: bytes) -> None:
    if len(body) == 3:
        bpm = 60e6 / max(int.from_bytes(body, "big"), 1)
        reading.clipped |= not SLOWEST <= bpm <= FASTEST
        reading.tempos[at] = Tempo(round(min(max(bpm, SLOWEST), FASTEST), 6), at)


def _read_meter(reading: Reading, at: Tick, body: bytes) -> None:
    if len(body) >= 2 and 1 <= body[0] <= 64 and body[1] < len(UNITS):
        reading.meters.append(Meter(body[0], UNITS[body[1]], at))


def _read_key(reading: Reading, at: Tick, body: bytes) -> None:
    sharps, minor = struct.unpack_from("bB", body) if len(body) >= 2 else (NO_KEY, 0)
    if -7 <= sharps <= 7 and minor <= 1:
        reading.keys.append(Key(KEYS[MODES[minor]][sharps + 7], MODES[minor]))


def _read_marker(reading: Reading, at: Tick, body: bytes) -> None:
    reading.markers[at] = _words(_text(body)) or say("Section")


READERS: dict[int, Callable[[Reading, Tick, bytes], None]] = {
    0x51: _read_tempo,
    0x58: _read_meter,
    0x59: _read_key,
    0x06: _read_marker,
}


def _song(reading: Reading, name: str) -> Song:
    tempos = reading.tempos
    tempos.setdefault(0, Tempo())
    tracks = _tracks(reading)
    end = max((track.end for track in tracks), default=0)
    title = next((name for name in reading.names if name), "") if len(reading.names) > 1 else ""
    return Song(
        title=_words(name) or title or say("Untitled"),
        tempo=fewer(tempos.values()),
        meter=fitted(reading.meters)[:MOST_CHANGES],
        key=reading.keys[0] if reading.keys else None,
        sections=tuple(_sections(reading.markers, end)[:MOST_CHANGES]),
        tracks=tuple(tracks),
    )


def _sections(markers: dict[Tick, str], end: Tick) -> list[Section]:
    edges = [*sorted(markers), max(end, max(markers, default=0) + 1)]
    return [Section(a, b - a, markers[a]) for a, b in itertools.pairwise(edges)]


def _tracks(reading: Reading) -> list[Track]:
    tracks: list[Track] = []
    taken: set[str] = set()
    parts = [(name, channel, *part) for name, channel in reading.channels for part in channel.by_program().items()]
    most = most_moves(2 * len(parts))
    for name, channel, program, notes in parts:
        instrument = for_program(program, drums=channel.number == DRUM_CHANNEL)
        id = make_id(name or instrument, taken)
        taken.add(id)
        reading.thinned |= any(len(moves) > most for moves in (volume_of(channel.controls), pan_of(channel.controls)))
        tracks.append(_track(id, name or instrument, instrument, notes, channel, most=most))
    return tracks


def _track(id: str, name: str, instrument: str, notes: list[Note], channel: Channel, *, most: int) -> Track:
    length = max(note.start + note.duration for note in notes)
    volume, pan = volume_of(channel.controls), pan_of(channel.controls)
    lanes = [Lane(target, steps(thinned(moves, most))) for target, moves in (("volume_db", volume), ("pan", pan)) if len(moves) > 1]
    return Track(
        id,
        name,
        instrument,
        (NoteClip(clip_id(id), 0, length, tuple(notes)),),
        role="drums" if channel.number == DRUM_CHANNEL else "",
        volume_db=volume[0][1] if volume else 0.0,
        pan=pan[0][1] if pan else 0.0,
        automation=tuple(lanes),
    )


def _text(body: bytes) -> str:
    """Give the text of an event: UTF-8 where it is that, otherwise Latin-1, the usual encoding of old files."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("latin-1")


def _words(text: str) -> str:
    """Give a name from a file as printable text of one line."""
    return "".join(c for c in text if c.isprintable()).strip()[:LONGEST_NAME]


def _messages(reading: Reading) -> list[str]:
    messages = []
    if any(channel.bends for _, channel in reading.channels):
        messages.append(say("The file bends pitches; the notes are there, the bends are left out."))
    if reading.clipped:
        messages.append(say("A tempo of the file lay outside {low} to {high} beats a minute, and was brought to the nearest.", low=SLOWEST, high=FASTEST))
    if reading.thinned:
        messages.append(say("The file moves volume or pan more often than a song can hold; some of the moves are left out."))
    return messages
