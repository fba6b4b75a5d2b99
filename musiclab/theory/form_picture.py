"""The picture of a form: a square for each pair of stretches, darker the more alike they are, with their letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musiclab.language import say
from musiclab.paper import INK, labelled, page

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from musiclab.theory.form import Form


def draw_form(form: Form, ax: Axes | None) -> Axes:
    """Draw how alike the stretches of a song are."""
    ax = page(ax, height=4.2)
    count = len(form.stretches)
    ax.imshow([list(row) for row in form.likeness] or [[0.0]], cmap="Blues", vmin=0, vmax=1)
    names = [f"{letter} {name}".strip() for letter, name in zip(form.letters, form.names, strict=True)]
    ax.set_xticks(range(count), names, color=INK, rotation=30 if count > 6 else 0)
    ax.set_yticks(range(count), names, color=INK)
    for i in range(count if count <= 12 else 0):
        for j in range(count):
            ax.text(j, i, f"{form.likeness[i][j]:.1f}", ha="center", va="center", fontsize=8, color="white" if form.likeness[i][j] > 0.6 else INK)
    return labelled(ax, x="", y="", title=say("How alike the parts are: {letters}", letters=form.letters))
