"""One file of a parcel, and the names that it may have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import IO

from musiclab.errors import ClassroomError
from musiclab.language import say

MOST_ENTRIES = 5_000
LONGEST_NAME = 240
DEEPEST = 12
BLOCK = 1 << 18
WHEN = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a zip of ours: the same files give the same bytes."""
NOISE = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini", ".ipynb_checkpoints", "__pycache__")
"""What computers put into folders by themselves."""
DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
"""Names that Windows keeps for itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file: its name in parts, how large it says it is, and what opens it."""

    parts: tuple[str, ...]
    size: int
    open: Callable[[], AbstractContextManager[IO[bytes]]]

    @property
    def name(self) -> str:
        """The name with strokes, such as ``songs/my-beat/song.json``."""
        return "/".join(self.parts)

    @property
    def ending(self) -> str:
        """The ending of its name in small letters, with its dot; or nothing."""
        stem, dot, ending = self.parts[-1].rpartition(".")
        return f".{ending.lower()}" if stem and dot else ""

    def read(self, most: int) -> bytes:
        """Give its bytes; ClassroomError where there are more than ``most``, whatever it says of itself."""
        with self.open() as file:
            data = file.read(most + 1)
        if len(data) > most:
            raise ClassroomError(say("{name} is larger than {most:.0f} MB, and was left out.", name=shown_name(self.name), most=most / 1e6))
        return data

    def digest(self, most: int) -> str:
        """Give the SHA-256 of its bytes, in hex."""
        found, left = sha256(), most
        with self.open() as file:
            while left > 0 and (block := file.read(min(BLOCK, left))):
                found.update(block)
                left -= len(block)
        return found.hexdigest()

    def copy(self, path: Path, most: int) -> str:
        """Write its bytes to a new file, block by block, and give their SHA-256; ClassroomError where there are more than ``most``."""
        found, written = sha256(), 0
        with self.open() as source, path.open("xb") as target:
            while block := source.read(BLOCK):
                written += len(block)
                if written > most:
                    raise ClassroomError(say("{name} is larger than {most:.0f} MB, and was left out.", name=shown_name(self.name), most=most / 1e6))
                found.update(block)
                target.write(block)
        return found.hexdigest()


@dataclass(frozen=True, slots=True)
class Parcel:
    """The files of a parcel that may be looked at, what is to be said of the others, and what closes it."""

    entries: tuple[Entry, ...]
    trouble: tuple[str, ...] = ()
    close: Callable[[], None] = field(default=lambda: None)

    def __enter__(self) -> Parcel:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def find(self, name: str) -> Entry | None:
        """Give the file of that name."""
        return next((entry for entry in self.entries if entry.name == name), None)


def safe_parts(name: str) -> tuple[str, ...]:
    r"""Give a name in parts, however the system that wrote it separates them; ClassroomError for one that could lead anywhere else.

    >>> safe_parts("songs\\my-beat\\song.json")
    ('songs', 'my-beat', 'song.json')
    """
    plain = unicodedata.normalize("NFC", name.replace("\\", "/"))
    parts = tuple(part for part in plain.split("/") if part not in ("", "."))
    if plain.startswith("/") or re.match(r"[A-Za-z]:", plain) or ".." in parts:
        raise ClassroomError(say("The name {name} leads out of the folder. That file was left out.", name=shown_name(name)))
    odd = any(not part.isprintable() or DEVICES.fullmatch(part) or part != part.rstrip(". ") or ":" in part for part in parts)
    if odd or not parts or len(plain) > LONGEST_NAME or len(parts) > DEEPEST:
        raise ClassroomError(say("The name {name} is none that every computer can keep. That file was left out.", name=shown_name(name)))
    return parts


def is_noise(parts: tuple[str, ...]) -> bool:
    """Whether a file was put there by a computer, and by nobody else."""
    return any(part in NOISE or part.startswith("._") for part in parts)


def shown_name(name: str) -> str:
    """Give a name as a sentence can hold it: without signs that turn the text round or cannot be seen, and not too long."""
    plain = "".join(sign if sign.isprintable() else "?" for sign in name)
    return repr(plain if len(plain) <= 60 else plain[:57] + "...")


def from_bytes(parts: tuple[str, ...], data: bytes) -> Entry:
    """Make an entry of bytes that are in memory."""
    from io import BytesIO

    return Entry(parts, len(data), lambda: closing(BytesIO(data)))
