"""The page that pictures of music are drawn on: readable on a light and on a dark notebook, with words beside it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PAPER, INK, FAINT, HAIR = "#fcfcfd", "#20242c", "#5a6270", "#d9dce2"
BLUE, OCHRE, TEAL, RED = "#3f5fd3", "#916500", "#006f6c", "#c62828"
"""Each at least 4.5 to 1 on the paper; whatever a colour says, a shape or a word says too."""
WIDTH, HEIGHT = 8.0, 2.8
"""Inches."""


def page(ax: Axes | None, *, height: float = HEIGHT) -> Axes:
    """Give the axes to draw on: those that came, or new ones on paper of their own."""
    if ax is None:
        # A figure without pyplot: nothing is kept open, and widgets may draw from any thread.
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        figure = Figure(figsize=(WIDTH, height), facecolor=PAPER, layout="constrained")
        FigureCanvasAgg(figure)
        ax = figure.add_subplot()
    ax.set_facecolor(PAPER)
    ax.tick_params(colors=FAINT, labelsize=9)
    for side, spine in ax.spines.items():
        spine.set_visible(side in ("left", "bottom"))
        spine.set_color(HAIR)
    return ax


def labelled(ax: Axes, *, x: str, y: str, title: str) -> Axes:
    """Name both axes, and say above the picture what it shows."""
    ax.set_xlabel(x, color=INK, fontsize=10)
    ax.set_ylabel(y, color=INK, fontsize=10)
    ax.set_title(title, color=INK, fontsize=10, loc="left", wrap=True)
    return ax


def shown_in_cell(draw: Callable[[], Axes], words: str) -> dict[str, object]:
    """Give what a notebook cell shows: the picture, with its words for those who don't see it."""
    from base64 import b64encode
    from html import escape

    png = BytesIO()
    figure = draw().figure
    figure.savefig(png, format="png", dpi=110, facecolor=PAPER)  # type: ignore[union-attr]
    data = b64encode(png.getvalue()).decode("ascii")
    alt = escape(words, quote=True)
    return {"text/plain": words, "text/html": f'<img src="data:image/png;base64,{data}" alt="{alt}" style="max-width: 100%">', "image/png": data}
