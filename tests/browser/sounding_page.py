"""A live song's sound in a page: its transport, and what is heard of it."""

from __future__ import annotations

import base64

import numpy as np

ROOM = "[...globalThis[Symbol.for('musiclab.rooms')].values()][0]"
RECORD = """async (frames) => {
  const { context, output } = globalThis[Symbol.for("musiclab.audio")];
  const code = `registerProcessor("tape", class extends AudioWorkletProcessor {
    constructor({ processorOptions: { frames } }) { super(); this.at = 0; this.tape = new Float32Array(2 * frames); }
    process([[left = new Float32Array(128), right = left]]) {
      for (let i = 0; i < 128 && this.at < this.tape.length; i++) { this.tape[this.at++] = left[i]; this.tape[this.at++] = right[i]; }
      if (this.at < this.tape.length) return true;
      this.port.postMessage(this.tape, [this.tape.buffer]);
      return false;
    } })`;
  await context.audioWorklet.addModule(URL.createObjectURL(new Blob([code], { type: "text/javascript" }))).catch(() => {});
  const tape = new AudioWorkletNode(context, "tape", { numberOfInputs: 1, channelCount: 2, channelCountMode: "explicit", processorOptions: { frames } });
  globalThis.recorded = new Promise((done) => { tape.port.onmessage = ({ data }) => done(data); });
  output.connect(tape).connect(new GainNode(context, { gain: 0 })).connect(context.destination);
}"""
GIVE = """async () => {
  const bytes = new Uint8Array((await globalThis.recorded).buffer);
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}"""


class SoundingPage:
    """What a test does with the sound of the song that a host shows."""

    def __init__(self, host) -> None:
        self.page = host.page
        self.page.evaluate(f"{ROOM}.room.then(({{ transport, session }}) => Object.assign(globalThis, {{ transport, session }}))")

    def get(self, words):
        return self.page.evaluate(f"transport.{words}")

    def open(self):
        """Have the page open its sound, and give its rate."""
        self.page.evaluate("transport.preview({ instrument: 'piano' }, 60, 1, 0.01)")
        self.until("globalThis[Symbol.for('musiclab.audio')]?.context.state === 'running'")
        return self.page.evaluate("globalThis[Symbol.for('musiclab.audio')].context.sampleRate")

    def until(self, words):
        self.page.wait_for_function(words)

    def play(self, at=0):
        self.page.evaluate(f"transport.play({at})")
        self.until("transport.motion === 'playing'")

    def record(self, frames):
        """Begin to record all that sounds."""
        self.page.evaluate(RECORD, frames)

    def recorded(self):
        """Give what was recorded, (frames, 2), once it is all there."""
        return np.frombuffer(base64.b64decode(self.page.evaluate(GIVE)), np.float32).reshape(-1, 2)


def aligned(heard, wanted):
    """Give as much of what was heard as matches the beginning of ``wanted``, and of ``wanted``: to the frame, by their correlation."""
    size = 1 << int(np.ceil(np.log2(len(heard) + len(wanted))))
    spectrum = np.fft.rfft(heard[:, 0], size) * np.conj(np.fft.rfft(wanted[:, 0], size))
    at = int(np.argmax(np.fft.irfft(spectrum, size)[: len(heard)]))
    count = min(len(heard) - at, len(wanted))
    return heard[at : at + count], wanted[:count]
