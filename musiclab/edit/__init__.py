"""Edits: every change of a song as a small value that can be applied, taken back, sent and kept."""

from __future__ import annotations

from musiclab.edit.apply import apply, invert
from musiclab.edit.edits import (
    AddBus,
    AddClip,
    AddEffect,
    AddTrack,
    Batch,
    Edit,
    MoveBus,
    MoveClip,
    MoveEffect,
    MoveTrack,
    PutNotes,
    PutPoints,
    RemoveBus,
    RemoveClip,
    RemoveEffect,
    RemoveNotes,
    RemovePoints,
    RemoveSend,
    RemoveTrack,
    SetBus,
    SetClip,
    SetEffect,
    SetMaster,
    SetSend,
    SetSong,
    SetTrack,
    SwitchEffect,
)
from musiclab.edit.history import Change, History
from musiclab.edit.wire import decode_edit, encode_edit

__all__ = [
    "AddBus", "AddClip", "AddEffect", "AddTrack", "Batch", "Change", "Edit", "History", "MoveBus", "MoveClip", "MoveEffect",
    "MoveTrack", "PutNotes", "PutPoints", "RemoveBus", "RemoveClip", "RemoveEffect", "RemoveNotes", "RemovePoints",
    "RemoveSend", "RemoveTrack", "SetBus", "SetClip", "SetEffect", "SetMaster", "SetSend", "SetSong", "SetTrack",
    "SwitchEffect", "apply", "decode_edit", "encode_edit", "invert",
]
