"""The picture of an idea that comes back: each statement over the time of the piece."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musiclab.language import say
from musiclab.paper import BLUE, INK, labelled, page
from musiclab.song.time import PER_BEAT
from musiclab.theory.line_picture import name_pitches
from musiclab.theory.motif import Statement

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from musiclab.theory.motif_search import Recurring


def draw_motif(found: Recurring, ax: Axes | None) -> Axes:
    """Draw each statement as the outline of the idea, where it sounds and as high as it lies."""
    ax = page(ax)
    for one, notes in zip(found.statements, found.notes, strict=True):
        times = [note.start / PER_BEAT for note in notes]
        heights = [note.pitch for note in notes]
        ax.plot(times, heights, color=BLUE, marker="o", markersize=4, linewidth=1.4)
        ax.annotate(_changed(one), (times[0], max(heights)), xytext=(0, 6), textcoords="offset points", fontsize=8, color=INK)
    name_pitches(ax, [note.pitch for notes in found.notes for note in notes])
    return labelled(ax, x=say("beats from the beginning"), y="", title=str(found))


def _changed(one: Statement) -> str:
    words = [f"{one.semitones:+d}" if one.semitones else "", say("turned over") if one.inverted else "", {2.0: say("twice as slow"), 0.5: say("twice as fast")}.get(one.factor, "")]
    return ", ".join(word for word in words if word)
