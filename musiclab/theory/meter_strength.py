"""How strong each place of a bar is: barline, half bar, beat, off-beat, and smaller."""

from __future__ import annotations

from collections.abc import Sequence

from musiclab.song.time import PER_BEAT, Meter, Tick

NEAR = PER_BEAT // 8
"""Ticks by which a note may miss a place and still be heard as on it."""


def meter_over(meters: Sequence[Meter], tick: Tick) -> Meter:
    """Give the metre that holds at a tick."""
    return next((meter for meter in reversed(meters) if meter.at <= tick), meters[0])


def nearest_place(meters: Sequence[Meter], tick: Tick) -> Tick:
    """Give the sixteenth or the third of a beat that a note is heard on."""
    meter = meter_over(meters, tick)
    inside = tick - meter.at
    grids = [PER_BEAT // 4] if is_compound(meter) else [PER_BEAT // 4, PER_BEAT // 3]
    places = [round(inside / grid) * grid for grid in grids]
    return meter.at + min(places, key=lambda place: (abs(place - inside), place % (PER_BEAT // 4) != 0))


def is_compound(meter: Meter) -> bool:
    """Say whether the beats of a metre are felt in threes, as in 6/8, 9/8 and 12/8."""
    return meter.unit >= 8 and meter.beats % 3 == 0 and meter.beats > 3


def strength(meters: Sequence[Meter], tick: Tick) -> int:
    """Give how strong a place is: 0 on the barline, less the deeper it lies in the tree of the metre.

    The levels are those of Longuet-Higgins and Lee (1984): bar, half bar, beat, half beat, quarter of a beat.

    >>> [strength([Meter()], 960 * beat) for beat in range(4)], strength([Meter()], 480)
    ([0, -2, -1, -2], -3)
    """
    meter = meter_over(meters, tick)
    inside = (tick - meter.at) % meter.bar
    for depth, size in enumerate(levels(meter)):
        if inside % size == 0:
            return -depth
    return -len(levels(meter)) - (inside % (PER_BEAT // 3) != 0)


def levels(meter: Meter) -> tuple[Tick, ...]:
    """Give the distances between the places of each level, from the bar down."""
    if is_compound(meter):
        beat = 3 * meter.pulse
        halves = (meter.bar // 2,) if meter.beats % 12 == 0 else ()
        return (meter.bar, *halves, beat, meter.pulse, meter.pulse // 2)
    halves = (meter.bar // 2,) if meter.beats % 4 == 0 else ()
    return (meter.bar, *halves, meter.pulse, meter.pulse // 2, meter.pulse // 4)
