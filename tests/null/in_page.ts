/** Renders a job through the very worklet that the widgets use, in an OfflineAudioContext: `renderJob(job)`. */
import { delayAt } from "../../widgets/src/audio/engine.js";
import { loadWorklet, mixerNode } from "../../widgets/src/audio/worklet_engine.js";
import { toRows } from "../../widgets/src/audio/rows.js";
import type { ToMixer } from "../../widgets/src/audio/messages.js";
import { load } from "../../widgets/src/mix/render.js";
import { type Job, ready } from "./job.js";

async function renderJob(job: Job): Promise<{ readonly samples: readonly string[]; readonly ms: number }> {
  const { song, instruments } = ready(job);
  const frames = job.frames + delayAt(job.rate);
  const context = new OfflineAudioContext(2, frames, job.rate);
  await loadWorklet(context);
  const node = mixerNode(context);
  const post = (message: ToMixer): void => node.port.postMessage(message);
  load(
    {
      keep: (buffer, kept) => post({ kind: "keep", buffer, ...kept }),
      keepTake: (name, take) => post({ kind: "take", name, ...take }),
      addRoom: (name, prepared) => post({ kind: "room", name, prepared }),
      set: (plan) => post({ kind: "desk", plan }),
      follow: (from, legs) => post({ kind: "follow", from, legs }),
      replace: (from, voices, tapes) => post({ kind: "replace", from, voices: toRows(voices), tapes }),
    },
    song,
    instruments,
  );
  await answered(node, post);
  node.connect(context.destination);
  const began = performance.now();
  const rendered = await context.startRendering();
  const ms = performance.now() - began;
  const samples = [0, 1].map((side) => text(rendered.getChannelData(side).subarray(delayAt(job.rate))));
  return { samples, ms };
}

/** Wait until the mixer has heard everything. */
function answered(node: AudioWorkletNode, post: (message: ToMixer) => void): Promise<void> {
  return new Promise((done) => {
    node.port.onmessage = ({ data }) => data.kind === "here" && done();
    post({ kind: "hello" });
  });
}

function text(samples: Float32Array): string {
  const bytes = new Uint8Array(samples.slice().buffer);
  let out = "";
  for (let at = 0; at < bytes.length; at += 0x8000) out += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(out);
}

Object.assign(globalThis, { renderJob });
