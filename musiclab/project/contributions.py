"""Who has done how much in a song that several make: edits counted by their author. Counted only where the workspace asks for it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from musiclab.errors import FileError
from musiclab.formats.replace_file import replacing
from musiclab.project.workspace import MARK

NAME = "contributions.json"
ASKED = "count-contributions"
"""A file of this name beside the locks asks for it: an assignment for a group."""
MOST_AUTHORS = 200
LONGEST = 64


class Contributions:
    """Counts the edits of each author in one project, and keeps the counts beside its history; a page's own undo counts as an edit too."""

    def __init__(self, project: Path) -> None:
        self._path = project / "history" / NAME
        around = next((place for place in project.parents if (place / MARK).is_dir()), None)
        self.asked = around is not None and (around / MARK / ASKED).is_file()
        self._counts = Counter(read_contributions(project)) if self.asked else Counter()

    def add(self, names: Iterable[str]) -> None:
        """Count one edit for each name; code in a cell, which has no name, is counted as such."""
        if not self.asked:
            return
        self._counts.update(name[:LONGEST] for name in names)
        with suppress(OSError, FileError), replacing(self._path) as part:  # a count that cannot be kept costs nobody an edit
            part.write_text(json.dumps(dict(self._counts), ensure_ascii=False, sort_keys=True) + "\n", "utf-8")


def read_contributions(project: Path) -> Mapping[str, int]:
    """Give the edits of each author in a project; nothing where none were counted, or the file cannot be read."""
    try:
        found = json.loads((project / "history" / NAME).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    rows = list(found.items())[:MOST_AUTHORS] if isinstance(found, dict) else []
    return {str(name)[:LONGEST]: count for name, count in rows if type(count) is int and 0 < count < 10**9}


def contributions_in(projects: Path) -> tuple[tuple[str, int], ...]:
    """Give the edits of each author over all songs of a folder of projects, the most first."""
    total = Counter[str]()
    for path in sorted(projects.glob(f"*/history/{NAME}")):
        total.update(read_contributions(path.parent.parent))
    return tuple(sorted(total.items(), key=lambda one: (-one[1], one[0])))
