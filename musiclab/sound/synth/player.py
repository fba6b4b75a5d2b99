"""A synthesised preset as voices."""

from __future__ import annotations

from musiclab.song.pitch import hertz
from musiclab.sound.buffers import Buffer
from musiclab.sound.kept import Kept
from musiclab.sound.synth.kit808 import GROUPS, drum
from musiclab.sound.synth.presets import KIT, PRESETS
from musiclab.sound.voice import Voice

_GROW = 4096


class SynthPlayer:
    """One synthesised preset; it sounds alike at every velocity, only louder or softer."""

    splits: tuple[int, ...] = ()

    def __init__(self, name: str, *, rate: int, kept: Kept) -> None:
        self._name, self._rate, self._kept = name, rate, kept

    def voices(self, pitch: int, velocity: int, frames: int) -> tuple[Voice, ...]:
        """Give what sounds at a pitch: one voice, or none where a kit has no drum."""
        del velocity
        buffer = self._kept.buffers.get((self._name, pitch))
        if buffer is None or not (buffer.whole or len(buffer.samples) >= frames):
            made = self._make(pitch, max(frames, 2 * len(buffer.samples)) if buffer else frames)
            if made is None:
                return ()
            buffer = made
            self._kept.buffers.put((self._name, pitch), buffer)
        return (self._voice(pitch, buffer),)

    def layers(self, pitch: int, velocity: int) -> None:
        """Give None: the sound comes from no recordings."""
        del pitch, velocity

    def _make(self, pitch: int, frames: int) -> Buffer | None:
        if self._name == KIT:
            samples = drum(pitch, self._rate)
            return None if samples is None else Buffer(samples, 0, 0, True)
        return PRESETS[self._name].make(hertz(pitch), rate=self._rate, frames=-(-frames // _GROW) * _GROW)

    def _voice(self, pitch: int, buffer: Buffer) -> Voice:
        kit = self._name == KIT
        seconds = 0.05 if kit else PRESETS[self._name].release
        return Voice(
            samples=buffer.samples,
            loop_start=buffer.loop_start,
            loop_end=buffer.loop_end,
            gain=1.0,
            pan=0.0,
            release=round(seconds * self._rate),
            one_shot=kit or self._name == "noise hit",
            group=GROUPS.get(pitch, 0) if kit else 0,
            whole=buffer.whole,
        )
