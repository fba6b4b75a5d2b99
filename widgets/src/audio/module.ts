/** The mixer's module, which a page carries as text: at an address for as long as it takes to load it. */
import code from "./mixer.worklet.js?text";

export function withModule<T>(load: (address: string) => Promise<T>): Promise<T> {
  const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  return load(address).finally(() => URL.revokeObjectURL(address));
}
