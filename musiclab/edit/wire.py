"""Edits as plain JSON: what crosses between Python and the browser, and what the journal keeps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import musiclab.edit.edits as e
from musiclab.edit.edits import Batch, Edit
from musiclab.errors import EditError, SongError
from musiclab.language import say
from musiclab.song.limits import MOST_NOTES, MOST_POINTS
from musiclab.song.wire.shape import (
    Json,
    Shape,
    build,
    flag,
    listing,
    number,
    optional,
    read_object,
    record,
    refuse,
    row,
    tagged,
    text,
    unknown,
    whole,
)
from musiclab.song.wire.shapes import (
    BUS,
    CLIP,
    EFFECT,
    JOINS,
    KEY,
    METERS,
    NOTES,
    POINTS,
    SECTIONS,
    SETTING,
    SWING,
    TEMPOS,
    TRACK,
)

MOST_EDITS = 10_000
"""Edits in one batch."""

_SONG: Mapping[str, Shape[Any]] = {
    "title": text, "author": text, "tempo": TEMPOS, "meter": METERS, "key": KEY, "swing": SWING, "sections": SECTIONS,
}
_FIELDS: Mapping[str, Shape[Any]] = {
    "name": text, "instrument": text, "role": text, "volume_db": number, "pan": number, "mute": flag, "solo": flag,
    "colour": whole, "ceiling_db": number, "start": whole, "length": whole, "repeats": whole, "take": text,
    "offset": number, "gain_db": number, "fade_in": number, "fade_out": number,
    "reverse": flag, "stretch": number, "transpose": number, "tune": number, "joins": JOINS,
}
_PLACE: Shape[tuple[int, int]] = row(lambda start, pitch: (start, pitch), ("start", "pitch"), list)
_INDEX = optional(whole)


def _setter(make: type, owner: tuple[str, ...], fields: tuple[str, ...], shapes: Mapping[str, Shape[Any]] = _FIELDS) -> Shape[Any]:
    """Make the shape of an edit that sets a field, whose value has the shape of that field."""
    names = (*owner, "field", "value")

    def read(data: object, path: str) -> object:
        given = read_object(data, path, allowed=names, required=names)
        field = given["field"]
        if not isinstance(field, str) or field not in fields:
            refuse(f"{path}.field" if path else "field", unknown(say("There is no such field to set."), field, fields))
        values = {name: text.read(given[name], f"{path}.{name}" if path else name) for name in owner}
        value = shapes[field].read(given["value"], f"{path}.value" if path else "value")
        return build(make, path, {**values, "field": field, "value": value})

    def write(edit: Any) -> Json:  # noqa: ANN401
        return {**{name: getattr(edit, name) for name in owner}, "field": edit.field, "value": shapes[edit.field].write(edit.value)}

    return Shape(read, write)


SINGLE: Mapping[str, tuple[type, Shape[Any]]] = {
    "set-song": (e.SetSong, _setter(e.SetSong, (), e.SONG_FIELDS, _SONG)),
    "set-master": (e.SetMaster, _setter(e.SetMaster, (), e.MASTER_FIELDS)),
    "add-track": (e.AddTrack, record(e.AddTrack, {"track": TRACK, "index": _INDEX})),
    "remove-track": (e.RemoveTrack, record(e.RemoveTrack, {"track": text})),
    "move-track": (e.MoveTrack, record(e.MoveTrack, {"track": text, "index": whole})),
    "set-track": (e.SetTrack, _setter(e.SetTrack, ("track",), e.TRACK_FIELDS)),
    "add-bus": (e.AddBus, record(e.AddBus, {"bus": BUS, "index": _INDEX})),
    "remove-bus": (e.RemoveBus, record(e.RemoveBus, {"bus": text})),
    "move-bus": (e.MoveBus, record(e.MoveBus, {"bus": text, "index": whole})),
    "set-bus": (e.SetBus, _setter(e.SetBus, ("bus",), e.BUS_FIELDS)),
    "add-clip": (e.AddClip, record(e.AddClip, {"track": text, "clip": CLIP})),
    "remove-clip": (e.RemoveClip, record(e.RemoveClip, {"clip": text})),
    "move-clip": (e.MoveClip, record(e.MoveClip, {"clip": text, "track": text})),
    "set-clip": (e.SetClip, _setter(e.SetClip, ("clip",), e.AUDIO_CLIP_FIELDS)),
    "put-notes": (e.PutNotes, record(e.PutNotes, {"clip": text, "notes": NOTES})),
    "remove-notes": (e.RemoveNotes, record(e.RemoveNotes, {"clip": text, "places": listing(_PLACE, most=MOST_NOTES)})),
    "add-effect": (e.AddEffect, record(e.AddEffect, {"owner": text, "effect": EFFECT, "index": _INDEX})),
    "remove-effect": (e.RemoveEffect, record(e.RemoveEffect, {"owner": text, "effect": text})),
    "move-effect": (e.MoveEffect, record(e.MoveEffect, {"owner": text, "effect": text, "index": whole})),
    "set-effect": (e.SetEffect, record(e.SetEffect, {"owner": text, "effect": text, "setting": text, "value": SETTING})),
    "switch-effect": (e.SwitchEffect, record(e.SwitchEffect, {"owner": text, "effect": text, "on": flag})),
    "set-send": (e.SetSend, record(e.SetSend, {"track": text, "bus": text, "level_db": number})),
    "remove-send": (e.RemoveSend, record(e.RemoveSend, {"track": text, "bus": text})),
    "put-points": (e.PutPoints, record(e.PutPoints, {"owner": text, "target": text, "points": POINTS})),
    "remove-points": (e.RemovePoints, record(e.RemovePoints, {"owner": text, "target": text, "ticks": listing(whole, most=MOST_POINTS)})),
}
_NAMES = {make: name for name, (make, _) in SINGLE.items()} | {Batch: "batch"}
_ONE = tagged("edit", {name: shape for name, (_, shape) in SINGLE.items()}, lambda edit: _NAMES[type(edit)])
_ANY = tagged(
    "edit",
    {name: shape for name, (_, shape) in SINGLE.items()} | {"batch": record(Batch, {"edits": listing(_ONE, most=MOST_EDITS)})},
    lambda edit: _NAMES[type(edit)],
)


def encode_edit(edit: Edit) -> dict[str, Json]:
    """Give an edit as plain JSON values; its field ``edit`` names its kind.

    >>> encode_edit(e.RemoveTrack("lead"))
    {'edit': 'remove-track', 'track': 'lead'}
    """
    data = _ANY.write(edit)
    return data if isinstance(data, dict) else {}


def decode_edit(data: object) -> Edit:
    """Make an edit of plain JSON values, strictly; EditError says what is wrong, where, and what to try.

    >>> decode_edit({"edit": "remove-track", "track": "lead"})
    RemoveTrack(track='lead')
    """
    try:
        edit: Edit = _ANY.read(data, "")
    except SongError as error:
        raise EditError(str(error)) from None
    return edit
