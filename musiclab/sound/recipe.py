"""What a zone plays at one pitch, in plain numbers: everything the pitch formula has to be told."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from musiclab.sound.envelope import Envelope, seconds
from musiclab.sound.sample import Sample
from musiclab.sound.zones import Zone

Loop: TypeAlias = tuple[int, int]
_SHORTEST_LOOP = 4
_LOWEST_STEP, _HIGHEST_STEP = 2.0**-11, 2.0**9
_CLICK_FREE = 0.001
_CLOSED, _OPEN = 1500, 13500
_LISTENED_AT = 0.3
_COARSE = 32768


class Recipe(NamedTuple):
    """From which place (frames of the recording) to which, at which step, looped where, shaped how.

    ``cutoff`` is in hertz, 0 for no filter; ``resonance`` in decibels. Equal recipes of one bank give equal buffers.
    """

    sample: int
    start: int
    end: int
    loop: Loop | None
    step: float
    envelope: Envelope
    cutoff: float
    resonance: float


def recipe(zone: Zone, sample: Sample, pitch: int, rate: int) -> Recipe:
    """Work out what a zone plays at a pitch (0 to 127), in frames at our rate."""
    pitch = zone["key"] if zone["key"] >= 0 else pitch
    length = sample.wave.length
    start = min(max(0, zone["start"] + _COARSE * zone["start_coarse"]), length - 1)
    end = min(max(start + 1, length + zone["end"] + _COARSE * zone["end_coarse"]), length)
    cutoff: float = zone["filter_cents"]
    if zone["envelope_to_filter"]:
        cutoff += zone["envelope_to_filter"] * _second_envelope(zone)
    return Recipe(
        zone.sample,
        start,
        end,
        _loop(zone, sample, end),
        _step(zone, sample, pitch, rate),
        _envelope(zone, pitch, rate),
        0.0 if cutoff >= _OPEN else 8.176 * seconds(max(cutoff, _CLOSED)),
        zone["filter_q"] / 10,
    )


def _loop(zone: Zone, sample: Sample, end: int) -> Loop | None:
    if not zone["loop_mode"] & 1:
        return None
    first = sample.loop[0] + zone["loop_start"] + _COARSE * zone["loop_start_coarse"]
    last = sample.loop[1] + zone["loop_end"] + _COARSE * zone["loop_end_coarse"]
    return (first, last) if 0 <= first <= last - _SHORTEST_LOOP and last <= end else None


def _step(zone: Zone, sample: Sample, pitch: int, rate: int) -> float:
    root = zone["root"] if zone["root"] >= 0 else sample.root
    cents = (pitch - root) * zone["scale"] + sample.cents + zone["cents"] + 100 * zone["semitones"]
    ratio = float(2.0 ** (min(max(cents, -30_000), 30_000) / 1200))
    step = ratio * sample.rate / rate
    return min(max(step, _LOWEST_STEP), _HIGHEST_STEP)


def _envelope(zone: Zone, pitch: int, rate: int) -> Envelope:
    from_middle = 60 - pitch
    hold = zone["hold"] + zone["key_to_hold"] * from_middle
    decay = zone["decay"] + zone["key_to_decay"] * from_middle
    return Envelope(
        delay=_frames(zone["delay"], rate),
        attack=round(max(seconds(zone["attack"]), _CLICK_FREE) * rate),
        hold=_frames(hold, rate),
        fall=100 / (seconds(min(max(decay, -12000), 8000)) * rate),
        sustain=zone["sustain"] / 10,
    )


def _second_envelope(zone: Zone) -> float:
    """Give where the envelope that moves the filter is soon after the beginning, 0 to 1: ours stays there."""
    time = _LISTENED_AT - _span(zone["second_delay"])
    attack = _span(zone["second_attack"])
    if time < 0:
        return 0.0
    if time < attack:
        return time / attack
    fallen = max(0.0, time - attack - _span(zone["second_hold"])) / seconds(zone["second_decay"])
    return 1.0 - min(fallen, zone["second_sustain"] / 1000)


def _span(timecents: int) -> float:
    # -12000 timecents, 1 ms, is how a file says "none".
    return 0.0 if timecents <= -12000 else seconds(timecents)


def _frames(timecents: int, rate: int) -> int:
    return round(_span(min(timecents, 5000)) * rate)
