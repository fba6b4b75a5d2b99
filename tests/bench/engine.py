"""How fast the page's mixer is, and how soon and how steadily it sounds: ``python -m tests.bench.engine``.

Needs node and Chromium. The song is 16 tracks of 64 bars of 16 notes with an effect on every second track and a shared room.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "widgets")]
RATE = 44_100
BARS, NOTES = 64, 16
INSTRUMENTS = ("piano", "strings", "electric bass", "drums", "flute", "trumpet", "nylon guitar", "synth lead", "organ", "choir",
               "marimba", "cello", "synth bass", "alto sax", "electric piano", "violin")
EFFECTS = ("eq", "compressor", "chorus", "echo", "distortion", "filter", "tremolo", "limiter")


def song():
    """The song that the page is measured with."""
    from musiclab.song.clips import Note, NoteClip
    from musiclab.song.mixing import Bus, Effect, Send
    from musiclab.song.model import Song, Track

    def notes(t):
        return tuple(Note(240 * i, (36 if name(t) == "drums" else 48) + (7 * t + 5 * i) % 24, 220, 60 + (11 * i) % 60) for i in range(NOTES))

    def name(t):
        return INSTRUMENTS[t % len(INSTRUMENTS)]

    tracks = tuple(
        Track(f"t{t}", instrument=name(t), clips=tuple(NoteClip(f"c{t}-{bar}", bar * 3840, 3840, notes(t)) for bar in range(BARS)), volume_db=-9, pan=(t % 5 - 2) / 3,
              effects=(Effect("fx", EFFECTS[t // 2 % 8]),) if t % 2 else (), sends=(Send("room"),) if t % 3 == 0 else ())
        for t in range(16)
    )  # fmt: skip
    return Song(tracks=tracks, buses=(Bus("room", effects=(Effect("reverb", "reverb", {"mix": 1.0}),)),))


def mixing(folder: Path) -> None:
    """Print how fast node mixes the song, and how fast the renderer does."""
    from hatch_build import find_node
    from null.bundling import bundled
    from null.jobs import job_of

    from musiclab.render.mixer import render

    whole = song()
    render(whole, rate=RATE)
    began = perf_counter()
    frames = len(render(whole, rate=RATE))
    python = perf_counter() - began
    path = folder / "big.json"
    path.write_text(json.dumps(job_of(whole, RATE, frames)))
    program = bundled("in_node.ts", folder, ROOT / "widgets" / "node_modules", platform="node")
    times = [json.loads(subprocess.run([find_node().node, program, path], check=True, capture_output=True, text=True).stdout)["spent"] for _ in range(3)]
    spent = statistics.median(times)
    seconds = frames / RATE
    print(f"| mixing 16 x 64 x 16, {seconds:.0f} s | {seconds / spent:.0f} times real time, {100 * spent / seconds:.1f} % of one core | renderer: {seconds / python:.0f} times |")


def starting(runs: int = 5) -> None:
    """Print how long after the first press a page that has no sound yet begins to play."""
    from browser.host import Host
    from playwright.sync_api import sync_playwright

    from musiclab.project.live import open_song

    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        live = open_song("bench", folder=Path(folder))
        live.value = song()
        _first_sound(Host(browser), live)
        print(f"| first sound after the first press, 16 tracks, ms | {_times(browser, live, runs)} | |")
        small = open_song("small", folder=Path(folder))
        small.beat("kick", "X... x... X... x...")
        small.melody("lead", "C4 E4 G4 C5")
        small.chords("keys", "Am F C G")
        _first_sound(Host(browser), small)
        print(f"| the same, 3 tracks, ms | {_times(browser, small, runs)} | |")
        small.close()
        host = Host(browser)
        host.show(live.beats())
        _first(host)
        host.page.wait_for_timeout(8000)
        print(f"| load of the audio thread while it plays, % | {100 * host.page.evaluate('transport.load ?? -1'):.1f} | |")
        host.context.close()
        live.close()
        browser.close()


def _times(browser, live, runs: int) -> str:
    from browser.host import Host

    return ", ".join(f"{first:.0f}" for first in sorted(_first_sound(Host(browser), live) for _ in range(runs)))


def _first_sound(host, live) -> float:
    host.show(live.beats())
    spent = _first(host)
    host.context.close()
    return spent


def _first(host) -> float:
    host.page.evaluate("[...globalThis[Symbol.for('musiclab.rooms')].values()][0].room.then(({ transport }) => { globalThis.transport = transport; })")
    return host.page.evaluate("""async () => {
      const began = performance.now();
      transport.play(0);
      await new Promise((done) => { const look = () => (transport.level("master").now[0] > -60 ? done() : setTimeout(look, 2)); look(); });
      return performance.now() - began;
    }""")


if __name__ == "__main__":
    print("| what | page | beside it |\n| --- | --- | --- |")
    with tempfile.TemporaryDirectory() as scratch:
        mixing(Path(scratch))
    starting()
