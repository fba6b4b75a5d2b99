"""Notes of many layers: their sum is made once for a pitch, and mixed as two voices, left and right.

A string section of five layers panned across the stage would be nine additions for every note; so it is two.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import numpy as np

from musiclab.render.accumulate import accumulator
from musiclab.render.levels import Samples, pan_gains
from musiclab.sound.voice import Voice

FEWEST_NOTES = 3
LONGEST = 1 << 20
"""Frames: longer sums would take more memory than they save time."""


def layered(voices: tuple[Voice, ...], *, frames: int, notes: int) -> tuple[Voice, ...]:
    """Give voices that sound like ``voices`` for ``frames`` frames, where ``notes`` notes make that worth it."""
    additions = sum(1 if voice.pan == 0 else 2 for voice in voices)
    if additions <= 2 or notes < FEWEST_NOTES or frames > LONGEST or not _alike(voices):
        return voices
    length = min(frames, max(frames if voice.loop_end else len(voice.samples) for voice in voices))
    left, right = np.zeros(length, np.float32), np.zeros(length, np.float32)
    for voice in voices:
        for channel, gain in zip((left, right), pan_gains(voice.pan), strict=True):
            _unroll(voice, voice.gain * gain, channel)
    first = voices[0]
    return tuple(
        Voice(channel, 0, 0, 1 / sqrt(2), pan, first.release, first.one_shot, first.group, True)
        for channel, pan in ((left, -1.0), (right, 1.0))
    )


def _alike(voices: Sequence[Voice]) -> bool:
    """Say whether the voices are let go and cut in the same way."""
    return len({(voice.release, voice.one_shot, voice.group) for voice in voices}) == 1


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
