"""How many sounds come how early or late, as a histogram around the beat."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from musiclab.language import say
from musiclab.paper import BLUE, INK, TEAL, labelled, page

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from musiclab.listen.timing import Timing

BAR_MS = 10.0
"""Milliseconds for each bar of the histogram."""
TOGETHER_MS = 20.0


def draw_timing(timing: Timing, ax: Axes | None = None) -> Axes:
    """Draw how early and late the sounds come: the beat is the line in the middle, what seems together is shaded."""
    from matplotlib.ticker import MaxNLocator

    ax = page(ax)
    reach = max(float(np.ceil(np.abs(timing.off_ms).max() / BAR_MS)) * BAR_MS, 50.0)
    edges = np.arange(-reach, reach + BAR_MS, BAR_MS)
    ax.axvspan(-TOGETHER_MS, TOGETHER_MS, color=TEAL, alpha=0.12, label=say("seems together"))
    ax.hist(timing.off_ms, bins=edges, color=BLUE, edgecolor="white", linewidth=0.8)  # type: ignore[arg-type]
    ax.axvline(0, color=INK, linewidth=1.2, label=say("the beat"))
    ax.axvline(timing.mean_ms, color=BLUE, linewidth=1.2, linestyle="--", label=say("your average"))
    ax.legend(loc="upper right", fontsize=8, frameon=False)
    ax.yaxis.set_major_locator(MaxNLocator(integer=True))
    return labelled(ax, x=say("milliseconds early (left) or late (right)"), y=say("sounds"), title=str(timing))
