"""A preset of a SoundFont as voices."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from musiclab.errors import SoundError
from musiclab.sound.buffers import Buffer, build, ring_out
from musiclab.sound.envelope import seconds
from musiclab.sound.kept import Kept
from musiclab.sound.recipe import Recipe, recipe
from musiclab.sound.sample import Sample
from musiclab.sound.soundfont import KITS, SoundFont
from musiclab.sound.voice import Voice
from musiclab.sound.zones import Zone

ATTENUATION = 0.4
"""EMU's synthesisers, whose banks set the custom, and FluidSynth after them, fade by 0.4 of what a file says."""
MOST_LAYERS = 32
"""Zones that may sound together; what a file asks for beyond is left out."""
_SHORTEST_RELEASE = 0.02
"""Seconds: what stops faster clicks."""
_GROW = 4096
_Made = TypeVar("_Made")


class Bank:
    """A SoundFont with the samples and buffers that were used lately."""

    def __init__(self, font: SoundFont, *, rate: int, kept: Kept) -> None:
        self.font, self.rate = font, rate
        self._kept, self._owner = kept, str(font.path)

    def sample(self, index: int) -> Sample:
        """Give a recorded sample; SoundError where it is damaged."""
        sample = self._kept.samples.get((self._owner, index))
        if sample is None:
            sample = self.font.sample(index)
            self._kept.samples.put((self._owner, index), sample)
        return sample

    def buffer(self, made: Recipe, sample: Sample, frames: int, *, ring: bool) -> Buffer:
        """Give a buffer of at least so many frames (or all there is); with ``ring`` to the end of the sound."""
        key = (self._owner, made)
        held = self._kept.buffers.get(key)
        if held and (held.whole or (len(held.samples) >= frames and not ring)):
            return held
        if ring:
            held = ring_out(made, sample, rate=self.rate)
        else:
            # Asked again for more, build twice as much: a widget that grows a note must not rebuild at every pixel.
            wanted = max(frames, 2 * len(held.samples)) if held else frames
            held = build(made, sample, rate=self.rate, frames=-(-wanted // _GROW) * _GROW)
        self._kept.buffers.put(key, held)
        # Its size may have grown.
        self._kept.samples.put((self._owner, made.sample), sample)
        return held


class Layer(NamedTuple):
    """What one zone plays at a pitch, before it is built: see `Voice` for the fields; ``ring`` is its ``one_shot``."""

    recipe: Recipe
    sample: Sample
    name: str
    """Tells the recording from every other, of any bank."""
    gain: float
    pan: float
    release: int
    ring: bool
    group: int


class BankPlayer:
    """One preset of a bank; with ``reaching`` the nearest zones play the pitches that it has none for."""

    def __init__(self, bank: Bank, preset: tuple[int, int], *, complain: Callable[[str], None], reaching: bool = False) -> None:
        self._bank, self._complain = bank, complain
        self._kit = preset[0] == KITS
        self._reaching = reaching and not self._kit
        self._zones = bank.font.zones(*preset)
        self._at: dict[int, list[Zone]] = {}
        self.splits = _splits(self._zones)

    def voices(self, pitch: int, velocity: int, frames: int) -> tuple[Voice, ...]:
        """Give what sounds at a pitch and velocity; a damaged zone is left out, with a sentence."""
        return self._each(pitch, velocity, lambda zone: self._voice(self._layer(zone, pitch), frames))

    def layers(self, pitch: int, velocity: int) -> tuple[Layer, ...]:
        """Give what `voices` would be built from."""
        return self._each(pitch, velocity, lambda zone: self._layer(zone, pitch))

    def _each(self, pitch: int, velocity: int, make: Callable[[Zone], _Made]) -> tuple[_Made, ...]:
        if pitch not in self._at:
            self._at[pitch] = self._zones_at(pitch)
        sounding = [zone for zone in self._at[pitch] if zone.velocities[0] <= velocity <= zone.velocities[1]]
        found = []
        for zone in sounding[:MOST_LAYERS]:
            try:
                found.append(make(zone))
            except SoundError as error:
                self._complain(str(error))
        return tuple(found)

    def _zones_at(self, pitch: int) -> list[Zone]:
        away = [max(zone.pitches[0] - pitch, pitch - zone.pitches[1], 0) for zone in self._zones]
        nearest = min(away, default=0) if self._reaching else 0
        return [zone for zone, gap in zip(self._zones, away, strict=True) if gap == nearest]

    def _layer(self, zone: Zone, pitch: int) -> Layer:
        sample = self._bank.sample(zone.sample)
        made = recipe(zone, sample, pitch, self._bank.rate)
        return Layer(
            recipe=made,
            sample=sample,
            name=f"{self._bank.font.identity}-{zone.sample}",
            gain=10.0 ** (-ATTENUATION * zone["attenuation"] / 200),
            pan=zone["pan"] / 500,
            release=round(max(seconds(zone["release"]), _SHORTEST_RELEASE) * self._bank.rate),
            # A drum that would sound for ever ends with its note instead.
            ring=self._kit and (made.loop is None or made.envelope.ends),
            group=zone["group"],
        )

    def _voice(self, layer: Layer, frames: int) -> Voice:
        buffer = self._bank.buffer(layer.recipe, layer.sample, frames, ring=layer.ring)
        return Voice(
            samples=buffer.samples,
            loop_start=buffer.loop_start,
            loop_end=buffer.loop_end,
            gain=layer.gain,
            pan=layer.pan,
            release=layer.release,
            one_shot=layer.ring,
            group=layer.group,
            whole=buffer.whole,
        )


def _splits(zones: tuple[Zone, ...]) -> tuple[int, ...]:
    edges = {edge for zone in zones for edge in (zone.velocities[0], zone.velocities[1] + 1)}
    return tuple(sorted(edge for edge in edges if 1 < edge <= 127))
