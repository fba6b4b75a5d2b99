"""Harmony: which chord sounds when, found from all pitched notes together, whatever their texture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from musiclab.song.model import Song
from musiclab.song.time import PER_BEAT, Tick
from musiclab.theory.chord_names import TRIADS, ChordName
from musiclab.theory.meter_strength import strength
from musiclab.theory.remembered import remembered
from musiclab.theory.sounding import Sounding, pitched, sounding

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

STEP = PER_BEAT // 2
"""The grid on which chords change."""
SEVENTHS = {"": {10: "7", 11: "maj7"}, "m": {10: "m7", 11: "mmaj7"}, "dim": {9: "dim7", 10: "m7b5"}, "aug": {}}
CHANGE, WEAK = 0.55, 0.25
"""What a change of chord costs, in beats of sound explained, and how much more on each weaker level of the metre."""
ROOT, THIRD, FIFTH, OUTSIDE, BASS = 1.0, 1.0, 0.85, -1.3, 0.25
"""What a beat of each note says for a chord; the bass says more for its root."""
DIMINISHED = -0.1
"""How much less likely a diminished chord is than another one."""


@dataclass(frozen=True, slots=True)
class Harmony:
    """A chord from tick ``start`` to ``end``."""

    start: Tick
    end: Tick
    chord: ChordName


@remembered
def chords_in(song: Song) -> tuple[Harmony, ...]:
    """Find the chords of a song, one after the other; nothing where no two pitches make one.

    All pitched notes count, arpeggios and passing notes too. A change of chord must be worth it, and is cheaper on strong beats: the best row of chords is found by dynamic programming (after Pardo and Birmingham 2002).

    >>> from musiclab.examples import example
    >>> [str(one.chord) for one in chords_in(example("paper-boats"))][4:8]
    ['Am', 'F', 'C', 'G']
    """
    return chords_of(pitched(sounding(song)), song)


def chords_of(notes: Sequence[Sounding], song: Song) -> tuple[Harmony, ...]:
    """Find the chords that some notes make in a song's metre."""
    if not notes:
        return ()
    cells = _cells(notes)
    first = min(cells)
    last = max(cells)
    path = _best(cells, first, last, song)
    return tuple(_named(run, cells) for run in _runs(path, first))


@dataclass(slots=True)
class _Cell:
    """Half a beat of music: how long each pitch class sounds in beats, and the lowest pitch."""

    weights: list[float]
    lowest: int = 128


def _cells(notes: Sequence[Sounding]) -> dict[int, _Cell]:
    cells: dict[int, _Cell] = {}
    for note in notes:
        # A note that comes in a moment early belongs to what follows.
        start = note.start + STEP // 8
        for at in range(start // STEP, max((note.end - 1) // STEP, start // STEP) + 1):
            cell = cells.setdefault(at, _Cell([0.0] * 12))
            sounds = min(note.end, (at + 1) * STEP) - max(note.start, at * STEP)
            cell.weights[note.pitch % 12] += max(sounds, STEP // 8) / PER_BEAT
            cell.lowest = min(cell.lowest, note.pitch)
    return cells


TEMPLATES = tuple((root, quality) for quality in ("", "m", "dim") for root in range(12))


@cache
def _says() -> Floats:
    """Give what a beat of each pitch class says for each triad, of shape (12, 36)."""
    import numpy as np

    table = np.full((12, len(TEMPLATES)), OUTSIDE)
    for column, (root, quality) in enumerate(TEMPLATES):
        for step in (10, 11) if quality == "" else (10,):
            table[(root + step) % 12, column] = OUTSIDE * 0.2
        for step, weight in zip(TRIADS[quality], (ROOT, THIRD, FIFTH), strict=True):
            table[(root + step) % 12, column] = weight
    return table


def _scores(cells: dict[int, _Cell], first: int, last: int) -> Floats:
    """Give what each cell says for each triad, of shape (cells, 36); silence says nothing."""
    import numpy as np

    weights = np.zeros((last - first + 1, 12))
    bass = np.zeros((last - first + 1, len(TEMPLATES)))
    for at, cell in cells.items():
        weights[at - first] = cell.weights
        bass[at - first, cell.lowest % 12 :: 12] = BASS / 2
    sounds = weights.sum(axis=1, keepdims=True)
    dim = np.where([quality == "dim" for _, quality in TEMPLATES], DIMINISHED, 0.0)
    return np.where(sounds > 0, weights @ _says() / np.maximum(sounds, 1e-9) / 2 + bass + dim, 0.0)


def _best(cells: dict[int, _Cell], first: int, last: int, song: Song) -> list[int]:
    """Give the best chord for each cell, as a row of templates."""
    import numpy as np

    scores = _scores(cells, first, last)
    totals = scores[0]
    came = np.zeros(scores.shape, np.intp)
    here = np.arange(len(TEMPLATES))
    for at in range(1, len(scores)):
        cost = CHANGE - WEAK * strength(song.meter, (first + at) * STEP)
        best = int(totals.argmax())
        changed = totals < totals[best] - cost
        came[at] = np.where(changed, best, here)
        totals = np.where(changed, totals[best] - cost, totals) + scores[at]
    path = [int(totals.argmax())]
    for row in came[:0:-1]:
        path.append(int(row[path[-1]]))
    return path[::-1]


def _runs(path: Sequence[int], first: int) -> list[tuple[int, int, int]]:
    """Give the runs of one chord, as its template, first cell and cell after the last."""
    runs: list[tuple[int, int, int]] = []
    for at, chord in enumerate(path, first):
        if runs and runs[-1][0] == chord:
            runs[-1] = (chord, runs[-1][1], at + 1)
        else:
            runs.append((chord, at, at + 1))
    return runs


def _named(run: tuple[int, int, int], cells: dict[int, _Cell]) -> Harmony:
    template, first, end = run
    root, quality = TEMPLATES[template]
    inside = [cells[at] for at in range(first, end) if at in cells]
    weights = [sum(cell.weights[one] for cell in inside) for one in range(12)]
    whole = sum(weights)
    added = [(weights[(root + step) % 12], name) for step, name in SEVENTHS[quality].items() if weights[(root + step) % 12] >= 0.12 * whole]
    bass = inside[0].lowest % 12 if inside else root
    name = max(added)[1] if added else quality
    return Harmony(first * STEP, end * STEP, ChordName(root, name, bass))


def harmonic_rhythm(chords: Sequence[Harmony]) -> tuple[float, ...]:
    """Give how many beats each chord lasts."""
    return tuple((one.end - one.start) / PER_BEAT for one in chords)
