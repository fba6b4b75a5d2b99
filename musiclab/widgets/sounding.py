"""What a page needs to make a song's sounds itself: recordings as they lie in the bank, and how notes are built of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from musiclab.errors import MusicLabError
from musiclab.language import say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from musiclab.sound.bank_player import Layer
    from musiclab.sound.recipe import Recipe
    from musiclab.sound.sounds import Sounds

Message = tuple[dict[str, object], list[bytes]]
LARGEST = 480_000
"""Bytes of sound in one message: well under the megabyte that a notebook's server lets through."""
MOST_WANTED = 4096
LONGEST_SECONDS = 600


class Want(NamedTuple):
    """A note as a page asks for it; ``frames`` is how long it will need the sound, its release included."""

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
    answered with a sentence, once.
    """
    sent = dict(has)
    told: set[str] = set()
    for want in wanted:
        try:
            yield from _one(sounds, want, sent)
        except MusicLabError as refusal:
            if str(refusal) not in told:
                told.add(str(refusal))
                yield {"what": "trouble", "instrument": want.instrument, "sentence": str(refusal)}, []
    if sounds.notes:
        yield {"what": "notes", "sentences": list(sounds.notes)}, []


def _one(sounds: Sounds, want: Want, sent: dict[str, int]) -> Iterator[Message]:
    want = want._replace(frames=min(want.frames, LONGEST_SECONDS * sounds.rate))
    low, high = _reach(sounds.velocity_splits(want.instrument), want.velocity)
    layers = sounds.layers(want.instrument, want.pitch, low)
    shown, parts = _made(sounds, want, low, sent) if layers is None else _recorded(layers, want.frames, sent)
    name = {"instrument": want.instrument, "pitch": want.pitch, "low": low, "high": high, "frames": want.frames}
    yield {"what": "voices", **name, "layers": shown}, []
    yield from parts


def _reach(splits: Sequence[int], velocity: int) -> tuple[int, int]:
    """Give the lowest and the highest velocity that sound as ``velocity`` does, only softer or louder.

    >>> _reach((64, 100), 70), _reach((), 5)
    ((64, 99), (1, 127))
    """
    edges = (1, *splits, 128)
    low = max(edge for edge in edges if edge <= velocity)
    return low, min(edge for edge in edges if edge > velocity) - 1


def _recorded(layers: Iterable[Layer], frames: int, sent: dict[str, int]) -> tuple[list[dict[str, object]], list[Message]]:
    """Give layers that are built from recordings, and the parts of the recordings that are still missing."""
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
    return shown, parts


def reach(recipe: Recipe, frames: int, *, ring: bool) -> int:
    """Give how far into its recording a note of ``frames`` frames reads."""
    if recipe.loop:
        return recipe.loop[1]
    there = ceil((recipe.end - recipe.start) / recipe.step)
    return recipe.start + ceil((there if ring else min(there, frames)) * recipe.step) + 4


def _plain(recipe: Recipe) -> dict[str, object]:
    """Give a recipe in numbers."""
    return {"start": recipe.start, "end": recipe.end, "loop": recipe.loop, "step": recipe.step,
            "envelope": recipe.envelope._asdict(), "cutoff": recipe.cutoff, "resonance": recipe.resonance}


def _made(sounds: Sounds, want: Want, low: int, sent: dict[str, int]) -> tuple[list[dict[str, object]], list[Message]]:
    """Give layers that a preset makes, as finished buffers."""
    shown: list[dict[str, object]] = []
    parts: list[Message] = []
    for index, voice in enumerate(sounds.voices(want.instrument, want.pitch, low, want.frames)):
        count = len(voice.samples)
        name = f"{want.instrument}/{want.pitch}/{low}/{index}/{count}"
        if name not in sent:
            parts += _parts({"what": "buffer", "name": name, "frames": count}, 0, voice.samples.astype("<f4", copy=False))
            sent[name] = count
        shown.append(
            {"buffer": name, "loop_start": voice.loop_start, "loop_end": voice.loop_end, "whole": voice.whole, "gain": voice.gain,
             "pan": voice.pan, "release": voice.release, "one_shot": voice.one_shot, "group": voice.group}
        )
    return shown, parts


def _parts(head: Mapping[str, object], at: int, samples: NDArray[np.int16] | NDArray[np.float32]) -> Iterator[Message]:
    """Cut samples, whose first is frame ``at``, into messages."""
    size = LARGEST // samples.itemsize
    for first in range(0, max(len(samples), 1), size):
        part = samples[first : first + size]
        yield {**head, "at": at + first}, [part.tobytes()]


def refusal(frames: object) -> str:
    """Give the sentence for a rate that makes no sense."""
    return say("The page's rate came as {rate}. Reload the page to hear the song.", rate=str(frames)[:40])
