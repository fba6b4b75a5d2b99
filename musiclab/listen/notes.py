"""The notes that were sung or played: when each begins, how long it lasts, which it is, and by how many cents it is off."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from musiclab.language import say
from musiclab.listen.level import moment_db
from musiclab.listen.novelty import novelty
from musiclab.listen.onsets import Onsets, onsets_in
from musiclab.listen.pitch import HOP, PitchCurve, curve_of
from musiclab.listen.runs import runs
from musiclab.listen.sound import Sound, sound
from musiclab.listen.steps import steps
from musiclab.song.pitch import Pitch, pitch_name

Floats = NDArray[np.float64]

SHORTEST = 0.05
"""Seconds: what is shorter is a slide or a noise."""
DIP_DB = 4.0
"""How much the level rises, within 80 ms, where a note of the same pitch begins again."""
NEAR = 0.06
"""Seconds within which the beginning of a sound is that of a note."""
LONGEST_SLIDE, MOVES = 0.13, 0.3
"""Seconds that a slide takes at most, and semitones that it goes at least: it belongs to the note that it goes to."""
GOES = 0.06
"""Semitones that a slide goes from one moment to the next."""
FINEST = 0.005
"""Seconds from one level to the next, where a note is looked for that begins again."""
SURE = 0.35
"""How sure of its pitch a note must be, on average, to be one."""


@dataclass(frozen=True, slots=True)
class SungNote:
    """A note as it was sung or played: ``start`` and ``duration`` in seconds, ``pitch`` as a number (middle C is 60).

    ``cents`` says how far above the pitch, or below it, -50 to 50, it was in the middle; ``loudness_db`` how loud, in
    decibels under full scale.
    """

    start: float
    duration: float
    pitch: Pitch
    cents: float
    loudness_db: float

    @property
    def end(self) -> float:
        """The second where it ends."""
        return self.start + self.duration

    @property
    def name(self) -> str:
        """Its name, such as C4."""
        return pitch_name(self.pitch)

    def __str__(self) -> str:
        if abs(self.cents) < 10:
            return say("{name} at {start:.2f} s, in tune", name=self.name, start=self.start)
        way = say("sharp") if self.cents > 0 else say("flat")
        return say("{name} at {start:.2f} s, {cents:.0f} cents {way}", name=self.name, start=self.start, cents=abs(self.cents), way=way)


def notes(samples: ArrayLike, rate: int) -> tuple[SungNote, ...]:
    """Give the notes that one voice or instrument sings or plays; none for silence and noise.

    >>> a4 = np.sin(2 * np.pi * 440 * np.arange(22_050) / 22_050).astype(np.float32)
    >>> [(note.name, round(note.cents)) for note in notes(a4, 22_050)]
    [('A4', 0)]
    """
    heard = sound(samples, rate)
    return notes_in(heard, curve_of(heard), onsets_in(heard, novelty(heard)))


def notes_in(heard: Sound, curve: PitchCurve, begun: Onsets) -> tuple[SungNote, ...]:
    """Give the notes of a checked recording from its pitch curve and its onsets."""
    levels = moment_db(heard, FINEST, int(heard.seconds / FINEST) + 1)
    again = [float(when) for when in begun.times if _rises(levels, float(when))]
    found: list[SungNote] = []
    for first, last in runs(curve.voiced):
        *begins, over = _changes(curve, first, last)
        begins = [_at_onset(edge, begun.times) for edge in begins]
        edges = _joined([*begins, over], [when for when in again if first * HOP < when < last * HOP])
        for start, end in pairwise(edges):
            note = _note(curve, levels, start, end)
            found += [note] if note else []
    return tuple(found)


def _rises(levels: Floats, when: float) -> bool:
    """Say whether the level rises at an onset as it does when a sound is begun anew."""
    at, reach = round(when / FINEST), round(0.04 / FINEST)
    before, after = levels[max(at - reach, 0) : at + 1], levels[at : at + reach + 1]
    return bool(len(before) and len(after) and after.max() - before.min() >= DIP_DB)


def _changes(curve: PitchCurve, first: int, last: int) -> list[float]:
    """Give the seconds where an unbroken curve begins, goes on to another note, and ends."""
    midi = curve.midi[first:last]
    path = steps(midi)
    edges = [0, *(int(at) + 1 for at in np.flatnonzero(np.diff(path))), last - first]
    kept = [0]
    for a, b in pairwise(edges):
        if b == edges[-1] or not _slides(midi[a:b]):
            kept.append(b)
    if len(kept) > 2 and _slides(midi[kept[-2] :]):
        del kept[-2]
    inner = [_in_slide(midi, at) for at in kept[1:-1]]
    return [(first + at) * HOP for at in (*kept[:1], *inner, *kept[-1:])]


def _in_slide(midi: Floats, at: int) -> float:
    """Move a change of note, which is in the middle of its slide, two thirds of the way back to where the slide begins."""
    way = 1 if midi[at] > midi[at - 1] else -1
    leaves = at
    while leaves > 1 and at - leaves < LONGEST_SLIDE / 2 / HOP and (midi[leaves - 1] - midi[leaves - 2]) * way > GOES:
        leaves -= 1
    return (2 * leaves + at) / 3


def _slides(midi: Floats) -> bool:
    """Say whether a short stretch is on its way to another note: it never rests."""
    return len(midi) < LONGEST_SLIDE / HOP and float(np.ptp(midi)) > MOVES


def _joined(edges: list[float], again: list[float]) -> list[float]:
    """Add the beginnings of notes of the same pitch to the changes of pitch, unless they are near one."""
    new = [when for when in again if all(abs(when - edge) > NEAR for edge in edges)]
    return sorted([*edges, *new])


def _at_onset(edge: float, begun: Floats) -> float:
    """Move the beginning of a note to the onset near it, which is exact to the millisecond, or before it, where the slide began."""
    near = begun[np.abs(begun - edge) <= NEAR]
    if len(near):
        return float(near[np.argmin(np.abs(near - edge))])
    before = begun[(begun < edge) & (begun >= edge - LONGEST_SLIDE)]
    return float(before[-1]) if len(before) else edge


def _note(curve: PitchCurve, levels: Floats, start: float, end: float) -> SungNote | None:
    """Give the note between two moments, or None where it is too short or too unsure to be one."""
    if end - start < SHORTEST:
        return None
    a, b = round(start / HOP), max(round(end / HOP), round(start / HOP) + 1)
    midi = curve.midi[a:b]
    known = np.isfinite(midi)
    if not known.any() or curve.confidence[a:b][known].mean() < SURE:
        return None
    middle = float(np.median(_middle(midi[known])))
    pitch = round(middle)
    loudness = float(levels[round(start / FINEST) : round(end / FINEST) + 1].max())
    return SungNote(round(start, 4), round(end - start, 4), pitch, round((middle - pitch) * 100, 1), round(loudness, 1))


def _middle(midi: Floats) -> Floats:
    """Leave out the beginning and the end of a note, where a voice slides: a fifth at each side, at most 80 ms."""
    edge = min(len(midi) // 5, round(0.08 / HOP))
    return midi[edge : len(midi) - edge]
