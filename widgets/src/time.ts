import { barAt, type Piece, sectionAt } from "./piece.js";
import { say } from "./words.js";

/** A time as a clock shows it: 0:25, 3:07, 1:02:00. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds + 1e-6));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (n: number) => String(n).padStart(2, "0");
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** A time as it is spoken: "25 seconds", "1 minute 5 seconds". */
export function spoken(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds + 1e-6));
  const [m, s] = [Math.floor(whole / 60), whole % 60];
  const minutes = say(m === 1 ? "minute.one" : "minute.other", { count: m });
  const rest = say(s === 1 ? "second.one" : "second.other", { count: s });
  if (m === 0) return rest;
  return s === 0 ? minutes : `${minutes} ${rest}`;
}

/** Where `second` lies in the music: "Verse, bar 11"; empty for a piece without sections and bars. */
export function place(piece: Piece, second: number): string {
  const section = sectionAt(piece, second)?.name ?? "";
  const bar = barAt(piece, second);
  return [section, bar > 0 ? say("bar", { bar }) : ""].filter((words) => words !== "").join(", ");
}

/** The whole position as it is spoken: "25 seconds, Verse, bar 11". */
export function position(piece: Piece, second: number): string {
  return [spoken(second), place(piece, second)].filter((words) => words !== "").join(", ");
}
