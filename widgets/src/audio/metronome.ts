/** The metronome: a click on every beat, a brighter one at the beginning of each bar; and what is counted in. */
import { type Due, FOR_EVER } from "../mix/sounding.js";
import type { Meter, Song, Tick } from "../song/model.js";
import { indexAt } from "../song/order.js";
import { bpmAt, tickAt } from "../song/tempo.js";
import { barOf, PER_BEAT, pulseOf } from "../song/time.js";
import { passes, type Run } from "./run.js";
import type { Score } from "./score.js";

/** The clicks' buffers among those of the mixer: below all others. */
export const ACCENT = -1;
export const BEAT = -2;
const LEVEL = 0.25;
const SECONDS = 0.05;
const HERTZ = { [ACCENT]: 1760, [BEAT]: 1175 };

export type Click = Omit<Due, "id">;

/** The sound of a click: a short sine that dies away. */
export function clickSound(buffer: typeof ACCENT | typeof BEAT, rate: number): Float32Array<ArrayBuffer> {
  const count = Math.round(SECONDS * rate);
  const turn = (2 * Math.PI * (HERTZ[buffer] ?? 1000)) / rate;
  const fade = (n: number): number => Math.exp((-7 * n) / count) * Math.min(1, n / 16) * (1 - n / count);
  return Float32Array.from({ length: count }, (_, n) => LEVEL * fade(n) * Math.sin(turn * n));
}

/** The clicks in a window of the run: those of the count-in always, the others where it is `on`. */
export function clicksIn(
  score: Score,
  run: Run,
  window: { readonly from: number; readonly until: number },
  on: boolean,
): readonly Click[] {
  const inWindow = ({ start }: Click): boolean => window.from <= start && start < window.until;
  return [...countedIn(score, run), ...(on ? inSong(score, run, window) : [])].filter(inWindow);
}

/** How many frames so many bars last before tick `from`. */
export function countInFrames({ song, rate }: Score, from: Tick, bars: number): number {
  return Math.round(bars * meterAt(song.meter, from).beats * pulseFrames(song, from, rate));
}

function countedIn({ song, rate }: Score, run: Run): readonly Click[] {
  if (run.lead === 0) return [];
  const from = tickAt(song.tempo, run.song / rate);
  const pulse = pulseFrames(song, from, rate);
  const { beats } = meterAt(song.meter, Math.round(from));
  return Array.from({ length: Math.round(run.lead / pulse) }, (_, i) =>
    clickAt(run.at + Math.round(i * pulse), i % beats === 0),
  );
}

function inSong(
  { song, rate, timing }: Score,
  run: Run,
  window: { readonly from: number; readonly until: number },
): readonly Click[] {
  return passes(run, window.from, window.until).flatMap((pass) => {
    const ticks = [pass.song, pass.song + pass.frames].map((frame) => tickAt(song.tempo, frame / rate));
    const [first = 0, last = 0] = ticks;
    return beats(song.meter, Math.max(0, Math.floor(first) - 1), Math.ceil(last) + 1)
      .map(({ at, accent }) => ({ frame: timing.frame(at), accent }))
      .filter(({ frame }) => frame >= pass.song && frame < pass.song + pass.frames)
      .map(({ frame, accent }) => clickAt(pass.at + frame - pass.song, accent));
  });
}

const clickAt = (start: number, accent: boolean): Click => ({
  strip: "click",
  buffer: accent ? ACCENT : BEAT,
  start,
  held: FOR_EVER,
  tail: 0,
  gain: 1,
  pan: 0,
  release: 1,
  group: 0,
  skip: 0,
});

/** The beats from tick `from` up to `until`. */
export function beats(
  meters: readonly Meter[],
  from: Tick,
  until: Tick,
): readonly { readonly at: Tick; readonly accent: boolean }[] {
  const found = [];
  for (let at = beatFrom(meters, from); at < until; at = beatFrom(meters, at + 1)) {
    const meter = meterAt(meters, at);
    found.push({ at, accent: (at - meter.at) % barOf(meter) === 0 });
  }
  return found;
}

/** The first beat at a tick or after it. */
function beatFrom(meters: readonly Meter[], tick: Tick): Tick {
  const meter = meterAt(meters, tick);
  const pulse = pulseOf(meter);
  const next = meter.at + Math.ceil((tick - meter.at) / pulse) * pulse;
  const following = meters.find(({ at }) => at > meter.at);
  return following !== undefined && next > following.at ? following.at : next;
}

const pulseFrames = (song: Song, at: Tick, rate: number): number =>
  ((pulseOf(meterAt(song.meter, at)) / PER_BEAT) * 60 * rate) / bpmAt(song.tempo, at);

const meterAt = (meters: readonly Meter[], tick: Tick): Meter =>
  meters[indexAt(meters, tick)] ?? { at: 0, beats: 4, unit: 4 };
