"""Time: tempo maps with ``[tick, seconds, bpm]`` rows, metre maps with ``[tick, bar, beat, tick]`` and ``[bar, tick]`` rows.

Seconds and tempos are rounded to 9 decimals: the last bits of a logarithm differ from machine to machine.
"""

from __future__ import annotations

from musiclab.song.tempo import Tempo, bpm_at, seconds_at
from musiclab.song.time import Meter, bar_start, place_of
from musiclab.song.wire.shapes import METERS, TEMPOS

TEMPO_MAPS = [
    (Tempo(120),),
    (Tempo(60), Tempo(90.5, 3840), Tempo(240, 5000)),
    (Tempo(60, ramp=True), Tempo(120, 3840), Tempo(120, 7680, ramp=True)),
    (Tempo(180, ramp=True), Tempo(40, 1000, ramp=True), Tempo(40, 2000, ramp=True), Tempo(300, 9999)),
    (Tempo(100, ramp=True), Tempo(100.0000001, 7680)),
]
METER_MAPS = [(Meter(),), (Meter(3, 4), Meter(7, 8, 5760), Meter(4, 4, 12_480)), (Meter(5, 16), Meter(1, 1, 2400), Meter(6, 8, 6240))]
TICKS = [-960, 0, 1, 480, 959, 960, 1000, 1500, 2000, 3839, 3840, 5760, 7680, 12_480, 20_000, 100_000]


def documents():
    return {
        "tempo": {"cases": [{"tempo": TEMPOS.write(tempos), "rows": [_moment(tempos, tick) for tick in TICKS]} for tempos in TEMPO_MAPS]},
        "meter": {"cases": [{"meter": METERS.write(meters), "places": [[tick, *place_of(meters, tick)] for tick in TICKS],
                             "bars": [[bar, bar_start(meters, bar)] for bar in range(1, 12)]} for meters in METER_MAPS]},
    }


def _moment(tempos, tick):
    return [tick, round(seconds_at(tempos, tick), 9), round(bpm_at(tempos, tick), 9)]
