"""The manifest of a parcel, wherever in it somebody has packed it."""

from __future__ import annotations

from dataclasses import dataclass

from musiclab.classroom.manifest import NAME, Manifest, read_manifest
from musiclab.classroom.parcel.entry import Entry, Parcel
from musiclab.classroom.receipt import digest_of
from musiclab.errors import MusicLabError

MOST_BYTES = 2_000_000
MOST_TRIED = 5


@dataclass(frozen=True, slots=True)
class FoundManifest:
    """A manifest where one can be read, the file that it is or should be, its SHA-256 in hex, and what is to be said."""

    manifest: Manifest | None = None
    entry: Entry | None = None
    digest: str = ""
    trouble: tuple[str, ...] = ()


def find_manifest(parcel: Parcel) -> FoundManifest:
    """Give the manifest that lies least deep and can be read."""
    found = sorted((each for each in parcel.entries if each.parts[-1] == NAME), key=lambda each: len(each.parts))
    said: list[str] = []
    for entry in found[:MOST_TRIED]:
        try:
            data = entry.read(MOST_BYTES)
            return FoundManifest(read_manifest(data), entry, digest_of(data), tuple(said))
        except MusicLabError as problem:
            said.append(str(problem))
    return FoundManifest(None, found[0] if found else None, "", tuple(said))
