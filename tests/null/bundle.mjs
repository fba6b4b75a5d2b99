// Bundles a TypeScript file of the tests: bundle.mjs PACKAGES ENTRY OUT PLATFORM.
import { pathToFileURL } from "node:url";
import { worklets } from "../../widgets/worklets.mjs";

const [packages, entry, outfile, platform] = process.argv.slice(2);
const esbuild = await import(pathToFileURL(`${packages}/esbuild/lib/main.js`));
await esbuild.build({
  entryPoints: [entry],
  outfile,
  platform,
  bundle: true,
  format: "esm",
  target: "es2022",
  logLevel: "warning",
  plugins: [worklets(esbuild)],
});
