/** Lets one take be heard by itself: fetched from the kernel, and sounded by the page. */
import { pageAudio, takeTurn } from "../audio/context.js";
import type { Stop } from "../link.js";
import type { Session } from "../live/session.js";

type Content = Readonly<Record<string, unknown>>;

/** A take on its way, both sides of it. */
interface Coming {
  readonly sides: readonly [Float32Array<ArrayBuffer>, Float32Array<ArrayBuffer>];
  have: number;
}

/** Sound a take from its beginning, in a gesture; `ended` is told when it is over or cannot be had. The answer ends it. */
export function hearTake(session: Session, take: string, ended: () => void): Stop {
  const audio = pageAudio();
  const { context } = audio;
  void context.resume().catch(() => {});
  let coming: Coming | null = null;
  let source: AudioBufferSourceNode | null = null;
  const over = (): void => {
    stop();
    ended();
  };
  const giveBack = takeTurn(audio, over);
  const deafen = session.hear("take", (content, buffers) => {
    if (content.take !== take || content.rate !== context.sampleRate) return;
    if (content.what === "part") coming = added(coming, content, buffers);
    if (content.what === "trouble") over();
    if (content.what !== "end" || coming === null || source !== null) return;
    source = sounded(audio.output, coming);
    source.onended = over;
  });
  const stop = (): void => {
    deafen();
    giveBack();
    if (source) source.onended = null;
    source?.stop();
    source?.disconnect();
  };
  if (!session.ask({ kind: "take", rate: context.sampleRate, take })) over();
  return stop;
}

function added(coming: Coming | null, content: Content, [left, right]: readonly DataView[]): Coming {
  const frames = Number(content.frames);
  const there = coming ?? { sides: [new Float32Array(frames), new Float32Array(frames)], have: 0 };
  const [one, other] = [samplesOf(left), samplesOf(right)];
  const at = Number(content.at);
  if (at !== there.have || at + one.length > frames) return there;
  there.sides[0].set(one, at);
  there.sides[1].set(other, at);
  there.have += one.length;
  return there;
}

/** A copy, since what comes over the wire may begin at an odd byte. */
function samplesOf(view: DataView | undefined): Float32Array {
  if (view === undefined) return new Float32Array();
  const { buffer, byteOffset, byteLength } = view;
  return new Float32Array(new Uint8Array(buffer, byteOffset, byteLength - (byteLength % 4)).slice().buffer);
}

function sounded(output: AudioNode, { sides }: Coming): AudioBufferSourceNode {
  const { context } = output;
  const buffer = context.createBuffer(2, Math.max(sides[0].length, 1), context.sampleRate);
  for (const [i, side] of sides.entries()) buffer.copyToChannel(side, i);
  const source = new AudioBufferSourceNode(context, { buffer });
  source.connect(output);
  source.start();
  return source;
}
