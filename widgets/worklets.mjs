// Lets a widget carry the module of its audio worklet as text: `import code from "./mixer.worklet.js?text"` gives the whole of
// mixer.worklet.ts, bundled with what it imports, since a notebook has no address to load a second file from.
import { dirname, resolve } from "node:path";

export const worklets = (esbuild, { minify = true } = {}) => ({
  name: "worklets",
  setup(build) {
    build.onResolve({ filter: /\.worklet\.js\?text$/ }, ({ path, importer }) => ({
      path: resolve(dirname(importer), path.replace(/\.js\?text$/, ".ts")),
      namespace: "worklet",
    }));
    build.onLoad({ filter: /.*/, namespace: "worklet" }, async ({ path }) => {
      const { outputFiles, metafile } = await esbuild.build({
        entryPoints: [path],
        bundle: true,
        minify,
        write: false,
        metafile: true,
        format: "esm",
        target: "es2022",
        charset: "utf8",
      });
      const watchFiles = Object.keys(metafile.inputs).map((file) => resolve(file));
      return { contents: outputFiles[0].text, loader: "text", watchFiles };
    });
  },
});
