"""The whole mix: channels into buses and master, block by block, as interleaved stereo."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from musiclab.errors import SongError, SoundError
from musiclab.language import say
from musiclab.render.desk import Hands, Sum, channels, heard
from musiclab.render.levels import Samples
from musiclab.render.master import MasterStrip
from musiclab.render.strip import Strip
from musiclab.render.takes import Takes, no_takes
from musiclab.render.timing import Timing
from musiclab.song.model import Song
from musiclab.song.time import bar_start, place_of
from musiclab.sound.sounds import Sounds

BLOCK = 1 << 17
"""Frames mixed at a time, some three seconds: long enough for notes to come again, short enough for the cache."""
NEVER = 1 << 60
Bars = tuple[int, int]
"""First and last bar, counted from 1; both are played."""


def render(
    song: Song,
    *,
    rate: int = 44_100,
    sounds: Sounds | None = None,
    takes: Takes = no_takes,
    bars: Bars | None = None,
) -> Samples:
    """Give the whole song as sound: float32, (frames, 2), at ``rate`` frames a second.

    The same song gives the same samples every time. ``bars`` plays a part of the song: what begins inside it, with
    what still rings from before.

    >>> render(Song()).shape
    (0, 2)
    """
    mix = Mix(song, rate=rate, sounds=sounds, takes=takes, bars=bars)
    out = np.empty((mix.frames, 2), np.float32)
    at = 0
    for piece in mix.pieces():
        interleave(piece, out[at : at + piece.shape[1]])
        at += piece.shape[1]
    return out


def blocks(
    song: Song,
    *,
    rate: int = 44_100,
    sounds: Sounds | None = None,
    takes: Takes = no_takes,
    bars: Bars | None = None,
) -> Iterator[Samples]:
    """Give the song as `render` does, in blocks (frames, 2) that follow one another; memory stays flat."""
    return Mix(song, rate=rate, sounds=sounds, takes=takes, bars=bars).blocks()


def stems(
    song: Song, *, rate: int = 44_100, sounds: Sounds | None = None, takes: Takes = no_takes
) -> Iterator[tuple[str, Iterator[Samples]]]:
    """Give each track alone, with its effects and sends but without the master: their sum is the mix before it.

    The stems are all equally long, and begin together.
    """
    full = Mix(song, rate=rate, sounds=sounds, takes=takes)
    for track in heard(song):
        alone = Mix(song, rate=rate, sounds=sounds, takes=takes, only=track.id, end=full.end)
        yield track.id, (
            interleave(block, np.empty((block.shape[1], 2), np.float32)) for block in alone.before_master()
        )


def interleave(piece: Samples, out: Samples) -> Samples:
    """Write channels (2, frames) into frames (frames, 2), one channel at a time: four times as fast as transposing."""
    out[:, 0] = piece[0]
    out[:, 1] = piece[1]
    return out


class Mix:
    """One rendering of a song: everything is planned when it is made, and mixed when its pieces are taken."""

    def __init__(
        self,
        song: Song,
        *,
        rate: int,
        sounds: Sounds | None = None,
        takes: Takes = no_takes,
        bars: Bars | None = None,
        only: str | None = None,
        end: int = 0,
    ) -> None:
        timing = Timing(song, rate)
        self._first, until = _range(song, timing, bars)
        hands = Hands(timing, _at_rate(sounds or sounds_at(rate), rate), takes, until, BLOCK)
        self._channels = channels(song, hands, only)
        self._buses = [(bus.id, Strip(bus, timing)) for bus in song.buses if not bus.mute]
        self._master = MasterStrip(song.master, timing, block=BLOCK)
        written = min(timing.frame(song.end), until)
        tail = max((strip.tail for _, strip in self._buses), default=0)
        self.end = max(end, written, *(channel.end + tail for channel in self._channels), 0)

    @property
    def frames(self) -> int:
        """How many frames `pieces` gives in all."""
        return max(self.end + self._master.tail - self._first, 0) if self.end else 0

    @property
    def additions(self) -> int:
        """How many samples of notes are added up in all."""
        return sum(channel.additions for channel in self._channels)

    def blocks(self) -> Iterator[Samples]:
        """Give the finished mix in blocks (frames, 2) that may be kept."""
        for piece in self.pieces():
            yield interleave(piece, np.empty((piece.shape[1], 2), np.float32))

    def pieces(self) -> Iterator[Samples]:
        """Give the finished mix in pieces (2, frames), each good until the next is taken."""
        for at, piece in self._master.process(self.before_master(), frames=self.end):
            skipped = max(self._first - at, 0)
            if skipped < piece.shape[1]:
                yield piece[:, skipped:]

    def before_master(self) -> Iterator[Samples]:
        """Give the sum of all channels and buses, each block (2, frames) good until the next is taken."""
        total = Sum(BLOCK)
        for first in range(0, self.end, BLOCK):
            total.begin(min(BLOCK, self.end - first))
            for channel in self._channels:
                channel.play(total, first)
            for id, strip in self._buses:
                sent = total.sends.get(id)
                silence = np.zeros((2, len(total.middle)), np.float32)
                total.add(strip.process(silence if sent is None else sent, first))
            yield total.stereo()


@lru_cache(maxsize=4)
def sounds_at(rate: int) -> Sounds:
    """Give the sounds of the bank and the presets at ``rate``, shared by everything in this process."""
    return Sounds(rate=rate)


def _at_rate(sounds: Sounds, rate: int) -> Sounds:
    if sounds.rate != rate:
        raise SoundError(
            say("The sounds are made for {theirs} Hz and the song is rendered at {rate} Hz. Use one rate for both.", theirs=sounds.rate, rate=rate)
        )
    return sounds


def _range(song: Song, timing: Timing, bars: Bars | None) -> tuple[int, int]:
    """Give the first frame to hear, and the frame from which nothing begins any more."""
    if bars is None:
        return 0, NEVER
    last = place_of(song.meter, max(song.end - 1, 0)).bar
    if not (isinstance(bars, tuple) and [type(bar) for bar in bars] == [int, int] and 1 <= bars[0] <= min(bars[1], last)):
        raise SongError(
            say("Bars {a} came, and the song has bars 1 to {last}. Name a first and a last bar among them, such as 1:{last}.",
                a=" to ".join(map(str, bars)) if isinstance(bars, tuple) else bars, last=last)
        )
    a, b = bars
    return timing.frame(bar_start(song.meter, a)), timing.frame(bar_start(song.meter, b + 1))
