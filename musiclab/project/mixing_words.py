"""The words that mix: levels, effects and shared rooms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from musiclab.edit.edits import (
    AddBus,
    AddEffect,
    Batch,
    Edit,
    RemoveEffect,
    SetBus,
    SetEffect,
    SetMaster,
    SetSend,
    SetTrack,
)
from musiclab.errors import SongError
from musiclab.language import say
from musiclab.project.held import Held
from musiclab.project.writing import MASTER, find_track, the_track
from musiclab.song.effects import Setting
from musiclab.song.identity import make_id
from musiclab.song.limits import shown
from musiclab.song.mixing import Bus, Effect
from musiclab.song.model import Song


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
        """Set volume (-80 to 12 dB), pan (-1 left to 1 right), mute and solo of a track.

        A bus has all but solo, and "master", the whole mix, has a volume.
        """
        given = {"volume_db": volume_db, "pan": pan, "mute": mute, "solo": solo}
        wanted = {field: value for field, value in given.items() if value is not None}
        self.change(lambda song: _levels(song, track, wanted), name=say("mix {track}", track=track))

    def effect(self, track: str, kind: str, *, on: bool = True, **settings: Setting) -> None:
        """Put an effect on a track, or change the one of that kind that is there: ``song.effect("lead", "echo", beats=0.5)``.

        The kinds are eq, filter, echo, reverb, compressor, distortion, chorus, tremolo and limiter. ``on=False``
        takes it off. The name of a bus works too, and "master" is the whole mix.
        """
        plain = Effect("new", kind, settings)  # what is wrong with the settings is said before anything else
        name = say("{kind} on {track}", kind=kind, track=track)
        self.change(lambda song: _effect(song, track, plain, settings, on=on), name=name)

    def send(self, track: str, bus: str = "room", *, level_db: float = -12) -> None:
        """Send a track to a shared bus; a new bus begins with a reverb, as a room for all who are sent there."""
        if not isinstance(bus, str) or not bus.strip():
            raise SongError(say("A bus came as {name}. Name it with a text, such as 'room'.", name=shown(bus)))
        self.change(lambda song: _send(song, track, bus.strip(), level_db), name=say("send {track} to {bus}", track=track, bus=bus))


def _levels(song: Song, track: str, wanted: Mapping[str, float | bool]) -> Edit:
    owner, _ = _owner(song, track)
    kind, _, id = owner.partition(":")
    if kind == "track":
        return Batch(tuple(SetTrack(id, field, value) for field, value in wanted.items()))
    allowed = ("volume_db",) if kind == MASTER else ("volume_db", "pan", "mute")
    for field in wanted:
        if field not in allowed:
            raise SongError(say("{name} has no {field}. It has {allowed}.", name=track, field=field, allowed=", ".join(allowed)))
    if kind == MASTER:
        return Batch(tuple(SetMaster(field, value) for field, value in wanted.items()))
    return Batch(tuple(SetBus(id, field, value) for field, value in wanted.items()))


def _effect(song: Song, track: str, plain: Effect, settings: Mapping[str, Setting], *, on: bool) -> Edit:
    owner, effects = _owner(song, track)
    there = next((effect for effect in effects if effect.kind == plain.kind), None)
    if there is None:
        new = replace(plain, id=make_id(plain.kind, {effect.id for effect in effects}))
        return Batch((AddEffect(owner, new),) if on else ())
    if not on:
        return RemoveEffect(owner, there.id)
    return Batch(tuple(SetEffect(owner, there.id, name, value) for name, value in settings.items()))


def _send(song: Song, track: str, bus: str, level_db: float) -> Edit:
    there = _bus(song, bus)
    id = there.id if there else make_id(bus, {b.id for b in song.buses})
    new = () if there else (AddBus(Bus(id, bus, (Effect("reverb", "reverb", {"mix": 1}),))),)
    return Batch((*new, SetSend(the_track(song, track).id, id, level_db)))


def _bus(song: Song, name: str) -> Bus | None:
    wanted = name.strip().lower()
    return next((bus for bus in song.buses if wanted in (bus.id, bus.name.lower())), None)


def owner_of(song: Song, track: str) -> str:
    """Give what an edit calls a track, a bus or "master"."""
    return _owner(song, track)[0]


def _owner(song: Song, track: str) -> tuple[str, tuple[Effect, ...]]:
    """Give what an edit calls a track, a bus or the master, and its effects."""
    if track == MASTER:
        return MASTER, song.master.effects
    found = find_track(song, track)
    bus = None if found else _bus(song, track)
    if bus:
        return f"bus:{bus.id}", bus.effects
    found = the_track(song, track)
    return f"track:{found.id}", found.effects
