"""The edits: what a gesture in a widget and a call in Python both become.

Things that have an id are named by it. What may carry effects and automation is named ``track:ID``, ``bus:ID`` or
``master``. Notes are known by (start, pitch) and automation points by their tick, so that the edits of two
people merge note by note: putting replaces what is there, removing what is gone already changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from musiclab.edit.clip_edits import (
    AUDIO_CLIP_FIELDS,
    NOTE_CLIP_FIELDS,
    AddClip,
    MoveClip,
    PutNotes,
    RemoveClip,
    RemoveNotes,
    SetClip,
)
from musiclab.edit.mix_edits import (
    AddEffect,
    MoveEffect,
    PutPoints,
    RemoveEffect,
    RemovePoints,
    RemoveSend,
    SetEffect,
    SetSend,
    SwitchEffect,
)
from musiclab.edit.song_edits import (
    BUS_FIELDS,
    MASTER_FIELDS,
    SONG_FIELDS,
    TRACK_FIELDS,
    AddBus,
    AddTrack,
    MoveBus,
    MoveTrack,
    RemoveBus,
    RemoveTrack,
    SetBus,
    SetMaster,
    SetSong,
    SetTrack,
)

__all__ = [
    "AUDIO_CLIP_FIELDS",
    "BUS_FIELDS",
    "MASTER_FIELDS",
    "NOTE_CLIP_FIELDS",
    "SONG_FIELDS",
    "TRACK_FIELDS",
    "AddBus",
    "AddClip",
    "AddEffect",
    "AddTrack",
    "Batch",
    "Edit",
    "MoveBus",
    "MoveClip",
    "MoveEffect",
    "MoveTrack",
    "PutNotes",
    "PutPoints",
    "RemoveBus",
    "RemoveClip",
    "RemoveEffect",
    "RemoveNotes",
    "RemovePoints",
    "RemoveSend",
    "RemoveTrack",
    "SetBus",
    "SetClip",
    "SetEffect",
    "SetMaster",
    "SetSend",
    "SetSong",
    "SetTrack",
    "SwitchEffect",
]


@dataclass(frozen=True, slots=True)
class Batch:
    """Several edits, one after the other, as one step to undo: all of them happen, or none.

    A batch inside a batch is the same as its edits in its place, and is kept so.
    """

    edits: tuple[Edit, ...] = ()

    def __post_init__(self) -> None:
        flat = [inner for edit in self.edits for inner in (edit.edits if isinstance(edit, Batch) else (edit,))]
        object.__setattr__(self, "edits", tuple(flat))


Edit: TypeAlias = (
    SetSong | SetMaster | AddTrack | RemoveTrack | MoveTrack | SetTrack | AddBus | RemoveBus | MoveBus | SetBus
    | AddClip | RemoveClip | MoveClip | SetClip | PutNotes | RemoveNotes | AddEffect | RemoveEffect | MoveEffect
    | SetEffect | SwitchEffect | SetSend | RemoveSend | PutPoints | RemovePoints | Batch
)
