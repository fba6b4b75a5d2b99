"""Ideas for a next step as edits: a heard note moved, changed or taken away in the clip that it comes from."""

from __future__ import annotations

from musiclab.edit.edits import Batch, Edit, PutNotes, RemoveNotes
from musiclab.song.clips import Note, NoteClip, place
from musiclab.song.model import Song
from musiclab.song.time import Tick
from musiclab.theory.sounding import Sounding


def source_of(song: Song, heard: Sounding) -> tuple[NoteClip, Note] | None:
    """Give the clip and the note that a heard note comes from; None where it is not there any more."""
    for track in song.tracks:
        if track.id != heard.track:
            continue
        for clip in track.clips:
            if isinstance(clip, NoteClip) and clip.start <= heard.start < clip.end:
                at = (heard.start - clip.start) % clip.length
                for note in clip.notes:
                    if note.start == at and note.pitch == heard.pitch:
                        return clip, note
    return None


def moved(song: Song, heard: Sounding, start: Tick) -> Edit | None:
    """Give the edit that moves a heard note to another tick of the song, in its clip; None where it cannot go there."""
    found = source_of(song, heard)
    if found is None:
        return None
    clip, note = found
    at = note.start + start - heard.start
    if not 0 <= at < clip.length or any(other.start == at and other.pitch == note.pitch for other in clip.notes):
        return None
    return Batch((RemoveNotes(clip.id, (place(note),)), PutNotes(clip.id, (Note(at, note.pitch, note.duration, note.velocity),))))


def repitched(song: Song, heard: Sounding, pitch: int) -> Edit | None:
    """Give the edit that gives a heard note another pitch; None where that note is there already."""
    found = source_of(song, heard)
    if found is None or not 0 <= pitch <= 127:
        return None
    clip, note = found
    if any(other.start == note.start and other.pitch == pitch for other in clip.notes):
        return None
    return Batch((RemoveNotes(clip.id, (place(note),)), PutNotes(clip.id, (Note(note.start, pitch, note.duration, note.velocity),))))
