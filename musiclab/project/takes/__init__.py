"""The recordings of a project: taking them down, keeping them, finding them again, and erasing them."""

from __future__ import annotations

from musiclab.project.takes.reading import heard_in, takes_in

__all__ = ["heard_in", "takes_in"]
