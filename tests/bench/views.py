"""How quick the views are in a browser: frames while a large song plays and is edited, and very large songs.

``python -m tests.bench.views`` prints a table. A frame is the time between two animation frames of the page, which a
browser on this machine draws 60 times a second at best. Chromium runs without a graphics card here.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from time import perf_counter

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "widgets")]

from browser.host import Host
from playwright.sync_api import Browser, sync_playwright

from musiclab import Note, NoteClip, Song, Track, open_song

BAR = 3840
INSTRUMENTS = ("drums", "electric bass", "piano", "strings", "flute", "marimba", "nylon guitar", "synth pad")
FRAMES = """(seconds) => new Promise((done) => { const at = []; const begin = performance.now();
  const step = (now) => { at.push(now); now - begin < seconds * 1000 ? requestAnimationFrame(step) : done(at); };
  requestAnimationFrame(step); })"""


def large(tracks: int, bars: int, notes: int) -> Song:
    """Give a song of so many tracks, each of so many bars with so many notes in each."""
    step = BAR // notes
    made = []
    for index in range(tracks):
        instrument = INSTRUMENTS[index % len(INSTRUMENTS)]
        pitches = (36, 42, 38, 42) if instrument == "drums" else tuple(48 + (index * 5 + place * 3) % 24 for place in range(4))
        clips = tuple(
            NoteClip(f"t{index}-{bar}", bar * BAR, BAR, tuple(Note(at * step, pitches[at % 4], step, 60 + at % 3 * 20) for at in range(notes)))
            for bar in range(bars)
        )
        made.append(Track(f"t{index}", f"Part {index + 1}", instrument, clips, role="drums" if instrument == "drums" else "", volume_db=-12))
    return Song(f"{tracks} tracks", tracks=tuple(made))


def measured(browser: Browser, song: Song, work: Callable[[Host, object], dict[str, float]]) -> dict[str, float]:
    """Open a song in the studio, and measure what ``work`` does with it."""
    with tempfile.TemporaryDirectory() as folder:
        live = open_song("bench", folder=folder, start=song)
        host = Host(browser, viewport={"width": 1200, "height": 900})
        began = perf_counter()
        host.show(live.studio(), ready=".clip")
        found = {"to show": (perf_counter() - began) * 1000, **work(host, live)}
        host.close()
        live.close()
    return found


def played(host: Host, live: object) -> dict[str, float]:
    """Play for five seconds while volumes are edited by the page and notes by a cell, and measure the frames."""
    page = host.page
    page.get_by_role("button", name="Play").click()
    page.get_by_role("button", name="Stop").wait_for()
    page.wait_for_timeout(2500)
    page.get_by_role("slider", name="Part 2 volume").focus()
    page.evaluate(f"window.frames_seen = ({FRAMES})(5)")
    for count in range(25):
        page.keyboard.press("ArrowDown" if count % 2 else "ArrowUp")
        page.wait_for_timeout(120)
    at = page.evaluate("window.frames_seen")
    gaps = sorted(b - a for a, b in pairwise(at))
    print(f"said: {page.locator('.trouble').inner_text().strip() or 'nothing'}")
    page.keyboard.press("Space")
    return {"frames a second": 1000 / statistics.mean(gaps), "p99 frame": gaps[int(len(gaps) * 0.99)], "worst frame": gaps[-1]}


def edited(host: Host, live: object) -> dict[str, float]:
    """Move a clip by a key ten times, and measure until the page shows it and until the kernel has it."""
    page = host.page
    page.locator('[data-part="timeline"]').focus()
    page.keyboard.press("ArrowRight")
    shown, known = [], []
    for _ in range(10):
        before = live.value  # type: ignore[attr-defined]
        began = perf_counter()
        page.keyboard.press("ArrowRight")
        page.evaluate("new Promise((done) => requestAnimationFrame(() => done()))")
        shown.append((perf_counter() - began) * 1000)
        while live.value == before:  # type: ignore[attr-defined]
            page.wait_for_timeout(5)
        known.append((perf_counter() - began) * 1000)
    return {"edit to picture": statistics.median(shown), "edit to kernel and file": statistics.median(known)}


def main() -> None:
    """Print the table."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-background-networking",
                                                                                      "--autoplay-policy=no-user-gesture-required"])
        for name, song, work in (
            ("16 tracks x 64 bars x 16 notes, playing and edited", large(16, 64, 16), played),
            ("16 tracks x 64 bars x 16 notes, edited", large(16, 64, 16), edited),
            ("200 tracks x 8 bars x 8 notes, edited", large(200, 8, 8), edited),
            ("100,000 notes: 25 tracks x 125 bars x 32 notes, edited", large(25, 125, 32), edited),
        ):
            found = measured(browser, song, work)
            print(f"| {name} | " + ", ".join(f"{what} {value:.1f}" for what, value in found.items()) + " |", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
