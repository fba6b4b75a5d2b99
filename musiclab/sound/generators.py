"""The settings that a SoundFont gives its zones: their numbers, usual values and limits.

SoundFont Technical Specification 2.04, section 8.1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Generator(NamedTuple):
    """One setting: its number in the file, the value it has when a file is silent about it, and its limits."""

    number: int
    usual: int
    low: int
    high: int


GENERATORS: Mapping[str, Generator] = {
    "start": Generator(0, 0, -32768, 32767),
    "end": Generator(1, 0, -32768, 32767),
    "loop_start": Generator(2, 0, -32768, 32767),
    "loop_end": Generator(3, 0, -32768, 32767),
    "start_coarse": Generator(4, 0, -32768, 32767),
    "filter_cents": Generator(8, 13500, 1500, 13500),
    "filter_q": Generator(9, 0, 0, 960),
    "envelope_to_filter": Generator(11, 0, -12000, 12000),
    "end_coarse": Generator(12, 0, -32768, 32767),
    "pan": Generator(17, 0, -500, 500),
    "second_delay": Generator(25, -12000, -12000, 5000),
    "second_attack": Generator(26, -12000, -12000, 8000),
    "second_hold": Generator(27, -12000, -12000, 5000),
    "second_decay": Generator(28, -12000, -12000, 8000),
    "second_sustain": Generator(29, 0, 0, 1000),
    "delay": Generator(33, -12000, -12000, 5000),
    "attack": Generator(34, -12000, -12000, 8000),
    "hold": Generator(35, -12000, -12000, 5000),
    "decay": Generator(36, -12000, -12000, 8000),
    "sustain": Generator(37, 0, 0, 1440),
    "release": Generator(38, -12000, -12000, 8000),
    "key_to_hold": Generator(39, 0, -1200, 1200),
    "key_to_decay": Generator(40, 0, -1200, 1200),
    "loop_start_coarse": Generator(45, 0, -32768, 32767),
    "key": Generator(46, -1, -1, 127),
    "attenuation": Generator(48, 0, -1440, 1440),
    "loop_end_coarse": Generator(50, 0, -32768, 32767),
    "semitones": Generator(51, 0, -120, 120),
    "cents": Generator(52, 0, -99, 99),
    "loop_mode": Generator(54, 0, 0, 3),
    "scale": Generator(56, 100, 0, 1200),
    "group": Generator(57, 0, 0, 127),
    "root": Generator(58, -1, -1, 127),
}
INSTRUMENT, KEYS, VELOCITIES, SAMPLE = 41, 43, 44, 53

_ONLY_IN_INSTRUMENTS = ("start", "end", "loop_start", "loop_end", "start_coarse", "end_coarse", "loop_start_coarse",
                        "key", "loop_end_coarse", "loop_mode", "group", "root")
ADDED_BY_PRESETS = frozenset(g.number for name, g in GENERATORS.items() if name not in _ONLY_IN_INSTRUMENTS)
"""What a preset may add to the value that its instrument has."""
