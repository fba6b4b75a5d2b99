"""Running a function that a student wrote, in a child process with limits, and reading what it answers as a stranger's words."""

from __future__ import annotations

import json
import os
import select
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryFile, mkdtemp
from time import monotonic

from musiclab.classroom.sandbox.kernel import NOBODY
from musiclab.classroom.sandbox.limits import NEEDED, USUAL, Limits
from musiclab.errors import MusicLabError
from musiclab.language import say
from musiclab.song.wire import loads
from musiclab.song.wire.strict_json import parse

LOOK = 0.05
"""Seconds between two looks at what has been written."""
CHILD = "import sys; sys.path += sys.argv[1:]; from musiclab.classroom.sandbox.child import main; main()"


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of running code: a result for each call, or a sentence in ``trouble``; ``limits`` names what was limited on this system.

    A result is a song, or what JSON can hold.
    """

    results: tuple[object, ...] = ()
    trouble: str = ""
    limits: frozenset[str] = frozenset()


def run_function(cells: Sequence[str], function: str, calls: Sequence[Sequence[object]], *, limits: Limits = USUAL, needed: frozenset[str] = NEEDED) -> Ran:
    """Run ``cells`` and then call ``function`` with each of ``calls``, in a process of its own that may use no more than ``limits``.

    It begins in an empty folder that is thrown away, inherits nothing, and is ended with everything it has started. Where this system cannot hold
    what is ``needed`` nothing is run. Nothing is raised: however it ends, there is a sentence.
    """
    if os.name != "posix":
        return Ran(trouble=say("This system cannot run code apart from yours, so it was only read."))
    nobody = os.geteuid() == 0 and _open_to_all(Path(sys.executable), Path(__file__))
    job = {"cells": list(cells), "function": function, "calls": [list(call) for call in calls], "nobody": nobody, "needed": sorted(needed),
           "computing": limits.computing, "memory": limits.memory, "file": limits.file}
    with _empty_folder(nobody=nobody) as folder, TemporaryFile() as asked:
        asked.write(json.dumps(job).encode())
        asked.seek(0)
        child = subprocess.Popen(
            (sys.executable, "-I", "-c", CHILD, *_packages()), stdin=asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=folder, start_new_session=True, close_fds=True,
            env={"HOME": str(folder), "TMPDIR": str(folder), "MPLCONFIGDIR": str(folder), "LC_ALL": "C.UTF-8"},
        )  # fmt: skip
        try:
            data, trouble = _listen(child, folder, limits)
        finally:
            _end(child)
    return _read(data, trouble or _ended(child.returncode), len(calls), needed)


def _packages() -> tuple[str, ...]:
    """Give the folders that MusicLab and what it needs are imported from: an isolated Python leaves out a user's own."""
    ours = str(Path(__file__).resolve().parents[3])
    return (ours, *(place for place in sys.path if Path(place).name in ("site-packages", "dist-packages")))


def _listen(child: subprocess.Popen[bytes], folder: Path, limits: Limits) -> tuple[bytes, str]:
    """Read what the child answers until it ends, or until it has taken too much of something."""
    assert child.stdout
    data, until = bytearray(), monotonic() + limits.seconds
    while True:
        if select.select([child.stdout], [], [], LOOK)[0]:
            block = os.read(child.stdout.fileno(), 1 << 16)
            if not block:
                return bytes(data), ""
            data += block
        if len(data) > limits.answer:
            return b"", say("The code answered with far more than a song, and was stopped.")
        if monotonic() > until:
            return bytes(data), say("The code did not come to an end in {seconds:g} seconds, and was stopped.", seconds=limits.seconds)
        if _too_full(folder, limits):
            return bytes(data), say("The code wrote far more files than a song needs, and was stopped.")


def _too_full(folder: Path, limits: Limits) -> bool:
    size = count = 0
    places = [folder]
    while places:
        try:
            with os.scandir(places.pop()) as entries:
                for entry in entries:
                    found = entry.stat(follow_symlinks=False)
                    size, count = size + found.st_blocks * 512, count + 1
                    if size > limits.disk or count > limits.files:
                        return True
                    if stat.S_ISDIR(found.st_mode):
                        places.append(Path(entry.path))
        except OSError:
            continue
    return False


def _end(child: subprocess.Popen[bytes]) -> None:
    """End the child with everything in its group."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.kill()
    child.wait()
    if child.stdout:
        child.stdout.close()


def _ended(code: int) -> str:
    if code == -signal.SIGXCPU:
        return say("The code computed too long, and was stopped.")
    return "" if code == 0 else say("The code brought its process to an end.")


def _read(data: bytes, trouble: str, count: int, needed: frozenset[str]) -> Ran:
    lines = data.split(b"\n")[:-1]
    try:
        first = parse(lines[0]) if lines else None
        held = frozenset(str(name) for name in first["limits"]) if isinstance(first, dict) else frozenset()
        if lines and not needed <= held:
            return Ran(trouble=say("This system cannot run code apart from yours, so it was only read."), limits=held)
        if trouble or len(lines) != count + 1:
            return Ran(trouble=trouble or say("The code brought its process to an end."), limits=held)
        return Ran(tuple(_result(line) for line in lines[1:]), limits=held)
    except (MusicLabError, KeyError, TypeError) as problem:
        return Ran(trouble=say("What the code answered cannot be read: {problem}.", problem=str(problem)[:300].rstrip(".")))
    except StumbledError as problem:
        return Ran(trouble=say("The function did not get to its end: {problem}.", problem=str(problem).rstrip(".")), limits=held)


class StumbledError(Exception):
    """What the student's own function raised."""


def _result(line: bytes) -> object:
    found = parse(line)
    if not isinstance(found, dict) or len(found) != 1:
        raise TypeError(say("it is no answer"))
    (kind, value), = found.items()
    if kind == "trouble":
        raise StumbledError("".join(sign for sign in str(value)[:300] if sign.isprintable()))
    return loads(str(value)) if kind == "song" else value


@contextmanager
def _empty_folder(*, nobody: bool) -> Iterator[Path]:
    folder = Path(mkdtemp(prefix="musiclab-"))
    try:
        if nobody:
            os.chown(folder, NOBODY, NOBODY)
        yield folder
    finally:
        with suppress(OSError):
            _remove(folder)


def _remove(folder: Path) -> None:
    """Remove a folder however deep it is, by lifting what is inside its folders up into it: a path of any length is too long for some system."""
    name, count = token_hex(8), 0
    while entries := list(folder.iterdir()):
        for entry in entries:
            if entry.is_symlink() or not entry.is_dir():
                entry.unlink()
                continue
            entry.chmod(0o700)
            for inner in list(entry.iterdir()):
                inner.rename(folder / f"{name}-{count}")
                count += 1
            entry.rmdir()
    folder.rmdir()


def _open_to_all(*paths: Path) -> bool:
    """Say whether any user may read these: a Python in root's own home is root's alone."""
    places = [place for path in paths for place in (path, path.resolve(), Path(sys.base_prefix).resolve())]
    return all(place.stat().st_mode & stat.S_IXOTH for path in places for place in (path.parent, *path.parents))


