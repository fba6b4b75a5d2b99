"""Reading Standard MIDI files: chunks and channels become tracks, pedals become longer notes."""

from __future__ import annotations

import io
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from math import log10
from typing import Any

from musiclab.errors import FileError
from musiclab.formats.imported import Imported
from musiclab.formats.meters import fitted
from musiclab.formats.midi_channel import EXPRESSION, PAN, VOLUME, Channel, Control
from musiclab.language import say
from musiclab.song.clips import Note, NoteClip
from musiclab.song.identity import make_id
from musiclab.song.key import Key
from musiclab.song.limits import LONGEST_NAME, LONGEST_TICKS
from musiclab.song.mixing import SILENT_DB, Lane, Point
from musiclab.song.model import Section, Song, Track
from musiclab.song.tempo import FASTEST, SLOWEST, Tempo
from musiclab.song.time import PER_BEAT, Meter, Tick
from musiclab.sound.instruments import for_program

LARGEST = 32 << 20
DRUM_CHANNEL = 9


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
    file = _parsed(data, name)
    if file.ticks_per_beat <= 0 or file.ticks_per_beat > 0x7FFF:
        raise FileError(say("{name} counts time in film frames, not in beats. Export it again with beats.", name=name or "The MIDI file"))
    reading = Reading(PER_BEAT / file.ticks_per_beat)
    for chunk in file.tracks:
        _read_chunk(reading, chunk)
    return Imported(_song(reading, name), tuple(_messages(reading)))


def _parsed(data: bytes, name: str) -> Any:
    import mido

    if len(data) > LARGEST:
        raise FileError(say("{name} is larger than {most} MB. Use a smaller MIDI file.", name=name or "The file", most=LARGEST >> 20))
    try:
        return mido.MidiFile(file=io.BytesIO(data), clip=True)
    except Exception as problem:  # mido raises whatever its decoders meet
        raise FileError(
            say("{name} is not a whole MIDI file. Use a file ending in .mid that plays elsewhere.", name=name or "The file")
        ) from problem


def _read_chunk(reading: Reading, chunk: Any) -> None:
    now, at, name = 0, 0, ""
    channels: dict[int, Channel] = {}
    for message in chunk:
        if message.time:
            now += message.time
            at = reading.tick(now)
        kind = message.type
        if kind == "note_on" and message.velocity:
            _channel(channels, message).note_on(at, message.note, message.velocity)
        elif kind in ("note_on", "note_off"):
            _channel(channels, message).note_off(at, message.note)
        elif kind == "track_name":
            name = name or _words(message.name)
        elif kind in READERS:
            READERS[kind](reading, at, message)
        elif kind == "program_change":
            _channel(channels, message).programs.append((at, message.program))
        elif kind == "control_change":
            _channel(channels, message).controls[message.control].append((at, message.value))
        elif kind == "pitchwheel" and message.pitch:
            _channel(channels, message).bends = True
    reading.names.append(name)
    for channel in channels.values():
        channel.close(at)
    reading.channels += [(name, channel) for _, channel in sorted(channels.items())]


def _channel(channels: dict[int, Channel], message: Any) -> Channel:
    number = message.channel
    if number not in channels:
        channels[number] = Channel(number)
    return channels[number]


def _read_tempo(reading: Reading, at: Tick, message: Any) -> None:
    bpm = 60e6 / max(message.tempo, 1)
    reading.clipped |= not SLOWEST <= bpm <= FASTEST
    reading.tempos[at] = Tempo(round(min(max(bpm, SLOWEST), FASTEST), 6), at)


def _read_meter(reading: Reading, at: Tick, message: Any) -> None:
    if 1 <= message.numerator <= 64 and message.denominator <= 32:
        reading.meters.append(Meter(message.numerator, message.denominator, at))


def _read_key(reading: Reading, at: Tick, message: Any) -> None:
    minor = message.key.endswith("m")
    reading.keys.append(Key(message.key.removesuffix("m"), "minor" if minor else "major"))


def _read_marker(reading: Reading, at: Tick, message: Any) -> None:
    reading.markers[at] = _words(message.text) or say("Section")


READERS: dict[str, Callable[[Reading, Tick, Any], None]] = {
    "set_tempo": _read_tempo,
    "time_signature": _read_meter,
    "key_signature": _read_key,
    "marker": _read_marker,
}


def _song(reading: Reading, name: str) -> Song:
    tempos = reading.tempos
    tempos.setdefault(0, Tempo())
    tracks = _tracks(reading)
    end = max((track.end for track in tracks), default=0)
    title = next((name for name in reading.names if name), "") if len(reading.names) > 1 else ""
    return Song(
        title=_words(name) or title or say("Untitled"),
        tempo=tuple(_changes(sorted(tempos.values(), key=lambda tempo: tempo.at))),
        meter=fitted(reading.meters),
        key=reading.keys[0] if reading.keys else None,
        sections=tuple(_sections(reading.markers, end)),
        tracks=tuple(tracks),
    )


def _changes(tempos: list[Tempo]) -> list[Tempo]:
    """Leave out tempo events that change nothing: some files repeat theirs at every bar."""
    kept = tempos[:1]
    kept += [b for a, b in itertools.pairwise(tempos) if a.bpm != b.bpm]
    return kept


def _sections(markers: dict[Tick, str], end: Tick) -> list[Section]:
    edges = [*sorted(markers), max(end, max(markers, default=0) + 1)]
    return [Section(a, b - a, markers[a]) for a, b in itertools.pairwise(edges)]


def _tracks(reading: Reading) -> list[Track]:
    tracks: list[Track] = []
    taken: set[str] = set()
    for name, channel in reading.channels:
        for program, notes in channel.by_program().items():
            instrument = for_program(program, drums=channel.number == DRUM_CHANNEL)
            id = make_id(name or instrument, taken)
            taken.add(id)
            tracks.append(_track(id, name or instrument, instrument, notes, channel))
    return tracks


def _track(id: str, name: str, instrument: str, notes: list[Note], channel: Channel) -> Track:
    length = max(note.start + note.duration for note in notes)
    volume = _volume(channel.controls)
    pan = [(at, max(-1.0, (value - 64) / 63)) for at, value in channel.controls.get(PAN, [])]
    lanes = [Lane(target, _steps(moves)) for target, moves in (("volume_db", volume), ("pan", pan)) if _moves(moves)]
    return Track(
        id,
        name,
        instrument,
        (NoteClip(f"{id[:58]}-clip", 0, length, tuple(notes)),),
        role="drums" if channel.number == DRUM_CHANNEL else "",
        volume_db=_first(volume),
        pan=_first(pan),
        automation=tuple(lanes),
    )


def _volume(controls: dict[int, Control]) -> list[tuple[Tick, float]]:
    """Give volume and expression together in decibels, 40 dB for a factor of ten as General MIDI asks.

    Source: General MIDI Level 1 Developer Guidelines, "Volume and expression": L = 40 log10(value / 127) for each.
    100 is the volume that a channel has when a file says nothing, and counts as 0 dB.
    """
    events = sorted((at, kind, value) for kind in (VOLUME, EXPRESSION) for at, value in controls.get(kind, []))
    now = {VOLUME: 100, EXPRESSION: 127}
    found: dict[Tick, float] = {}
    for at, kind, value in events:
        now[kind] = value
        product = now[VOLUME] / 100 * now[EXPRESSION] / 127
        found[at] = max(SILENT_DB, 40 * log10(product)) if product else SILENT_DB
    return list(found.items())


def _first(values: list[tuple[Tick, float]]) -> float:
    return values[0][1] if values else 0.0


def _moves(values: list[tuple[Tick, float]]) -> bool:
    return len({value for _, value in values}) > 1


def _steps(values: list[tuple[Tick, float]]) -> tuple[Point, ...]:
    """Give points that hold each value until the next one comes."""
    points: dict[Tick, float] = {}
    before: float | None = None
    for at, value in values:
        if before is not None and at > 0:
            points.setdefault(at - 1, before)
        points[at] = before = value
    return tuple(Point(at, value) for at, value in points.items())


def _words(text: str) -> str:
    """Give a name from a file as printable text of one line."""
    return "".join(c for c in text if c.isprintable()).strip()[:LONGEST_NAME]


def _messages(reading: Reading) -> list[str]:
    messages = []
    if any(channel.bends for _, channel in reading.channels):
        messages.append(say("The file bends pitches; the notes are there, the bends are left out."))
    if reading.clipped:
        messages.append(say("A tempo of the file lay outside {low} to {high} beats a minute, and was brought to the nearest.", low=SLOWEST, high=FASTEST))
    return messages
