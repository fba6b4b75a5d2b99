"""The published JSON Schema (draft 2020-12) of a song; ``song.schema.json`` is its copy for other tools."""

from __future__ import annotations

from typing import Any

from musiclab.song import limits
from musiclab.song.clips import COLOURS
from musiclab.song.effects import EFFECTS, Choice, Range
from musiclab.song.key import MODES
from musiclab.song.mixing import PAN, VOLUME
from musiclab.song.model import ROLES
from musiclab.song.tempo import FASTEST, SLOWEST
from musiclab.song.time import PER_BEAT, UNITS
from musiclab.song.wire.upgrade import VERSION

Schema = dict[str, Any]

NAME: Schema = {"type": "string", "maxLength": limits.LONGEST_NAME}
ID: Schema = {"type": "string", "pattern": "^[a-z0-9](?:[a-z0-9_-]{0,62}[a-z0-9])?$"}
FLAG: Schema = {"type": "boolean"}


def _whole(low: int, high: int) -> Schema:
    return {"type": "integer", "minimum": low, "maximum": high}


def _number(low: float, high: float) -> Schema:
    return {"type": "number", "minimum": low, "maximum": high}


def _list(of: Schema, most: int, least: int = 0) -> Schema:
    return {"type": "array", "items": of, "maxItems": most, **({"minItems": least} if least else {})}


def _row(*parts: Schema) -> Schema:
    return {"type": "array", "prefixItems": list(parts), "items": False, "minItems": len(parts), "maxItems": len(parts)}


def _object(properties: dict[str, Schema], *required: str) -> Schema:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def _part(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


TICK = _whole(0, limits.LONGEST_TICKS)
LENGTH = _whole(1, limits.LONGEST_TICKS)


def _effect(kind: str) -> Schema:
    settings = {name: _setting(allowed) for name, allowed in EFFECTS[kind].items()}
    return _object({"id": ID, "kind": {"const": kind}, "on": FLAG, "settings": _object(settings)}, "id", "kind")


def _setting(allowed: Range | Choice) -> Schema:
    return {"enum": list(allowed.words)} if isinstance(allowed, Choice) else _number(allowed.low, allowed.high)


def _clips() -> dict[str, Schema]:
    both = {"id": ID, "start": TICK, "length": LENGTH, "repeats": _whole(1, 10_000), "name": NAME, "colour": _whole(0, COLOURS)}
    fade = _number(0, 600)
    sound = {"take": ID, "offset": _number(0, 36_000), "gain_db": _number(-80, 24), "fade_in": fade, "fade_out": fade,
             "reverse": FLAG, "stretch": _number(0.25, 4), "transpose": _number(-24, 24), "tune": _number(0, 1),
             "joins": _list(_object({"at": LENGTH, "take": ID, "offset": _number(0, 36_000)}, "at", "take"), limits.MOST_JOINS)}
    return {
        "note": _row(TICK, _whole(0, 127), LENGTH, _whole(1, 127)),
        "noteClip": _object({"kind": {"const": "notes"}, **both, "notes": _list(_part("note"), limits.MOST_NOTES)},
                            "kind", "id", "start", "length"),
        "audioClip": _object({"kind": {"const": "audio"}, **both, **sound}, "kind", "id", "start", "length", "take"),
    }


def _mixing() -> dict[str, Schema]:
    chain = {"effects": _list(_part("effect"), limits.MOST_EFFECTS), "automation": _list(_part("lane"), limits.MOST_CHANGES)}
    volume, pan = _number(VOLUME.low, VOLUME.high), _number(PAN.low, PAN.high)
    strip = {"id": ID, "name": NAME, "volume_db": volume, "pan": pan, "mute": FLAG, **chain}
    return {
        "effect": {"oneOf": [_effect(kind) for kind in EFFECTS]},
        "send": _object({"bus": ID, "level_db": volume}, "bus"),
        "lane": _object({"target": NAME, "points": _list(_row(TICK, _number(-1e5, 1e5)), limits.MOST_POINTS)}, "target"),
        "bus": _object(strip, "id"),
        "master": _object({"volume_db": volume, "ceiling_db": _number(-24, 0), **chain}),
        "track": _object({
            **strip, "instrument": NAME, "role": {"enum": list(ROLES)}, "solo": FLAG, "colour": _whole(0, COLOURS),
            "sends": _list(_part("send"), limits.MOST_TRACKS),
            "clips": _list({"oneOf": [_part("noteClip"), _part("audioClip")]}, limits.MOST_CLIPS),
        }, "id"),
    }


def _song() -> dict[str, Schema]:
    tonic: Schema = {"type": "string", "pattern": "^[A-Ga-g](?:##|#|♯|x|bb|b|♭)?$"}
    return {
        "title": NAME,
        "author": NAME,
        "tempo": _list(_object({"at": TICK, "bpm": _number(SLOWEST, FASTEST), "ramp": FLAG}), limits.MOST_CHANGES, 1),
        "meter": _list(_object({"at": TICK, "beats": _whole(1, 64), "unit": {"enum": list(UNITS)}}), limits.MOST_CHANGES, 1),
        "key": {"oneOf": [{"type": "null"}, _object({"tonic": tonic, "mode": {"enum": list(MODES)}})]},
        "swing": _object({"ratio": _number(0.5, 0.8), "unit": {"enum": [PER_BEAT // 2, PER_BEAT // 4]}}),
        "sections": _list(_object({"start": TICK, "length": LENGTH, "name": NAME}, "start", "length", "name"), limits.MOST_CHANGES),
        "tracks": _list(_part("track"), limits.MOST_TRACKS),
        "buses": _list(_part("bus"), limits.MOST_TRACKS),
        "master": _part("master"),
    }


def schema() -> Schema:
    """Give the JSON Schema of ``song.json``: what is allowed, field by field.

    What no schema can say (ids that are each used once, sends to buses that exist) the reader checks besides.

    >>> schema()["title"]
    'A MusicLab song'
    """
    properties: dict[str, Schema] = {"format": {"const": "musiclab-song"}, "version": {"const": VERSION}, **_song()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A MusicLab song",
        "description": "Times are ticks, 960 to a beat. A note is [start, pitch, duration, velocity].",
        **_object(properties, "format", "version"),
        "$defs": _clips() | _mixing(),
    }
