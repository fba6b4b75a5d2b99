"""The picture of a range: for how long each pitch sounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musiclab.language import say
from musiclab.paper import BLUE, HAIR, labelled, page
from musiclab.song.pitch import pitch_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from musiclab.theory.tessitura import Tessitura


def draw_tessitura(found: Tessitura, ax: Axes | None) -> Axes:
    """Draw a bar for each pitch, as long as it sounds; outside the tessitura it is an outline."""
    ax = page(ax)
    for pitch, beats in found.beats:
        inside = found.low <= pitch <= found.high
        ax.bar(pitch, beats, width=0.8, color=BLUE if inside else "white", edgecolor=BLUE)
    ticks = range(found.lowest.pitch, found.highest.pitch + 1, max(1, found.semitones // 12))
    ax.set_xticks(list(ticks), [pitch_name(pitch) for pitch in ticks])
    ax.grid(axis="y", color=HAIR)
    ax.set_axisbelow(True)
    return labelled(ax, x="", y=say("beats"), title=str(found))
