"""How well and how quickly takes are understood, beside librosa: pitch, onsets, notes and tempo of the same sounds.

``python -m tests.bench.listening`` prints two tables. Makes an environment for librosa in the user's cache folder, of
some 500 MB. The sounds are those of ``tests/listen/material.py``, whose truth is known, and the example songs. librosa's pyin
and yin look every 10 ms, from a little under the lowest note, with frames as long as that asks for; MusicLab is told nothing. librosa has
no notes, so they are measured alone.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

sys.path[:0] = [str(Path(__file__).parents[1])]

import numpy as np
from listen.material import NOISE, PLAYERS, heard_from
from listen.scoring import note_score, octave_slips, onset_score, pitch_hits

from musiclab import example, render
from musiclab.listen.pitch import PitchCurve
from musiclab.listen.take import hear
from musiclab.sound.cache import cache_folder

SONGS = ("paper-boats", "jesu-meine-freude", "rain-on-tin")
SECONDS = 60
RATE = 44_100


def main() -> None:
    """Print the tables."""
    python = _peer_python()
    with tempfile.TemporaryDirectory() as folder:
        _print_takes(python, Path(folder))
        _print_songs(python, Path(folder))


def _print_takes(python: Path, folder: Path) -> None:
    print("| take | noise | pitch: MusicLab | pyin | yin | wrong octave: MusicLab | pyin | onsets: MusicLab | librosa | notes: MusicLab "
          "| times as fast as it sounds: pitch, onsets | pyin | onset_detect |")  # fmt: skip
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for snr in NOISE:
        for name in PLAYERS:
            truth = heard_from(name, snr)
            take, spent = _ours(truth.samples)
            peer = _peer(python, truth.samples, folder, lowest=0.9 * float(np.nanmin(truth.hertz)))
            pyin, yin = (_curve(peer, one) for one in ("pyin", "yin"))
            length = len(truth.samples) / RATE
            print(f"| {name} | {snr} dB | {pitch_hits(truth, take.pitch):.3f} | {pitch_hits(truth, pyin):.3f} | {pitch_hits(truth, yin):.3f} "
                  f"| {octave_slips(truth, take.pitch):.3f} | {octave_slips(truth, pyin):.3f} "
                  f"| {onset_score(truth, take.onsets.times):.2f} | {onset_score(truth, peer['onsets']):.2f} "
                  f"| {note_score(truth, take.notes):.2f} | {length / spent['pitch']:.0f}, {length / spent['onsets']:.0f} "
                  f"| {length / float(peer['pyin_seconds']):.1f} | {length / float(peer['onset_seconds']):.0f} |", flush=True)  # fmt: skip


def _print_songs(python: Path, folder: Path) -> None:
    print("\n| song | tempo | MusicLab | librosa beat_track | times as fast as it sounds: MusicLab | librosa |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name in SONGS:
        song = example(name)
        samples = render(song)[: SECONDS * RATE].mean(axis=1)
        take = hear(samples, RATE)
        began = perf_counter()
        bpm = take.pulse.bpm
        spent = perf_counter() - began
        peer = _peer(python, samples, folder, what="songs")
        print(f"| {song.title} | {song.tempo[0].bpm:.0f} | {bpm:.1f} | {float(peer['bpm']):.1f} | {len(samples) / RATE / spent:.0f} "
              f"| {len(samples) / RATE / float(peer['beat_seconds']):.0f} |", flush=True)  # fmt: skip


def _ours(samples: np.ndarray) -> tuple:
    hear(samples, RATE).pitch  # noqa: B018 - the first time loads scipy
    take, spent = hear(samples, RATE), {}
    for part in ("pitch", "onsets"):
        began = perf_counter()
        getattr(take, part)
        spent[part] = perf_counter() - began
    return take, spent


def _curve(peer: dict, one: str) -> PitchCurve:
    hertz = np.where(peer[f"{one}_hertz"] > 0, peer[f"{one}_hertz"], np.nan)
    return PitchCurve(peer["times"], hertz, np.ones(len(hertz)), np.isfinite(hertz))


def _peer(python: Path, samples: np.ndarray, folder: Path, *, what: str = "takes", lowest: float = 50) -> dict:
    np.save(folder / "sound.npy", samples)
    script = Path(__file__).with_name("listening_peer.py")
    line = [python, script, what, folder / "sound.npy", folder / "found.npz", str(lowest)]
    subprocess.run(line, check=True, env={**os.environ, "PYTHONWARNINGS": "ignore"})
    with np.load(folder / "found.npz") as found:
        return dict(found)


def _peer_python() -> Path:
    """Make librosa's environment where there is none, and give its Python."""
    home = cache_folder().parent / "musiclab-bench-librosa"
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", "librosa>=0.11"], check=True, stderr=subprocess.DEVNULL)
    version = subprocess.run([python, "-c", "import librosa, json; print(json.dumps(librosa.__version__))"], check=True, capture_output=True, text=True)
    print(f"librosa {json.loads(version.stdout)}, {os.cpu_count()} cores.\n")
    return python


if __name__ == "__main__":
    main()
