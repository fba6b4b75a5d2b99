"""A browser whose microphone plays a sound file, and a page that records from it into a live song."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import soundfile
from browser.host import Host
from browser.sounding_page import ROOM
from lab.notebook import Notebook

RATE = 44_100
"""The rate of Chromium's pretended microphone, and of its context without a sound card."""

FLAGS = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")

LOOP_BACK = """(seconds) => {
  // What the page sounds comes back by the microphone, so many seconds later.
  navigator.mediaDevices.getUserMedia = async () => {
    const { context, output } = globalThis[Symbol.for("musiclab.audio")];
    const end = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
    output.connect(new DelayNode(context, { delayTime: seconds, maxDelayTime: 1 })).connect(end);
    return end.stream;
  };
}"""


def source(seconds: float, *, seed: int = 1) -> np.ndarray:
    """A sweep with noise, 16-bit numbers at 44.1 kHz: no two stretches of it are alike."""
    t = np.arange(round(seconds * RATE)) / RATE
    sweep = 0.3 * np.sin(2 * np.pi * (200 * t + 100 * t**2 / max(seconds, 1)))
    return np.round((sweep + 0.1 * np.random.default_rng(seed).standard_normal(len(t))) * 32767) / 32768


def write_source(path: Path, seconds: float) -> np.ndarray:
    """Write a microphone's sound, and give it."""
    sound = source(seconds)
    soundfile.write(path, sound, RATE, subtype="PCM_16")
    return sound


class RecordingPage:
    """What a test does with the recorder of the song that a host or a notebook shows."""

    def __init__(self, host: Host | Notebook) -> None:
        self.host, self.page = host, host.page
        self.page.evaluate(f"{ROOM}.room.then((room) => Object.assign(globalThis, room, {{ kept: [], unlisten: room.recorder.listen(() => {{}}) }}))")

    def get(self, words: str):
        return self.page.evaluate(f"recorder.{words}")

    def until(self, words: str, *, timeout: float = 8) -> None:
        self.page.wait_for_function(words, timeout=timeout * 1000)

    def start(self, track: str = "voice", **plan: object) -> None:
        """Begin to record, and wait until the take goes."""
        whole = {"track": track, "from": 0, "punch": None, "loop": None, "countIn": 0, "preroll": 0, **plan}
        self.page.evaluate(f"recorder.start({json.dumps(whole)}, (takes) => kept.push(takes))")
        self.until("recorder.phase === 'recording'")

    def wait_seconds(self, seconds: float) -> None:
        """Wait until so much of the take is there."""
        self.until(f"recorder.live()?.seconds >= {seconds}", timeout=seconds + 8)

    def stop(self) -> list[dict[str, object]]:
        """Stop, and give the takes that are kept."""
        self.page.evaluate("recorder.stop()")
        return self.kept()

    def kept(self) -> list[dict[str, object]]:
        self.until("kept.length > 0 && recorder.phase !== 'keeping'")
        return self.page.evaluate("kept.at(-1)")


def sound_of(folder: Path, take: str) -> np.ndarray:
    """Give the samples of a take, (frames,), as they lie in the project."""
    return soundfile.read(folder / "takes" / f"{take}.flac", dtype="float64")[0]


def lag_of(sound: np.ndarray, loop: np.ndarray) -> int:
    """Give where in a sound that plays over and over a stretch of it is found."""
    size = 1 << int(np.ceil(np.log2(len(loop) + 2 * len(sound))))
    spectrum = np.fft.rfft(np.concatenate([loop, loop[: len(sound)]]), size) * np.conj(np.fft.rfft(sound, size))
    return int(np.argmax(np.fft.irfft(spectrum, size)[: len(loop)]))


def residual_db(sound: np.ndarray, loop: np.ndarray) -> float:
    """Give how far a stretch is from the sound that plays over and over, in dB of full scale, after finding its place."""
    at = (lag_of(sound[:RATE], loop) + np.arange(len(sound))) % len(loop)
    return float(20 * np.log10(np.sqrt(np.mean((sound - loop[at]) ** 2)) + 1e-12))


def onsets_of(sound: np.ndarray, lead: float, *, beat: float = 0.5) -> np.ndarray:
    """Give how far each click of a metronome lies from its beat, in seconds, if the take begins ``lead`` seconds before a beat.

    The clicks are found by their likeness to the metronome's own; those before the take are left out.
    """
    count = round(0.05 * RATE)
    n = np.arange(count)
    fade = np.exp(-7 * n / count) * np.minimum(1, n / 16) * (1 - n / count)
    found = []
    for at in range(int((len(sound) / RATE - lead - 0.25) / beat)):
        middle = lead + at * beat
        begin = max(round((middle - 0.2) * RATE), 0)
        piece = sound[begin : begin + round(0.4 * RATE) + count]
        likeness = [np.abs(np.correlate(piece, fade * np.sin(2 * np.pi * hertz * n / RATE), mode="valid")) for hertz in (1760, 1175)]
        best = max(likeness, key=np.max)
        found.append((begin + int(np.argmax(best))) / RATE - middle)
    return np.array(found)
