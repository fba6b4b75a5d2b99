/** Lets one take be heard by itself: fetched from the kernel, and sounded by the page. */
import { ArrivingTake, type Sides } from "../audio/arriving_take.js";
import { pageAudio, takeTurn } from "../audio/context.js";
import type { Stop } from "../link.js";
import type { Session } from "../live/session.js";

/** Sound a take from its beginning, in a gesture; `ended` is told when it is over or cannot be had. The answer ends it. */
export function hearTake(session: Session, take: string, ended: () => void): Stop {
  const audio = pageAudio();
  const { context } = audio;
  void context.resume().catch(() => {});
  const arriving = new ArrivingTake();
  let source: AudioBufferSourceNode | null = null;
  const over = (): void => {
    stop();
    ended();
  };
  const giveBack = takeTurn(audio, over);
  const deafen = session.hear("take", (content, buffers) => {
    if (content.take !== take || content.rate !== context.sampleRate) return;
    if (content.what === "part") arriving.add(content, buffers);
    if (content.what === "trouble") over();
    if (content.what !== "end" || arriving.whole === null || source !== null) return;
    source = sounded(audio.output, arriving.whole);
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

function sounded(output: AudioNode, { left, right }: Sides): AudioBufferSourceNode {
  const { context } = output;
  const buffer = context.createBuffer(2, Math.max(left.length, 1), context.sampleRate);
  buffer.copyToChannel(left, 0);
  buffer.copyToChannel(right, 1);
  const source = new AudioBufferSourceNode(context, { buffer });
  source.connect(output);
  source.start();
  return source;
}
