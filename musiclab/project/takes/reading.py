"""The recordings of a project, found by the name of their take."""

from __future__ import annotations

import sys
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from musiclab.errors import FileError, SoundError
from musiclab.language import say
from musiclab.project.takes.info import FASTEST, SLOWEST
from musiclab.song.identity import check_id
from musiclab.song.limits import LONGEST_SECONDS
from musiclab.sound.recent import Recent

if TYPE_CHECKING:
    from musiclab.render.takes import Take, Takes

BLOCK = 1 << 16
"""Frames read at a time."""
ENDINGS = (".flac", ".wav")
MOST_KEPT = 200_000_000
"""Bytes of recordings kept in memory: about ten minutes, or one that is longer."""


class TakeReader:
    """Gives the recordings of one project by their names, and keeps what it gave last."""

    def __init__(self, project: Path) -> None:
        self._folder = project / "takes"
        self._kept: Recent[tuple[str, int, int], Take] = Recent(MOST_KEPT, size=lambda take: take[0].nbytes)
        self._told: set[str] = set()

    def __call__(self, name: str) -> Take:
        """Give the samples (2, frames) and the rate of a take; SoundError where there is no such recording."""
        check_id(name, say("The name of a take"))
        path = path_of(self._folder, name)
        if path is None:
            raise SoundError(
                say("The recording {name!r} is not in the folder {folder}. Put it back, or remove its clip.", name=name, folder=self._folder)
            )
        state = path.stat()
        key = (name, state.st_mtime_ns, state.st_size)
        found = self._kept.get(key)
        if found is None:
            found = _read(path)
            self._kept.put(key, found)
        return found

    def heard(self, name: str) -> Take:
        """Give a take as songs are played with it: one that is missing is silent, and that is told once."""
        try:
            return self(name)
        except (SoundError, FileError) as trouble:
            import numpy as np

            if name not in self._told:
                self._told.add(name)
                print(say("{trouble} Until then its clips are silent.", trouble=trouble), file=sys.stderr)
            return np.zeros((2, SILENT_RATE), np.float32), SILENT_RATE

    def forget(self) -> None:
        """Let go of every recording in memory."""
        self._kept.clear()


SILENT_RATE = 44_100
_readers: WeakValueDictionary[Path, TakeReader] = WeakValueDictionary()
_making = Lock()


def takes_in(project: Path) -> Takes:
    """Give the recordings of the project folder: a function from the name of a take to its sound."""
    return reader_of(project)


def heard_in(project: Path) -> Takes:
    """Give the recordings as `takes_in` does, but silence for those that are missing: the rest of a song goes on."""
    return reader_of(project).heard


def reader_of(project: Path) -> TakeReader:
    """Give the one reader of a project folder, so that whoever asks shares what is in memory."""
    place = project.absolute()
    with _making:
        reader = _readers.get(place)
        if reader is None:
            reader = _readers[place] = TakeReader(place)
        return reader


def path_of(folder: Path, name: str) -> Path | None:
    """Give the sound file of a take in the folder of takes, or None."""
    return next((path for ending in ENDINGS if (path := folder / (name + ending)).is_file()), None)


def _read(path: Path) -> Take:
    """Read a recording straight to where it stays: one of an hour has no room to be there twice."""
    import numpy as np
    import soundfile

    from musiclab.formats.audio import finite, read_audio

    try:
        with soundfile.SoundFile(str(path)) as file:
            if file.channels <= 2 and SLOWEST <= file.samplerate <= FASTEST and file.frames <= LONGEST_SECONDS * file.samplerate:
                samples = np.empty((file.channels, file.frames), np.float32)
                at = 0
                while len(block := file.read(BLOCK, dtype="float32", always_2d=True)) and at < file.frames:
                    samples[:, at : at + len(block)] = finite(block).T
                    at += len(block)
                return np.broadcast_to(samples[:, :at], (2, at)), int(file.samplerate)
    except (OSError, RuntimeError, MemoryError):
        pass
    return read_audio(path)  # says what is wrong, or mixes surround down
