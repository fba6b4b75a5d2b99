"""The synthesised presets by name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple, Protocol

from musiclab.sound.buffers import Buffer
from musiclab.sound.synth.cycles import drawbars, pulse, saw
from musiclab.sound.synth.patch import Patch, play
from musiclab.sound.synth.struck import bell, fm_piano, noise_hit

KIT = "808 kit"


class Make(Protocol):
    """What makes a buffer of a pitch in hertz."""

    def __call__(self, hertz: float, /, *, rate: int, frames: int) -> Buffer:
        """Give at least ``frames`` frames, or all there is."""
        ...


class Preset(NamedTuple):
    """How a preset's buffers are made, and how long its release is, in seconds to -100 dB."""

    make: Make
    release: float


_PATCHES: Mapping[str, Patch] = {
    "synth lead": Patch(saw, 0.15, detune=(-6.0, 0.0, 7.0), cutoff=2000, tracking=3.0, closed=0.75, closing=0.35, attack=0.006, decay=6, sustain=4, release=0.35),
    "synth bass": Patch(saw, 0.23, cutoff=500, tracking=4.0, slope=18, closed=0.42, closing=0.16, attack=0.003, decay=8, sustain=6, release=0.2),
    "synth pad": Patch(saw, 0.14, detune=(-13.0, -7.0, -2.0, 3.0, 8.0, 14.0), cutoff=700, tracking=1.5, attack=0.35, decay=30, sustain=3, release=2.2),
    "pluck": Patch(saw, 0.3, cutoff=2500, tracking=2.0, closed=0.12, closing=0.14, attack=0.001, decay=4.0, sustain=100, release=0.6),
    "synth organ": Patch(lambda count: drawbars((0.7, 0.4, 1.0, 0.6, 0.2, 0.35, 0.1, 0.1, 0.2))[:count], 0.1, detune=(-1.5, 1.5), attack=0.005, release=0.12, octave=-1),
    "chip lead": Patch(lambda count: pulse(count, 0.25), 0.19, cutoff=9000, attack=0.001, decay=3, sustain=5, release=0.12),
}
PRESETS: Mapping[str, Preset] = {
    **{name: Preset(partial(play, patch), patch.release) for name, patch in _PATCHES.items()},
    "bell": Preset(bell, 3.0),
    "fm piano": Preset(fm_piano, 0.7),
    "noise hit": Preset(noise_hit, 0.3),
}
