"""A song as one page can carry it: its sound as MP3, its wave, its sections and its bars."""

from __future__ import annotations

from dataclasses import dataclass
from inspect import signature
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from musiclab.errors import MusicLabError
from musiclab.formats.audio import as_16_bit
from musiclab.song.model import Song
from musiclab.song.tempo import seconds_at
from musiclab.song.time import bar_start, place_of
from musiclab.song.wire import loads

if TYPE_CHECKING:
    from musiclab.formats.audio import Samples
    from musiclab.render.takes import Takes

SHORT, MOST_SECONDS = 90, 1_200
"""A song up to the first, in seconds, is given in stereo at full rate; a longer one in mono at half of it, and its first twenty minutes."""
FULL, SMALL = (44_100, 2), (22_050, 1)
MOST_BARS = 2_000


@dataclass(frozen=True, slots=True)
class Sound:
    """What a song sounds like: an MP3 file, how long it is, the loudest sample of each of up to 1024 equal stretches (0 to 255), and where things begin."""

    title: str
    mp3: bytes
    seconds: float
    peaks: bytes = b""
    sections: tuple[tuple[str, float, float], ...] = ()
    bars: tuple[float, ...] = ()


def song_sound(song: Song, takes: Takes) -> Sound | None:
    """Render a song; None where it has no sound, or its sound cannot be made here."""
    if not song.end:
        return None
    rate, channels = FULL if song.seconds <= SHORT else SMALL
    try:
        mp3, peaks, seconds = _rendered(song, takes, rate, channels)
    except MusicLabError:  # the words and the marks go back all the same
        return None
    sections = tuple((one.name, seconds_at(song.tempo, one.start), seconds_at(song.tempo, one.end)) for one in song.sections)
    last = min(place_of(song.meter, song.end - 1).bar, MOST_BARS)
    return Sound(song.title, mp3, seconds, peaks, sections, tuple(round(seconds_at(song.tempo, bar_start(song.meter, bar)), 3) for bar in range(1, last + 1)))


def project_sound(project: Path) -> Sound | None:
    """Render the song in a project's folder; None where there is none that can be read."""
    from musiclab.project.takes import heard_in

    try:
        return song_sound(loads((project / "song.json").read_bytes()), heard_in(project))
    except (MusicLabError, OSError):
        return None


def _rendered(song: Song, takes: Takes, rate: int, channels: int) -> tuple[bytes, bytes, float]:
    import soundfile

    from musiclab.render.mixer import Mix
    from musiclab.widgets.peaks import PeakMeter

    most = MOST_SECONDS * rate
    meter, out, frames = PeakMeter(min(round(song.seconds * rate), most)), BytesIO(), 0
    with soundfile.SoundFile(out, "w", rate, channels, "MPEG_LAYER_III", format="MP3", **_small()) as file:
        for block in Mix(song, rate=rate, takes=takes).blocks():
            part = as_16_bit(block[: most - frames])
            meter.pass_by(part)
            file.write(part if channels == 2 else _mono(block[: most - frames]))
            frames += len(part)
            if frames >= most:
                break
    return out.getvalue(), meter.packed(), frames / rate


def _small() -> dict[str, Any]:
    """Give what makes an MP3 half as large (about 150 kbit/s) where this soundfile knows how: from 0.13 on."""
    import soundfile

    known = "compression_level" in signature(soundfile.SoundFile.__init__).parameters
    return {"compression_level": 0.9, "bitrate_mode": "VARIABLE"} if known else {}


def _mono(block: Samples) -> Samples:
    mixed: Samples = block.mean(axis=1)
    return mixed
