"""``musiclab render``: a song to a sound file, or to one for each track."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from musiclab.cli.progress import LateBar
from musiclab.cli.source import Source, read_source
from musiclab.errors import FileError, SongError
from musiclab.formats.audio import Depth, check_audio_name, write_audio
from musiclab.language import say

if TYPE_CHECKING:
    from musiclab.render.mixer import Bars
    from musiclab.sound.sounds import Sounds

DEPTHS: dict[str, Depth] = {"16": 16, "24": 24, "float": "float"}


def render_file(
    path: Path,
    output: Path,
    *,
    stems: bool,
    bars: str,
    rate: int,
    depth: str,
    soundfont: Path | None,
    quiet: bool,
) -> None:
    """Render the song at ``path`` to ``output``."""
    if depth not in DEPTHS:
        raise FileError(say("A depth of {depth!r} came. Use 16, 24 or float.", depth=depth))
    check_audio_name("stem.wav" if stems else output, depth=DEPTHS[depth], rate=rate)
    span = read_bars(bars)
    source = read_source(path)
    from musiclab.sound.sounds import Sounds

    sounds = Sounds(rate=rate, soundfont=soundfont)
    if stems:
        _write_stems(source, output, sounds, DEPTHS[depth], quiet)
    else:
        _write_mix(source, output, sounds, span, DEPTHS[depth], quiet)
    for sentence in () if quiet else (*source.messages, *sounds.notes):
        print(sentence, file=sys.stderr)


def read_bars(text: str) -> Bars | None:
    """Read ``5:8`` as the bars 5 to 8, both played; nothing means all of them.

    >>> read_bars("5:8")
    (5, 8)
    """
    if not text:
        return None
    first, colon, last = text.partition(":")
    if not (first.isdecimal() and (last.isdecimal() or not colon)) or len(text) > 20:
        raise SongError(say("The bars {text!r} came. Write the first and the last bar, such as 5:8.", text=text))
    return int(first), int(last or first)


def _write_mix(source: Source, output: Path, sounds: Sounds, bars: Bars | None, depth: Depth, quiet: bool) -> None:
    from musiclab.render.mixer import Mix

    mix = Mix(source.song, rate=sounds.rate, sounds=sounds, takes=source.takes, bars=bars)
    with LateBar(say("Rendering"), mix.frames, quiet=quiet) as progress:
        write_audio(output, mix.blocks(), rate=sounds.rate, depth=depth, progress=progress)


def _write_stems(source: Source, folder: Path, sounds: Sounds, depth: Depth, quiet: bool) -> None:
    from musiclab.render.mixer import stems

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise FileError(say("The folder {folder} cannot be made: {reason}.", folder=folder, reason=problem.strerror)) from problem
    with LateBar(say("Rendering stems"), len(source.song.tracks), quiet=quiet) as progress:
        for i, (track, blocks) in enumerate(stems(source.song, rate=sounds.rate, sounds=sounds, takes=source.takes), 1):
            write_audio(folder / f"{i:02d}-{track}.wav", blocks, rate=sounds.rate, depth=depth)
            progress(i)
