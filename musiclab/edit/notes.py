"""The musical verbs: transpose, quantise, move, stretch, duplicate, reverse, humanise, louder and softer.

Each gives a new clip and leaves the one that came alone. Those with ``only`` change the notes at these places,
(start, pitch), and no others. Where a note comes to stand on another of its pitch, the one that was changed
stays; of two changed ones the louder stays, then the longer. `between` makes the edit of two clips.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from fractions import Fraction
from math import floor
from random import Random
from typing import TypeAlias

from musiclab.edit.edits import Batch, Edit, PutNotes, RemoveNotes, SetClip
from musiclab.edit.grid import nearest_line
from musiclab.errors import EditError
from musiclab.language import say
from musiclab.song.clips import Note, NoteClip, place
from musiclab.song.limits import LONGEST_TICKS, number, whole
from musiclab.song.pitch import Pitch
from musiclab.song.time import PER_BEAT, Tick

Places: TypeAlias = Collection[tuple[Tick, Pitch]]
SIXTEENTH = PER_BEAT // 4


def transpose(clip: NoteClip, semitones: int, *, only: Places | None = None) -> NoteClip:
    """Move notes up, or down where ``semitones`` is below 0; SongError where one leaves the keyboard.

    >>> transpose(NoteClip("a", 0, 960, (Note(0, 60),)), 12).notes[0].pitch
    72
    """
    whole(semitones, say("The semitones to transpose by"), -127, 127)
    return _changed(clip, lambda note: replace(note, pitch=note.pitch + semitones), only)


def move(clip: NoteClip, ticks: int, *, only: Places | None = None) -> NoteClip:
    """Move notes later within their clip, or earlier where ``ticks`` is below 0; SongError before its start.

    >>> move(NoteClip("a", 0, 960, (Note(0, 60),)), 240).notes[0].start
    240
    """
    whole(ticks, say("The ticks to move by"), -LONGEST_TICKS, LONGEST_TICKS)
    return _changed(clip, lambda note: replace(note, start=note.start + ticks), only)


def quantise(
    clip: NoteClip, grid: Tick = SIXTEENTH, *, strength: float = 1.0, swing: float = 0.5, only: Places | None = None
) -> NoteClip:
    """Move the beginnings of notes to the nearest line of a grid, ``grid`` ticks wide.

    ``strength`` is how far they go, from 0 (not at all) to 1 (all the way). ``swing`` is the place of every second
    line in its pair, 0.5 (straight) to 0.8; 2/3 is triplet swing. A note that sounds in the clip stays in it: the
    line at the very end is not used.

    >>> quantise(NoteClip("a", 0, 960, (Note(250, 60), Note(470, 62)))).notes[1].start
    480
    """
    whole(grid, say("The width of the grid, in ticks,"), 1, LONGEST_TICKS)
    number(strength, say("The strength"), 0, 1)
    number(swing, say("The swing"), 0.5, 0.8)

    def onto_grid(note: Note) -> Note:
        end = clip.length if note.start < clip.length else None
        line = nearest_line(note.start, grid=grid, swing=swing, end=end)
        return replace(note, start=note.start + floor((line - note.start) * strength + 0.5))

    return _changed(clip, onto_grid, only)


def stretch(clip: NoteClip, factor: float | Fraction) -> NoteClip:
    """Make the clip and all that is in it longer (above 1) or shorter (below), rounded to the nearest tick.

    >>> stretch(NoteClip("a", 0, 960, (Note(480, 60, 480),)), 2).notes[0].start
    960
    """
    number(float(factor), say("The factor to stretch by"), 1 / 64, 64)
    exact = Fraction(factor)

    def scaled(note: Note) -> Note:
        start = _rounded(note.start * exact)
        return replace(note, start=start, duration=max(1, _rounded((note.start + note.duration) * exact) - start))

    notes = _merged((), [scaled(note) for note in clip.notes])
    return replace(clip, length=max(1, _rounded(clip.length * exact)), notes=notes)


def duplicate(clip: NoteClip, id: str) -> NoteClip:
    """Copy the clip, under another id, to the place where it ends.

    >>> duplicate(NoteClip("a", 0, 960), "a-2").start
    960
    """
    return replace(clip, id=id, start=clip.end)


def reverse(clip: NoteClip) -> NoteClip:
    """Play the clip backwards: each note begins as far from the start as it ended before the end.

    Notes that begin after the end are left out, and one that reaches over the end is cut there.

    >>> reverse(NoteClip("a", 0, 1920, (Note(0, 60, 960), Note(960, 62, 480)))).notes[0]
    Note(start=480, pitch=62, duration=480, velocity=96)
    """

    def mirrored(note: Note) -> Note:
        end = min(note.start + note.duration, clip.length)
        return replace(note, start=clip.length - end, duration=end - note.start)

    return replace(clip, notes=_merged((), [mirrored(note) for note in clip.notes if note.start < clip.length]))


def humanise(clip: NoteClip, seed: int, *, ticks: Tick = 12, velocity: int = 8, only: Places | None = None) -> NoteClip:
    """Make notes a little early or late, louder or softer, as a player does, by up to these amounts.

    The same ``seed`` gives the same result. No note leaves the clip.

    >>> clip = NoteClip("a", 0, 960, (Note(480, 60),))
    >>> humanise(clip, 1) == humanise(clip, 1)
    True
    """
    whole(seed, say("The seed"), 0, 2**31 - 1)
    whole(ticks, say("The ticks that a note may be early or late"), 0, PER_BEAT)
    whole(velocity, say("The velocity that a note may be louder or softer"), 0, 126)
    chance = Random(seed)

    def nudged(note: Note) -> Note:
        late, loud = chance.randint(-ticks, ticks), chance.randint(-velocity, velocity)
        latest = max(clip.length - 1, note.start)
        return replace(note, start=min(max(note.start + late, 0), latest), velocity=_loudness(note.velocity + loud))

    return _changed(clip, nudged, only)


def scale_velocities(clip: NoteClip, factor: float, *, only: Places | None = None) -> NoteClip:
    """Make notes louder (above 1) or softer (below); velocities stay between 1 and 127.

    >>> scale_velocities(NoteClip("a", 0, 960, (Note(0, 60, velocity=80),)), 1.5).notes[0].velocity
    120
    """
    number(factor, say("The factor of the velocities"), 0, 127)
    return _changed(clip, lambda note: replace(note, velocity=_loudness(floor(note.velocity * factor + 0.5))), only)


def between(before: NoteClip, after: NoteClip) -> Edit:
    """Give the edit that makes the clip ``before`` into ``after``, note by note; both have one id.

    >>> between(NoteClip("a", 0, 960), NoteClip("a", 0, 1920))
    SetClip(clip='a', field='length', value=1920)
    """
    if before.id != after.id:
        raise EditError(say("The clips {one} and {other} are not the same clip. Add the new one instead.", one=before.id, other=after.id))
    fields = [name for name in ("start", "length", "repeats", "name", "colour") if getattr(before, name) != getattr(after, name)]
    edits: list[Edit] = [SetClip(before.id, name, getattr(after, name)) for name in fields]
    kept = {place(note) for note in after.notes}
    gone = tuple(place(note) for note in before.notes if place(note) not in kept)
    new = tuple(sorted(set(after.notes) - set(before.notes)))
    if gone:
        edits.append(RemoveNotes(before.id, gone))
    if new:
        edits.append(PutNotes(before.id, new))
    return edits[0] if len(edits) == 1 else Batch(tuple(edits))


def _changed(clip: NoteClip, change: Callable[[Note], Note], only: Places | None) -> NoteClip:
    chosen = None if only is None else set(only)
    still = [note for note in clip.notes if chosen is not None and place(note) not in chosen]
    changed = [change(note) for note in clip.notes if chosen is None or place(note) in chosen]
    return replace(clip, notes=_merged(still, changed))


def _merged(still: Iterable[Note], changed: Iterable[Note]) -> tuple[Note, ...]:
    """Put notes together, one at each place: changed ones before still ones, loud before soft, long before short."""
    notes = {place(note): note for note in still}
    quiet_first = sorted(changed, key=lambda note: (note.velocity, note.duration))
    return tuple((notes | {place(note): note for note in quiet_first}).values())


def _loudness(velocity: int) -> int:
    return min(max(velocity, 1), 127)


def _rounded(ticks: Fraction) -> Tick:
    return floor(ticks + Fraction(1, 2))
