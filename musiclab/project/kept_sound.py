"""The sound of a song as it is kept in a notebook: small enough for the file, and given up when the song changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from musiclab.song.model import Song

if TYPE_CHECKING:
    from musiclab.formats.audio import Samples
    from musiclab.render.takes import Takes

MOST = 2_000_000
"""Bytes of sound in one output at most."""
SHORT = 90
"""A song up to this length, in seconds, is kept in stereo at full rate; a longer one in mono at half of it."""
FULL, SMALL = (44_100, 2), (22_050, 1)
"""Rate and channels."""


class Abandoned(Exception):  # noqa: N818  (it is no error: something newer is to be rendered)
    """Raised where a rendering is given up because the song has changed."""


@dataclass(frozen=True, slots=True)
class KeptSound:
    """A song as Ogg Vorbis: the first ``seconds`` of it, or the ``whole``."""

    ogg: bytes
    seconds: float
    whole: bool


def kept_sound(song: Song, takes: Takes, *, stop: Callable[[], bool], most: int = MOST) -> KeptSound | None:
    """Render a song as it is kept, or give None where it has no sound.

    Abandoned as soon as ``stop`` says so, which is asked every few seconds of music.
    """
    if not song.end:
        return None
    qualities = (FULL, SMALL) if song.seconds <= SHORT else (SMALL,)
    for rate, channels in qualities:
        sound = _written(song, takes, stop, rate, channels, most)
        if sound.whole:
            break
    return sound


def _written(song: Song, takes: Takes, stop: Callable[[], bool], rate: int, channels: int, most: int) -> KeptSound:
    from musiclab.formats.short_ogg import short_ogg
    from musiclab.render.mixer import Mix

    _go_on(stop)
    mix = Mix(song, rate=rate, takes=takes)
    ogg, frames, whole = short_ogg(_until(mix.blocks(), stop), rate=rate, channels=channels, most=most)
    return KeptSound(ogg, frames / rate, whole)


def _until(blocks: Iterator[Samples], stop: Callable[[], bool]) -> Iterator[Samples]:
    for block in blocks:
        _go_on(stop)
        yield block


def _go_on(stop: Callable[[], bool]) -> None:
    if stop():
        raise Abandoned
