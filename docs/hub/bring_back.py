"""Brings feedback to the students on the hub: ``python bring_back.py class-9b first-beat``, typed by the teacher.

What `musiclab class return` has written for a student is copied to where that student, and no classmate, can read it.
"""

import os
import sys
from pathlib import Path

from musiclab.formats.replace_file import replacing

POST = Path(os.environ.get("MUSICLAB_HUB", "/srv/musiclab")) / "post"


def bring_back(klass: Path, assignment: str) -> list[str]:
    """Copy the feedback of an assignment to its students; give their names."""
    brought = set()
    for file in sorted((klass / "returned" / assignment).iterdir()):
        student = file.name.removesuffix(".html").removesuffix(".feedback.json")
        box = POST / student
        if file.is_file() and box.is_dir():
            with replacing(box / f"{assignment}{file.name.removeprefix(student)}") as part:
                part.write_bytes(file.read_bytes())
            brought.add(student)
    return sorted(brought)


if __name__ == "__main__":
    for name in bring_back(Path(sys.argv[1]), sys.argv[2]):
        print(f"{name} can read it now: from-teacher/{sys.argv[2]}.html")
