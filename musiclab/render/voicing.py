"""From notes to what is mixed: which samples, from which frame, how loud, for how long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log10
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from musiclab.render.layering import sums_of
from musiclab.render.levels import NOTE_LEVEL, pan_gains
from musiclab.render.schedule import Events
from musiclab.sound.sounds import Sounds
from musiclab.sound.voice import Voice

RELEASE_DB = 100.0
"""How far a voice falls in its release."""
MOST_HEARD_DB = 66.0
SILENT_DB = -72.0
"""A release is mixed until the voice is under -72 dB of full scale (its own sound has mostly died away further by then), and for 66 dB at most."""
USUAL_RELEASE_SECONDS = 0.25
CUT_SECONDS = 0.01
"""How long a hi-hat takes to stop when another of its group cuts it."""


class Sounding(NamedTuple):
    """One voice of one note: ``samples[:total]``, the release beginning at ``held``, from frame ``start``."""

    start: int
    total: int
    held: int
    gain: float
    pan: float
    release: int
    voice: Voice


@dataclass(frozen=True, slots=True, eq=False)
class Layers:
    """The voices of every pitch and velocity layer that a track plays, and which of them each note uses."""

    voices: Sequence[tuple[Voice, ...]]
    choice: NDArray[np.int64]
    loudest: NDArray[np.float64]
    """The greatest gain among the voices of each: all layers of a note are let go together."""


def voicing(events: Events, instrument: str, voices: Voices, *, rate: int, block: int) -> list[Sounding]:
    """Give everything that sounds when ``events`` are played on ``instrument``, block after block.

    Inside a block of ``block`` frames the notes of one pitch and one length come together, so that their samples are
    still in the processor's cache, and their releases need be worked out only once.
    """
    if not len(events):
        return []
    loudness = NOTE_LEVEL * (events.velocity / 127.0) ** 2
    layers = voices.layers(events, instrument, loudness)
    most = max(len(layer) for layer in layers.voices)
    found = [row for depth in range(most) for row in _soundings(events, layers, loudness, depth, block)]
    if any(voice.group for layer in layers.voices for voice in layer):
        found = _cut_groups(found, rate=rate)
    return by_block(found, block=block)


class Voices:
    """The voices that one rendering uses: tracks that play the same instrument share them."""

    def __init__(self, sounds: Sounds) -> None:
        self._sounds = sounds
        self._sums = sums_of(sounds)
        self._asked: dict[tuple[str, int, int], tuple[Voice, ...]] = {}
        self._releases: dict[str, int] = {}
        """The longest release of each instrument so far, in frames: a first guess for its next note."""

    def layers(self, events: Events, instrument: str, loudness: NDArray[np.float64]) -> Layers:
        """Ask for each pitch and velocity layer once, with the frames that its longest note needs."""
        splits = self._sounds.velocity_splits(instrument)
        layer = np.searchsorted(splits, events.velocity, side="right") if splits else 0
        names, choice = np.unique(events.pitch * 256 + layer, return_inverse=True)
        longest, loudest = np.zeros(len(names), np.int64), np.zeros(len(names))
        np.maximum.at(longest, choice, events.frames)
        np.maximum.at(loudest, choice, loudness)
        lowest = (1, *splits)
        found, gains = [], []
        for i, notes in enumerate(np.bincount(choice).tolist()):
            name = (instrument, int(names[i]) // 256, lowest[int(names[i]) % 256])
            voices, frames = self._long_enough(name, int(longest[i]), float(loudest[i]))
            found.append(self._sums.layered(name, voices, frames=frames, notes=notes))
            gains.append(max((voice.gain for voice in voices), default=0.0))
        return Layers(found, choice, np.array(gains))

    def _long_enough(self, name: tuple[str, int, int], frames: int, loudness: float) -> tuple[tuple[Voice, ...], int]:
        """Give the voices of a note with samples for its release too, and how many frames that is.

        How long the release is, only the voices say; one like that of the note before is asked for at first.
        """
        voices = self._asked.get(name)
        if voices is None:
            usual = int(USUAL_RELEASE_SECONDS * self._sounds.rate)
            voices = self._sounds.voices(*name, frames + self._releases.get(name[0], usual))
        loudest = max((voice.gain for voice in voices), default=0.0)
        above = 20 * log10(max(loudness * loudest, 1e-9)) - SILENT_DB
        heard = min(max(above, 0.0), MOST_HEARD_DB) / RELEASE_DB
        needed = frames + ceil(max((voice.release for voice in voices), default=0) * heard) + 1
        if any(not (v.loop_end or v.whole or v.one_shot) and len(v.samples) < needed for v in voices):
            voices = self._sounds.voices(*name, needed)
        self._asked[name] = voices
        self._releases[name[0]] = max(self._releases.get(name[0], 0), needed - frames)
        return voices, needed


def _soundings(
    events: Events, layers: Layers, loudness: NDArray[np.float64], depth: int, block: int
) -> list[Sounding]:
    """Give the voices at one depth of the layers, for all notes that have one there."""
    chosen = [voices[depth] if depth < len(voices) else None for voices in layers.voices]
    table = np.array([_measures(voice) for voice in chosen])
    gain, pan, release, length, one_shot = table[layers.choice].T
    loud = loudness * gain
    tail = np.ceil(release * heard_part(loudness * layers.loudest[layers.choice]))
    held = np.where(one_shot > 0, length, events.frames)
    total = np.minimum(held + tail * (one_shot == 0), length)
    order = np.lexsort((-total, events.frames, layers.choice, events.start // block))
    whole = (events.start, total.astype(np.int64), held.astype(np.int64), loud, pan, release.astype(np.int64))
    columns = (column[order].tolist() for column in whole)
    rows = zip(*columns, map(chosen.__getitem__, layers.choice[order].tolist()), strict=True)
    return [Sounding(*row) for row in rows if row[6] is not None]


def heard_part(gain: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the part of its release, 0 to 0.66, for which a voice of that gain can be heard.

    >>> heard_part(np.array([1.0, 0.01])).round(2).tolist()
    [0.66, 0.32]
    """
    above = 20 * np.log10(np.maximum(gain, 1e-9)) - SILENT_DB
    return np.clip(above, 0, MOST_HEARD_DB) / RELEASE_DB


def _measures(voice: Voice | None) -> tuple[float, float, float, float, float]:
    if voice is None:
        return 0.0, 0.0, 0.0, 0.0, 0.0
    length = 2.0**40 if voice.loop_end and not voice.one_shot else float(len(voice.samples))
    return voice.gain, voice.pan, float(voice.release), length, float(voice.one_shot)


def by_block(rows: list[Sounding], *, block: int) -> list[Sounding]:
    """Put voices in the order of the blocks they begin in, and leave them as they are within a block."""
    return sorted(rows, key=lambda row: row[0] // block)


def _cut_groups(found: list[Sounding], *, rate: int) -> list[Sounding]:
    """End each voice of an exclusive group where the next note of its group begins."""
    release = int(CUT_SECONDS * rate)
    tail = int(release * MOST_HEARD_DB / RELEASE_DB)
    next_start: dict[int, list[int]] = {}
    cut = []
    for row in sorted(found, key=_start, reverse=True):
        held = row.held
        if row.voice.group:
            starts = next_start.setdefault(row.voice.group, [1 << 60, 1 << 60])
            if row.start < starts[0]:
                starts[:] = row.start, starts[0]
            held = min(starts[1] - row.start, held)
        shorter = held + tail < row.total and held < row.held
        cut.append(row._replace(held=held, total=held + tail, release=release) if shorter else row)
    return cut


def _start(row: Sounding) -> int:
    return row.start


def stereo_gains(row: Sounding) -> tuple[float, float]:
    """Give the gains of left and right of a voice that is not in the middle."""
    left, right = pan_gains(row.pan)
    return row.gain * left, row.gain * right
