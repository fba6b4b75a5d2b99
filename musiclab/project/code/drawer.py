"""What a widget's code drawer asks and is answered: the code of what is chosen, and the edit that typed code makes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from musiclab.edit.apply import apply
from musiclab.edit.edits import Edit, RemoveNotes
from musiclab.edit.wire import encode_edit
from musiclab.errors import MusicLabError
from musiclab.project.code.lines import Line
from musiclab.project.code.reading import read_code
from musiclab.project.code.song_code import as_code, code_of
from musiclab.project.restore import whole_song
from musiclab.song.clips import NoteClip, place
from musiclab.song.model import Song

MOST_LINES = 200
"""Lines that are shown at most; the drawer says how many more there are."""


def show_code(song: Song, scope: Mapping[str, object], *, name: str) -> dict[str, Any]:
    """Give the code of what ``scope`` names: a ``track``, a ``clip`` of it, or the whole song where it names nothing.

    Each line says which track, clip and drum it writes. What is no longer there has no code.

    >>> show_code(Song(title="Boats"), {}, name="boats")["lines"][-1]["text"]
    'song.value = Song("Boats")'
    """
    lines = _lines(song, scope, name=name)
    shown = [{"text": each.text, "track": each.track, "clip": each.clip, "pitch": each.pitch} for each in lines[:MOST_LINES]]
    text = "\n".join(each.text for each in lines[:MOST_LINES])
    return {"kind": "code", "scope": dict(scope), "text": text, "lines": shown, "more": max(len(lines) - MOST_LINES, 0)}


def answer_written(song: Song, content: Mapping[str, object]) -> dict[str, Any]:
    """Answer typed lines with the edit that they make, or with the sentence that says which line cannot be read."""
    text, scope = content.get("text"), content.get("scope")
    try:
        edit = written(song, text if isinstance(text, str) else "", scope if isinstance(scope, Mapping) else {})
    except MusicLabError as refusal:
        return {"kind": "unread", "scope": scope, "sentence": str(refusal).split("\n", 1)[0]}
    return {"kind": "wrote", "scope": scope, "edit": encode_edit(edit)}


def written(song: Song, text: str, scope: Mapping[str, object] | None = None) -> Edit:
    """Give the edit that the typed lines make of ``song``; MusicLabError says which line cannot be read.

    Where ``scope`` names a clip of a beat, rows that are no longer written are no longer played.

    >>> written(Song(), 'song.title = "Boats"')
    SetSong(field='title', value='Boats')
    """
    return whole_song(song, read_code(text, _without_rows(song, scope or {}, text)))


def _without_rows(song: Song, scope: Mapping[str, object], text: str) -> Song:
    """Give the song with the clip that the lines write emptied, so that a line taken out is a row taken out."""
    if "song.beat(" not in text:
        return song
    notes = [(clip, note) for track in song.tracks for clip in track.clips if clip.id == scope.get("clip") and isinstance(clip, NoteClip)
             for note in clip.notes]
    return apply(song, RemoveNotes(notes[0][0].id, tuple(place(note) for _, note in notes))) if notes else song


def _lines(song: Song, scope: Mapping[str, object], *, name: str) -> list[Line]:
    track, clip = scope.get("track"), scope.get("clip")
    if not isinstance(track, str) or not track:
        return [Line(text) for text in as_code(song, name=name).splitlines()]
    try:
        return code_of(song, track=track, clip=clip if isinstance(clip, str) else "")
    except MusicLabError:
        return []
