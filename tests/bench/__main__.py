"""Measure MusicLab beside its peers on this machine, and print the table as Markdown.

``python -m tests.bench [--soundfont FILE] [--only PIECE]``. Needs the program ``fluidsynth`` (Debian: fluidsynth), and
makes an environment for the Python peers in the user's cache folder: symusic 0.5.8 wants an older numpy than ours.
Every program plays the same MIDI file with the same SoundFont at 44,100 Hz. MusicLab and symusic mix notes without reverb;
fluidsynth is run dry, and once as it comes (reverb and chorus on). "Of the limit" is the share of the time that the bare additions
would take at the speed of the processor's cache.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from tests.bench.pieces import write_pieces

ROOT = Path(__file__).parents[2]
BANK = ROOT / "musiclab/sound/bank/musiclab.sf3"
PEERS = ("symusic==0.5.8", "numpy<2.3", "mido", "pyfluidsynth==1.3.4")
RUNS = 3


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--soundfont", type=Path, default=BANK)
    options.add_argument("--only", default="")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(_machine(), f"SoundFont: {given.soundfont.name}.\n")
        files = write_pieces(Path(folder))
        _print_renders({n: f for n, f in files.items() if given.only in n}, given.soundfont, Path(folder))
        _print_rest()


def _print_renders(files: dict[str, Path], soundfont: Path, folder: Path) -> None:
    python = _peer_python()
    print("| piece | length | warm render | symusic 0.5.8 | times as fast | of the limit | first render | symusic 0.5.8 |"
          " file to WAV | fluidsynth dry / as it comes | times as fast |")  # fmt: skip
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for name, midi in files.items():
        pairs = [
            (_ours("renders", midi, soundfont, folder / f"cache-{midi.stem}-{i}"), _peer(python, "symusic", midi, soundfont))
            for i in range(RUNS)
        ]
        ours, theirs = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
        warm, other = (statistics.median(statistics.median(r["warm"]) for r in runs) for runs in (ours, theirs))
        first, other_first = (statistics.median(r["first"] for r in runs) for runs in (ours, theirs))
        limit = statistics.median(r["limit"] for r in ours)
        whole = _whole_process(midi, soundfont, folder)
        cold, dry, wet = (statistics.median(times) for times in whole)
        print(f"| {name} | {ours[0]['seconds']:.0f} s | {warm * 1000:.0f} ms | {other * 1000:.0f} ms | {other / warm:.2f} "
              f"| {100 * limit / warm:.0f} % | {first * 1000:.0f} ms | {other_first * 1000:.0f} ms | {cold:.2f} s | {dry:.2f} / {wet:.2f} s "
              f"| {dry / cold:.1f} / {wet / cold:.1f} |", flush=True)  # fmt: skip


def _print_rest() -> None:
    memory = _ours("memory", 10)
    imports = [_ours("importing") for _ in range(5)]
    print(f"\nPeak memory, 32 tracks for {memory['seconds'] / 60:.0f} minutes: {memory['megabytes']:.0f} MB.")
    print(f"`import musiclab`: {statistics.median(i['seconds'] for i in imports):.3f} s; heavy packages loaded by it: {imports[0]['loaded'] or 'none'}.")


def _whole_process(midi: Path, soundfont: Path, folder: Path) -> tuple[list[float], ...]:
    """Time file to WAV, start-up included: MusicLab with its cache of sounds, fluidsynth dry and as it comes; in turns."""
    wav = folder / "out.wav"
    env = {"MUSICLAB_CACHE": str(folder / "cache-cold")}
    ours = [sys.executable, "-c", "from musiclab.cli import main; main()", "render", midi, "-o", wav, "--soundfont", soundfont, "-q"]
    fluid = [_fluidsynth(), "-niq", "-g", "0.3", "-r", "44100", "-F", wav]
    dry = [*fluid, "-R", "0", "-C", "0", soundfont, midi]
    turns = [(_timed(ours, env), _timed(dry, {}), _timed([*fluid, soundfont, midi], {})) for _ in range(RUNS + 1)]
    return tuple(zip(*turns[1:], strict=True))  # the first turn warms the disk


def _timed(line: list[object], env: dict[str, str]) -> float:
    began = perf_counter()
    subprocess.run([str(part) for part in line], check=True, cwd=ROOT, env={**_usual_environment(), **env},
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    return perf_counter() - began


def _usual_environment() -> dict[str, str]:
    """Leave out what some machines set and no user has: Python that never keeps its compiled files."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _ours(*what: object) -> dict:
    line = [sys.executable, "-m", "tests.bench.ours", *map(str, what)]
    return json.loads(subprocess.run(line, check=True, cwd=ROOT, capture_output=True, text=True).stdout)


def _peer(python: Path, name: str, midi: Path, soundfont: Path) -> dict:
    line = [python, Path(__file__).with_name("peers.py"), name, midi, soundfont]
    return json.loads(subprocess.run(line, check=True, capture_output=True, text=True).stdout.splitlines()[-1])


def _peer_python() -> Path:
    """Make the peers' environment where there is none, and give its Python."""
    from musiclab.sound.cache import cache_folder

    home = cache_folder().parent / "musiclab-bench-peers"
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", *PEERS], check=True)
    return python


def _fluidsynth() -> str:
    found = shutil.which("fluidsynth")
    if not found:
        sys.exit("The bench needs the program fluidsynth. Install it (Debian: apt-get install fluidsynth) and run it again.")
    return found


def _machine() -> str:
    import platform

    cpu = next((line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), platform.processor())
    return f"{os.cpu_count()} cores of {cpu}, {platform.system()}, Python {platform.python_version()}."


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines() if Path(path).exists() else []


if __name__ == "__main__":
    main()
