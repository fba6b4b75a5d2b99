"""Opening whatever was handed in: a zip, a folder, or a single file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from pathlib import Path
from typing import IO

from musiclab.classroom.parcel.entry import MOST_ENTRIES, Entry, Parcel, is_noise, safe_parts, shown_name
from musiclab.classroom.parcel.zip_reading import open_zip
from musiclab.errors import ClassroomError
from musiclab.language import say

MOST_BYTES = 2_000_000_000


def open_parcel(path: Path) -> Parcel:
    """Open what was handed in; ClassroomError in a sentence where nothing of it can be read. Links are never followed."""
    try:
        if path.is_symlink():
            raise ClassroomError(say("{name} is a link to another file. Links were left out.", name=shown_name(path.name)))
        if path.is_dir():
            return _folder(path)
        if not path.is_file():  # a pipe or a device would be waited for without end
            raise ClassroomError(say("{name} is no file that can be read. It was left out.", name=shown_name(path.name)))
        size = path.stat().st_size
        head = _head(path)
    except OSError as problem:
        raise ClassroomError(say("{name} cannot be read: {reason}.", name=shown_name(path.name), reason=problem.strerror)) from problem
    if size > MOST_BYTES:
        raise ClassroomError(say("{name} has {size:.0f} MB, and the most is {most:.0f} MB. Ask for shorter recordings.", name=shown_name(path.name), size=size / 1e6, most=MOST_BYTES / 1e6))
    if size == 0:
        raise ClassroomError(say("{name} is empty: nothing arrived. Ask for it again.", name=shown_name(path.name)))
    if head.startswith(b"PK") or path.suffix.lower() == ".zip":
        return open_zip(path, name=path.name)
    return Parcel((_file(path, (path.name,), size),))


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(4)


def _folder(path: Path) -> Parcel:
    entries: list[Entry] = []
    trouble: list[str] = []
    for file, parts in _files(path):
        try:
            if file.is_symlink():
                trouble.append(say("{name} is a link to another file. Links were left out.", name=shown_name(parts[-1])))
            elif not file.is_file():
                trouble.append(say("{name} is no file that can be read. It was left out.", name=shown_name(parts[-1])))
            elif not is_noise(parts):
                entries.append(_file(file, safe_parts("/".join(parts)), file.stat().st_size))
        except ClassroomError as problem:
            trouble.append(str(problem))
        if len(entries) >= MOST_ENTRIES:
            break
    return Parcel(tuple(entries), tuple(dict.fromkeys(trouble)))


def _files(path: Path) -> Iterator[tuple[Path, tuple[str, ...]]]:
    for place, folders, names in os.walk(path, followlinks=False):
        folders.sort()
        for name in sorted(names):
            file = Path(place) / name
            yield file, file.relative_to(path).parts


def _file(path: Path, parts: tuple[str, ...], size: int) -> Entry:
    return Entry(parts, size, _opener(path))


def _opener(path: Path) -> Callable[[], AbstractContextManager[IO[bytes]]]:
    return lambda: closing(os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)), "rb"))
