/** The half that all live views share, as a page keeps it: once for each build, so that two MusicLabs on a page never mix. */

/** The shared modules, by the numbers that their build gave them. */
export type Core = Readonly<Record<string, unknown>>;

/** Makes the modules of their text. */
export type Load = (code: BlobPart) => Promise<Core>;

export interface PageCore {
  /** The page's name in its questions, by which the kernel knows one that it has just answered. */
  readonly page: string;
  readonly core: Promise<Core>;
  /** Whether it has come. */
  readonly here: boolean;
  /** When any widget asked last, in milliseconds. */
  asked: number;
  /** Take what the kernel has sent; rejects where it cannot be loaded, and the next may do better. */
  take(code: BlobPart, load: Load): Promise<void>;
}

const KEY = Symbol.for("musiclab.core");

/** What this page keeps of a build. */
export function pageCore(build: string): PageCore {
  const found: Map<string, PageCore> = Reflect.get(globalThis, KEY) ?? new Map();
  Reflect.set(globalThis, KEY, found);
  const kept = found.get(build) ?? newPageCore();
  found.set(build, kept);
  return kept;
}

function newPageCore(): PageCore {
  let arrived: (core: Core) => void = () => {};
  let loading: Promise<void> | null = null;
  let here = false;
  const core = new Promise<Core>((resolve) => {
    arrived = resolve;
  });
  return {
    page: crypto.getRandomValues(new Uint32Array(2)).join("-"),
    core,
    get here() {
      return here;
    },
    asked: Number.NEGATIVE_INFINITY,
    take(code, load) {
      loading ??= load(code)
        .then((made) => {
          here = true;
          arrived(made);
        })
        .catch((error: unknown) => {
          loading = null;
          throw error;
        });
      return loading;
    },
  };
}

/** Load a module from its text, as the notebook loads a widget's. */
export const loadText: Load = (code) => {
  const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  return import(address)
    .then(({ default: core }: { readonly default: Core }) => core)
    .finally(() => URL.revokeObjectURL(address));
};
