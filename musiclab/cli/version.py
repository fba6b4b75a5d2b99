"""Which MusicLab this is."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


def our_version() -> str:
    """Give the version that is installed, or of the checkout that runs."""
    try:
        return version("musiclab")
    except PackageNotFoundError:
        return _of_checkout(Path(__file__).parents[2] / "pyproject.toml")


def _of_checkout(project: Path) -> str:
    import tomllib

    return str(tomllib.loads(project.read_text("utf-8"))["project"]["version"])
