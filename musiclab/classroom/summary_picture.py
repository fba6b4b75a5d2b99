"""Pictures of a class: what is not there yet, how much each has, and how far each criterion has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musiclab.classroom.rubric import LEVELS
from musiclab.classroom.summary import BINS, Summary
from musiclab.language import say
from musiclab.paper import BLUE, FAINT, HAIR, INK, OCHRE, PAPER, TEAL, labelled, page

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis

MOST_ROWS, LONGEST_TITLE = 12, 48
SHADES = (HAIR, "#a9b8ea", BLUE, "#25388a")
"""From starting to beyond; each step darker, and the number stands in it."""


def draw_missed(summary: Summary, ax: Axes | None = None) -> Axes:
    """Draw in how many pieces each thing is there, and in how many not yet: what most have not found is on top."""
    rows = summary.listened[:MOST_ROWS]
    ax = page(ax, height=1.2 + 0.34 * max(len(rows), 1))
    places = range(len(rows), 0, -1)
    ax.barh(places, [one.there for one in rows], color=TEAL, height=0.62)
    ax.barh(places, [one.not_yet for one in rows], left=[one.there for one in rows], color=PAPER, edgecolor=OCHRE, hatch="///", height=0.62)
    for place, one in zip(places, rows, strict=True):
        ax.annotate(str(one.there), (one.all, place), (5, 0), textcoords="offset points", va="center", color=INK, fontsize=9)
    ax.set_yticks(list(places), [_short(one.title) for one in rows])
    _count(ax.xaxis)
    return labelled(ax, x=say("pieces (filled: there, striped: not yet)"), y="", title=say("{title}: what is there", title=_plain(summary.title)))


def draw_credit(summary: Summary, ax: Axes | None = None) -> Axes:
    """Draw how many have how much of what was asked."""
    ax = page(ax)
    ax.bar([at + 0.5 for at in range(BINS)], summary.credit, width=0.9, color=BLUE)
    ax.set_xticks(range(BINS + 1), [f"{at / BINS:g}" for at in range(BINS + 1)])
    _count(ax.yaxis)
    return labelled(ax, x=say("how much of what was asked is there (1 is all of it)"), y=say("students"), title=say("{title}: how far the class has come", title=_plain(summary.title)))


def draw_levels(summary: Summary, ax: Axes | None = None) -> Axes:
    """Draw for each criterion how many are at which level."""
    names = list(summary.levels)
    ax = page(ax, height=1.4 + 0.4 * max(len(names), 1))
    places = range(len(names), 0, -1)
    for level, (word, shade) in enumerate(zip(LEVELS, SHADES, strict=True)):
        starts = [sum(summary.levels[name][:level]) for name in names]
        counts = [summary.levels[name][level] for name in names]
        bars = ax.barh(places, counts, left=starts, color=shade, edgecolor=PAPER, label=say(word), height=0.66)
        ax.bar_label(bars, [str(count) if count else "" for count in counts], label_type="center", color=INK if level < 2 else PAPER, fontsize=9)
    ax.set_yticks(list(places), [_short(name) for name in names])
    _count(ax.xaxis)
    if names:
        ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1.08), ncols=len(LEVELS), frameon=False, fontsize=9, labelcolor=FAINT)
    return labelled(ax, x=say("students"), y="", title=say("{title}: what the teacher heard", title=_plain(summary.title)))


def _count(axis: Axis) -> None:
    """Number an axis in whole students."""
    from matplotlib.ticker import MaxNLocator

    axis.set_major_locator(MaxNLocator(integer=True))


def _short(title: str) -> str:
    """Give a title as it fits beside a bar."""
    return _plain(title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…")


def _plain(words: str) -> str:
    """Give words in which a dollar sign is a sign, and begins no formula."""
    return words.replace("$", r"\$")
