"""The picture of what changes over time, such as keys and chords: a bar for each stretch, in the row of its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from musiclab.language import say
from musiclab.paper import BLUE, HAIR, INK, labelled, page
from musiclab.song.time import PER_BEAT, Tick

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FEW = 24
"""So many stretches have their names written on them."""


def draw_stretches(rows: Sequence[tuple[Tick, Tick, str]], ax: Axes | None, *, title: str) -> Axes:
    """Draw stretches given as start and end in ticks and a name; equal names share a row, in the order in which they come."""
    names = list(dict.fromkeys(name for _, _, name in rows))
    ax = page(ax, height=1.4 + 0.28 * min(len(names), 14))
    for start, end, name in rows:
        ax.barh(names.index(name), (end - start) / PER_BEAT, left=start / PER_BEAT, height=0.7, color=BLUE, edgecolor="white")
        if len(rows) <= FEW:
            ax.text((start + end) / 2 / PER_BEAT, names.index(name), name, ha="center", va="center", color="white", fontsize=8, clip_on=True)
    ax.set_yticks(range(len(names)), names, color=INK)
    ax.invert_yaxis()
    ax.grid(axis="x", color=HAIR)
    ax.set_axisbelow(True)
    return labelled(ax, x=say("beats from the beginning"), y="", title=title)
