"""MusicLab's side of the bench, one measurement in a process of its own: ``python -m tests.bench.ours WHAT ...``."""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path
from time import perf_counter


def renders(midi: str, soundfont: str, cache: str, times: int = 7) -> dict[str, object]:
    """Read a MIDI file, then render it several times; the first time builds every sound."""
    from musiclab.formats.midi import read_midi
    from musiclab.render.mixer import Mix, render
    from musiclab.sound.sounds import Sounds

    song = read_midi(Path(midi).read_bytes()).song
    spent = []
    began = perf_counter()
    sounds = Sounds(rate=44_100, soundfont=Path(soundfont), cache=Path(cache))
    for _ in range(times):
        out = render(song, sounds=sounds)
        spent.append(perf_counter() - began)
        began = perf_counter()
    limit = Mix(song, rate=44_100, sounds=sounds).additions / additions_a_second()
    return {"seconds": len(out) / 44_100, "first": spent[0], "warm": sorted(spent[1:]), "peak": float(abs(out).max()), "limit": limit}


def additions_a_second() -> float:
    """Measure how fast this machine adds a scaled sound to a bus when both are in its second-level cache."""
    import numpy as np

    from musiclab.render.accumulate import accumulator

    accumulate, frames, times = accumulator(), 10_000, 4000
    sound, bus = np.ones(frames, np.float32), np.zeros(frames, np.float32)
    best = 1e9
    for _ in range(5):
        began = perf_counter()
        for _ in range(times):
            accumulate(sound, 0, frames, 0.5, bus, 0)
        best = min(best, perf_counter() - began)
    return frames * times / best


def memory(minutes: int) -> dict[str, object]:
    """Render 32 tracks for ``minutes`` block by block, and give the most memory that the process had."""
    from musiclab.render.mixer import blocks
    from tests.bench.pieces import big

    song = big(bars=minutes * 30)
    frames = sum(len(block) for block in blocks(song))
    return {"seconds": frames / 44_100, "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def importing() -> dict[str, object]:
    """Import musiclab, and name the heavy packages that came with it."""
    began = perf_counter()
    import musiclab  # noqa: F401

    spent = perf_counter() - began
    heavy = {"numpy", "matplotlib", "soundfile", "scipy", "music21", "librosa"}
    return {"seconds": spent, "loaded": sorted(heavy & set(sys.modules))}


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    answers = {"renders": renders, "memory": lambda minutes: memory(int(minutes)), "importing": importing}
    print(json.dumps(answers[what](*rest)))
