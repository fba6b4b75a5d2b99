"""The manifest of what is handed in: whose it is, when, and a fingerprint of every file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from musiclab.classroom.assignment_json import TIME, read_file
from musiclab.errors import ClassroomError
from musiclab.language import say
from musiclab.song.limits import shown
from musiclab.song.wire.shape import listing, optional, record, row, text, whole

FORMAT, VERSION = "musiclab-submission", 1
NAME = "manifest.json"
MOST_FILES = 5_000
MOST_AUTHORS = 200


@dataclass(frozen=True, slots=True)
class Sealed:
    """A file as it was handed in: its name, its SHA-256 in hex, and how many bytes it has."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a submission says of itself: ``number`` counts how often this was handed in, ``contributions`` the edits of each author in a group."""

    assignment: str
    class_name: str
    student: str
    handed_in: datetime | None
    files: tuple[Sealed, ...]
    authors: tuple[str, ...] = ()
    number: int = 1
    made_with: str = ""
    contributions: tuple[tuple[str, int], ...] = ()

    @property
    def sealed(self) -> dict[str, Sealed]:
        """The files by their names."""
        return {file.name: file for file in self.files}


_FILE = record(Sealed, {"name": text, "sha256": text, "size": whole})
COUNTS = listing(row(lambda name, edits: (str(name), int(edits)), ("name", "edits"), list), most=MOST_AUTHORS)
"""Edits by author, as JSON has them."""
_MANIFEST = record(Manifest, {
    "assignment": text, "class_name": text, "student": text, "handed_in": optional(TIME), "files": listing(_FILE, most=MOST_FILES),
    "authors": listing(text, most=MOST_AUTHORS), "number": whole, "made_with": text, "contributions": COUNTS,
})  # fmt: skip


def write_manifest(manifest: Manifest) -> bytes:
    """Give a manifest as the bytes of its file: equal manifests give equal bytes, and so the same receipt."""
    body = _MANIFEST.write(manifest)
    content = {"format": FORMAT, "version": VERSION, **(body if isinstance(body, dict) else {})}
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def read_manifest(data: bytes) -> Manifest:
    """Read a manifest; ClassroomError in a sentence for anything else.

    >>> manifest = Manifest("first-beat", "9b", "mira", None, (Sealed("songs/a/song.json", "00" * 32, 2),))
    >>> read_manifest(write_manifest(manifest)) == manifest
    True
    """
    manifest = read_file(data, _MANIFEST, kind=FORMAT, version=VERSION, what=say("a list of what was handed in"))
    for name in (manifest.assignment, manifest.student, *manifest.authors):
        if len(name) > 64 or not name.isprintable():
            raise ClassroomError(say("{name} came as a name in what was handed in. It is too long, or holds signs that cannot be seen.", name=shown(name)))
    return manifest
