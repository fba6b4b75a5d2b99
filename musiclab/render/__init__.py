"""From a song to samples: the same samples every time, in blocks, so that memory does not grow with length."""

from __future__ import annotations

from musiclab.render.mixer import blocks, render, stems

__all__ = ["blocks", "render", "stems"]
