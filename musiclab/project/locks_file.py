"""The locks of an assignment: a small file in the workspace that its songs are in."""

from __future__ import annotations

import json
from pathlib import Path

from musiclab.edit.locks import NO_LOCKS, Locks
from musiclab.errors import EditError, ProjectError, SongError
from musiclab.language import say
from musiclab.project.workspace import MARK
from musiclab.song.wire.shape import Shape, flag, listing, record, text, whole
from musiclab.song.wire.strict_json import parse

NAME = "locks.json"
LOCKS: Shape[Locks] = record(
    Locks,
    {**{name: listing(text, most=256) for name in ("tracks", "clips", "instruments", "tools")}, "tempo": flag, "key": flag, "plays": whole},
)
"""How locks are read from JSON, strictly, and written to it."""


def locks_around(folder: Path) -> Locks:
    """Give the locks of the workspace around a folder; none where there is no such file, and ProjectError where it cannot be read."""
    place = next((path for path in (folder, *folder.parents) if (path / MARK).is_dir()), None)
    try:
        return NO_LOCKS if place is None else LOCKS.read(parse((place / MARK / NAME).read_bytes()), "")
    except FileNotFoundError:
        return NO_LOCKS
    except (OSError, SongError, EditError) as problem:
        raise ProjectError(say("What is locked in {folder} cannot be read: {problem} Open the assignment's file again.", folder=place, problem=problem)) from problem


def write_locks(workspace: Path, locks: Locks) -> None:
    """Write the locks into a workspace."""
    (workspace / MARK / NAME).write_text(json.dumps(LOCKS.write(locks), ensure_ascii=False, indent=1) + "\n", "utf-8")
