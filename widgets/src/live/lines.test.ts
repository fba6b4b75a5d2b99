/** Bytes go with their message by the way that works. */
import { describe, expect, it } from "vitest";
import { ModelClock } from "./kernel_model.js";
import { LiveSession } from "./live_session.js";
import { lineOf } from "./rooms.js";

/** A widget's model that writes down what it is to send, or is closed. */
function host(closed = false) {
  const sent: (readonly unknown[])[] = [];
  const model = {
    get: () => undefined,
    on: () => {},
    off: () => {},
    send(...words: readonly unknown[]) {
      if (closed) throw new Error("closed");
      sent.push(words);
    },
  };
  return { sent, line: lineOf(model) };
}

describe("a message with bytes", () => {
  it("goes by the best way that is open, and says when there is none", () => {
    const session = new LiveSession("one", { client: "page", person: "me", name: "" }, new ModelClock());
    const bytes = new Float32Array(4).buffer;
    expect(session.ask({ kind: "recording" }, [bytes])).toBe(false);
    const [open, closed] = [host(), host(true)];
    session.attach(open.line);
    session.attach(closed.line);
    expect(session.ask({ kind: "recording", what: "part" }, [bytes])).toBe(true);
    expect(open.sent.at(-1)).toEqual([
      { kind: "recording", what: "part", client: "page" },
      undefined,
      [bytes],
    ]);
    session.ask({ kind: "takes" });
    expect(open.sent.at(-1)).toEqual([{ kind: "takes", client: "page" }]);
  });
});
