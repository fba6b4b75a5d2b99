"""Songs as Python, and Python as songs: what the code drawers of the widgets show and read."""

from __future__ import annotations

from musiclab.project.code.lines import Line
from musiclab.project.code.reading import read_code
from musiclab.project.code.song_code import as_code, code_of

__all__ = ["Line", "as_code", "code_of", "read_code"]
