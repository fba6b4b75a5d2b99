"""The process that a student's code runs in: it lays down what it may not use, says what it has laid down, and then runs the code.

Its job, as JSON, is its input; it answers with lines of JSON: what is
limited, and then what came of each call. Whatever it answers is read as if the student had written it.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from sysconfig import get_path
from typing import Any

from musiclab.classroom.sandbox import kernel

LONGEST_TROUBLE = 300
THREADS = 64


def main() -> None:
    """Do the job that comes in."""
    job = json.loads(sys.stdin.buffer.read())
    answer = _only_way_out()
    held = sorted(lay_down(job))
    _write(answer, {"limits": held})
    if set(job["needed"]) <= set(held):
        for each in _calls(job):
            _write(answer, each)
    os._exit(0)


def lay_down(job: Mapping[str, Any]) -> Iterator[str]:
    """Lay down rights and limits, and give the name of each that is now in force."""
    yield "time"  # whoever started this process ends it
    yield from _resources(job)
    if job["nobody"] and kernel.become_nobody():
        yield "rights"
    if kernel.apart() or os.name != "posix":
        yield "rights"
    if kernel.only_these_files(_readable(), (os.getcwd(), os.devnull)):  # noqa: PTH109
        yield "files"
    if kernel.no_processes_no_network():
        yield from ("processes", "network")


def _resources(job: Mapping[str, Any]) -> Iterator[str]:
    try:
        import resource as r
    except ImportError:  # Windows
        return
    asked = (
        ("computing", r.RLIMIT_CPU, job["computing"]), ("memory", r.RLIMIT_AS, job["memory"]), ("file size", r.RLIMIT_FSIZE, job["file"]),
        ("", r.RLIMIT_CORE, 0), ("", r.RLIMIT_NOFILE, 128), ("", r.RLIMIT_NPROC, THREADS),
    )  # fmt: skip
    for name, which, most in asked:
        with suppress(OSError, ValueError):
            r.setrlimit(which, (most, most + (name == "computing")))  # a second to be told so, and then it is over
            if name:
                yield name


def _readable() -> tuple[str, ...]:
    """Give the folders of Python itself, of its packages, and of the system's libraries."""
    ours = str(Path(__file__).resolve().parents[2])
    own = [get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    packages = [place for place in sys.path if Path(place).name in ("site-packages", "dist-packages")]
    system = ("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/local/lib", "/usr/share/zoneinfo", "/etc/ld.so.cache", "/dev/urandom")
    return tuple(dict.fromkeys(str(Path(place).resolve()) for place in (*own, f"{sys.base_prefix}/lib", *packages, ours, *system) if Path(place).exists()))


def _only_way_out() -> int:
    """Keep the way out for the answer, and send whatever is printed nowhere."""
    answer = os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for handle in (0, 1, 2):
        os.dup2(nowhere, handle)
    os.close(nowhere)
    return answer


def _calls(job: Mapping[str, Any]) -> Iterator[dict[str, object]]:
    space: dict[str, Any] = {"__name__": "__notebook__"}
    for cell in job["cells"]:
        with suppress(Exception, SystemExit):
            exec(compile(cell, "<notebook>", "exec"), space)
    function = space.get(job["function"])
    for arguments in job["calls"]:
        yield _called(function, arguments)


def _called(function: Callable[..., object] | None, arguments: list[object]) -> dict[str, object]:
    if not callable(function):
        return {"trouble": "there is no such function"}
    try:
        return _as_answer(function(*arguments))
    except (Exception, SystemExit, KeyboardInterrupt) as problem:
        return {"trouble": f"{type(problem).__name__}: {problem}"[:LONGEST_TROUBLE]}


def _as_answer(value: object) -> dict[str, object]:
    from musiclab.song.model import Song
    from musiclab.song.wire import dumps

    song = value if isinstance(value, Song) else getattr(value, "value", None)
    if isinstance(song, Song):
        return {"song": dumps(song)}
    json.dumps(value)
    return {"value": value}


def _write(handle: int, line: dict[str, object]) -> None:
    data = json.dumps(line).encode() + b"\n"
    while data:
        data = data[os.write(handle, data) :]
