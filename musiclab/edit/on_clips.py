"""Edits of clips and of the notes in them: what they do, and what takes them back."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from musiclab.edit.checks import check_field
from musiclab.edit.edits import (
    AUDIO_CLIP_FIELDS,
    NOTE_CLIP_FIELDS,
    AddClip,
    Batch,
    Edit,
    MoveClip,
    PutNotes,
    RemoveClip,
    RemoveNotes,
    SetClip,
)
from musiclab.edit.places import clip_at, find_clip, note_clip_at, track_index, with_clip, with_track
from musiclab.language import say
from musiclab.song.clips import Clip, Note, NoteClip, place
from musiclab.song.model import Song
from musiclab.song.pitch import Pitch
from musiclab.song.time import Tick


def add_clip(song: Song, edit: AddClip) -> Song:
    """Add a clip."""
    index = track_index(song, edit.track)
    track = song.tracks[index]
    return with_track(song, index, replace(track, clips=(*track.clips, edit.clip)))


def unadd_clip(song: Song, edit: AddClip) -> Edit:
    """Remove it."""
    return RemoveClip(edit.clip.id)


def remove_clip(song: Song, edit: RemoveClip) -> Song:
    """Remove a clip."""
    return with_clip(song, edit.clip)


def unremove_clip(song: Song, edit: RemoveClip) -> Edit:
    """Add it to its track again."""
    index, found = find_clip(song, edit.clip)
    return AddClip(song.tracks[index].id, song.tracks[index].clips[found])


def move_clip(song: Song, edit: MoveClip) -> Song:
    """Move a clip to another track."""
    track_index(song, edit.track)
    clip = clip_at(song, edit.clip)
    return add_clip(with_clip(song, edit.clip), AddClip(edit.track, clip))


def unmove_clip(song: Song, edit: MoveClip) -> Edit:
    """Move it back."""
    return MoveClip(edit.clip, song.tracks[find_clip(song, edit.clip)[0]].id)


def set_clip(song: Song, edit: SetClip) -> Song:
    """Set a field of a clip."""
    clip = clip_at(song, edit.clip)
    _check_field(clip, edit)
    return with_clip(song, edit.clip, replace(clip, **{edit.field: edit.value}))  # type: ignore[arg-type]


def unset_clip(song: Song, edit: SetClip) -> Edit:
    """Set it back."""
    clip = clip_at(song, edit.clip)
    _check_field(clip, edit)
    return SetClip(edit.clip, edit.field, getattr(clip, edit.field))


def _check_field(clip: Clip, edit: SetClip) -> None:
    if isinstance(clip, NoteClip):
        check_field(edit.field, NOTE_CLIP_FIELDS, say("A clip of notes"))
    else:
        check_field(edit.field, AUDIO_CLIP_FIELDS, say("A recording"))


def put_notes(song: Song, edit: PutNotes) -> Song:
    """Put notes into a clip."""
    clip = note_clip_at(song, edit.clip)
    notes = list(clip.notes)
    for note in edit.notes:
        index, there = _find(notes, place(note))
        notes[index : index + there] = [note]
    return with_clip(song, edit.clip, replace(clip, notes=tuple(notes)))


def unput_notes(song: Song, edit: PutNotes) -> Edit:
    """Put back what stood there, and remove what is new."""
    clip = note_clip_at(song, edit.clip)
    new, old = [], []
    for note in edit.notes:
        index, there = _find(clip.notes, place(note))
        if there:
            old.append(clip.notes[index])
        else:
            new.append(place(note))
    back: list[Edit] = []
    if new:
        back.append(RemoveNotes(edit.clip, tuple(new)))
    if old:
        back.append(PutNotes(edit.clip, tuple(old)))
    return back[0] if len(back) == 1 else Batch(tuple(back))


def remove_notes(song: Song, edit: RemoveNotes) -> Song:
    """Remove notes from a clip."""
    clip = note_clip_at(song, edit.clip)
    places = set(edit.places)
    notes = tuple([note for note in clip.notes if place(note) not in places])
    return with_clip(song, edit.clip, replace(clip, notes=notes))


def unremove_notes(song: Song, edit: RemoveNotes) -> Edit:
    """Put them back."""
    places = set(edit.places)
    return PutNotes(edit.clip, tuple(note for note in note_clip_at(song, edit.clip).notes if place(note) in places))


def _find(notes: list[Note] | tuple[Note, ...], at: tuple[Tick, Pitch]) -> tuple[int, bool]:
    """Give where a note of that place stands or belongs, and whether it stands there."""
    index = bisect_left(notes, at, key=place)
    return index, index < len(notes) and place(notes[index]) == at
