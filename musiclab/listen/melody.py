"""A sung or played take as notes of a song, to see, edit and give to another instrument."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from musiclab.errors import SoundError
from musiclab.language import say
from musiclab.listen.notes import SungNote
from musiclab.song.clips import Note
from musiclab.song.limits import number, whole
from musiclab.song.model import Song
from musiclab.song.pitch import Pitch
from musiclab.song.tempo import seconds_at, tick_at
from musiclab.song.time import PER_BEAT, Tick

SOFTEST, LOUDEST = 40, 120
"""Velocities of notes 24 dB under the loudest, and of the loudest."""
RANGE_DB = 24.0


def melody(
    sung: Iterable[SungNote], song: Song, *, start: Tick = 0, lead: float = 0.0, step: Tick = 0, transpose: int = 0
) -> tuple[Note, ...]:
    """Give sung notes as notes of a song, counted in ticks from the tick ``start``, which sounds ``lead`` seconds into the take.

    With a ``step`` (240 is sixteenths) they begin and end on that grid; without, they stay where they were sung.
    Notes from before ``start`` are left out. The loudest note has the velocity 120, softer ones less. SoundError where
    nothing was sung.

    >>> melody([SungNote(0.52, 0.46, 60, 5.0, -12.0)], Song(), step=480)
    (Note(start=960, pitch=60, duration=960, velocity=120),)
    """
    whole(step, say("The grid, in ticks,"), 0, 64 * PER_BEAT)
    number(lead, say("The seconds of a take before the song"), -36_000, 36_000)
    heard = tuple(sung)
    if not heard:
        raise SoundError(say("No notes were heard in the take. Sing or play one note at a time, nearer to the microphone."))
    loudest = max(note.loudness_db for note in heard)
    found: dict[tuple[Tick, Pitch], Note] = {}
    for one in heard:
        first, last = (_tick(song, second, start=start, lead=lead, step=step) for second in (one.start, one.end))
        pitch = int(np.clip(one.pitch + transpose, 0, 127))
        if last > max(first, 0) - (step == 0) and first >= 0:
            found.setdefault((first, pitch), Note(first, pitch, max(last - first, step, 1), _velocity(one.loudness_db - loudest)))
    return _apart(sorted(found.values()))


def _tick(song: Song, second: float, *, start: Tick, lead: float, step: Tick) -> Tick:
    exact = tick_at(song.tempo, seconds_at(song.tempo, start) + second - lead) - start
    return round(exact / step) * step if step else round(exact)


def _velocity(under_db: float) -> int:
    share = 1 + max(under_db, -RANGE_DB) / RANGE_DB
    return round(SOFTEST + (LOUDEST - SOFTEST) * share)


def _apart(notes: list[Note]) -> tuple[Note, ...]:
    """Let no note reach into the next: one voice sings one note at a time."""
    out: list[Note] = []
    for note, after in zip(notes, [*notes[1:], None], strict=True):
        room = after.start - note.start if after else note.duration
        if room > 0:
            out.append(Note(note.start, note.pitch, min(note.duration, room), note.velocity))
    return tuple(out)
