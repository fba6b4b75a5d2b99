"""``musiclab render``: a song to a sound file, or to one for each track."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from musiclab.cli.progress import LateBar
from musiclab.cli.source import Source, read_source
from musiclab.errors import FileError, SongError
from musiclab.formats.audio import Depth, check_audio_name, write_audio
from musiclab.language import say
from musiclab.project.paths import refuse_takes

if TYPE_CHECKING:
    from musiclab.render.mixer import Bars
    from musiclab.sound.sounds import Sounds

DEPTHS: dict[str, Depth] = {"16": 16, "24": 24, "float": "float"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How the sound is to be: frames a second, depth of the samples, which bars, played by which SoundFont."""

    rate: int
    depth: Depth
    bars: Bars | None
    soundfont: Path | None
    quiet: bool


def render_song(path: Path, output: Path | None, stems: Path | None, wish: Wish) -> None:
    """Render the song at ``path`` to the file ``output``, its tracks to files in the folder ``stems``, or both."""
    if stems and wish.bars:
        raise SongError(say("Stems are of the whole song. Leave out --bars, or --stems."))
    for name in (output, stems and stems / "stem.wav"):
        if name:
            check_audio_name(name, depth=wish.depth, rate=wish.rate)
            refuse_takes(name, path)
    source = read_source(path, quiet=wish.quiet)
    if not source.song.end:
        raise SongError(say("{name} has no music in it yet, so there is nothing to render. Write a beat or a melody first.", name=path.name or path))
    from musiclab.sound.sounds import Sounds

    sounds = Sounds(rate=wish.rate, soundfont=wish.soundfont)
    if output:
        _write_mix(source, output, sounds, wish)
    if stems:
        _write_stems(source, stems, sounds, wish)
    for sentence in () if wish.quiet else (*source.messages, *sounds.notes):
        print(sentence, file=sys.stderr)


def read_depth(text: str) -> Depth:
    """Read 16, 24 or float."""
    if text not in DEPTHS:
        raise FileError(say("A depth of {depth!r} came. Use 16, 24 or float.", depth=text[:40]))
    return DEPTHS[text]


def read_bars(text: str) -> Bars | None:
    """Read ``5:8`` as the bars 5 to 8, both played; nothing means all of them.

    >>> read_bars("5:8")
    (5, 8)
    """
    if not text:
        return None
    first, colon, last = text.partition(":")
    if not (first.isdecimal() and (last.isdecimal() or not colon)) or len(text) > 20:
        raise SongError(say("The bars {text!r} came. Write the first and the last bar, such as 5:8.", text=text[:40]))
    return int(first), int(last or first)


def _write_mix(source: Source, output: Path, sounds: Sounds, wish: Wish) -> None:
    from musiclab.render.mixer import Mix

    mix = Mix(source.song, rate=wish.rate, sounds=sounds, takes=source.takes, bars=wish.bars)
    with LateBar(say("Rendering"), mix.frames, quiet=wish.quiet) as progress:
        write_audio(output, mix.blocks(), rate=wish.rate, depth=wish.depth, progress=progress)
    if not wish.quiet:
        print(say("{file}: {seconds:.1f} seconds", file=output, seconds=mix.frames / wish.rate))


def _write_stems(source: Source, folder: Path, sounds: Sounds, wish: Wish) -> None:
    from musiclab.render.mixer import stems

    try:
        folder.mkdir(exist_ok=True)
    except OSError as problem:
        raise FileError(say("The folder {folder} cannot be made: {reason}. Choose another one.", folder=folder, reason=problem.strerror)) from problem
    with LateBar(say("Rendering stems"), len(source.song.tracks), quiet=wish.quiet) as progress:
        for i, (track, blocks) in enumerate(stems(source.song, rate=wish.rate, sounds=sounds, takes=source.takes), 1):
            file = folder / f"{i:02d}-{track}.wav"
            write_audio(file, blocks, rate=wish.rate, depth=wish.depth)
            progress(i)
            if not wish.quiet:
                print(file)
