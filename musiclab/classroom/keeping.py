"""Keeping one submission in the class folder: unpacked into a folder of its own, whole or not at all, and never over another."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp

from musiclab.classroom.class_folder import ClassFolder
from musiclab.classroom.parcel.arranging import most_bytes
from musiclab.classroom.parcel.entry import Entry
from musiclab.classroom.receipt import file_sha256
from musiclab.classroom.submission import HANDED_IN, NAME, WORK, About, Submission, write_submission
from musiclab.errors import ClassroomError
from musiclab.language import say

TEXTS = (".json", ".ipynb", ".md", ".txt")
MOST_TEXT = 64_000_000


def keep_submission(klass: ClassFolder, about: About, files: Mapping[str, Entry], source: Path | None) -> Submission:
    """Put a submission into the class folder; its number is the next one of this student. ``source`` is the file as it came.

    Files that turn out to be damaged are left out, with a sentence. ClassroomError where the disk refuses; nothing is left behind then.
    """
    home = klass.path / "submissions" / about.assignment / about.student
    try:
        home.mkdir(parents=True, exist_ok=True)
        with _part(home) as part:
            said = tuple(_unpack(files, part / WORK))
            if source is not None:
                shutil.copyfile(source, part / HANDED_IN)
            about = replace(about, number=_next(home), trouble=tuple(dict.fromkeys((*about.trouble, *said))), sealed=about.sealed and not said)
            (part / NAME).write_bytes(write_submission(about))
            final = home / f"{about.number:03d}-{about.content[:12]}"
            part.rename(final)
    except OSError as problem:
        raise ClassroomError(say("What {student} handed in cannot be kept: {reason}. It stays where it is; make room, and collect again.", student=about.student, reason=problem.strerror or problem)) from problem
    return Submission(about, final)


def put_aside(klass: ClassFolder, source: Path, name: str, sentence: str) -> None:
    """Keep what belongs to nobody as it came, with a sentence beside it."""
    try:
        target = klass.path / "aside" / f"{file_sha256(source)[:12]}-{_plain(name)}"
        if target.exists():
            return
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(source, target)
        target.with_name(f"{target.name}.why.txt").write_text(sentence + "\n", "utf-8")
    except OSError as problem:
        raise ClassroomError(say("{name} cannot be put aside: {reason}. It stays where it is.", name=name, reason=problem.strerror)) from problem


@contextmanager
def _part(home: Path) -> Iterator[Path]:
    part = Path(mkdtemp(prefix=".part-", dir=home))
    try:
        (part / WORK).mkdir()
        yield part
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _unpack(files: Mapping[str, Entry], work: Path) -> Iterator[str]:
    for name, entry in files.items():
        target = work.joinpath(*name.split("/"))
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            entry.copy(target, most_bytes(name))
        except ClassroomError as problem:
            target.unlink(missing_ok=True)
            yield str(problem)
            continue
        if target.suffix in TEXTS and _mended(target):
            yield say("{name} was saved with other signs than MusicLab's (not UTF-8); it was read all the same.", name=name)


def _mended(path: Path) -> bool:
    """Write a text that an editor has saved in another encoding as UTF-8; say whether that was needed."""
    if path.stat().st_size > MOST_TEXT:
        return False
    data = path.read_bytes()
    encoding = _encoding(data)
    if encoding == "utf-8":
        return False
    path.write_bytes(data.decode(encoding, errors="replace").removeprefix("\ufeff").encode())
    return True


def _encoding(data: bytes) -> str:
    """Say how a text was saved: as UTF-8, as UTF-16 (with its mark or without), or in Windows' own signs."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"\0" in data[:2]:
        return "utf-16-be" if data[:1] == b"\0" else "utf-16-le"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _next(home: Path) -> int:
    numbers = [int(head) for name in os.listdir(home) if (head := name.partition("-")[0]).isdecimal()]  # noqa: PTH208
    return max(numbers, default=0) + 1


def _plain(name: str) -> str:
    return "".join(sign if sign.isascii() and (sign.isalnum() or sign in "._-") else "_" for sign in name)[-80:]
