// One bundle and one style sheet for each widget: src/NAME.ts and src/NAME.css become musiclab/widgets/static/NAME.js
// and NAME.css; what the live views share becomes core.js. `--watch` keeps building, for hot reload in a notebook
// started with ANYWIDGET_HMR=1.
import { mkdirSync, readdirSync, watch, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { liveBundles } from "./core.mjs";
import { scoped } from "./scoped.mjs";
import { worklets } from "./worklets.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const outdir =
  process.argv.find((word) => word.startsWith("--outdir="))?.slice("--outdir=".length) ??
  here("../musiclab/widgets/static");
const watching = process.argv.includes("--watch");
/** Editors save in several steps; building begins when nothing has changed for so many milliseconds. */
const CALM = 100;

const options = {
  absWorkingDir: here("."),
  outdir,
  bundle: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "eof",
  minify: !watching,
  sourcemap: watching ? "inline" : false,
  logLevel: "warning",
  plugins: [worklets(esbuild, { minify: !watching })],
};

/** The text of every file that is built, the core's first: a view that is loaded again will ask for it. */
async function built() {
  // A widget is a file that lies directly in src and has a style sheet of its name.
  const names = readdirSync(here("src"))
    .filter((name) => name.endsWith(".css"))
    .map((name) => name.slice(0, -".css".length));
  const { live, texts } = await liveBundles(esbuild, options, names);
  const others = names.filter((name) => !live.includes(name)).map((name) => `src/${name}.ts`);
  const entryPoints = [...others, ...names.map((name) => `src/${name}.css`)];
  const { outputFiles } = await esbuild.build({ ...options, entryPoints, write: false });
  return [
    ...texts.map(([name, text]) => [join(outdir, name), text]),
    ...outputFiles.map(({ path, text }) => [
      path,
      path.endsWith(".css") ? scoped(text, basename(path, ".css")) : text,
    ]),
  ];
}

const known = new Map();

/** Build, and write; when watching, only what has changed, since each file that is written is loaded again. */
async function build() {
  mkdirSync(outdir, { recursive: true });
  for (const [path, text] of await built()) {
    if (known.get(path) === text) continue;
    known.set(path, text);
    writeFileSync(path, text);
    console.log(path);
  }
}

await build();
if (watching) {
  let timer;
  let line = Promise.resolve();
  const again = () => {
    // esbuild itself has said what is wrong; the next change may put it right.
    line = line.then(build).catch(() => {});
  };
  watch(here("src"), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(again, CALM);
  });
}
