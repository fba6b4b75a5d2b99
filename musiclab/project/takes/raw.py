"""A recording on the disk while it is made: the samples as they came, and a small file about them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from shutil import rmtree
from threading import RLock
from typing import IO, TYPE_CHECKING

from musiclab.errors import FileError, SongError
from musiclab.language import say
from musiclab.project.takes.about import About, End, Round, decode_about, encode_about
from musiclab.project.takes.coverage import Coverage
from musiclab.project.takes.lasting import lasting_folder, write_lasting
from musiclab.song.limits import LONGEST_SECONDS

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

ABOUT, SOUND = "about.json", "sound.f32"
BYTES = 4
MOST_HOLES = 1_000
BLOCK = 1 << 16
"""Frames read at a time."""


class RawRecording:
    """The samples of one recording, 32-bit numbers with the channels of a frame side by side, on the disk.

    What `write` has returned from is on the disk, and nothing writes over it. Several threads may use one recording.
    """

    def __init__(self, folder: Path, about: About) -> None:
        self.folder = folder
        self._about = about
        self._lock = RLock()
        self._file: IO[bytes] | None = None
        self._there = _covered(folder / SOUND, about)

    @classmethod
    def begin(cls, folder: Path, about: About) -> RawRecording:
        """Begin a recording in a folder of its own; where it has been begun already it goes on."""
        if not (folder / ABOUT).exists():
            folder.mkdir(parents=True, exist_ok=True)
            write_lasting(folder / ABOUT, encode_about(about))
            lasting_folder(folder.parent)
            return cls(folder, about)
        there = cls.open(folder)
        if (there.about.rate, there.about.channels) != (about.rate, about.channels):
            raise FileError(say("The recording {name} was begun with another rate or other channels. Begin a new one.", name=about.recording))
        return there

    @classmethod
    def open(cls, folder: Path) -> RawRecording:
        """Open what is there of a recording; FileError where nothing can be read."""
        if folder.is_symlink() or not (folder / ABOUT).is_file():
            raise FileError(say("There is no recording {name} here. Begin a new one.", name=folder.name))
        try:
            return cls(folder, replace(decode_about((folder / ABOUT).read_bytes()), recording=folder.name))
        except (OSError, SongError) as problem:
            raise FileError(say("The recording {name} cannot be read: {problem}", name=folder.name, problem=problem)) from problem

    @property
    def about(self) -> About:
        """What is known of it."""
        return self._about

    @property
    def frames(self) -> int:
        """The frames up to the last that has arrived."""
        return self._there.end

    @property
    def seconds(self) -> float:
        """How long it is so far."""
        return self.frames / self._about.rate

    def missing(self, first: int, end: int) -> int:
        """Count the frames from ``first`` up to ``end`` that have not arrived; they are silent."""
        return self._there.missing(first, end)

    def write(self, first: int, data: bytes | memoryview) -> None:
        """Write frames down from frame ``first`` on; those that are there already stay as they are.

        They are on the disk when this returns. FileError for frames beyond two hours, OSError where the disk refuses.
        """
        with self._lock:
            width, data = BYTES * self._about.channels, memoryview(data).cast("B")
            end = first + len(data) // width
            self._check_end(first, end)
            if first > self._there.end:
                self._note_holes(first, end)
            file = self._opened()
            for a, b in self._there.holes(first, end):
                file.seek(a * width)
                _write_all(file, data[(a - first) * width : (b - first) * width])
            os.fsync(file.fileno())
            self._there.add(first, end)
            if self._about.holes:
                self._note_holes(first, end)

    def begin_round(self, round: Round) -> None:
        """Write down where a round begins."""
        with self._lock:
            others = tuple(there for there in self._about.rounds if there.round != round.round)
            self._set(rounds=tuple(sorted((*others, round), key=lambda each: each.first)))

    def finish(self, end: End | None) -> None:
        """Write down how it ended."""
        with self._lock:
            self._set(end=end)

    def name_take(self, round: int, name: str) -> None:
        """Write down which name the take of a round gets."""
        with self._lock:
            self._set(names=(*self._about.names, (round, name)))

    def blocks(self, first: int, frames: int) -> Iterator[NDArray[float32]]:
        """Give frames (frames, channels), a block at a time."""
        import numpy as np

        channels = self._about.channels
        with (self.folder / SOUND).open("rb") as file:
            file.seek(first * channels * BYTES)
            while frames > 0:
                data = file.read(min(BLOCK, frames) * channels * BYTES)
                block = np.frombuffer(data, "<f4", len(data) // (BYTES * channels) * channels).reshape(-1, channels)
                if not len(block):
                    return
                frames -= len(block)
                yield block

    def silence(self, first: int, frames: int) -> None:
        """Erase frames: a take of them was deleted."""
        with self._lock:
            width = BYTES * self._about.channels
            left = max(min(frames, self.frames - first), 0)
            self._opened().seek(first * width)
            for at in range(0, left, BLOCK):
                _write_all(self._opened(), memoryview(bytes(min(BLOCK, left - at) * width)))

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._file:
                self._file.close()
            self._file = None

    def erase(self) -> None:
        """Remove all of it from the disk; OSError where that cannot be."""
        with self._lock:
            self.close()
            with suppress(FileNotFoundError):
                (self.folder / SOUND).unlink()
            rmtree(self.folder, ignore_errors=True)

    def _check_end(self, first: int, end: int) -> None:
        if end > LONGEST_SECONDS * self._about.rate or first < 0:
            raise FileError(say("A recording lasts for two hours at most. Stop it, and begin a new one."))

    def _note_holes(self, first: int, end: int) -> None:
        """Write down what is missing as soon as the frames from ``first`` up to ``end`` are there."""
        after = Coverage(self._there.spans)
        after.add(first, end)
        holes = tuple(after.holes(0, after.end))
        if len(holes) > MOST_HOLES:
            raise FileError(say("Too many parts of the recording are missing. Stop it, and begin a new one."))
        if holes != self._about.holes:
            self._set(holes=holes)

    def _set(self, **changes: object) -> None:
        about = replace(self._about, **changes)  # type: ignore[arg-type]
        write_lasting(self.folder / ABOUT, encode_about(about))
        self._about = about

    def _opened(self) -> IO[bytes]:
        if self._file is None:
            path = self.folder / SOUND
            path.touch()
            self._file = path.open("r+b", buffering=0)
        return self._file


def _covered(path: Path, about: About) -> Coverage:
    """Give the frames that a file of samples has, but for the holes in it."""
    try:
        size = path.stat().st_size // (BYTES * about.channels)
    except OSError:
        size = 0
    covered, at = Coverage(), 0
    for first, end in sorted(about.holes):
        covered.add(at, min(first, size))
        at = max(at, end)
    covered.add(at, size)
    return covered


def _write_all(file: IO[bytes], data: memoryview) -> None:
    while data:
        data = data[file.write(data) :]
