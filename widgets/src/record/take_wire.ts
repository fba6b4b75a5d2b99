/** Takes as the kernel tells of them. */
import { fieldsOf } from "../song/wire/record.js";
import type { Recovered, TakeInfo, TakeLatency } from "./recording.js";

const text = (value: unknown): string => (typeof value === "string" ? value : "");
const number = (value: unknown): number => (typeof value === "number" && Number.isFinite(value) ? value : 0);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const decodeTakes = (value: unknown): readonly TakeInfo[] => list(value).map(decodeTake);

export function decodeTake(value: unknown): TakeInfo {
  const take = fieldsOf(value) ?? {};
  return {
    name: text(take.name),
    title: text(take.title),
    rate: number(take.rate),
    frames: number(take.frames),
    channels: number(take.channels),
    device: text(take.device),
    recorded: text(take.recorded),
    latency: decodeLatency(take.latency),
    track: text(take.track),
    from: number(take.from),
    until: typeof take.until === "number" ? take.until : null,
    lead: number(take.lead),
    nudge: number(take.nudge),
    recording: text(take.recording),
    round: number(take.round),
    missing: number(take.missing),
    peakDb: number(take.peak_db),
    clipped: number(take.clipped),
    recovered: take.recovered === true,
    source: take.source === "file" ? "file" : "microphone",
    note: text(take.note),
  };
}

function decodeLatency(value: unknown): TakeLatency {
  const { base, output, input, used, measured } = fieldsOf(value) ?? {};
  return {
    base: number(base),
    output: number(output),
    input: number(input),
    used: number(used),
    measured: measured === true,
  };
}

export const decodeRecovered = (value: unknown): readonly Recovered[] =>
  list(value).map((one) => {
    const { recording, seconds, rate, device, track, recorded } = fieldsOf(one) ?? {};
    return {
      recording: text(recording),
      seconds: number(seconds),
      rate: number(rate),
      device: text(device),
      track: text(track),
      recorded: text(recorded),
    };
  });
