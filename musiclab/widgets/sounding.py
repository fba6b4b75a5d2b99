"""What a page needs to make a song's sounds itself: recordings as they lie in the bank, and how notes are built of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil, log10
from typing import TYPE_CHECKING, NamedTuple

from musiclab.errors import MusicLabError
from musiclab.language import say
from musiclab.render.levels import NOTE_LEVEL
from musiclab.render.voicing import MOST_HEARD_DB, RELEASE_DB, SILENT_DB

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from musiclab.sound.bank_player import Layer
    from musiclab.sound.recipe import Recipe
    from musiclab.sound.sounds import Sounds
    from musiclab.sound.voice import Voice

Message = tuple[dict[str, object], list[bytes]]
LARGEST = 480_000
"""Bytes of sound in one message: well under the megabyte that a notebook's server lets through."""
MOST_WANTED = 4096
LONGEST_SECONDS = 600


class Want(NamedTuple):
    """A note as a page asks for it; ``frames`` is how long it is held."""

    instrument: str
    pitch: int
    velocity: int
    frames: int


def wants(asked: object) -> list[Want]:
    """Read what a page asks for; what makes no sense is left out.

    >>> wants([["piano", 60, 96, 44100], ["piano", 600, 96, 1], "x"])
    [Want(instrument='piano', pitch=60, velocity=96, frames=44100)]
    """
    found = []
    for row in asked[:MOST_WANTED] if isinstance(asked, list) else []:
        match row:
            case [str(instrument), int(pitch), int(velocity), int(frames)] if 0 <= pitch <= 127 and 1 <= velocity <= 127:
                found.append(Want(instrument, pitch, velocity, max(frames, 1)))
    return found


def sounding(sounds: Sounds, wanted: Iterable[Want], has: Mapping[str, int]) -> Iterator[Message]:
    """Give the messages that let a page play ``wanted``: for each note its layers, then whatever of them it lacks.

    ``has`` says how many frames of which recordings and buffers the page has. An instrument that does not exist is
    answered with a sentence, once. What the sounds say of other songs, which share them, is not this page's.
    """
    sent, before = dict(has), len(sounds.notes)
    told: set[str] = set()
    for want, low, high in _layered(sounds, wanted):
        try:
            yield from _one(sounds, want, low, high, sent)
        except MusicLabError as refusal:
            if str(refusal) not in told:
                told.add(str(refusal))
                yield {"what": "trouble", "instrument": want.instrument, "sentence": str(refusal)}, []
    if said := sounds.notes[before:]:
        yield {"what": "notes", "sentences": said}, []


def _layered(sounds: Sounds, wanted: Iterable[Want]) -> Iterator[tuple[Want, int, int]]:
    """Give each pitch and velocity layer once, in the order they are first wanted, for the longest and loudest of its notes."""
    found: dict[tuple[str, int, int], tuple[Want, int, int]] = {}
    for want in wanted:
        low, high = _reach(_splits(sounds, want.instrument), want.velocity)
        key = want.instrument, want.pitch, low
        other = found[key][0] if key in found else want
        longest = want._replace(velocity=max(want.velocity, other.velocity), frames=max(want.frames, other.frames))
        found[key] = longest._replace(frames=min(longest.frames, LONGEST_SECONDS * sounds.rate)), low, high
    return iter(found.values())


def _splits(sounds: Sounds, instrument: str) -> tuple[int, ...]:
    try:
        return sounds.velocity_splits(instrument)
    except MusicLabError:
        return ()  # `_one` says what is wrong


def _one(sounds: Sounds, want: Want, low: int, high: int, sent: dict[str, int]) -> Iterator[Message]:
    layers = sounds.layers(want.instrument, want.pitch, low)
    shown, parts, frames = _made(sounds, want, low, sent) if layers is None else _recorded(layers, want, sent)
    name = {"instrument": want.instrument, "pitch": want.pitch, "low": low, "high": high, "frames": frames}
    yield {"what": "voices", **name, "layers": shown}, []
    yield from parts


def _with_release(want: Want, layers: Sequence[Layer] | Sequence[Voice]) -> int:
    """Give how many frames a note needs, those of its release that are heard included."""
    loudness = NOTE_LEVEL * (want.velocity / 127.0) ** 2 * max((layer.gain for layer in layers), default=0.0)
    above = 20 * log10(max(loudness, 1e-9)) - SILENT_DB
    heard = min(max(above, 0.0), MOST_HEARD_DB) / RELEASE_DB
    return want.frames + ceil(max((layer.release for layer in layers), default=0) * heard) + 1


def _reach(splits: Sequence[int], velocity: int) -> tuple[int, int]:
    """Give the lowest and the highest velocity that sound as ``velocity`` does, only softer or louder.

    >>> _reach((64, 100), 70), _reach((), 5)
    ((64, 99), (1, 127))
    """
    edges = (1, *splits, 128)
    low = max(edge for edge in edges if edge <= velocity)
    return low, min(edge for edge in edges if edge > velocity) - 1


Answer = tuple[list[dict[str, object]], list[Message], int]
"""Layers, the parts of their sound that the page lacks, and how many frames can be built."""


def _recorded(layers: Sequence[Layer], want: Want, sent: dict[str, int]) -> Answer:
    """Give layers that are built from recordings, and the parts of the recordings that are still missing."""
    frames = _with_release(want, layers)
    shown: list[dict[str, object]] = []
    parts: list[Message] = []
    for layer in layers:
        wave = layer.sample.wave
        needed = min(wave.length, reach(layer.recipe, frames, ring=layer.ring))
        have = sent.get(layer.name, 0)
        if have < needed:
            pcm = wave.upto(needed)[have:].astype("<i2", copy=False)
            parts += _parts({"what": "sample", "name": layer.name, "frames": wave.length}, have, pcm)
            sent[layer.name] = needed
        shown.append(
            {"sample": layer.name, "needs": needed, "recipe": _plain(layer.recipe), "gain": layer.gain, "pan": layer.pan,
             "release": layer.release, "one_shot": layer.ring, "group": layer.group}
        )
    return shown, parts, frames


def reach(recipe: Recipe, frames: int, *, ring: bool) -> int:
    """Give how far into its recording a note of ``frames`` frames reads; with ``ring``, one that rings to its end."""
    there = ceil((recipe.end - recipe.start) / recipe.step)
    place = recipe.start + ceil((there if ring else min(there, frames)) * recipe.step) + 4
    # The loop is needed as a whole, or not at all.
    return place if recipe.loop is None or (place < recipe.loop[0] and not ring) else recipe.loop[1]


def _plain(recipe: Recipe) -> dict[str, object]:
    """Give a recipe in numbers."""
    return {"start": recipe.start, "end": recipe.end, "loop": recipe.loop, "step": recipe.step,
            "envelope": recipe.envelope._asdict(), "cutoff": recipe.cutoff, "resonance": recipe.resonance}


def _made(sounds: Sounds, want: Want, low: int, sent: dict[str, int]) -> Answer:
    """Give layers that a preset makes, as finished buffers."""
    shown: list[dict[str, object]] = []
    parts: list[Message] = []
    name = want.instrument, want.pitch, low
    frames = _with_release(want, sounds.voices(*name, want.frames))
    for index, voice in enumerate(sounds.voices(*name, frames)):
        count = len(voice.samples)
        buffer = f"{want.instrument}/{want.pitch}/{low}/{index}/{count}"
        if buffer not in sent:
            parts += _parts({"what": "buffer", "name": buffer, "frames": count}, 0, voice.samples.astype("<f4", copy=False))
            sent[buffer] = count
        shown.append(
            {"buffer": buffer, "loop_start": voice.loop_start, "loop_end": voice.loop_end, "whole": voice.whole, "gain": voice.gain,
             "pan": voice.pan, "release": voice.release, "one_shot": voice.one_shot, "group": voice.group}
        )
    return shown, parts, frames


def _parts(head: Mapping[str, object], at: int, samples: NDArray[np.int16] | NDArray[np.float32]) -> Iterator[Message]:
    """Cut samples, whose first is frame ``at``, into messages."""
    size = LARGEST // samples.itemsize
    for first in range(0, max(len(samples), 1), size):
        part = samples[first : first + size]
        yield {**head, "at": at + first}, [part.tobytes()]


def refusal(frames: object) -> str:
    """Give the sentence for a rate that makes no sense."""
    return say("The page's rate came as {rate}. Reload the page to hear the song.", rate=str(frames)[:40])
