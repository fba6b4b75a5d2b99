"""The code of a notebook as text: read, never run, and readable in whatever state a notebook comes."""

from __future__ import annotations

import json
from pathlib import Path

MOST_BYTES = 50_000_000
MOST_CELLS = 5_000


def code_cells(path: Path) -> tuple[str, ...]:
    """Give the texts of the code cells of a notebook, or of a Python file as one; nothing where it cannot be read.

    Cells in another order, doubled, converted or damaged are read as far as they are there.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            return ()
        text = path.read_text("utf-8", errors="replace")
    except OSError:
        return ()
    return (text,) if path.suffix == ".py" else cells_in(text)


def cells_in(text: str) -> tuple[str, ...]:
    """Give the texts of the code cells of a notebook that came as text.

    >>> cells_in('{"cells": [{"cell_type": "code", "source": ["a = 1"]}, {"cell_type": "markdown", "source": "b"}]}')
    ('a = 1',)
    """
    try:
        notebook = json.loads(text)
    except (ValueError, RecursionError):
        return ()
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    rows = cells[:MOST_CELLS] if isinstance(cells, list) else []
    found = (_source(cell) for cell in rows if isinstance(cell, dict) and cell.get("cell_type") == "code")
    return tuple(source for source in found if source.strip())


def _source(cell: dict[str, object]) -> str:
    source = cell.get("source")
    lines = source if isinstance(source, list) else [source]
    return "".join(line for line in lines if isinstance(line, str))
