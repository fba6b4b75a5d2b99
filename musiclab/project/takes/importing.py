"""A sound file that becomes a take."""

from __future__ import annotations

from collections.abc import Callable, Generator
from datetime import UTC, datetime
from math import log10
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from musiclab.errors import FileError
from musiclab.language import say
from musiclab.project.takes.import_reading import SoundReader, no_sound, reading
from musiclab.project.takes.info import TakeInfo, plain_text
from musiclab.project.takes.shelf import TakeShelf
from musiclab.project.takes.steps import Steps

if TYPE_CHECKING:
    from musiclab.project.takes.level import Level

FOLDER = ".importing"


def import_file(
    shelf: TakeShelf, path: Path, *, name: str, track: str, stop: Callable[[], bool] = bool
) -> Generator[float, None, TakeInfo]:
    """Make a take of a sound file that is called ``name``, giving how far it is from 0 to 1.

    What goes beyond full scale is made softer as a whole, since a take has none of that.

    FileError for what is no sound, OSError where the disk refuses. Nothing is left behind then.
    """
    from numpy import float32

    from musiclab.project.takes.flac import write_flac

    folder = shelf.folder / FOLDER
    with reading(path, name) as sound:
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / f"{token_hex(8)}.flac"
        try:
            softer = max(sound.peak(), 1.0)
            blocks = sound.blocks() if softer == 1 else (block / float32(softer) for block in sound.blocks())
            steps = Steps(write_flac(part, blocks, rate=sound.rate, channels=sound.channels))
            for frames in steps:
                yield min(frames / max(sound.frames, 1), 1.0)
                if stop():
                    raise FileError(say("The song was closed while the file was read. Open it again, and add the file once more."))
            level = steps.result
            if not level.frames:
                raise FileError(no_sound(name))
            take = shelf.new_name(track)
            info = TakeInfo(
                take, sound.rate, level.frames, sound.channels, title=plain_text(Path(name).stem, 100) or take,
                recorded=datetime.now(UTC).isoformat(timespec="seconds"), track=plain_text(track), peak_db=round(level.peak_db, 2),
                clipped=level.clipped if softer == 1 else 0, source="file", note=_note(sound, level, softer),
            )  # fmt: skip
            shelf.put(info, part)
        finally:
            part.unlink(missing_ok=True)
    return info


def _note(sound: SoundReader, level: Level, softer: float) -> str:
    """Say what is odd about a file: it breaks off, goes beyond full scale, or is silent."""
    if sound.early:
        return say("The file breaks off early: its first {seconds:.1f} seconds could be read. Copy or download it again if more is missing.",
                   seconds=level.frames / sound.rate)  # fmt: skip
    if softer > 1:
        return say("The file goes beyond full scale, so it was made softer by {db:.1f} dB: nothing is cut off.", db=20 * log10(softer))
    return say("The file is silent.") if not level.peak else ""
