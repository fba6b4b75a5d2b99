"""Sounds: ``buffers`` built of a made-up recording, and ``rooms`` of reverbs, each by some of its samples.

A recording's frame i is ``(i * i * 7919 + i * 31) % 40009 - 20000``, and there are 30,000. A case of buffers has a ``recipe``, the
``frames`` asked for, the ``length`` that was built, the loop, and ``samples`` as [frame, value] rows. A case of rooms has the room's
settings, its ``length``, and ``samples`` as [frame, left, right] rows. Values are rounded to 6 decimals: the last bits of an exponential differ from machine to machine.
"""

from __future__ import annotations

import numpy as np

from musiclab.render.effects.reverb import impulse_response
from musiclab.sound.buffers import build, ring_out
from musiclab.sound.envelope import Envelope
from musiclab.sound.recipe import Recipe
from musiclab.sound.sample import Sample
from musiclab.sound.waves import PlainWave

RATE = 44_100
LENGTH = 30_000
PLAIN = Envelope(delay=0, attack=44, hold=0, fall=0.001, sustain=0.0)
SHAPED = Envelope(delay=300, attack=2000, hold=500, fall=0.004, sustain=18.0)
DYING = Envelope(delay=0, attack=10, hold=0, fall=0.01, sustain=100.0)
RECIPES = {
    "a recording as it is": Recipe(0, 0, LENGTH, None, 1.0, PLAIN, 0.0, 0.0),
    "a fifth higher, from its midst": Recipe(0, 1234, 28_000, None, 1.4983, PLAIN, 0.0, 0.0),
    "a loop": Recipe(0, 0, LENGTH, (5000, 5317), 0.7491, PLAIN, 0.0, 0.0),
    "a loop under a filter and an envelope": Recipe(0, 100, LENGTH, (8000, 20_000), 1.2, SHAPED, 2500.0, 6.0),
    "a loop that dies away": Recipe(0, 0, LENGTH, (4000, 9000), 0.9, DYING, 0.0, 0.0),
    "a low filter": Recipe(0, 0, LENGTH, None, 0.5, PLAIN, 180.0, 0.0),
}
ROOMS = [(0.4, 0.0, 6000.0, 1), (1.3, 25.0, 1500.0, 77)]
LOOKS = 40


def documents():
    return {"sound": {"rate": RATE, "cases": [_buffer(name, made, ring=ring) for name, made in RECIPES.items() for ring in (False, True)]},
            "rooms": {"rate": RATE, "cases": [_room(*room) for room in ROOMS]}}


def recording():
    i = np.arange(LENGTH, dtype=np.int64)
    return Sample(PlainWave(((i * i * 7919 + i * 31) % 40_009 - 20_000).astype(np.int16)), rate=RATE, root=60, cents=0, loop=(0, 0))


def _buffer(name, made, *, ring):
    frames = 16_000
    buffer = ring_out(made, recording(), rate=RATE) if ring else build(made, recording(), rate=RATE, frames=frames)
    places = _places(len(buffer.samples))
    return {"name": name, "ring": ring, "recipe": _plain(made), "frames": frames, "length": len(buffer.samples), "loop": [buffer.loop_start, buffer.loop_end],
            "samples": [[at, round(float(buffer.samples[at]), 6)] for at in places]}


def _plain(made):
    return {"start": made.start, "end": made.end, "loop": list(made.loop) if made.loop else None, "step": made.step, "envelope": made.envelope._asdict(),
            "cutoff": made.cutoff, "resonance": made.resonance}


def _room(seconds, predelay_ms, damping_hz, seed):
    room = {"seconds": seconds, "predelay_ms": predelay_ms, "damping_hz": damping_hz, "seed": seed}
    found = impulse_response(**room, rate=RATE)
    return {**room, "length": found.shape[1], "samples": [[at, *(round(float(x), 6) for x in found[:, at])] for at in _places(found.shape[1])]}


def _places(length):
    return sorted({*np.linspace(0, length - 1, LOOKS).astype(int).tolist(), *range(min(6, length))})
