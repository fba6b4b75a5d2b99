"""The pitch curve of a take over the lines of the notes, with the notes of a score behind it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from musiclab.language import say
from musiclab.paper import BLUE, HAIR, OCHRE, labelled, page
from musiclab.song.pitch import pitch_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from musiclab.listen.pitch import PitchCurve

MOST_NAMES = 26
"""Note names at the side; over a wider range only every second, or every octave, is named."""
SURE = 0.6
"""Confidence under which the curve is drawn faintly."""

Written = tuple[float, float, int]
"""A note of a score: its beginning and its length in seconds of the take, and its pitch."""


def draw_pitch(curve: PitchCurve, ax: Axes | None = None, *, score: Iterable[Written] = ()) -> Axes:
    """Draw a pitch curve; notes of a ``score`` lie behind it as bars a semitone high."""
    ax = page(ax, height=3.6)
    written = tuple(score)
    for start, length, pitch in written:
        ax.broken_barh([(start, length)], (pitch - 0.5, 1.0), facecolor=OCHRE, alpha=0.25, edgecolor=OCHRE)
    midi = curve.midi
    ax.plot(curve.times, midi, color=BLUE, linewidth=1.8, alpha=0.35)
    ax.plot(curve.times, np.where(curve.confidence >= SURE, midi, np.nan), color=BLUE, linewidth=1.8)
    heard = [float(value) for value in midi[curve.voiced]] + [float(pitch) for *_, pitch in written] or [60.0]
    _name_notes(ax, int(np.floor(min(heard))) - 1, int(np.ceil(max(heard))) + 1)
    ax.set_xlim(0, max(float(curve.times[-1]), 0.1))
    return labelled(ax, x=say("seconds"), y=say("note"), title=str(curve))


def _name_notes(ax: Axes, low: int, high: int) -> None:
    every = next(step for step in (1, 2, 12, 24, 128) if (high - low) / step <= MOST_NAMES)
    notes = [note for note in range(max(low, 0), min(high, 127) + 1) if note % every == 0]
    ax.set_yticks(notes, [pitch_name(note) for note in notes])
    ax.grid(axis="y", color=HAIR, linewidth=0.8)
    ax.set_axisbelow(True)
    ax.set_ylim(low - 0.5, high + 0.5)
