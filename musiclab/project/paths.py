"""Paths as people give them."""

from __future__ import annotations

from pathlib import Path

from musiclab.errors import FileError
from musiclab.language import say
from musiclab.song.limits import shown


def read_path(path: object, what: str) -> Path:
    """Give a path with ``~`` as the home folder; FileError for what can be none."""
    if not isinstance(path, str | Path) or not str(path).isprintable() or str(path) in ("", "."):
        raise FileError(say("{what} came as {path}. Give its name between quotes, such as 'boats.wav'.", what=what, path=shown(path)))
    return Path(path).expanduser()


def refuse_takes(path: Path, project: Path) -> None:
    """Refuse to write among the recordings of a project: a mix must never take the place of a take."""
    if path.resolve().is_relative_to((project / "takes").resolve()):
        raise FileError(say("{path} is among the recordings of the song. Choose another place, so that none is overwritten.", path=path))
