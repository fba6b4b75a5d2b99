"""Notes of many layers: their sum is made once for a pitch, and mixed as two voices, left and right.

A string section of five layers panned across the stage would be nine additions for every note; so it is two. The sums
are kept for the next rendering, while there is room.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from weakref import WeakKeyDictionary

import numpy as np

from musiclab.render.accumulate import accumulator
from musiclab.render.levels import Samples, pan_gains
from musiclab.sound.sounds import Sounds
from musiclab.sound.voice import Voice

FEWEST_NOTES = 3
LONGEST = 1 << 20
"""Frames: longer sums would take more memory than they save time."""
ROOM = 48 << 20
"""Bytes that the sums of one set of sounds may take."""
Name = tuple[str, int, int]
"""Instrument, pitch, and lowest velocity of the layer."""


class LayerSums:
    """The sums that have been made for one set of sounds."""

    def __init__(self) -> None:
        self._pairs: dict[tuple[Name, int], list[Voice]] = {}

    def layered(self, name: Name, voices: tuple[Voice, ...], *, frames: int, notes: int) -> tuple[Voice, ...]:
        """Give voices that sound like ``voices`` for ``frames`` frames, where ``notes`` notes make that worth it."""
        if len(voices) < 2 or notes < FEWEST_NOTES or frames > LONGEST:
            return voices
        found: list[Voice] = []
        for place, alike in enumerate(_let_go_together(voices)):
            additions = sum(1 if voice.pan == 0 else 2 for voice in alike)
            found += self._pair((name, place), alike, frames) if additions > 2 else alike
        return tuple(found)

    def _pair(self, name: tuple[Name, int], voices: Sequence[Voice], frames: int) -> list[Voice]:
        """Give the sum of the voices as a left and a right one, as it was made before where that is long enough."""
        looped = any(voice.loop_end for voice in voices)
        length = frames if looped else min(frames, max(len(voice.samples) for voice in voices))
        kept = self._pairs.pop(name, None)
        if kept is None or len(kept[0].samples) < length:
            kept = _summed(voices, _reach(voices, length))
        self._pairs[name] = kept
        while len(self._pairs) > 1 and sum(2 * pair[0].samples.nbytes for pair in self._pairs.values()) > ROOM:
            del self._pairs[next(iter(self._pairs))]
        return kept


_sums: WeakKeyDictionary[Sounds, LayerSums] = WeakKeyDictionary()


def sums_of(sounds: Sounds) -> LayerSums:
    """Give the sums of a set of sounds; they go when it goes."""
    return _sums.setdefault(sounds, LayerSums())


def _let_go_together(voices: Sequence[Voice]) -> list[list[Voice]]:
    """Group the voices that are let go and cut in the same way."""
    groups: dict[tuple[int, bool, int], list[Voice]] = {}
    for voice in voices:
        groups.setdefault((voice.release, voice.one_shot, voice.group), []).append(voice)
    return list(groups.values())


def _reach(voices: Sequence[Voice], length: int) -> int:
    """Give how long to make a sum: a little longer than asked, but no further than all layers have been built."""
    built = (len(voice.samples) for voice in voices if not (voice.loop_end or voice.whole))
    return min([length + length // 8, *built])


def _summed(voices: Sequence[Voice], length: int) -> list[Voice]:
    """Give the sum; its gain is that of its loudest layer, so that its release is mixed for as long."""
    channels = np.zeros((2, length), np.float32)
    loudest = max(voice.gain for voice in voices)
    for voice in voices:
        for channel, gain in zip(channels, pan_gains(voice.pan), strict=True):
            _unroll(voice, voice.gain / loudest * gain, channel)
    first = voices[0]
    return [
        Voice(channel, 0, 0, loudest / sqrt(2), pan, first.release, first.one_shot, first.group, True)
        for channel, pan in zip(channels, (-1.0, 1.0), strict=True)
    ]


def _unroll(voice: Voice, gain: float, out: Samples) -> None:
    """Add a voice to ``out``, going round its loop until it is full."""
    accumulate = accumulator()
    at, end = 0, voice.loop_end or len(voice.samples)
    where = 0
    while at < len(out) and where < end:
        count = min(end - where, len(out) - at)
        accumulate(voice.samples, where, count, gain, out, at)
        at += count
        where = voice.loop_start if voice.loop_end else end
