/** The canvas of a recorder, its playhead, and what moves at every frame: level, tuner, count-in. */
import type { Stop } from "../link.js";
import { xOf } from "../view/axis.js";
import { Sheet } from "../view/canvas.js";
import { eachFrame } from "../view/frames.js";
import { movePlayhead } from "../view/playhead.js";
import { liveEnd } from "../view/sound_drawing.js";
import { colourOf } from "../view/track_colour.js";
import { drawLanes } from "./drawing.js";
import { Gauge } from "./level_row.js";
import { lanesOf } from "./lines.js";
import { drawPitch, noteAt, notesOf, type SungPoint } from "./pitch_drawing.js";
import { drawBeginnings, drawTiming } from "./timing_drawing.js";
import { Tuner } from "./tuner.js";
import { sungAs } from "./tuning.js";
import type { RecorderView } from "./view.js";

export class RecorderStage {
  readonly #view: RecorderView;
  readonly #sheet: Sheet;
  readonly #histogram: Sheet;
  readonly #stops: readonly Stop[];
  readonly #gauge = new Gauge();
  readonly #tuner = new Tuner();
  #sung: SungPoint[] = [];
  #round = 1;
  #shown = "";

  constructor(view: RecorderView) {
    this.#view = view;
    const { root } = view.frame;
    const canvas = found(root, "canvas.waves", HTMLCanvasElement);
    this.#sheet = new Sheet(canvas, root, (pen, size, ink) => {
      const { scene, live, colour, waves } = view;
      drawLanes(pen, ink, { scene, live, colour: `--ml-t${colour}`, waves: (name) => waves.of(name) });
      if (!live) drawBeginnings(pen, ink, scene, view.pitches.beginnings(scene));
      const { pitch } = lanesOf(scene.takes.length, live !== null);
      const sung = live ? this.#sung : view.pitches.of(scene);
      if (size.height > pitch) drawPitch(pen, ink, scene, pitch, this.#guide(), [sung]);
    });
    this.#histogram = new Sheet(found(root, "canvas.histogram", HTMLCanvasElement), root, (pen, size, ink) =>
      drawTiming(pen, size, ink, view.offBeats),
    );
    const sized = new ResizeObserver(([entry]) => entry && view.sized(Math.round(entry.contentRect.width)));
    sized.observe(canvas);
    this.#stops = [
      () => sized.disconnect(),
      eachFrame(() => this.#frame()),
      movePlayhead(found(root, ".over .playhead", HTMLElement), view.room.transport, (tick) => {
        const x = xOf(view.scene.axis, tick);
        return x >= 0 && x <= view.scene.axis.width ? x : null;
      }),
    ];
  }

  draw(): void {
    this.#sheet.ask();
    this.#histogram.ask();
  }

  /** A new recording begins: what was sung before is not of it. */
  begin(): void {
    this.#sung = [];
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#sheet.close();
    this.#histogram.close();
  }

  #guide() {
    const { scene, state } = this.#view;
    const index = scene.song.tracks.findIndex(({ id }) => id === state.guide);
    const track = scene.song.tracks[index];
    return { notes: notesOf(track, scene.part), colour: `--ml-t${colourOf(track, index)}` };
  }

  #frame(): void {
    const { recorder, frame, live, room } = this.#view;
    if (recorder.phase === "off" || recorder.phase === "asking") return;
    const now = performance.now();
    this.#gauge.show(frame.root, recorder.level(), now);
    const { transport, session } = room;
    const asked = transport.motion === "playing" ? noteAt(this.#guide().notes, transport.tick) : null;
    const sung = sungAs(recorder.pitchNow(), session.song.key, asked);
    this.#tuner.show(frame.root, sung, now);
    if (live) {
      if (live.round !== this.#round) [this.#round, this.#sung] = [live.round, []];
      const tick = liveEnd(live, room.session.song.tempo);
      if (sung) this.#sung.push({ tick, midi: sung.midi });
      this.#view.reached(tick);
      this.#sheet.draw();
    }
    this.#turn();
  }

  /** The dots of the count-in and the clipping change by themselves. */
  #turn(): void {
    const { counting, recorder } = this.#view;
    const said = `${counting.counted} ${recorder.phase} ${recorder.level().clipped}`;
    if (said === this.#shown) return;
    this.#shown = said;
    this.#view.frame.later();
  }
}

function found<E extends HTMLElement>(root: HTMLElement, where: string, kind: new () => E): E {
  const element = root.querySelector(where);
  if (element instanceof kind) return element;
  throw new Error(`A recorder without ${where} was drawn.`);
}
