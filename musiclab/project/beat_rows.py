"""Rows of a beat: each as long as it was written, and all of a clip filled to the longest.

A clip keeps notes, not where a row was repeated to fill it. So the rows are remembered as they were written, for as
long as the clip still holds exactly what came of them: a row that is written again, or made shorter after a slip,
then gives what writing all rows afresh would give.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from musiclab.edit.edits import Batch, Edit, PutNotes, RemoveNotes, SetClip
from musiclab.language import say
from musiclab.song.clips import NoteClip, place
from musiclab.song.limits import MOST_NOTES, at_most
from musiclab.song.pitch import Pitch
from musiclab.song.text import Phrase
from musiclab.song.time import Tick


@dataclass(frozen=True, slots=True)
class Row:
    """One drum's row as it was written; ``times`` is None where it was not said."""

    pitch: Pitch
    phrase: Phrase
    times: int | None = None


Rows: TypeAlias = Mapping[tuple[str, Pitch], Row]
"""The rows that were written, by the id of their clip and their pitch, latest last."""


def row_into(clip: NoteClip, row: Row, known: Rows) -> Edit:
    """Give the edit that puts a row into a clip in place of that drum's row, and makes all rows equally long."""
    rows = [row, *_others(clip, row.pitch, known)]
    length = max(each.phrase.length for each in rows)
    notes = tuple(note for each in rows for note in filled(each.phrase, length).notes)
    gone = {place(note) for note in clip.notes} - {place(note) for note in notes}
    edits: list[Edit] = [RemoveNotes(clip.id, tuple(gone)), PutNotes(clip.id, notes)]
    edits.append(SetClip(clip.id, "length", length))
    edits.append(SetClip(clip.id, "repeats", _times(clip, row, known)))
    return Batch(tuple(edits))


def filled(phrase: Phrase, length: Tick) -> Phrase:
    """Play a phrase again and again until ``length`` is full; what reaches over is left out.

    >>> from musiclab.song.clips import Note
    >>> filled(Phrase((Note(0, 36),), 960), 2880).notes[2].start
    1920
    """
    rounds = range(0, length, phrase.length)
    at_most(len(rounds) * len(phrase.notes), MOST_NOTES, say("notes"))
    notes = (replace(note, start=first + note.start) for first in rounds for note in phrase.notes)
    return Phrase(tuple(note for note in notes if note.start < length), length)


def _others(clip: NoteClip, pitch: Pitch, known: Rows) -> Iterator[Row]:
    """Give the other rows of a clip: as they were written where that is known, else as they stand."""
    pitches = {note.pitch for note in clip.notes} | {other for id, other in known if id == clip.id}
    for other in sorted(pitches - {pitch}):
        stands = Phrase(tuple(note for note in clip.notes if note.pitch == other), clip.length)
        written = known.get((clip.id, other))
        if written and filled(written.phrase, clip.length) == stands:
            yield written
        elif stands.notes:
            yield Row(other, stands)


def _times(clip: NoteClip, row: Row, known: Rows) -> int:
    """Give how often the clip is played: as said with this row, or with another, or as it is."""
    if row.times is not None:
        return row.times
    said = [each.times for (id, pitch), each in known.items() if id == clip.id and pitch != row.pitch and each.times is not None]
    if said:
        return said[-1]
    before = known.get((clip.id, row.pitch))
    return 1 if before and before.times == clip.repeats else clip.repeats
