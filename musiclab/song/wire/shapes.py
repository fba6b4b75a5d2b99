"""The shapes of a song and its parts."""

from __future__ import annotations

from collections.abc import Mapping

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.song.clips import AudioClip, Clip, Join, Note, NoteClip
from musiclab.song.effects import Setting
from musiclab.song.key import Key
from musiclab.song.limits import (
    MOST_CHANGES,
    MOST_CLIPS,
    MOST_EFFECTS,
    MOST_JOINS,
    MOST_NOTES,
    MOST_POINTS,
    MOST_TRACKS,
    shown,
)
from musiclab.song.mixing import Bus, Effect, Lane, Master, Point, Send
from musiclab.song.model import Section, Song, Swing, Track
from musiclab.song.tempo import Tempo
from musiclab.song.time import Meter
from musiclab.song.wire.shape import (
    Shape,
    flag,
    listing,
    number,
    optional,
    read_list,
    record,
    refuse,
    row,
    tagged,
    text,
    whole,
)

NOTE: Shape[Note] = row(
    Note, ("start", "pitch", "duration", "velocity"), lambda note: [note.start, note.pitch, note.duration, note.velocity]
)
POINT: Shape[Point] = row(Point, ("at", "value"), lambda point: [point.at, point.value])


def _read_notes(data: object, path: str) -> tuple[Note, ...]:
    rows = read_list(data, path, most=MOST_NOTES)
    # The usual case first, a song being mostly notes; only a wrong note is looked for one by one.
    if {type(item) for item in rows} <= {list} and {len(item) for item in rows} <= {4}:  # type: ignore[arg-type]
        try:
            return tuple([Note(*item) for item in rows])  # type: ignore[misc]
        except SongError:
            pass
    return tuple([NOTE.read(item, f"{path}[{count}]") for count, item in enumerate(rows)])


NOTES: Shape[tuple[Note, ...]] = Shape(
    _read_notes, lambda notes: [[note.start, note.pitch, note.duration, note.velocity] for note in notes]
)
POINTS = listing(POINT, most=MOST_POINTS)

NOTE_CLIP = record(NoteClip, {
    "id": text, "start": whole, "length": whole, "notes": NOTES, "repeats": whole, "name": text, "colour": whole,
})
JOINS = listing(record(Join, {"at": whole, "take": text, "offset": number}), most=MOST_JOINS)
AUDIO_CLIP = record(AudioClip, {
    "id": text, "start": whole, "length": whole, "take": text, "offset": number, "gain_db": number,
    "fade_in": number, "fade_out": number, "repeats": whole, "name": text, "colour": whole,
    "reverse": flag, "stretch": number, "transpose": number, "tune": number, "joins": JOINS,
})
CLIP: Shape[Clip] = tagged(
    "kind", {"notes": NOTE_CLIP, "audio": AUDIO_CLIP}, lambda clip: "notes" if isinstance(clip, NoteClip) else "audio"
)


def _read_setting(data: object, path: str) -> Setting:
    if not isinstance(data, (str, int, float)) or type(data) is bool:
        refuse(path, say("{value} came. Use a number, or one of the words of the setting.", value=shown(data)))
    return data


SETTING: Shape[Setting] = Shape(_read_setting, lambda value: value)


def _read_settings(data: object, path: str) -> dict[str, Setting]:
    if type(data) is not dict:
        refuse(path, say("{value} came. Use an object of settings and their values.", value=shown(data)))
    return {name: _read_setting(value, f"{path}.{shown(name)[1:-1]}") for name, value in data.items()}


SETTINGS: Shape[Mapping[str, Setting]] = Shape(_read_settings, lambda settings: {**dict(settings)})
EFFECT = record(Effect, {"id": text, "kind": text, "on": flag, "settings": SETTINGS})
SEND = record(Send, {"bus": text, "level_db": number})
LANE = record(Lane, {"target": text, "points": POINTS})
EFFECTS = listing(EFFECT, most=MOST_EFFECTS)
LANES = listing(LANE, most=MOST_CHANGES)

TRACK = record(Track, {
    "id": text, "name": text, "instrument": text, "role": text, "volume_db": number, "pan": number, "mute": flag,
    "solo": flag, "colour": whole, "effects": EFFECTS, "sends": listing(SEND, most=MOST_TRACKS), "automation": LANES,
    "clips": listing(CLIP, most=MOST_CLIPS),
})
BUS = record(Bus, {
    "id": text, "name": text, "volume_db": number, "pan": number, "mute": flag, "effects": EFFECTS, "automation": LANES,
})
MASTER = record(Master, {"volume_db": number, "ceiling_db": number, "effects": EFFECTS, "automation": LANES})
KEY = optional(record(Key, {"tonic": text, "mode": text}))
TEMPOS = listing(record(Tempo, {"at": whole, "bpm": number, "ramp": flag}), most=MOST_CHANGES)
METERS = listing(record(Meter, {"at": whole, "beats": whole, "unit": whole}), most=MOST_CHANGES)
SWING = record(Swing, {"ratio": number, "unit": whole})
SECTIONS = listing(record(Section, {"start": whole, "length": whole, "name": text}), most=MOST_CHANGES)
SONG = record(Song, {
    "title": text, "author": text, "tempo": TEMPOS, "meter": METERS, "key": KEY, "swing": SWING, "sections": SECTIONS,
    "tracks": listing(TRACK, most=MOST_TRACKS), "buses": listing(BUS, most=MOST_TRACKS), "master": MASTER,
})
