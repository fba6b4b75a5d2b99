"""Notes on a keyboard: two octaves from C, the named ones with a dot and their name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from musiclab.paper import BLUE, FAINT, INK, PAPER, page

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WHITES = (0, 2, 4, 5, 7, 9, 11)
BLACK_WIDTH, BLACK_HEIGHT = 0.6, 0.62


def draw_keys(notes: Mapping[int, str], ax: Axes | None, *, title: str) -> Axes:
    """Draw a keyboard of two octaves or more; ``notes`` gives a name for each semitone above its first C that is marked."""
    from matplotlib.patches import Rectangle

    ax = page(ax, height=1.9)
    octaves = max(2, max(notes, default=0) // 12 + 1)
    for at in range(7 * octaves):
        ax.add_patch(Rectangle((at, 0), 1, 1, facecolor=PAPER, edgecolor=FAINT))
    for semitone in range(12 * octaves):
        if semitone % 12 not in WHITES:
            ax.add_patch(Rectangle((_middle(semitone) - BLACK_WIDTH / 2, 1 - BLACK_HEIGHT), BLACK_WIDTH, BLACK_HEIGHT, facecolor=INK, edgecolor=INK))
    for semitone, name in notes.items():
        white = semitone % 12 in WHITES
        y = 0.16 if white else 1 - BLACK_HEIGHT + 0.16
        ax.plot([_middle(semitone)], [y], marker="o", markersize=16, color=BLUE, markeredgecolor=PAPER)
        ax.text(_middle(semitone), y, name, color="white", fontsize=8, ha="center", va="center")
    ax.set_xlim(0, 7 * octaves)
    ax.set_ylim(0, 1)
    ax.set_axis_off()
    ax.set_title(title, color=INK, fontsize=10, loc="left")
    return ax


def _middle(semitone: int) -> float:
    """Give where the middle of a key lies, in white keys from the first C."""
    octave, above = divmod(semitone, 12)
    if above in WHITES:
        return 7 * octave + WHITES.index(above) + 0.5
    return float(7 * octave + WHITES.index(above - 1) + 1)
