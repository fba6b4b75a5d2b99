"""The picture of a recording: the loudest sample of each of many equal stretches, read a block at a time."""

from __future__ import annotations

from pathlib import Path

from musiclab.project.takes.reading import path_of, takes_in
from musiclab.widgets.peaks import PeakMeter, pack

BLOCK = 1 << 18
"""Frames that are read at a time: an hour needs no more memory than a minute."""


def peaks_of(project: Path, name: str) -> tuple[bytes, float]:
    """Give the levels of a take, or of a copy of one, as one byte for each stretch, and its length in seconds.

    SoundError where there is no such recording.
    """
    path = path_of(project / "takes", name) if "?" not in name and "/" not in name else None
    try:
        return _of_copy(project, name) if path is None else _of_file(path)
    except (OSError, RuntimeError):  # a damaged file: whoever reads it whole says what is wrong
        return _of_copy(project, name)


def _of_file(path: Path) -> tuple[bytes, float]:
    import soundfile

    with soundfile.SoundFile(str(path)) as file:
        meter = PeakMeter(file.frames)
        for block in file.blocks(BLOCK, dtype="int16", always_2d=True):
            meter.pass_by(block)
        return meter.packed(), file.frames / file.samplerate


def _of_copy(project: Path, name: str) -> tuple[bytes, float]:
    from musiclab.render.treated import copy_of

    samples, rate = copy_of(name, takes_in(project))
    return pack(abs(samples).max(axis=0)), samples.shape[1] / rate
