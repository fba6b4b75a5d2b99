"""The text of a song that is saved again and again: what has not changed since is not written out anew."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from musiclab.song.clips import Clip, Note, NoteClip
from musiclab.song.model import Song
from musiclab.song.wire import encode
from musiclab.song.wire.layout import lay_out
from musiclab.song.wire.shape import Json

Notes = tuple[Note, ...]
MARK = "notes"
_PLACE = lay_out({"a": [{"a": [{MARK: [[MARK]]}]}]}).split(f'"{MARK}": ')[1].split("}")[0].rstrip()
"""How a list of one mark is laid out where the notes of a clip stand."""


class SongText:
    """Gives the very text that `musiclab.song.wire.dumps` gives, and remembers how the notes of each clip are written.

    >>> from musiclab.song.wire import dumps
    >>> SongText().of(Song(title="Boats")) == dumps(Song(title="Boats"))
    True
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[Notes, str]] = {}

    def of(self, song: Song) -> str:
        """Give the text of a song."""
        clips = [clip for track in song.tracks for clip in track.clips if isinstance(clip, NoteClip)]
        first, *rest = lay_out(_marked(song)).split(_PLACE)
        written = [self._notes(clip.notes) for clip in clips if clip.notes]
        self._known = {id(notes): (notes, text) for notes, text in written}
        return "".join([first, *(part for (_, text), after in zip(written, rest, strict=True) for part in (text, after))])

    def _notes(self, notes: Notes) -> tuple[Notes, str]:
        """Give notes with their text; a tuple that is known is the same one, since we keep it."""
        known = self._known.get(id(notes))
        if known and known[0] is notes:
            return known
        lines = (f"[{note.start}, {note.pitch}, {note.duration}, {note.velocity}]" for note in notes)
        opening, closing = _PLACE.split(f'["{MARK}"]')
        return notes, opening + f",{opening[1:]}".join(lines) + closing


def _marked(song: Song) -> Json:
    """Give a song as JSON, with a mark in place of the notes of each clip that has any."""
    bare = replace(song, tracks=tuple(replace(track, clips=tuple(map(_bare, track.clips))) for track in song.tracks))
    data = encode(bare)
    for track, shown in zip(song.tracks, cast("list[dict[str, list[dict[str, Json]]]]", data["tracks"]), strict=True):
        for clip, fields in zip(track.clips, shown["clips"], strict=True):
            if isinstance(clip, NoteClip) and clip.notes:
                fields["notes"] = [[MARK]]
    return data


def _bare(clip: Clip) -> Clip:
    return replace(clip, notes=()) if isinstance(clip, NoteClip) else clip
