"""Edits of clips and of the notes in them."""

from __future__ import annotations

from dataclasses import dataclass

from musiclab.edit.checks import check_field, check_kind, plain_tuple
from musiclab.edit.song_edits import Scalar
from musiclab.language import say
from musiclab.song.clips import AudioClip, Clip, Join, Note, NoteClip, in_order
from musiclab.song.pitch import Pitch
from musiclab.song.time import Tick

NOTE_CLIP_FIELDS = ("start", "length", "repeats", "name", "colour")
TREATMENT_FIELDS = ("reverse", "stretch", "transpose", "tune")
AUDIO_CLIP_FIELDS = (*NOTE_CLIP_FIELDS, "take", "offset", "gain_db", "fade_in", "fade_out", *TREATMENT_FIELDS, "joins")


@dataclass(frozen=True, slots=True)
class AddClip:
    """Add a clip to a track."""

    track: str
    clip: Clip

    def __post_init__(self) -> None:
        check_kind(self.clip, (NoteClip, AudioClip), say("a clip"))


@dataclass(frozen=True, slots=True)
class RemoveClip:
    """Remove a clip from its track."""

    clip: str


@dataclass(frozen=True, slots=True)
class MoveClip:
    """Move a clip to another track, at the same tick."""

    clip: str
    track: str


@dataclass(frozen=True, slots=True)
class SetClip:
    """Set the start, length, repeats, name or colour of a clip; of a recording also its take, offset, gain, fades, treatment and joins."""

    clip: str
    field: str
    value: Scalar | tuple[Join, ...]

    def __post_init__(self) -> None:
        check_field(self.field, AUDIO_CLIP_FIELDS, say("A clip"))


@dataclass(frozen=True, slots=True)
class PutNotes:
    """Put notes into a clip, in place of those with the same start and pitch."""

    clip: str
    notes: tuple[Note, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "notes", in_order(tuple(self.notes)))


@dataclass(frozen=True, slots=True)
class RemoveNotes:
    """Remove the notes at these places, (start, pitch), from a clip; where there is none, nothing happens."""

    clip: str
    places: tuple[tuple[Tick, Pitch], ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "places", tuple(sorted({plain_tuple(place, 2) for place in self.places})))
