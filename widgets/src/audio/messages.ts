/** What the page tells the mixer and hears from it: plain values, since they may live on different threads. */

import type { Copy } from "../mix/copies.js";
import type { Leg } from "../mix/place.js";
import type { DeskPlan } from "../mix/plan.js";
import type { TapeDue } from "../mix/tape.js";

/** Voices as numbers in rows of `COLUMNS`; the second of each row is an index into `strips`. */
export interface Rows {
  readonly strips: readonly string[];
  readonly numbers: Float64Array;
}

export type ToMixer =
  | { readonly kind: "desk"; readonly plan: DeskPlan }
  | { readonly kind: "room"; readonly name: string; readonly prepared: unknown }
  | {
      readonly kind: "keep";
      readonly buffer: number;
      readonly samples: Float32Array<ArrayBuffer>;
      readonly loopStart: number;
      readonly loopEnd: number;
    }
  | {
      readonly kind: "take";
      readonly name: string;
      readonly left: Float32Array<ArrayBuffer>;
      readonly right: Float32Array<ArrayBuffer>;
    }
  | { readonly kind: "follow"; readonly from: number; readonly legs: readonly Leg[] }
  | {
      readonly kind: "replace";
      readonly from: number;
      readonly voices: Rows;
      readonly tapes: readonly TapeDue[];
    }
  | { readonly kind: "play"; readonly voices: Rows }
  /** Try notes out in time, in place of what was being tried. */
  | { readonly kind: "try"; readonly voices: Rows }
  /** End notes in a short fade: these, or all. */
  | { readonly kind: "fade"; readonly ids: readonly number[] | null }
  | { readonly kind: "hold"; readonly id: number; readonly held: number }
  | { readonly kind: "letGo"; readonly id: number }
  | { readonly kind: "copy"; readonly strip: string; readonly copy: Copy | null }
  | { readonly kind: "clear" }
  | { readonly kind: "limit"; readonly voices: number }
  | { readonly kind: "hello" };

/** How the mixer fares, some thirty times a second. */
export interface Report {
  readonly kind: "report";
  /** The frame that it will mix next. */
  readonly frame: number;
  /** Whose levels `peaks` has, left and right of each. */
  readonly ids: readonly string[];
  readonly peaks: Float32Array;
  readonly voices: number;
  readonly missed: number;
  readonly stolen: number;
  /** The time that mixing took, as a part of the time that there is; and by how many seconds it fell behind. */
  readonly load: number;
  readonly behind: number;
}

export type FromMixer = Report | { readonly kind: "here" };
