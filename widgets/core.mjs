// What two live views or more import is in the core, core.js, which a page loads once; NAME.js of a live view holds a
// loader (src/core/loaded.ts) and what is its own, written as a function that is given the core's modules by number.
import { createHash } from "node:crypto";
import { relative } from "node:path";

/** All files that one file imports, and it. */
function reached(inputs, file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const { path, external } of inputs[file].imports) if (!external) reached(inputs, path, found);
  return found;
}

/** Which entries are live views, and the files that two of them or more reach; what these import is always among them. */
async function survey(esbuild, options, names) {
  const entries = names.map((name) => `src/${name}.ts`);
  const { metafile } = await esbuild.build({
    ...options,
    entryPoints: entries,
    write: false,
    metafile: true,
  });
  const { inputs } = metafile;
  const live = names.filter((name) =>
    inputs[`src/${name}.ts`].imports.some(({ path }) => path === "src/live/widget.ts"),
  );
  const counts = new Map();
  for (const name of live)
    for (const file of reached(inputs, `src/${name}.ts`)) counts.set(file, (counts.get(file) ?? 0) + 1);
  const shared = [...counts.keys()].filter((file) => counts.get(file) > 1).sort();
  return { live, numbers: new Map(shared.map((file, number) => [file, String(number)])) };
}

/** Leaves the imports of shared files to the core. */
const fromCore = (folder, numbers) => ({
  name: "from core",
  setup(build) {
    build.onResolve({ filter: /^[^?]*$/ }, async ({ path, importer, resolveDir, kind, pluginData }) => {
      if (pluginData === numbers || kind === "entry-point") return undefined;
      const found = await build.resolve(path, { importer, resolveDir, kind, pluginData: numbers });
      const number = numbers.get(relative(folder, found.path).replaceAll("\\", "/"));
      return number === undefined ? found : { path: number, external: true };
    });
  },
});

/** A view's own code, and the numbers of what it takes from the core. */
async function ownCode(esbuild, options, name, numbers) {
  const { outputFiles, metafile } = await esbuild.build({
    ...options,
    entryPoints: [`src/${name}.ts`],
    format: "cjs",
    write: false,
    metafile: true,
    banner: { js: "export default (require, module) => {" },
    footer: { js: "};" },
    plugins: [fromCore(options.absWorkingDir, numbers), ...options.plugins],
  });
  const taken = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  return { name, code: outputFiles[0].text, taken };
}

/** The core: an object with those modules that some view takes. */
async function coreCode(esbuild, options, numbers, taken) {
  const rows = [...numbers].filter(([, number]) => taken.has(number));
  const imports = rows.map(([file, number]) => `import * as m${number} from ${JSON.stringify(`./${file}`)};`);
  const contents = `${imports.join("\n")}\nexport default { ${rows.map(([, number]) => `${number}: m${number}`).join(", ")} };`;
  const stdin = { contents, resolveDir: options.absWorkingDir, sourcefile: "core.js" };
  return (await esbuild.build({ ...options, stdin, write: false })).outputFiles[0].text;
}

/** A view's bundle: the loader, told the core's hash, around the view's own code. */
async function viewCode(esbuild, options, { name, code }, hash) {
  const own = {
    name: "own code",
    setup(build) {
      build.onResolve({ filter: /^own$/ }, () => ({ path: name, namespace: "own" }));
      build.onLoad({ filter: /.*/, namespace: "own" }, () => ({ contents: code, loader: "js" }));
    },
  };
  const contents = `import { loaded } from "./src/core/loaded.ts";\nimport own from "own";\nexport default loaded("${hash}", "${name}", own);`;
  const stdin = { contents, resolveDir: options.absWorkingDir, sourcefile: `${name}.js` };
  return (await esbuild.build({ ...options, stdin, write: false, plugins: [own, ...options.plugins] }))
    .outputFiles[0].text;
}

/** The names of the live views among `names`, and the texts of core.js and of each view's bundle, core.js first. */
export async function liveBundles(esbuild, options, names) {
  const { live, numbers } = await survey(esbuild, options, names);
  const owns = await Promise.all(live.map((name) => ownCode(esbuild, options, name, numbers)));
  const core = await coreCode(esbuild, options, numbers, new Set(owns.flatMap(({ taken }) => taken)));
  const hash = createHash("sha256").update(core).digest("hex").slice(0, 16);
  const views = await Promise.all(
    owns.map(async (own) => [`${own.name}.js`, await viewCode(esbuild, options, own, hash)]),
  );
  return { live, texts: [["core.js", core], ...views] };
}
