"""The takes of a project on the disk: listing them, naming new ones, and putting them there whole."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from pathlib import Path
from threading import RLock

from musiclab.errors import MusicLabError, SongError, SoundError
from musiclab.language import say
from musiclab.project.takes.info import TakeInfo, decode_info, encode_info
from musiclab.project.takes.lasting import lasting_folder, write_lasting
from musiclab.project.takes.reading import ENDINGS, path_of
from musiclab.song.identity import ID, make_id
from musiclab.song.limits import shown

COUNTS = ".counts.json"
KEYS = ".keys.json"
"""The ending of a performance on keys, which lies beside the takes."""


class TakeShelf:
    """The folder of takes. A take is there when its sound is: what is known of it is written first.

    ``used`` gives the names that the song uses, which no new take may have.
    """

    def __init__(self, folder: Path, *, used: Callable[[], Collection[str]] = tuple) -> None:
        self.folder = folder
        self._used = used
        self._lock = RLock()

    def all(self) -> list[TakeInfo]:
        """Give every take that is there, in the order of their names and numbers."""
        return sorted(self._infos(), key=lambda info: _order(info.name))

    def find(self, name: object) -> TakeInfo:
        """Give the take of that name; SoundError where there is none."""
        path = path_of(self.folder, name) if isinstance(name, str) and ID.fullmatch(name) else None
        if path is None:
            names = ", ".join(info.name for info in self.all()) or say("none yet")
            raise SoundError(say("There is no take {name}. The song has {names}.", name=shown(name), names=names))
        return self._info(path)

    def of(self, recording: str) -> list[TakeInfo]:
        """Give the takes of a recording, in the order of its rounds."""
        return sorted((info for info in self._infos() if recording and info.recording == recording), key=lambda info: info.round)

    def new_name(self, stem: str) -> str:
        """Give the name of a new take, such as ``voice-3``: one that no take has ever had, since undo may name it.

        OSError where the disk refuses to remember it.
        """
        stem = make_id(stem or "take")
        with self._lock:
            counts = self._counts()
            last = max([counts.get(stem, 0), *(number for name in self._names() for number in _numbered(name, stem))])
            counts[stem] = last + 1
            write_lasting(self.folder / COUNTS, json.dumps(counts).encode())
        return f"{stem}-{last + 1}"

    def put(self, info: TakeInfo, sound: Path) -> None:
        """Put a take there whose sound lies at ``sound``, in the same file system; OSError where the disk refuses."""
        with self._lock:
            self._write(info)
            sound.replace(self.folder / f"{info.name}.flac")
            lasting_folder(self.folder)

    def change(self, name: object, change: Callable[[TakeInfo], TakeInfo]) -> TakeInfo:
        """Change what is known of a take."""
        with self._lock:
            info = change(self.find(name))
            self._write(info)
        return info

    def erase(self, name: str) -> None:
        """Remove a take with all that lies beside it; SoundError where the system does not let us."""
        with self._lock:
            for ending in (*ENDINGS, ".json", KEYS):
                path = self.folder / (name + ending)
                try:
                    path.unlink(missing_ok=True)
                except OSError as problem:
                    raise SoundError(say("The file {path} could not be removed: {reason}. Remove it by hand.", path=path, reason=problem.strerror)) from problem
            lasting_folder(self.folder)

    def sweep(self) -> None:
        """Remove files that were left half written."""
        for path in (*self.folder.glob(".*-*.json"), *self.folder.glob(".*-*.flac")):
            with suppress(OSError):
                path.unlink()

    def _infos(self) -> Iterator[TakeInfo]:
        for path in self._sounds():
            with suppress(MusicLabError):  # something that is no sound hides nothing else
                yield self._info(path)

    def _info(self, path: Path) -> TakeInfo:
        with suppress(OSError, SongError):
            info = decode_info(path.with_suffix(".json").read_bytes())
            if info.name == path.stem:
                return info
        return _by_its_sound(path)

    def _write(self, info: TakeInfo) -> None:
        write_lasting(self.folder / f"{info.name}.json", json.dumps(encode_info(info), ensure_ascii=False, indent=1).encode())

    def _sounds(self) -> list[Path]:
        try:
            names = sorted(os.listdir(self.folder))  # noqa: PTH208
        except OSError:
            return []
        found = {Path(name).stem for name in names if name.endswith(ENDINGS) and ID.fullmatch(Path(name).stem)}
        return [path for stem in sorted(found) if (path := path_of(self.folder, stem))]

    def _names(self) -> set[str]:
        with suppress(OSError):
            return {name.partition(".")[0] for name in os.listdir(self.folder)} | set(self._used())  # noqa: PTH208
        return set(self._used())

    def _counts(self) -> dict[str, int]:
        with suppress(OSError, ValueError, AttributeError, RecursionError):
            counts = json.loads((self.folder / COUNTS).read_bytes())
            return {str(stem): count for stem, count in counts.items() if type(count) is int}
        return {}


def _by_its_sound(path: Path) -> TakeInfo:
    """Give what a file tells by itself: somebody has put it there by hand."""
    import soundfile

    try:
        about = soundfile.info(str(path))
        return TakeInfo(path.stem, int(about.samplerate), int(about.frames), min(int(about.channels), 2), title=path.stem, source="file")
    except RuntimeError as problem:
        raise SoundError(say("The take {name} cannot be read as sound.", name=path.stem)) from problem


def _numbered(name: str, stem: str) -> list[int]:
    found = re.fullmatch(re.escape(stem) + r"-(\d{1,9})", name)
    return [int(found[1])] if found else []


def _order(name: str) -> tuple[str, int]:
    stem, _, number = name.rpartition("-")
    return (stem, int(number)) if number.isdecimal() and number.isascii() else (name, 0)
