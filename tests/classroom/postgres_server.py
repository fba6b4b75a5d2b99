"""A PostgreSQL server of a test's own, on a socket in a folder of its own: where the machine has the program."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def programs() -> Path | None:
    """The folder with initdb and pg_ctl, if there is one."""
    found = [Path(path) for path in [shutil.which("initdb")] if path]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    return next((path.resolve().parent for path in found if (path.resolve().parent / "pg_ctl").exists()), None)


@contextmanager
def postgres() -> Iterator[str]:
    """Start a server and give the URL of its database. It refuses to run as root, so it runs as nobody then."""
    bin = programs()
    assert bin
    who = {"user": "nobody"} if os.geteuid() == 0 else {}
    home = Path(tempfile.mkdtemp(prefix="pg"))
    if who:
        shutil.chown(home, "nobody")
    said = {"cwd": home, "env": {"PATH": os.environ["PATH"], "LC_ALL": "C"}, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    try:
        subprocess.run([bin / "initdb", "-D", home / "data", "-U", "teacher", "-A", "trust", "-N", "-E", "UTF8"], check=True, **said, **who)
        subprocess.run([bin / "pg_ctl", "-D", home / "data", "-w", "-l", home / "log", "-o", f"-c listen_addresses='' -c fsync=off -k {home}", "start"], check=True, **said, **who)
        try:
            yield f"postgresql://teacher@/postgres?host={home}"
        finally:
            subprocess.run([bin / "pg_ctl", "-D", home / "data", "-w", "-m", "immediate", "stop"], check=True, **said, **who)
    finally:
        shutil.rmtree(home, ignore_errors=True)
