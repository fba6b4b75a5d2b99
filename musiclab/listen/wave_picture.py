"""The waveform of a take, with marks where sounds begin and where it clips."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from musiclab.language import say
from musiclab.listen.onsets import Onsets
from musiclab.listen.sound import Sound
from musiclab.paper import BLUE, OCHRE, RED, labelled, page

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLUMNS = 1600
"""Columns of the waveform: about two for each dot of the picture."""


def draw_wave(heard: Sound, begun: Onsets, ax: Axes | None = None, *, clipped: tuple[tuple[float, float], ...] = ()) -> Axes:
    """Draw the waveform of a recording, its onsets as lines, clipped places as crosses at the top."""
    ax = page(ax)
    low, high = _outline(heard)
    times = np.linspace(0, heard.seconds, len(low))
    ax.fill_between(times, low, high, color=BLUE, linewidth=0.3)
    if len(begun):
        ax.vlines(begun.times, -1, 1, color=OCHRE, linewidth=1, label=say("a sound begins"))
    if clipped:
        ax.plot([begin for begin, _ in clipped], [1.0] * len(clipped), "x", color=RED, label=say("too loud"))
    if len(begun) or clipped:
        ax.legend(loc="upper right", fontsize=8, frameon=False)
    ax.set_ylim(-1.05, 1.05)
    ax.set_xlim(0, heard.seconds)
    return labelled(ax, x=say("seconds"), y=say("how far the air moves"), title=str(begun))


def _outline(heard: Sound) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give the lowest and the highest sample of each column."""
    edges = np.linspace(0, heard.frames, min(COLUMNS, heard.frames) + 1).astype(int)
    low, high = np.zeros(len(edges) - 1), np.zeros(len(edges) - 1)
    for i in range(len(low)):
        part = heard.part(int(edges[i]), int(edges[i + 1]))
        low[i], high[i] = part.min(), part.max()
    return low, high
