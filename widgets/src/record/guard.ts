/** Keeps a page from being closed while a recording is not safe, and hurries what is in hand when it goes all the same. */
import type { Stop } from "../link.js";

export interface Guard {
  /** Ask before the page is closed, or no more. */
  set(on: boolean): void;
}

export function pageGuard(goes: () => void): Guard {
  if (typeof window === "undefined") return { set() {} };
  const ask = (event: Event): void => event.preventDefault();
  let stop: Stop | null = null;
  return {
    set(on) {
      if (on === (stop !== null)) return;
      stop?.();
      stop = on ? listen(ask, goes) : null;
    },
  };
}

function listen(ask: (event: Event) => void, goes: () => void): Stop {
  window.addEventListener("beforeunload", ask);
  window.addEventListener("pagehide", goes);
  return () => {
    window.removeEventListener("beforeunload", ask);
    window.removeEventListener("pagehide", goes);
  };
}
