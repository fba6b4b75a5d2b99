"""What of a parcel is the work: found by its place, by its fingerprint, or by what it is, whatever has become of its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from musiclab.classroom.manifest import Manifest
from musiclab.classroom.parcel.entry import Entry, Parcel, shown_name
from musiclab.classroom.parcel.found_manifest import FoundManifest
from musiclab.classroom.receipt import digest_of
from musiclab.errors import ClassroomError
from musiclab.language import say

MEGA = 1_000_000
TAKES = 400 * MEGA
"""Bytes that a file may have at most, by what it is."""
PLACES: Mapping[str, int] = {
    r"songs/[a-z0-9][a-z0-9_-]{0,63}/song\.json": 64 * MEGA,
    r"songs/[a-z0-9][a-z0-9_-]{0,63}/takes/[a-z0-9][a-z0-9_-]{0,63}\.(flac|wav)": TAKES,
    r"songs/[a-z0-9][a-z0-9_-]{0,63}/takes/[a-z0-9][a-z0-9_-]{0,63}\.json": MEGA,
    r"songs/[a-z0-9][a-z0-9_-]{0,63}/[^/]{1,100}\.(md|txt)": MEGA // 5,
    r"songs/[a-z0-9][a-z0-9_-]{0,63}/history/[^/]{1,100}\.jsonl?": 64 * MEGA,
    r"lesson\.ipynb": 50 * MEGA,
    r"progress\.json": MEGA,
    r"preview\.ogg": 50 * MEGA,
}
"""The places that work may lie in, and how large it may be there; nothing else is ever unpacked."""
MOST_IN_ALL = 1_500 * MEGA
MOST_SEARCHED = 200
UNREAD = "?"
"""What stands for the SHA-256 of a file that is damaged."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """The work: each file under the name it belongs under, and what is to be said.

    ``digest`` is the SHA-256 of its manifest, or of its files where it has none; ``content`` that of all of it, by which the same work that comes
    twice is known; ``sealed`` says that every file is as the manifest has it.
    """

    files: Mapping[str, Entry]
    digest: str
    content: str
    sealed: bool
    trouble: tuple[str, ...]


def most_bytes(name: str) -> int:
    """Give how large a file of that name may be; 0 where no work lies under it."""
    return next((most for place, most in PLACES.items() if re.fullmatch(place, name)), 0)


def arrange(parcel: Parcel, found: FoundManifest, *, songs: tuple[str, ...]) -> Arranged:
    """Find the work in a parcel with its manifest. ``songs`` are the names of the songs that are asked for, the main one last."""
    said: list[str] = [*parcel.trouble, *found.trouble]
    manifest, entry = found.manifest, found.entry
    root = entry.parts[:-1] if entry else _root(parcel)
    inside = {"/".join(each.parts[len(root) :]): each for each in parcel.entries if each.parts[: len(root)] == root and each is not entry}
    files = {name: each for name, each in inside.items() if most_bytes(name)}
    rest = [each for each in parcel.entries if each is not entry and each not in files.values()]
    if manifest:
        _restore(manifest, files, rest, said)
    else:
        said.append(say("The list of what was handed in is not in it, so nothing tells whether it is whole."))
    _recognise(files, rest, songs, said)
    if rest:
        names = ", ".join(shown_name(each.parts[-1]) for each in rest[:3])
        said.append(say("{count} other files were left out: {names}.", count=len(rest), names=names) if len(rest) > 1 else say("Another file was left out: {names}.", names=names))
    files = _within_limits(files, said)
    digests = _digests(files, said)
    differences = tuple(_differences(manifest, digests)) if manifest else ()
    sealed = manifest is not None and not differences and UNREAD not in digests.values()
    lines = "\n".join(f"{name} {digest}" for name, digest in sorted(digests.items())).encode()
    digest = found.digest or digest_of(lines)
    return Arranged(files, digest, digest_of(digest.encode() + lines), sealed, tuple(dict.fromkeys((*said, *differences))))


def _root(parcel: Parcel) -> tuple[str, ...]:
    """Give the folder that the work lies in, where somebody has packed a folder inside a folder."""
    for entry in parcel.entries:
        if "songs" in entry.parts[:-1]:
            return entry.parts[: entry.parts.index("songs")]
    heads = {entry.parts[:-1] for entry in parcel.entries}
    return heads.pop() if len(heads) == 1 else ()


def _restore(manifest: Manifest, files: dict[str, Entry], rest: list[Entry], said: list[str]) -> None:
    """Put files that were renamed back under their names: their fingerprints tell which they are."""
    gone = {file.sha256: file.name for file in manifest.files if file.name not in files and most_bytes(file.name)}
    sizes = {file.size for file in manifest.files}
    for entry in [each for each in rest if gone and each.size in sizes][:MOST_SEARCHED]:
        try:
            name = gone.pop(entry.digest(TAKES), "")
        except ClassroomError:
            continue
        if name:
            files[name] = entry
            rest.remove(entry)
            said.append(say("{found} was renamed; it is {name}.", found=shown_name(entry.parts[-1]), name=name))


def _recognise(files: dict[str, Entry], rest: list[Entry], songs: tuple[str, ...], said: list[str]) -> None:
    """Find a song and a notebook by what they are, where none lies in its place."""
    have = {name.split("/")[1] for name in files if name.endswith("/song.json")}
    wanted = [name for name in reversed(songs) if name not in have]
    for entry in [each for each in rest if ".json" in each.parts[-1].lower()][:MOST_SEARCHED]:
        if wanted and _holds(entry, b'"musiclab-song"'):
            name = next((song for song in wanted if song in entry.parts or entry.parts[-1].startswith(song)), wanted[0])
            wanted.remove(name)
            files[f"songs/{name}/song.json"] = entry
            rest.remove(entry)
            said.append(say("The song {name} was found in {found}.", name=name, found=shown_name(entry.name)))
    notebook = next((each for each in rest if ".ipynb" in each.parts[-1].lower()), None)
    if notebook and "lesson.ipynb" not in files:
        files["lesson.ipynb"] = notebook
        rest.remove(notebook)
        said.append(say("The notebook was found in {found}.", found=shown_name(notebook.name)))


def _holds(entry: Entry, sign: bytes) -> bool:
    try:
        data = entry.read(64 * MEGA)
    except ClassroomError:
        return False
    return sign in data or sign.decode().encode("utf-16-le") in data or sign.decode().encode("utf-16-be") in data


def _within_limits(files: Mapping[str, Entry], said: list[str]) -> dict[str, Entry]:
    kept, left = dict[str, Entry](), MOST_IN_ALL
    for name, entry in files.items():
        if entry.size > most_bytes(name) or entry.size > left:
            said.append(say("{name} is too large to be what it says it is, and was left out.", name=shown_name(name)))
            continue
        kept[name] = entry
        left -= entry.size
    return kept


def _digests(files: Mapping[str, Entry], said: list[str]) -> dict[str, str]:
    """Give the SHA-256 of each file, read once; of one that is damaged, say so."""
    found = {}
    for name, entry in files.items():
        try:
            found[name] = entry.digest(most_bytes(name))
        except ClassroomError as problem:
            found[name] = UNREAD
            said.append(str(problem))
    return found


def _differences(manifest: Manifest, digests: Mapping[str, str]) -> Iterator[str]:
    """Say which files are other than they were handed in."""
    for file in manifest.files:
        digest = digests.get(file.name)
        if digest is None:
            yield say("{name} is in the list of what was handed in, and did not arrive.", name=shown_name(file.name))
        elif digest not in (file.sha256, UNREAD):
            yield say("{name} was changed after it was handed in.", name=shown_name(file.name))
    for name in digests.keys() - manifest.sealed.keys():
        yield say("{name} was put in after it was handed in.", name=shown_name(name))
