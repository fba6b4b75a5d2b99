"""The songs of a submission, read as values and rendered: what is heard is exactly what was handed in, and none of it is run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from musiclab.classroom.submission import Submission
from musiclab.errors import ClassroomError, MusicLabError
from musiclab.language import say
from musiclab.lesson.project_work import SONG, read_work
from musiclab.project.takes import heard_in
from musiclab.song.model import Song
from musiclab.song.time import place_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONGEST = 600.0
"""Seconds that are rendered at once."""
PART = 3.0
"""Seconds in one part, about."""
PEAK_RATE = 8_000
COLUMNS = 600


@lru_cache(maxsize=32)
def song_in(folder: Path) -> Song:
    """Read the song in a project folder; ClassroomError in a sentence where it cannot be read."""
    try:
        return read_work(folder / SONG).song
    except (MusicLabError, OSError) as problem:
        raise ClassroomError(say("The song {name} cannot be read: {problem}", name=folder.name, problem=str(problem).replace(str(folder), folder.name))) from problem


def folder_of(submission: Submission, song: str) -> Path:
    """Give the folder of one of the songs that are there; ClassroomError for any other name."""
    if song not in submission.songs:
        raise ClassroomError(say("There is no song of that name in what was handed in."))
    return submission.song_folder(song)


@dataclass(frozen=True, slots=True)
class Sound:
    """A song that is being rendered: how many frames it has, and its parts, (frames, 2), as they are made."""

    frames: int
    parts: Iterator[NDArray[np.int16]]


def sound_of(song: Song, folder: Path, rate: int, *, track: str = "") -> Sound:
    """Begin to render a song, or one track of it alone; at most its first ten minutes."""
    from musiclab.render.mixer import Mix

    alone = replace(song, tracks=tuple(replace(one, mute=False, solo=one.id == track) for one in song.tracks)) if track else song
    bars = (1, max(_bar_at(song, LONGEST), 1)) if song.seconds > LONGEST else None
    mix = Mix(alone, rate=rate, takes=heard_in(folder), bars=bars)
    return Sound(mix.frames, _parts(mix.blocks(), int(rate * PART)))


def _parts(blocks: Iterable[NDArray[np.float32]], frames: int) -> Iterator[NDArray[np.int16]]:
    """Join blocks to parts of about so many frames, as whole numbers."""
    import numpy as np

    held: list[NDArray[np.int16]] = []
    for block in blocks:
        held.append(np.rint(np.clip(block, -1, 1) * 32_767).astype("<i2"))
        if sum(map(len, held)) >= frames:
            yield np.concatenate(held)
            held = []
    if held:
        yield np.concatenate(held)


@lru_cache(maxsize=256)
def peaks_in(folder: Path) -> bytes:
    """Give how loud each of many equal stretches of the song in a folder is, one byte for each."""
    return peaks_of(song_in(folder), folder)


def peaks_of(song: Song, folder: Path) -> bytes:
    """Give how loud each of many equal stretches of a song is, one byte for each."""
    import numpy as np

    loud = [np.abs(part.astype(np.int32)).max(axis=1) for part in sound_of(song, folder, PEAK_RATE).parts]
    samples = np.concatenate(loud)[: int(song.seconds * PEAK_RATE) + 1] if loud else np.zeros(0, np.int32)
    if not len(samples):
        return b""
    starts = np.arange(min(COLUMNS, len(samples))) * len(samples) // min(COLUMNS, len(samples))
    return bytes((np.maximum.reduceat(samples, starts) >> 7).clip(0, 255).astype(np.uint8))


def _bar_at(song: Song, seconds: float) -> int:
    from musiclab.song.tempo import tick_at

    return place_of(song.meter, int(tick_at(song.tempo, seconds))).bar - 1
