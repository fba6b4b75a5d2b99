"""What is on the disk before anybody goes on: it outlives a power cut."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from musiclab.errors import FileError
from musiclab.formats.replace_file import replacing


def write_lasting(path: Path, data: bytes) -> None:
    """Write a small file whole, in place of an older one; OSError where the disk refuses, and then nothing has changed."""
    try:
        with replacing(path, lasting=True) as part:
            part.write_bytes(data)
    except FileError as problem:
        raise problem.__cause__ if isinstance(problem.__cause__, OSError) else problem from None
    lasting_folder(path.parent)


def lasting_file(path: Path) -> None:
    """Wait until what is in a file is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def lasting_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system can say so."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
