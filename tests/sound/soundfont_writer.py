"""A small SoundFont 2 writer: what the tests play is written by the tests."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

START, END, LOOP_START, LOOP_END, FILTER, ENVELOPE_TO_FILTER, PAN, ATTACK, DECAY, SUSTAIN, RELEASE = 0, 1, 2, 3, 8, 11, 17, 34, 36, 37, 38
INSTRUMENT, KEYS, VELOCITIES, ATTENUATION, SEMITONES, CENTS, SAMPLE, LOOP_MODE, GROUP, ROOT = 41, 43, 44, 48, 51, 52, 53, 54, 57, 58


def span(low: int, high: int) -> int:
    return low | high << 8


@dataclass
class Recorded:
    """A sample: its frames, loop and pitch; ``packed`` is Ogg Vorbis in place of the frames."""

    pcm: np.ndarray
    loop: tuple[int, int] = (0, 0)
    root: int = 60
    cents: int = 0
    rate: int = 44100
    packed: bytes | None = None


@dataclass
class Font:
    """Zones are dictionaries from generator to amount; a preset has zones of its own and one instrument."""

    samples: list[Recorded]
    instruments: list[list[dict[int, int]]]
    presets: dict[tuple[int, int], list[dict[int, int]]] = field(default_factory=lambda: {(0, 0): [{INSTRUMENT: 0}]})

    def bytes(self) -> bytes:
        data, headers = self._samples()
        names = list(self.presets)
        pbag, pgen, starts = _bags(list(self.presets.values()))
        ibag, igen, begins = _bags(self.instruments)
        phdr = b"".join(struct.pack("<20sHHHIII", b"preset", p, b, at, 0, 0, 0) for (b, p), at in zip([*names, (0, 0)], starts, strict=True))
        inst = b"".join(struct.pack("<20sH", b"instrument", at) for at in begins)
        tables = {b"phdr": phdr, b"pbag": pbag, b"pmod": bytes(10), b"pgen": pgen, b"inst": inst, b"ibag": ibag, b"imod": bytes(10), b"igen": igen, b"shdr": headers}
        pdta = b"".join(chunk(name, contents) for name, contents in tables.items())
        info = chunk(b"ifil", struct.pack("<HH", 2, 4))
        return chunk(b"RIFF", b"sfbk" + chunk(b"LIST", b"INFO" + info) + chunk(b"LIST", b"sdta" + chunk(b"smpl", data)) + chunk(b"LIST", b"pdta" + pdta))

    def write(self, path: Path) -> Path:
        path.write_bytes(self.bytes())
        return path

    def _samples(self) -> tuple[bytes, bytes]:
        data, headers = b"", b""
        for each in self.samples:
            if each.packed:
                start, end, base, kind = len(data), len(data) + len(each.packed), 0, 17
                data += each.packed
            else:
                start, kind = len(data) // 2, 1
                base, end = start, start + len(each.pcm)
                data += each.pcm.astype("<i2").tobytes() + bytes(92)
            headers += struct.pack("<20s5IBbHH", b"sample", start, end, base + each.loop[0], base + each.loop[1], each.rate, each.root, each.cents, 0, kind)
        return data, headers + bytes(46)


def _bags(parts: Sequence[list[dict[int, int]]]) -> tuple[bytes, bytes, list[int]]:
    bags, generators, starts = [], [], []
    for zones in parts:
        starts.append(len(bags))
        for zone in zones:
            bags.append(len(generators))
            generators += [struct.pack("<HH", number, amount & 0xFFFF) for number, amount in zone.items()]
    starts.append(len(bags))
    bags.append(len(generators))
    return b"".join(struct.pack("<HH", at, 0) for at in bags), b"".join([*generators, bytes(4)]), starts


def chunk(name: bytes, contents: bytes) -> bytes:
    return name + struct.pack("<I", len(contents)) + contents + bytes(len(contents) % 2)


def sine(frames: int, periods: float, level: int = 16000) -> np.ndarray:
    return np.rint(level * np.sin(2 * np.pi * periods * np.arange(frames) / frames)).astype(np.int16)


def tone(settings: dict[int, int] | None = None) -> Font:
    """A looped sine of 441 Hz at A4 (pitch 69), with any other settings."""
    return Font([Recorded(sine(4000, 40), loop=(1000, 3000), root=69)], [[{LOOP_MODE: 1, **(settings or {}), SAMPLE: 0}]])
