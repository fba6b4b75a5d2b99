"""Outputs of a notebook that can be brought up to date later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class Publish(Protocol):
    """Puts an output below the cell that runs, or brings the outputs of that ``id`` up to date; from any thread."""

    def __call__(self, bundle: Mapping[str, object], /, *, id: str, update: bool) -> None:
        """Publish a bundle: the same thing in several kinds, by their names."""


def publish(bundle: Mapping[str, object], /, *, id: str, update: bool) -> None:
    """Publish a bundle to the notebook that this kernel runs."""
    from IPython.display import publish_display_data

    publish_display_data(dict(bundle), transient={"display_id": id}, update=update)


def in_notebook() -> bool:
    """Say whether this is a kernel, and no terminal: there an output that changes would be printed again and again."""
    try:
        from IPython import get_ipython
    except ImportError:
        return False
    return getattr(get_ipython(), "kernel", None) is not None
