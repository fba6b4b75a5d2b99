/** Renders jobs in node: each argument is a job's file; beside it the rendering is written, left and right in turn. */
import { readFileSync, writeFileSync } from "node:fs";
import { render } from "../../widgets/src/mix/render.js";
import { type Job, ready } from "./job.js";

for (const path of process.argv.slice(2)) {
  const job: Job = JSON.parse(readFileSync(path, "utf8"));
  const { song, instruments } = ready(job);
  render(song, instruments, 0); // build every buffer
  const began = performance.now();
  const [left, right] = render(song, instruments, job.frames);
  const spent = performance.now() - began;
  const out = new Float32Array(2 * job.frames);
  for (let i = 0; i < job.frames; i += 1) out.set([left[i] ?? 0, right[i] ?? 0], 2 * i);
  writeFileSync(path.replace(/\.json$/, ".f32"), out);
  console.log(JSON.stringify({ path, seconds: job.frames / job.rate, spent: spent / 1000 }));
}
