"""The names of edits, for the undo button and the history: "put D5", "remove the track lead"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import musiclab.edit.edits as e
from musiclab.edit.checks import MASTER
from musiclab.edit.edits import Batch, Edit
from musiclab.language import say
from musiclab.song.pitch import pitch_name

NAMES: Mapping[type, Callable[[Any], str]] = {
    e.SetSong: lambda edit: say("change the {field}", field=_words(edit.field)),
    e.SetMaster: lambda edit: say("change the {field} of the master", field=_words(edit.field)),
    e.AddTrack: lambda edit: say("add the track {name}", name=edit.track.name or edit.track.id),
    e.RemoveTrack: lambda edit: say("remove the track {name}", name=edit.track),
    e.MoveTrack: lambda edit: say("move the track {name}", name=edit.track),
    e.SetTrack: lambda edit: say("change the {field} of {name}", field=_words(edit.field), name=edit.track),
    e.AddBus: lambda edit: say("add the bus {name}", name=edit.bus.name or edit.bus.id),
    e.RemoveBus: lambda edit: say("remove the bus {name}", name=edit.bus),
    e.MoveBus: lambda edit: say("move the bus {name}", name=edit.bus),
    e.SetBus: lambda edit: say("change the {field} of {name}", field=_words(edit.field), name=edit.bus),
    e.AddClip: lambda edit: say("add the clip {name}", name=edit.clip.name or edit.clip.id),
    e.RemoveClip: lambda edit: say("remove the clip {name}", name=edit.clip),
    e.MoveClip: lambda edit: say("move the clip {name} to {track}", name=edit.clip, track=edit.track),
    e.SetClip: lambda edit: say("change the {field} of {name}", field=_words(edit.field), name=edit.clip),
    e.PutNotes: lambda edit: say("put {notes}", notes=_notes([note.pitch for note in edit.notes])),
    e.RemoveNotes: lambda edit: say("remove {notes}", notes=_notes([pitch for _, pitch in edit.places])),
    e.AddEffect: lambda edit: say("add {kind} to {owner}", kind=edit.effect.kind, owner=_owner(edit.owner)),
    e.RemoveEffect: lambda edit: say("remove {effect} from {owner}", effect=edit.effect, owner=_owner(edit.owner)),
    e.MoveEffect: lambda edit: say("move {effect} of {owner}", effect=edit.effect, owner=_owner(edit.owner)),
    e.SetEffect: lambda edit: say("change the {field} of {name}", field=_words(edit.setting), name=edit.effect),
    e.SwitchEffect: lambda edit: say("switch {effect} on", effect=edit.effect) if edit.on else say("switch {effect} off", effect=edit.effect),
    e.SetSend: lambda edit: say("send {track} to {bus}", track=edit.track, bus=edit.bus),
    e.RemoveSend: lambda edit: say("stop sending {track} to {bus}", track=edit.track, bus=edit.bus),
    e.PutPoints: lambda edit: say("draw the {field} of {name}", field=_words(edit.target), name=_owner(edit.owner)),
    e.RemovePoints: lambda edit: say("erase the {field} of {name}", field=_words(edit.target), name=_owner(edit.owner)),
}


def name_of(edit: Edit) -> str:
    """Say in a few words what an edit does.

    >>> name_of(e.RemoveNotes("verse", ((0, 74),)))
    'remove D5'
    """
    if isinstance(edit, Batch):
        return name_of(edit.edits[0]) if len(edit.edits) == 1 else say("{count} changes", count=len(edit.edits))
    return NAMES[type(edit)](edit)


def _notes(pitches: Sequence[int]) -> str:
    if len(pitches) == 1 and 0 <= pitches[0] <= 127:
        return pitch_name(pitches[0])
    return say("{count} notes", count=len(pitches))


def _words(field: str) -> str:
    return {"volume_db": say("volume"), "ceiling_db": say("ceiling")}.get(field, field.replace("_", " "))


def _owner(owner: str) -> str:
    return say("the master") if owner == MASTER else owner.partition(":")[2]
