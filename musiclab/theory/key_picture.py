"""The picture of a key: how long each pitch class sounds, beside what the profile of the key expects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musiclab.language import say
from musiclab.paper import BLUE, HAIR, INK, labelled, page
from musiclab.song.pitch import FLATS, SHARPS
from musiclab.theory.profiles import PROFILES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from musiclab.theory.key import KeyFound


def draw_key(found: KeyFound, ax: Axes | None) -> Axes:
    """Draw the weights of the pitch classes from the home note up; those outside the key are hatched."""
    ax = page(ax)
    profile = PROFILES[found.profile]
    expected = profile.major if found.nearest.mode == "major" else profile.minor
    order = [(found.key.home + step) % 12 for step in range(12)]
    names = FLATS if "b" in found.key.tonic or found.key.tonic == "F" else SHARPS
    shares = [100 * found.weights[one] for one in order]
    bars = ax.bar(range(12), shares, color=BLUE, width=0.62, label=say("your song"))
    for bar, one in zip(bars, order, strict=True):
        if one not in found.key.scale:
            bar.set_hatch("//")
            bar.set_edgecolor("white")
    ax.plot(range(12), [100 * weight / sum(expected) for weight in expected], color=INK, marker="o", linewidth=1, label=say("what is usual in {key}", key=found.nearest))
    ax.set_xticks(range(12), [names[one] for one in order])
    ax.grid(axis="y", color=HAIR)
    ax.legend(frameon=False, fontsize=9)
    return labelled(ax, x="", y=say("share of the time, of 100"), title=say("{key}; after that most likely {other}", key=found.key, other=found.runner_up))
