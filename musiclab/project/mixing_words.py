"""The words that mix: levels, effects and shared rooms."""

from __future__ import annotations

from musiclab.edit.edits import (
    AddBus,
    AddEffect,
    Batch,
    Edit,
    RemoveEffect,
    SetEffect,
    SetMaster,
    SetSend,
    SetTrack,
)
from musiclab.errors import SongError
from musiclab.language import say
from musiclab.project.held import Held
from musiclab.project.writing import the_track
from musiclab.song.effects import EFFECTS, Setting
from musiclab.song.identity import make_id
from musiclab.song.mixing import Bus, Effect
from musiclab.song.model import Song

MASTER = "master"


class MixingWords(Held):
    """What a student says to mix. Each word is one edit, and one step to undo."""

    def mix(
        self,
        track: str,
        *,
        volume_db: float | None = None,
        pan: float | None = None,
        mute: bool | None = None,
        solo: bool | None = None,
    ) -> None:
        """Set volume (-80 to 12 dB), pan (-1 left to 1 right), mute and solo of a track; "master" has a volume."""
        given = {"volume_db": volume_db, "pan": pan, "mute": mute, "solo": solo}
        wanted = {field: value for field, value in given.items() if value is not None}
        edits: list[Edit] = []
        for field, value in wanted.items():
            if track == MASTER:
                edits.append(SetMaster(field, float(value)))
            else:
                edits.append(SetTrack(the_track(self.value, track).id, field, value))
        self.apply(Batch(tuple(edits)), name=say("mix {track}", track=track))

    def effect(self, track: str, kind: str, *, on: bool = True, **settings: Setting) -> None:
        """Put an effect on a track, or change the one of that kind that is there: ``song.effect("lead", "echo", beats=0.5)``.

        The kinds are eq, filter, echo, reverb, compressor, distortion, chorus, tremolo and limiter. ``on=False``
        takes it off. "master" is the whole mix.
        """
        if kind not in EFFECTS:
            raise SongError(say("The effect {kind!r} is unknown. Use one of {kinds}.", kind=kind, kinds=", ".join(EFFECTS)))
        owner, effects = _owner(self.value, track)
        there = next((effect for effect in effects if effect.kind == kind), None)
        edits: list[Edit]
        if there is None:
            id = make_id(kind, {effect.id for effect in effects})
            edits = [AddEffect(owner, Effect(id, kind, settings))] if on else []
        elif not on:
            edits = [RemoveEffect(owner, there.id)]
        else:
            edits = [SetEffect(owner, there.id, name, value) for name, value in settings.items()]
        self.apply(Batch(tuple(edits)), name=say("{kind} on {track}", kind=kind, track=track))

    def send(self, track: str, bus: str = "room", *, level_db: float = -12) -> None:
        """Send a track to a shared bus; a new bus begins with a reverb, as a room for all who are sent there."""
        edits: list[Edit] = []
        id = make_id(bus)
        if id not in {b.id for b in self.value.buses}:
            edits.append(AddBus(Bus(id, bus, (Effect("reverb", "reverb", {"mix": 1}),))))
        edits.append(SetSend(the_track(self.value, track).id, id, level_db))
        self.apply(Batch(tuple(edits)), name=say("send {track} to {bus}", track=track, bus=bus))


def _owner(song: Song, track: str) -> tuple[str, tuple[Effect, ...]]:
    if track == MASTER:
        return MASTER, song.master.effects
    found = the_track(song, track)
    return f"track:{found.id}", found.effects
