"""Reading a zip that nobody has looked at before: what it says of itself counts only as far as it is so."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO
from zlib import error as zlib_error

from musiclab.classroom.parcel.entry import MOST_ENTRIES, Entry, Parcel, is_noise, safe_parts, shown_name
from musiclab.classroom.parcel.salvage import salvage
from musiclab.errors import ClassroomError
from musiclab.language import say

READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
BROKEN = (zipfile.BadZipFile, zlib_error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError, OverflowError)
"""What Python raises for an archive that is not as it should be."""


def open_zip(source: Path | IO[bytes], *, name: str) -> Parcel:
    """Open a zip; of one that is cut short or damaged, give what can still be read. ClassroomError where that is nothing."""
    try:
        archive = zipfile.ZipFile(source)
    except BROKEN:
        found = salvage(source)
        if not found:
            raise ClassroomError(say("{name} is no zip that can be read: it may have been cut short on its way. Ask for it again.", name=shown_name(name))) from None
        return Parcel(found, (say("{name} was cut short on its way; what could still be read was kept.", name=shown_name(name)),))
    entries, trouble = _entries(archive)
    return Parcel(entries, trouble, archive.close)


def _entries(archive: zipfile.ZipFile) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    found: dict[str, Entry] = {}
    trouble: list[str] = []
    members = archive.infolist()
    if len(members) > MOST_ENTRIES:
        trouble.append(say("It holds {count:,} files; only the first {most:,} were looked at.", count=len(members), most=MOST_ENTRIES))
    for member in members[:MOST_ENTRIES]:
        if member.is_dir():
            continue
        try:
            entry = _entry(archive, member)
        except ClassroomError as problem:
            trouble.append(str(problem))
            continue
        if is_noise(entry.parts):
            continue
        if entry.name in found:
            trouble.append(say("{name} is in it twice; the first was kept.", name=shown_name(entry.name)))
            continue
        found[entry.name] = entry
    return tuple(found.values()), tuple(dict.fromkeys(trouble))


def _entry(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Entry:
    parts = safe_parts(member.filename)
    if stat.S_ISLNK(member.external_attr >> 16):
        raise ClassroomError(say("{name} is a link to another file. Links were left out.", name=shown_name(member.filename)))
    if member.flag_bits & 1:
        raise ClassroomError(say("{name} is locked with a password. Hand it in without one.", name=shown_name(member.filename)))
    if member.compress_type not in READABLE:
        raise ClassroomError(say("{name} is packed in a way that cannot be read here. Pack it as a plain zip.", name=shown_name(member.filename)))
    return Entry(parts, member.file_size, _opener(archive, member))


def _opener(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Callable[[], AbstractContextManager[IO[bytes]]]:
    return lambda: _opened(archive, member)


@contextmanager
def _opened(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[IO[bytes]]:
    """Open one file; whatever is wrong with it becomes a sentence, also while it is read."""
    try:
        with archive.open(member) as file:
            yield file
    except BROKEN as problem:
        if isinstance(problem, FileExistsError | PermissionError) or getattr(problem, "errno", None):
            raise  # the disk's own trouble, not the archive's
        raise ClassroomError(say("{name} is damaged in the zip and could not be read.", name=shown_name(member.filename))) from problem
