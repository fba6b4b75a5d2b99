"""Edits of effects, sends and automation: what they do, and what takes them back."""

from __future__ import annotations

from dataclasses import replace

from musiclab.edit.edits import (
    AddEffect,
    Batch,
    Edit,
    MoveEffect,
    PutPoints,
    RemoveEffect,
    RemovePoints,
    RemoveSend,
    SetEffect,
    SetSend,
    SwitchEffect,
)
from musiclab.edit.on_song import send_back, without_send
from musiclab.edit.places import (
    effect_index,
    gone,
    inserted,
    lane_of,
    moved,
    part_of,
    track_index,
    with_at,
    with_part,
    with_track,
)
from musiclab.language import say
from musiclab.song.mixing import Effect, Lane, Point, Send
from musiclab.song.model import Song


def add_effect(song: Song, edit: AddEffect) -> Song:
    """Add an effect."""
    return with_part(song, edit.owner, effects=inserted(part_of(song, edit.owner).effects, edit.index, edit.effect))


def unadd_effect(song: Song, edit: AddEffect) -> Edit:
    """Remove it."""
    return RemoveEffect(edit.owner, edit.effect.id)


def remove_effect(song: Song, edit: RemoveEffect) -> Song:
    """Remove an effect and the automation of its settings."""
    part = part_of(song, edit.owner)
    effects = with_at(part.effects, effect_index(song, edit.owner, edit.effect))
    lanes = tuple(lane for lane in part.automation if not _moves(lane, edit.effect))
    return with_part(song, edit.owner, effects=effects, automation=lanes)


def unremove_effect(song: Song, edit: RemoveEffect) -> Edit:
    """Add it where it was, and its automation."""
    part = part_of(song, edit.owner)
    index = effect_index(song, edit.owner, edit.effect)
    lanes = [PutPoints(edit.owner, lane.target, lane.points) for lane in part.automation if _moves(lane, edit.effect)]
    add = AddEffect(edit.owner, part.effects[index], index)
    return Batch((add, *lanes)) if lanes else add


def _moves(lane: Lane, effect: str) -> bool:
    return lane.target.startswith(f"{effect}:")


def move_effect(song: Song, edit: MoveEffect) -> Song:
    """Move an effect."""
    index = effect_index(song, edit.owner, edit.effect)
    return with_part(song, edit.owner, effects=moved(part_of(song, edit.owner).effects, index, edit.index))


def unmove_effect(song: Song, edit: MoveEffect) -> Edit:
    """Move it back."""
    return MoveEffect(edit.owner, edit.effect, effect_index(song, edit.owner, edit.effect))


def set_effect(song: Song, edit: SetEffect) -> Song:
    """Set a setting of an effect."""
    effect = _effect(song, edit.owner, edit.effect)
    return _with_effect(song, edit.owner, replace(effect, settings={**dict(effect.settings), edit.setting: edit.value}))


def unset_effect(song: Song, edit: SetEffect) -> Edit:
    """Set it back."""
    settings = dict(_effect(song, edit.owner, edit.effect).settings)
    if edit.setting not in settings:
        raise gone(say("setting"), edit.setting, settings)
    return replace(edit, value=settings[edit.setting])


def switch_effect(song: Song, edit: SwitchEffect) -> Song:
    """Switch an effect."""
    return _with_effect(song, edit.owner, replace(_effect(song, edit.owner, edit.effect), on=edit.on))


def unswitch_effect(song: Song, edit: SwitchEffect) -> Edit:
    """Switch it back."""
    return replace(edit, on=_effect(song, edit.owner, edit.effect).on)


def _effect(song: Song, owner: str, id: str) -> Effect:
    return part_of(song, owner).effects[effect_index(song, owner, id)]


def _with_effect(song: Song, owner: str, effect: Effect) -> Song:
    effects = part_of(song, owner).effects
    return with_part(song, owner, effects=with_at(effects, effect_index(song, owner, effect.id), effect))


def set_send(song: Song, edit: SetSend) -> Song:
    """Set a send."""
    index = track_index(song, edit.track)
    track = song.tracks[index]
    others = tuple(send for send in track.sends if send.bus != edit.bus)
    return with_track(song, index, replace(track, sends=(*others, Send(edit.bus, edit.level_db))))


def unset_send(song: Song, edit: SetSend) -> Edit:
    """Set its level back, or remove it."""
    track = song.tracks[track_index(song, edit.track)]
    level = next((send.level_db for send in track.sends if send.bus == edit.bus), None)
    return RemoveSend(edit.track, edit.bus) if level is None else replace(edit, level_db=level)


def remove_send(song: Song, edit: RemoveSend) -> Song:
    """Remove a send and its automation."""
    index = track_index(song, edit.track)
    return with_track(song, index, without_send(song.tracks[index], edit.bus))


def unremove_send(song: Song, edit: RemoveSend) -> Edit:
    """Bring it back."""
    back = send_back(song.tracks[track_index(song, edit.track)], edit.bus)
    return back[0] if len(back) == 1 else Batch(tuple(back))


def put_points(song: Song, edit: PutPoints) -> Song:
    """Put automation points."""
    points = {point.at: point for point in (*lane_of(song, edit.owner, edit.target).points, *edit.points)}
    return _with_lane(song, edit.owner, Lane(edit.target, tuple(points.values())))


def unput_points(song: Song, edit: PutPoints) -> Edit:
    """Put back what stood there, and remove what is new."""
    before = {point.at: point for point in lane_of(song, edit.owner, edit.target).points}
    new = tuple(point.at for point in edit.points if point.at not in before)
    old = tuple(before[point.at] for point in edit.points if point.at in before)
    back: list[Edit] = []
    if new:
        back.append(RemovePoints(edit.owner, edit.target, new))
    if old:
        back.append(PutPoints(edit.owner, edit.target, old))
    return back[0] if len(back) == 1 else Batch(tuple(back))


def remove_points(song: Song, edit: RemovePoints) -> Song:
    """Remove automation points; a lane without points is gone."""
    left = tuple(point for point in lane_of(song, edit.owner, edit.target).points if point.at not in set(edit.ticks))
    return _with_lane(song, edit.owner, Lane(edit.target, left))


def unremove_points(song: Song, edit: RemovePoints) -> Edit:
    """Put them back."""
    ticks = set(edit.ticks)
    points: tuple[Point, ...] = tuple(point for point in lane_of(song, edit.owner, edit.target).points if point.at in ticks)
    return PutPoints(edit.owner, edit.target, points) if points else Batch()


def _with_lane(song: Song, owner: str, lane: Lane) -> Song:
    others = tuple(other for other in part_of(song, owner).automation if other.target != lane.target)
    return with_part(song, owner, automation=(*others, lane))
