"""Recording in a real Chromium over long and bad times: ``python -m tests.bench.recording long|kills|loop``.

``long [MINUTES]``: a long take of a known sound, compared with it sample by sample, and what the page's memory does meanwhile.
``kills [COUNT]``: the page or the kernel is killed at a random moment of a recording; what was acknowledged must be there.
``loop``: from the sound card's output back into its input (PulseAudio: a null sink and its monitor), where recorded clicks fall.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "widgets")]

import numpy as np
from browser.host import Host
from browser.recording_page import FLAGS, RATE, RecordingPage, lag_of, onsets_of, sound_of, write_source
from conftest import LOUD, QUIET, _installed
from playwright.sync_api import sync_playwright

from musiclab.project.live import open_song
from tests.bench.kernel_apart import NAME, HostApart, Kernel

WINDOW = RATE // 2
SINK = "musiclab_bench"


@contextmanager
def chromium(*flags: str, **options):
    """Give a browser with these flags."""
    with sync_playwright() as playwright:
        root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=_installed(playwright), args=[*QUIET, *root, LOUD, *flags], **options)
        yield browser
        browser.close()


def with_microphone(path: Path) -> tuple[str, ...]:
    return (*FLAGS, f"--use-file-for-fake-audio-capture={path}")


def long(minutes: float) -> None:
    """Record for many minutes, and look at every half second of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        mic = write_source(folder / "mic.wav", 20)
        song = open_song("long", folder=folder / "songs", tempo=120)
        song.beat("kick", "X.x. ..x. X... x.x.")
        with chromium(*with_microphone(folder / "mic.wav"), "--enable-precise-memory-info") as browser:
            host = Host(browser)
            host.show(song.beats())
            page = RecordingPage(host)
            page.start(loop=None)
            page.wait_seconds(5)
            heaps = []
            for until in np.linspace(5, minutes * 60, 21)[1:]:
                page.wait_seconds(float(until))
                host.asked.clear()
                heaps.append(page.page.evaluate("(globalThis.gc?.(), performance.memory.usedJSHeapSize / 1e6)"))
            info = page.stop()[0]
            host.close()
        sound = sound_of(song.folder, info["name"])
        lags, residual = compared(sound, mic)
        changes = [(round(at * 0.5 + 0.5, 1), lag - lags[at - 1]) for at, lag in enumerate(lags) if at and lag != lags[at - 1]]
        print(f"seconds, and frames by which the lag changes there: {changes or 'none'}")
        print(f"{len(sound) / RATE:.1f} s at {info['rate']} Hz: {info['missing']} frames missing, {len(set(lags))} different lags in {len(lags)} windows, "
              f"residual {residual:.1f} dB; page heap {heaps[0]:.1f} MB after {minutes * 3:.0f} s, {max(heaps):.1f} MB at most, {heaps[-1]:.1f} MB at the end")
        song.close()


def compared(sound: np.ndarray, mic: np.ndarray) -> tuple[list[int], float]:
    """Give where in the microphone's sound each half second lies, and the worst residual in dB."""
    first = lag_of(sound[WINDOW : 2 * WINDOW], mic) - WINDOW
    lags, worst = [], -200.0
    for at in range(WINDOW, len(sound) - WINDOW, WINDOW):
        piece = sound[at : at + WINDOW]
        same = mic[(first + at + np.arange(WINDOW)) % len(mic)]
        rest = float(20 * np.log10(np.sqrt(np.mean((piece - same) ** 2)) + 1e-12))
        lags.append(first if rest < -60 else (lag_of(piece, mic) - at) % len(mic))
        worst = max(worst, rest)
    return lags, worst


def kills(count: int) -> None:
    """Kill the page and the kernel in turns, each time at a random moment."""
    chance = random.Random(4)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_source(folder / "mic.wav", 7)
        kernel = Kernel(folder / "songs")
        with chromium(*with_microphone(folder / "mic.wav")) as browser:
            lost = parts = 0
            for turn in range(count):
                what = "page" if turn % 2 == 0 else "kernel"
                host = HostApart(browser, kernel)
                host.show_song()
                page = RecordingPage(host)
                page.start()
                page.wait_seconds(0.4 + 2.5 * chance.random())
                page.page.wait_for_timeout(350 * chance.random())
                if what == "page":
                    host.context.close()
                    take = recovered(browser, kernel)
                else:
                    kernel.kill()
                    page.page.wait_for_timeout(1500 * chance.random())
                    kernel = host.kernel = Kernel(folder / "songs")
                    page.wait_seconds(page.get("live().seconds") + 0.5)
                    page.page.evaluate("recorder.stop()")
                    page.until("kept.length > 0 && recorder.phase !== 'keeping'", timeout=30)
                    take = page.page.evaluate("kept.at(-1)")[0]
                    host.context.close()
                sound = sound_of(folder / "songs" / NAME, take["name"])
                missing = [key for key in host.acknowledged if not holds(sound, *host.sent[key], whole=what == "page")]
                parts += len(host.acknowledged)
                lost += len(missing)
                print(f"{turn + 1}: {what}, {len(host.acknowledged)} parts acknowledged, {len(missing)} lost, {take['missing']} frames missing, "
                      f"{take['frames'] / RATE:.2f} s kept", flush=True)
        print(f"{count} kills, {parts} parts acknowledged, {lost} lost")
        kernel.kill()


def recovered(browser, kernel: Kernel) -> dict[str, object]:
    """Open the song anew, and have back what broke off."""
    host = HostApart(browser, kernel)
    host.show_song()
    page = RecordingPage(host)
    page.until("recorder.recovered.length > 0", timeout=20)
    page.page.evaluate("recorder.recover(recorder.recovered.at(-1).recording, (takes) => kept.push(takes))")
    page.until("kept.length > 0", timeout=20)
    take = page.page.evaluate("kept.at(-1)")[0]
    host.context.close()
    return take


def holds(sound: np.ndarray, first: int, data: bytes, *, whole: bool) -> bool:
    """Tell whether a part is in the take, but for the rounding to 24 bits; ``whole`` where the take has not been cut at its end."""
    samples = np.frombuffer(data, "<f4").astype(np.float64)
    there = sound[first : first + len(samples)]
    if not whole:
        samples = samples[: len(there)]
    return len(there) == len(samples) > 0 and bool(np.abs(there - np.clip(samples, -1, 1)).max() < 2**-22)


def loop() -> None:
    """Measure the latency of a real loop, and see where recorded clicks fall before and after."""
    with pulse() as environment, tempfile.TemporaryDirectory() as name:
        flags = ("--use-fake-ui-for-media-stream", "--disable-features=AudioServiceSandbox")
        with chromium(*flags, ignore_default_args=["--mute-audio"], env=environment) as browser:
            song = open_song("loop", folder=Path(name), tempo=120)
            song.beat("kick", "X...")
            for run in range(3):
                host = Host(browser)
                host.show(song.beats())
                page = RecordingPage(host)
                page.page.evaluate("localStorage.clear()")
                page.page.evaluate("session.edit({ edit: 'set-track', track: 'drums', field: 'mute', value: true }); transport.setMetronome(true)")
                page.page.evaluate("recorder.open()")
                before = clicks(page, song)
                found = page.page.evaluate("recorder.measure('loop')")
                print(f"run {run + 1}: reported {told(before)}; measured {found}", flush=True)
                for _ in range(2):
                    print(f"    after: {told(clicks(page, song))}", flush=True)
                host.context.close()
            song.close()


def clicks(page: RecordingPage, song) -> tuple[float, np.ndarray]:
    """Record a few bars of clicks, and give the latency that was used and how far each click lies from its beat, in seconds."""
    page.page.evaluate("kept.length = 0")
    page.start(countIn=1)
    page.wait_seconds(8)
    info = page.stop()[0]
    sound = sound_of(song.folder, info["name"])
    return info["latency"]["used"], onsets_of(sound, info["lead"])


def told(found: tuple[float, np.ndarray]) -> str:
    used, off = found
    return f"latency {used * 1000:.1f} ms: {len(off)} clicks off by {np.median(off) * 1000:+.2f} ms in the median, {np.abs(off).max() * 1000:.2f} ms at most"


@contextmanager
def pulse():
    """Give the environment of a sound server whose output is its input."""
    folder = tempfile.mkdtemp(prefix="musiclab-pulse")
    socket = f"unix:{folder}/socket"
    modules = [f"module-native-protocol-unix socket={folder}/socket auth-anonymous=1", f"module-null-sink sink_name={SINK} rate=48000",
               f"module-remap-source source_name={SINK}_input master={SINK}.monitor"]
    command = ["pulseaudio", "-n", "--exit-idle-time=-1", "--disallow-exit", "--daemonize=no", *(f"--load={module}" for module in modules)]
    environment = {**os.environ, "PULSE_SERVER": socket, "XDG_RUNTIME_DIR": folder, "PULSE_RUNTIME_PATH": folder, "PULSE_STATE_PATH": folder}
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = perf_counter() + 10
        while not (Path(folder) / "socket").exists():
            if perf_counter() > end or server.poll() is not None:
                sys.exit("The bench needs PulseAudio. Install it (Debian: apt-get install pulseaudio) and run it again.")
            sleep(0.05)
        yield environment
    finally:
        server.terminate()
        server.wait()


def main() -> None:
    match sys.argv[1:]:
        case ["long", *minutes]:
            long(float(minutes[0]) if minutes else 10)
        case ["kills", *count]:
            kills(int(count[0]) if count else 30)
        case ["loop"]:
            loop()
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
