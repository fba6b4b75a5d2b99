"""How recordings are stretched, beside python-stretch (Signalsmith Stretch): time, sharpness, loudness, likeness and speed.

``python -m tests.bench.treating`` prints a table, a line for each library and stretch. Makes an environment for python-stretch in the
user's cache folder. Clicks, a chord and hiss of six seconds, and six pieces of music: two singers, a guitar, and ten seconds of each song.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

sys.path[:0] = [str(Path(__file__).parents[1])]

import numpy as np
from listen.material import heard_from

from musiclab import example, render
from musiclab.sound.cache import cache_folder
from musiclab.treat.treatment import Treatment, treated

RATE, SECONDS = 44_100, 6
RATIOS = (0.5, 0.8, 1.25, 2.0, 3.0)
AT = np.arange(22_050, SECONDS * RATE - 6000, 11_025)
PEER = """
import sys, time
import numpy as np, python_stretch
sounds = np.load(sys.argv[1])
out = {}
for name in sounds.files:
    for ratio in map(float, sys.argv[3:]):
        for time_of in ("", "again "):
            one = python_stretch.Signalsmith.Stretch()
            one.preset(1, 44100)
            one.timeFactor = 1 / ratio
            began = time.perf_counter()
            out[f"{time_of}{name} {ratio}"] = one.process(sounds[name][np.newaxis])[0]
            out[f"seconds {name} {ratio}"] = time.perf_counter() - began
np.savez(sys.argv[2], **out)
"""


def main() -> None:
    """Print the table."""
    sounds = {"clicks": clicks(), "chord": chord(), "hiss": np.random.default_rng(2).normal(0, 0.1, SECONDS * RATE).astype(np.float32), **music()}
    print("| stretch | by | attacks off by at most | energy of an attack in its place | gain of hiss | gain of a chord | distance "
          "| times as fast as it sounds | twice the same |")  # fmt: skip
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    peer = theirs(sounds)
    for ratio in RATIOS:
        for name, found in (("MusicLab", ours(sounds, ratio)), ("python-stretch", {key: peer[key] for key in peer if key.endswith(f" {ratio}")})):
            print(f"| {ratio} | {name} | {described(sounds, found, ratio)} |", flush=True)


def clicks() -> np.ndarray:
    rng, out = np.random.default_rng(1), np.zeros(SECONDS * RATE, np.float32)
    for at in AT:
        out[at : at + 300] += rng.normal(0, 0.5, 300) * np.exp(-np.arange(300) / 60)
    return out


def chord() -> np.ndarray:
    t = np.arange(SECONDS * RATE) / RATE
    return sum(0.1 * np.sin(2 * np.pi * hertz * t + i) for i, hertz in enumerate((110, 220, 277.2, 329.6, 554, 659, 880))).astype(np.float32)


def music() -> dict[str, np.ndarray]:
    takes = {name: heard_from(name, 40).samples for name in ("a woman", "an opera singer", "a guitar")}
    songs = {name: render(example(name), bars=(5, 9))[: 10 * RATE].mean(axis=1) for name in ("paper-boats", "jesu-meine-freude", "rain-on-tin")}
    return {**takes, **songs}


def ours(sounds: dict[str, np.ndarray], ratio: float) -> dict[str, np.ndarray]:
    treated(sounds["chord"], RATE, Treatment(stretch=ratio))
    found = {}
    for name, samples in sounds.items():
        began = perf_counter()
        found[f"{name} {ratio}"] = treated(samples, RATE, Treatment(stretch=ratio))
        found[f"seconds {name} {ratio}"] = perf_counter() - began
        found[f"again {name} {ratio}"] = treated(samples, RATE, Treatment(stretch=ratio))
    return found


def theirs(sounds: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    home = cache_folder().parent / "musiclab-bench-stretch"
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", "python-stretch==0.3.1", "numpy"], check=True, stderr=subprocess.DEVNULL)
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "sounds.npz", Path(folder) / "found.npz"
        np.savez(source, **sounds)
        subprocess.run([str(python), "-c", PEER, str(source), str(target), *map(str, RATIOS)], check=True)
        with np.load(target) as found:
            return dict(found)


def described(sounds: dict[str, np.ndarray], found: dict[str, np.ndarray], ratio: float) -> str:
    off, held = attacks(found[f"clicks {ratio}"], ratio)
    gains = [20 * np.log10(inner(found[f"{name} {ratio}"], ratio).std() / inner(sounds[name], 1).std()) for name in ("hiss", "chord")]
    pieces = [name for name in sounds if name not in ("clicks", "chord", "hiss")]
    far = np.mean([distance(sounds[name], found[f"{name} {ratio}"], ratio) for name in pieces])
    same = all(np.array_equal(found[f"{name} {ratio}"], found[f"again {name} {ratio}"]) for name in sounds)
    speed = SECONDS / np.median([float(found[f"seconds {name} {ratio}"]) for name in ("clicks", "chord", "hiss")])
    return f"{off:.1f} ms | {held:.2f} | {gains[0]:.1f} dB | {gains[1]:.1f} dB | {far:.1f} dB | {speed:.0f} | {'yes' if same else 'no'}"


def attacks(wave: np.ndarray, ratio: float) -> tuple[float, float]:
    """Give how far off attacks are at most, in milliseconds, and how much of 80 ms around one lies within 12 ms of it."""
    off, held = [], []
    for at in AT[1:-1]:
        middle = int(at * ratio)
        around = np.abs(wave[middle - 1323 : middle + 2205])
        off.append(abs(int(np.argmax(around > 0.3 * around.max())) - 1323) / RATE * 1000)
        held.append(np.sum(around[1323 - 130 : 1323 + 400] ** 2) / np.sum(around**2))
    return max(off), float(np.mean(held))


def inner(wave: np.ndarray, ratio: float) -> np.ndarray:
    return wave[round(ratio * RATE) : round((SECONDS - 1) * ratio * RATE)]


def distance(before: np.ndarray, after: np.ndarray, ratio: float) -> float:
    """Give the difference of the spectra, in decibels, of each moment before and the same moment after."""
    at = np.arange(4096, len(before) - 4096, 1024)
    a, b = strengths(before, at), strengths(after, (at * ratio).astype(int))
    heard = a > a.max() * 1e-3
    return float(np.sqrt(np.mean((20 * np.log10((b + 1e-9) / (a + 1e-9))[heard]) ** 2)))


def strengths(wave: np.ndarray, at: np.ndarray, size: int = 2048) -> np.ndarray:
    padded = np.pad(wave, size)
    pieces = np.stack([padded[one + size // 2 : one + size // 2 + size] for one in at])
    power = np.abs(np.fft.rfft(pieces * np.hanning(size))) ** 2
    return np.sqrt(np.add.reduceat(power, np.unique(np.round(np.geomspace(2, 1000, 40)).astype(int)), axis=1))


if __name__ == "__main__":
    main()
