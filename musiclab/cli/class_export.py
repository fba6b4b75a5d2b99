"""``musiclab class export``: marks for the gradebook of a learning platform."""

from __future__ import annotations

from pathlib import Path

from musiclab.classroom.class_folder import write_whole
from musiclab.classroom.exports import export_csv
from musiclab.classroom.exports.class_lines import class_lines
from musiclab.cli.classes import find_class
from musiclab.language import say


def export_marks(folder: Path | None, assignment: str, *, platform: str, to: Path | None, quiet: bool) -> None:
    """Write the marks of an assignment for a platform, beside the class unless ``to`` names a file, and say where they are."""
    klass = find_class(folder)
    asked = klass.assignment(assignment)
    lines = class_lines(klass, asked)
    text = export_csv(platform, asked, lines)
    file = to or klass.path / f"{asked.id}-{platform}.csv"
    write_whole(file, ("\ufeff" + text if platform == "google" else text).encode())
    if not quiet:
        marked = sum(line.points is not None for line in lines)
        print(say("{file} holds the marks of {count} of {all}. The others' cells are empty, which changes nothing there.", file=file, count=marked, all=len(lines)))
