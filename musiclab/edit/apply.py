"""Applying edits to songs, and the edits that take them back: two pure functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import musiclab.edit.edits as e
import musiclab.edit.on_clips as clip_rules
import musiclab.edit.on_mix as mix_rules
import musiclab.edit.on_song as song_rules
from musiclab.edit.edits import Batch, Edit
from musiclab.errors import EditError
from musiclab.language import say
from musiclab.song.limits import shown
from musiclab.song.model import Song


class Rule(NamedTuple):
    """What an edit does to a song, and the edit that takes it back, made from the song before it."""

    apply: Callable[[Song, Any], Song]
    invert: Callable[[Song, Any], Edit]


RULES: Mapping[type, Rule] = {
    e.SetSong: Rule(song_rules.set_song, song_rules.unset_song),
    e.SetMaster: Rule(song_rules.set_master, song_rules.unset_master),
    e.AddTrack: Rule(song_rules.add_track, song_rules.unadd_track),
    e.RemoveTrack: Rule(song_rules.remove_track, song_rules.unremove_track),
    e.MoveTrack: Rule(song_rules.move_track, song_rules.unmove_track),
    e.SetTrack: Rule(song_rules.set_track, song_rules.unset_track),
    e.AddBus: Rule(song_rules.add_bus, song_rules.unadd_bus),
    e.RemoveBus: Rule(song_rules.remove_bus, song_rules.unremove_bus),
    e.MoveBus: Rule(song_rules.move_bus, song_rules.unmove_bus),
    e.SetBus: Rule(song_rules.set_bus, song_rules.unset_bus),
    e.AddClip: Rule(clip_rules.add_clip, clip_rules.unadd_clip),
    e.RemoveClip: Rule(clip_rules.remove_clip, clip_rules.unremove_clip),
    e.MoveClip: Rule(clip_rules.move_clip, clip_rules.unmove_clip),
    e.SetClip: Rule(clip_rules.set_clip, clip_rules.unset_clip),
    e.PutNotes: Rule(clip_rules.put_notes, clip_rules.unput_notes),
    e.RemoveNotes: Rule(clip_rules.remove_notes, clip_rules.unremove_notes),
    e.AddEffect: Rule(mix_rules.add_effect, mix_rules.unadd_effect),
    e.RemoveEffect: Rule(mix_rules.remove_effect, mix_rules.unremove_effect),
    e.MoveEffect: Rule(mix_rules.move_effect, mix_rules.unmove_effect),
    e.SetEffect: Rule(mix_rules.set_effect, mix_rules.unset_effect),
    e.SwitchEffect: Rule(mix_rules.switch_effect, mix_rules.unswitch_effect),
    e.SetSend: Rule(mix_rules.set_send, mix_rules.unset_send),
    e.RemoveSend: Rule(mix_rules.remove_send, mix_rules.unremove_send),
    e.PutPoints: Rule(mix_rules.put_points, mix_rules.unput_points),
    e.RemovePoints: Rule(mix_rules.remove_points, mix_rules.unremove_points),
}


def apply(song: Song, edit: Edit) -> Song:
    """Give the song after the edit; the song that came stays as it was.

    EditError where the edit does not fit the song (its clip is gone), SongError where the result could not be
    (a volume beyond its range). Of a batch all edits happen, or none.

    >>> apply(Song(), e.SetSong("title", "Paper Boats")).title
    'Paper Boats'
    """
    if isinstance(edit, Batch):
        for one in edit.edits:
            song = apply(song, one)
        return song
    return _rule(edit).apply(song, edit)


def invert(song: Song, edit: Edit) -> Edit:
    """Give the edit that takes ``edit`` back once it has been applied to ``song``.

    >>> invert(Song(title="Boats"), e.SetSong("title", "Paper Boats"))
    SetSong(field='title', value='Boats')
    """
    if isinstance(edit, Batch):
        return _invert_batch(song, edit)
    return _rule(edit).invert(song, edit)


def _invert_batch(song: Song, batch: Batch) -> Edit:
    back: list[Edit] = []
    for one in batch.edits:
        back.append(invert(song, one))
        song = apply(song, one)
    return Batch(tuple(reversed(back)))


def _rule(edit: object) -> Rule:
    rule = RULES.get(type(edit))
    if rule is None:
        raise EditError(say("{edit} came, and is not an edit. Use one of musiclab.edit, such as PutNotes.", edit=shown(edit)))
    return rule
