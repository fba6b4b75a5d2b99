"""Where the widgets' built pages lie."""

from __future__ import annotations

from pathlib import Path

from musiclab.errors import MusicLabError
from musiclab.language import say

STATIC = Path(__file__).parent / "static"


def bundle(name: str) -> Path:
    """Give the built file ``name`` of a widget, such as ``player.js``.

    The files are made when MusicLab is installed; a checkout that was never installed has none.
    """
    path = STATIC / name
    if not path.is_file():
        raise MusicLabError(
            say("The widget file {name} has not been built. Installing builds it: "
                "in MusicLab's folder, run: python -m pip install -e .", name=name)
        )
    return path
