"""The recordings of a project, found by the name of their take."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from musiclab.errors import SoundError
from musiclab.language import say
from musiclab.song.identity import check_id

if TYPE_CHECKING:
    from musiclab.render.takes import Take, Takes

ENDINGS = (".flac", ".wav")


def takes_in(project: Path) -> Takes:
    """Give the recordings of the project folder: a function from the name of a take to its sound."""

    @lru_cache(maxsize=8)
    def take(name: str) -> Take:
        from musiclab.formats.audio import read_audio

        check_id(name, say("The name of a take"))
        for ending in ENDINGS:
            path = project / "takes" / (name + ending)
            if path.is_file():
                return read_audio(path)
        raise SoundError(
            say("The recording {name!r} is not in the folder {folder}. Put it back, or remove its clip.", name=name, folder=project / "takes")
        )

    return take
