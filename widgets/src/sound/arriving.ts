/** The kernel's messages about sounds, checked and in our words; musiclab/widgets/sounding.py makes them. */
import { fieldsOf } from "../song/wire/record.js";
import type { Loop, Recipe } from "./recipe.js";
import type { Layer } from "./voice.js";

/** A layer that is built from a recording, or comes as a finished buffer. */
export type Source = Layer &
  (
    | { readonly from: "recording"; readonly name: string; readonly needs: number; readonly recipe: Recipe }
    | {
        readonly from: "buffer";
        readonly name: string;
        readonly loopStart: number;
        readonly loopEnd: number;
        readonly whole: boolean;
      }
  );

/** The layers of a pitch for velocities from `low` to `high`; `frames` of each can be built. */
export interface Voices {
  readonly instrument: string;
  readonly pitch: number;
  readonly low: number;
  readonly high: number;
  readonly frames: number;
  readonly layers: readonly Source[];
}

export type Arrival =
  | { readonly what: "voices"; readonly voices: Voices }
  | {
      readonly what: "sample";
      readonly name: string;
      readonly frames: number;
      readonly at: number;
      readonly pcm: Int16Array;
    }
  | {
      readonly what: "buffer";
      readonly name: string;
      readonly frames: number;
      readonly at: number;
      readonly pcm: Float32Array;
    }
  | { readonly what: "trouble"; readonly instrument: string; readonly sentence: string }
  | { readonly what: "notes"; readonly sentences: readonly string[] }
  | { readonly what: "end"; readonly ask: number };

type Fields = Readonly<Record<string, unknown>>;

const fields = (value: unknown): Fields => fieldsOf(value) ?? {};
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const number = (value: unknown): number => (typeof value === "number" && Number.isFinite(value) ? value : 0);

/** Read a message of kind `sound`; null for what is none of ours, or for another rate. */
export function decodeArrival(content: Fields, buffers: readonly DataView[], rate: number): Arrival | null {
  if (content.rate !== rate) return null;
  const part = { name: text(content.name), frames: number(content.frames), at: number(content.at) };
  const [bytes] = buffers;
  switch (content.what) {
    case "voices":
      return { what: "voices", voices: decodeVoices(content) };
    case "sample":
      return bytes === undefined ? null : { what: "sample", ...part, pcm: new Int16Array(aligned(bytes, 2)) };
    case "buffer":
      return bytes === undefined
        ? null
        : { what: "buffer", ...part, pcm: new Float32Array(aligned(bytes, 4)) };
    case "trouble":
      return { what: "trouble", instrument: text(content.instrument), sentence: text(content.sentence) };
    case "notes":
      return { what: "notes", sentences: list(content.sentences).map(text) };
    case "end":
      return { what: "end", ask: number(content.ask) };
    default:
      return null;
  }
}

/** A copy, since what comes over the wire may begin at an odd byte. */
export function aligned(bytes: DataView, size: number): ArrayBuffer {
  const whole = bytes.byteLength - (bytes.byteLength % size);
  return new Uint8Array(bytes.buffer, bytes.byteOffset, whole).slice().buffer as ArrayBuffer;
}

const decodeVoices = (content: Fields): Voices => ({
  instrument: text(content.instrument),
  pitch: number(content.pitch),
  low: number(content.low),
  high: number(content.high),
  frames: number(content.frames),
  layers: list(content.layers).map((layer) => decodeSource(fields(layer))),
});

function decodeSource(content: Fields): Source {
  const layer: Layer = {
    gain: number(content.gain),
    pan: number(content.pan),
    release: number(content.release),
    oneShot: content.one_shot === true,
    group: number(content.group),
  };
  if (typeof content.sample === "string") {
    const recipe = decodeRecipe(fields(content.recipe));
    return { ...layer, from: "recording", name: content.sample, needs: number(content.needs), recipe };
  }
  const loop = { loopStart: number(content.loop_start), loopEnd: number(content.loop_end) };
  return { ...layer, ...loop, from: "buffer", name: text(content.buffer), whole: content.whole === true };
}

function decodeRecipe(content: Fields): Recipe {
  const { delay, attack, hold, fall, sustain } = fields(content.envelope);
  return {
    start: number(content.start),
    end: number(content.end),
    loop: decodeLoop(content.loop),
    step: number(content.step),
    envelope: {
      delay: number(delay),
      attack: number(attack),
      hold: number(hold),
      fall: number(fall),
      sustain: number(sustain),
    },
    cutoff: number(content.cutoff),
    resonance: number(content.resonance),
  };
}

function decodeLoop(value: unknown): Loop | null {
  const [start, end] = list(value).map(number);
  return start === undefined || end === undefined ? null : { start, end };
}
