"""Sound files: WAV, FLAC, Ogg Vorbis and MP3, written block by block and only ever whole."""

from __future__ import annotations

import wave
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from musiclab.errors import FileError, MusicLabError
from musiclab.formats.replace_file import replacing
from musiclab.language import say
from musiclab.song.limits import LONGEST_SECONDS

LOUDEST = 1000.0
SLOWEST_READ, FASTEST_READ = 1_000, 400_000
"""Frames a second of a recording."""
LEFT, RIGHT, CENTRE, NOWHERE = (1.0, 0.0), (0.0, 1.0), (0.5**0.5, 0.5**0.5), (0.0, 0.0)
BACK_LEFT, BACK_RIGHT = (0.5**0.5, 0.0), (0.0, 0.5**0.5)
SURROUND = {
    3: (LEFT, RIGHT, CENTRE),
    4: (LEFT, RIGHT, BACK_LEFT, BACK_RIGHT),
    5: (LEFT, RIGHT, CENTRE, BACK_LEFT, BACK_RIGHT),
    6: (LEFT, RIGHT, CENTRE, NOWHERE, BACK_LEFT, BACK_RIGHT),
    8: (LEFT, RIGHT, CENTRE, NOWHERE, BACK_LEFT, BACK_RIGHT, BACK_LEFT, BACK_RIGHT),
}
"""How much of each channel, in the order of WAV files, goes left and right."""
Samples: TypeAlias = NDArray[np.float32]
Depth: TypeAlias = Literal[16, 24, "float"]
Progress: TypeAlias = Callable[[int], object]
"""Called with the number of frames written so far."""

SUBTYPES: dict[str, dict[Depth, str]] = {
    ".wav": {16: "PCM_16", 24: "PCM_24", "float": "FLOAT"},
    ".flac": {16: "PCM_16", 24: "PCM_24"},
    ".ogg": {16: "VORBIS"},
    ".mp3": {16: "MPEG_LAYER_III"},
}
CHUNK = 1 << 16
"""Frames handed over at a time: libsndfile crashes on minutes of Ogg Vorbis in one call."""
MP3_RATES = (8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000)


def write_audio(
    path: Path | str,
    blocks: Iterable[Samples],
    *,
    rate: int,
    depth: Depth = 16,
    progress: Progress | None = None,
) -> None:
    """Write sound to a file; the ending of its name says the format: .wav, .flac, .ogg or .mp3.

    ``blocks`` are float32 (frames, 2) in -1..1; what lies outside is clipped. ``depth`` is 16 or 24 bit or "float"
    (WAV), 16 or 24 (FLAC); Ogg and MP3 have none. An older file is replaced only when the new one is whole.
    FileError for an unknown ending and for what the disk refuses.
    """
    path = Path(path)
    subtype = _subtype(path, depth, rate)
    counted = _counted(blocks, progress)
    with replacing(path) as part:
        if subtype == "PCM_16" and path.suffix.lower() == ".wav":
            _write_wave(part, counted, rate)
        else:
            _write_soundfile(part, counted, rate, path.suffix.lower()[1:].upper(), subtype)


def as_16_bit(block: Samples) -> NDArray[np.int16]:
    """Give samples as 16-bit numbers: the nearest 32768th, clipped.

    >>> as_16_bit(np.array([[0.5, 1.5]], np.float32)).tolist()
    [[16384, 32767]]
    """
    scaled = block * np.float32(32768)
    np.rint(scaled, scaled)
    np.clip(scaled, -32768, 32767, scaled)
    return scaled.astype(np.int16)


def read_audio(path: Path | str) -> tuple[Samples, int]:
    """Read a sound file as stereo: float32 (2, frames), and its rate.

    Surround is mixed down, what is no number is silence. FileError for what cannot be read, lasts for more than two
    hours, or has fewer than 1,000 or more than 400,000 frames a second.
    """
    import soundfile

    try:
        with soundfile.SoundFile(str(path)) as file:
            _check_extent(path, file.frames, file.samplerate)
            samples, rate = file.read(dtype="float32", always_2d=True), file.samplerate
    except (OSError, RuntimeError, MemoryError) as problem:
        raise FileError(
            say("{path} could not be read as sound. Use a WAV, FLAC, OGG or MP3 file that plays elsewhere.", path=path)
        ) from problem
    return np.ascontiguousarray(as_stereo(finite(samples)).T), int(rate)


def _check_extent(path: Path | str, frames: int, rate: int) -> None:
    if not SLOWEST_READ <= rate <= FASTEST_READ:
        raise FileError(say("{path} has {rate:,} frames a second. Use a recording with {low:,} to {high:,}.", path=path, rate=rate, low=SLOWEST_READ, high=FASTEST_READ))
    if frames > LONGEST_SECONDS * rate:
        raise FileError(say("{path} is {minutes:,.0f} minutes long, and the longest is {most:.0f}. Use a shorter recording.", path=path, minutes=frames / rate / 60, most=LONGEST_SECONDS / 60))


def finite(samples: Samples) -> Samples:
    """Give samples without what is no number and without the infinite: one such frame would silence a whole mix.

    >>> finite(np.array([0.5, np.nan, np.inf], np.float32)).tolist()
    [0.5, 0.0, 1.0]
    """
    # A sum is no number as soon as one of its terms is none.
    with np.errstate(over="ignore", invalid="ignore"):
        whole = np.isfinite(samples.sum())
    return samples if whole else np.clip(np.nan_to_num(samples, nan=0.0, posinf=1.0, neginf=-1.0), -LOUDEST, LOUDEST)


def as_stereo(samples: Samples) -> Samples:
    """Mix (frames, channels) down to two channels: mono on both sides, surround by ITU-R BS.775, table 2, without the LFE.

    >>> as_stereo(np.array([[0, 0, 1, 0, 0, 0]], np.float32)).round(2).tolist()
    [[0.7099999785423279, 0.7099999785423279]]
    """
    channels = samples.shape[1]
    if channels == 1:
        return np.repeat(samples, 2, axis=1)
    mix = np.array(SURROUND.get(channels, ()) or [LEFT, RIGHT, *[NOWHERE] * (channels - 2)], np.float32)
    return samples if channels == 2 else np.asarray(samples @ mix, np.float32)


def check_audio_name(path: Path | str, *, depth: Depth = 16, rate: int = 44_100) -> None:
    """Refuse a file name, depth or rate that `write_audio` would refuse, before any work is done."""
    _subtype(Path(path), depth, rate)


def _subtype(path: Path, depth: Depth, rate: int) -> str:
    subtypes = SUBTYPES.get(path.suffix.lower())
    if subtypes is None:
        raise FileError(
            say("{name} does not say which kind of sound file it is. End the name with {endings}.",
                name=path.name, endings=", ".join(SUBTYPES))
        )
    if not 8000 <= rate <= 192_000:
        raise FileError(say("A rate of {rate} Hz came. Use 8000 to 192000; 44100 and 48000 play everywhere.", rate=rate))
    if path.suffix.lower() == ".mp3" and rate not in MP3_RATES:
        raise FileError(say("MP3 has no rate of {rate} Hz. Use 44100 or 48000.", rate=rate))
    if len(subtypes) == 1:
        return next(iter(subtypes.values()))
    if depth not in subtypes:
        raise FileError(
            say("{suffix} files cannot hold samples of {depth}. Use {depths}.",
                suffix=path.suffix, depth=depth, depths=", ".join(map(str, subtypes)))
        )
    return subtypes[depth]


def _counted(blocks: Iterable[Samples], progress: Progress | None) -> Iterator[Samples]:
    written = 0
    for block in blocks:
        # An MP3 encoder that meets what is no number ends the whole process.
        yield finite(block)
        written += len(block)
        if progress:
            progress(written)


def _write_wave(path: Path, blocks: Iterator[Samples], rate: int) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(rate)
        for block in blocks:
            file.writeframesraw(as_16_bit(block).astype("<i2", copy=False).data)


def _write_soundfile(path: Path, blocks: Iterator[Samples], rate: int, format: str, subtype: str) -> None:
    import soundfile

    try:
        with soundfile.SoundFile(str(path), "w", rate, 2, subtype, format=format) as file:
            for block in blocks:
                for first in range(0, len(block), CHUNK):
                    piece = block[first : first + CHUNK]
                    file.write(as_16_bit(piece) if subtype == "PCM_16" else np.clip(piece, -1, 1))
    except MusicLabError:
        raise
    except RuntimeError as problem:  # soundfile's own errors, a full disk among them
        raise OSError(None, str(problem)) from problem
