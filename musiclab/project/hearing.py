"""What is heard in the takes of a song: understood once, and put into its place in the song."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from musiclab.edit.edits import AddClip, Edit
from musiclab.errors import SongError, SoundError
from musiclab.language import say
from musiclab.project.answers import Asked, Lengthy
from musiclab.project.held import Held
from musiclab.project.outbox import Message
from musiclab.project.takes import takes_in
from musiclab.project.takes.place import where
from musiclab.project.takes.reading import path_of
from musiclab.project.writing import find_track, new_track
from musiclab.song.clips import AudioClip, Note, NoteClip
from musiclab.song.identity import make_id
from musiclab.song.model import Song
from musiclab.song.time import Tick, bar_start, place_of
from musiclab.sound.recent import Recent

if TYPE_CHECKING:
    from musiclab.listen.take import Hearing

MOST_KEPT = 100_000_000
"""Bytes of recordings whose understanding is kept: each answer about a take is worked out once."""
_heard: Recent[tuple[str, int, int], Hearing] = Recent(MOST_KEPT, size=lambda heard: int(heard.seconds * HEARD_BYTES))
HEARD_BYTES = 400_000
"""About what one second takes in memory, the sound included."""
STEP = 0.02
"""Seconds from one pitch that a page is told to the next: more would not be seen."""


def take_of(song: Song, name: str) -> str:
    """Give the take that is meant: by its own name, by a clip's id, or by a track that plays one.

    A track or clip that is joined from several takes means the first of them.
    """
    for track in song.tracks:
        for clip in track.clips:
            if isinstance(clip, AudioClip) and name.strip().lower() in (clip.id, track.id, track.name.lower()) and name not in clip.takes:
                return clip.take
    return name


def hearing(song: Held, take: str) -> Hearing:
    """Listen to a take, or give what was heard of it before; SoundError where there is no such recording."""
    from musiclab.listen.take import hear

    samples, rate = takes_in(song.folder)(take)
    path = path_of(song.folder / "takes", take)
    state = path.stat() if path else None
    key = (str(path), state.st_mtime_ns if state else 0, state.st_size if state else 0)
    found = _heard.get(key)
    if found is None:
        found = hear(samples, rate)
        _heard.put(key, found)
    return found


def forget_heard() -> None:
    """Let go of all that was heard: after a take was erased, nothing may hold it."""
    _heard.clear()


def sung_notes(song: Held, take: str, *, step: Tick = 0) -> tuple[Tick, tuple[Note, ...]]:
    """Give the bar's tick at which the notes of a take begin, and the notes from there on; SoundError where none is heard."""
    place = where(song.folder, take)
    start = bar_start(song.value.meter, place_of(song.value.meter, place.start).bar)
    heard = hearing(song, take)
    notes = heard.melody(song.value, start=place.start, lead=place.lead + place.nudge, step=step)
    if not notes:
        raise SoundError(heard.trouble or say("No notes were heard in the take. Sing or play one note at a time, nearer to the microphone."))
    return start, tuple(Note(note.start + place.start - start, note.pitch, note.duration, note.velocity) for note in notes)


def with_notes(song: Song, track: str, start: Tick, notes: tuple[Note, ...], *, instrument: str) -> Edit:
    """Give the edit that puts sung notes on a track, in a clip of whole bars; a new track plays ``instrument``."""
    found = find_track(song, track)
    last = max(note.start + note.duration for note in notes)
    end = bar_start(song.meter, place_of(song.meter, start + last - 1).bar + 1)
    clip = NoteClip(make_id(f"{track[:40]}-notes", {one.id for t in song.tracks for one in t.clips}), start, end - start, notes)
    if found:
        return AddClip(found.id, clip)
    return new_track(song, track, instrument, clip, role="melody")


def pitch_answer(song: Held) -> Callable[[Asked], Lengthy]:
    """Answer with what is heard in a take: its pitches, as numbers of notes with their fractions (0 where nothing is sung), and
    the seconds at which its sounds begin.
    """
    return lambda asked: Lengthy(_pitch(song, _take(asked)))


def notes_answer(song: Held) -> Callable[[Asked], Lengthy]:
    """Put the notes of a take on a track of their own, and answer how many they are."""
    return lambda asked: Lengthy(_notes(song, _take(asked)))


def _take(asked: Asked) -> str:
    name = asked.content.get("take")
    return name if isinstance(name, str) else ""


def _pitch(song: Held, name: str) -> Iterator[Message]:
    import numpy as np

    from musiclab.listen.pitch import HOP

    every, heard = round(STEP / HOP), hearing(song, name)
    midi = np.nan_to_num(heard.pitch.midi[::every])
    begins = np.asarray(heard.onsets.times)
    yield {"kind": "pitch", "take": name, "step": every * HOP}, [midi.astype("<f4").tobytes(), begins.astype("<f4").tobytes()]


def _notes(song: Held, name: str) -> Iterator[Message]:
    track = say("{take} notes", take=where(song.folder, name).title or name)
    try:
        start, notes = sung_notes(song, name)
        song.change(lambda now: with_notes(now, track, start, notes, instrument="piano"), name=say("make notes of {take}", take=name))
    except (SoundError, SongError) as trouble:
        yield {"kind": "noted", "take": name, "count": 0, "sentence": str(trouble)}, ()
    else:
        yield {"kind": "noted", "take": name, "count": len(notes), "track": track}, ()
