"""Notes in the shortest notation that says them exactly: a melody, the rows of a beat, a progression."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from musiclab.errors import SongError
from musiclab.song.clips import Note, NoteClip
from musiclab.song.pitch import Pitch, pitch_name
from musiclab.song.text import Phrase, as_beat, as_melody, beat, chords, melody
from musiclab.song.text.chord_symbols import QUALITIES
from musiclab.song.time import PER_BEAT, Tick

MOST_ROWS = 64
MOST_CHORDS = 256
_SYMBOLS: Mapping[frozenset[int], str] = MappingProxyType(
    {frozenset(step % 12 for step in steps): quality for quality, steps in reversed(list(QUALITIES.items()))}
)


def notes_text(notes: tuple[Note, ...]) -> str | None:
    """Give an expression whose value is ``notes``, as a melody or as a beat, or None where neither says them exactly.

    >>> notes_text((Note(0, 60), Note(960, 64)))
    'melody("C4 E4").notes'
    """
    length = max(note.start + note.duration for note in notes)
    text = as_melody(Phrase(notes, length))
    if text is not None and melody(text).notes == notes:
        return f"melody({_quoted(text)}).notes"
    pitches = {note.pitch for note in notes}
    if len(pitches) == 1:
        pitch = next(iter(pitches))
        row = as_beat(notes, pitch=pitch, length=length)
        if row is not None and beat(row, pitch=pitch).notes == notes:
            return f"beat({_quoted(row)}, pitch={pitch}).notes"
    return None


def rows_of(clip: NoteClip) -> list[tuple[Pitch, str]] | None:
    """Give the rows of a beat that say a clip, one for each drum; None where they cannot say it exactly."""
    pitches = sorted({note.pitch for note in clip.notes})
    if len(pitches) > MOST_ROWS:
        return None
    rows = [(pitch, as_beat(clip.notes, pitch=pitch, length=clip.length)) for pitch in pitches]
    return [(pitch, text) for pitch, text in rows if text is not None] if all(text for _, text in rows) else None


def melody_of(clip: NoteClip, *, bar: Tick) -> str | None:
    """Give the melody that fills a clip when it is written at a bar of ``bar`` ticks; None where there is none."""
    if not clip.notes:
        return None
    last = max(note.start + note.duration for note in clip.notes)
    reach = clip.length if -(-last // bar) * bar != clip.length else last
    return as_melody(Phrase(clip.notes, reach))


def chords_of(clip: NoteClip, *, bar: Tick) -> str | None:
    """Give the progression that voices to a clip's notes, such as ``"Am F C G"``; None where there is none."""
    words = list(_symbols(clip.notes, clip.length, bar=bar))
    if not words or None in words or len(words) > MOST_CHORDS:
        return None
    text = " ".join(word for word in words if word is not None)
    try:
        said = chords(text, bar=bar)
    except SongError:
        return None
    return text if said.notes == clip.notes and said.length == clip.length else None


def _symbols(notes: Sequence[Note], length: Tick, *, bar: Tick) -> Iterator[str | None]:
    """Give a guess for each chord, and for each rest between them."""
    now = 0
    for start, together in groupby(notes, key=lambda note: note.start):
        sounding = list(together)
        if start > now:
            yield "." + _beats(start - now, bar)
        yield _symbol(sounding, bar)
        now = start + sounding[0].duration
    if now < length:
        yield "." + _beats(length - now, bar)


def _symbol(sounding: Sequence[Note], bar: Tick) -> str | None:
    classes = {note.pitch % 12 for note in sounding}
    for root in sorted(classes, key=lambda root: (root != sounding[0].pitch % 12, root)):
        quality = _SYMBOLS.get(frozenset((each - root) % 12 for each in classes))
        if quality is not None:
            name = pitch_name(60 + root, spelling="flats")[:-1]
            return name + quality + _beats(sounding[0].duration, bar)
    return None


def _beats(ticks: Tick, bar: Tick) -> str:
    return "" if ticks == bar else f":{ticks / PER_BEAT:g}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
