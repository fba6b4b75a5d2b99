"""Listening to what a page sounds: its frames, its level and its pitch."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import Frame, Page

LISTEN = """async (frames) => {
  const { context, output } = globalThis[Symbol.for("musiclab.audio")];
  const code = `registerProcessor("tap", class extends AudioWorkletProcessor {
    constructor(options) { super(); this.left = options.processorOptions.frames; }
    process([[left = new Float32Array(128)]]) { this.port.postMessage(left.slice()); return (this.left -= 128) > 0; } })`;
  globalThis.tapModule ??= context.audioWorklet.addModule(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
  await globalThis.tapModule;
  const tap = new AudioWorkletNode(context, "tap", { numberOfInputs: 1, processorOptions: { frames } });
  const heard = [];
  await new Promise((done) => {
    tap.port.onmessage = ({ data }) => { heard.push(...data); if (heard.length >= frames) done(); };
    output.connect(tap).connect(new GainNode(context, { gain: 0 })).connect(context.destination);
  });
  output.disconnect(tap);
  return { rate: context.sampleRate, heard };
}"""


def listen(page: Page | Frame, *, frames: int = 16_384) -> tuple[int, NDArray[np.float32]]:
    """Give the rate and the next frames of the left side of all that sounds in the page."""
    heard = page.evaluate(LISTEN, frames)
    return int(heard["rate"]), np.array(heard["heard"], np.float32)


def level(frames: NDArray[np.float32]) -> float:
    """Give the level of what was heard in dB below full scale; silence is -200."""
    return 20 * float(np.log10(max(float(np.sqrt(np.mean(np.square(frames, dtype=np.float64)))), 1e-10)))


def pitch(rate: int, frames: NDArray[np.float32]) -> float:
    """Give the strongest frequency in Hz, by the parabola through the peak of the spectrum (Smith & Serra 1987)."""
    power = np.log(np.abs(np.fft.rfft(frames * np.blackman(len(frames)))) + 1e-12)
    peak = int(np.argmax(power[1:-1])) + 1
    left, middle, right = power[peak - 1 : peak + 2]
    return (peak + (left - right) / (2 * (left - 2 * middle + right))) * rate / len(frames)
