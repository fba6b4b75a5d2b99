// One bundle and one style sheet for each widget: src/NAME.ts and src/NAME.css become musiclab/widgets/static/NAME.js
// and NAME.css. `--watch` keeps building, for hot reload in a notebook started with ANYWIDGET_HMR=1.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { worklets } from "./worklets.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const outdir = process.argv.find((word) => word.startsWith("--outdir="))?.slice("--outdir=".length);
const watch = process.argv.includes("--watch");

// A widget is a file that lies directly in src and has a style sheet of its name.
const names = readdirSync(here("src"));
const widgets = names.filter((name) => name.endsWith(".css")).map((name) => name.slice(0, -".css".length));

const options = {
  absWorkingDir: here("."),
  entryPoints: widgets.flatMap((name) => [`src/${name}.ts`, `src/${name}.css`]),
  outdir: outdir ?? here("../musiclab/widgets/static"),
  bundle: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "eof",
  minify: !watch,
  sourcemap: watch ? "inline" : false,
  logLevel: "info",
  plugins: [worklets(esbuild, { minify: !watch })],
};

if (watch) await (await esbuild.context(options)).watch();
else await esbuild.build(options);
