/** The page's microphones: which there are, and how one is opened in the page's one context. */
import { pageAudio } from "../audio/context.js";
import type { Stop } from "../link.js";
import code from "./capture.worklet.js?text";
import type { Chunk } from "./chunk.js";
import { Refusal, refusalOf } from "./refusal.js";

export interface Device {
  readonly id: string;
  readonly label: string;
}

/** What is asked for: a device, or whichever the browser gives; and one channel, or two where there are two. */
export interface Wish {
  readonly device: string | null;
  readonly stereo: boolean;
}

/** What comes from an open microphone. */
export interface Hearing {
  chunk(chunk: Chunk): void;
  /** The device or the page's audio has gone away. */
  lost(what: "device" | "audio"): void;
  muted(muted: boolean): void;
}

/** A microphone that is open. */
export interface Opened {
  readonly device: Device;
  readonly rate: number;
  readonly channels: number;
  readonly canStereo: boolean;
  /** What each side tells of its latency, in seconds. */
  latency(): { readonly base: number; readonly output: number; readonly input: number };
  /** By how many seconds the device's clock is ahead of the audio's; null where the browser does not tell. */
  ahead(): number | null;
  /** The frame that the page's audio has reached. */
  now(): number;
  /** Let what comes in be heard. */
  monitor(on: boolean): void;
  /** Sound these samples from a frame of the page's audio on; the answer ends it. */
  play(samples: Float32Array<ArrayBuffer>, at: number): Stop;
  close(): void;
}

export interface Microphones {
  /** Rejects with a Refusal. Must be called in a gesture. */
  open(wish: Wish, hearing: Hearing): Promise<Opened>;
  list(): Promise<readonly Device[]>;
  watch(listener: () => void): Stop;
}

export const pageMicrophones: Microphones = {
  open: openMicrophone,
  async list() {
    const devices = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
    return devices
      .filter(({ kind, deviceId }) => kind === "audioinput" && deviceId !== "")
      .map(({ deviceId: id, label }) => ({ id, label }));
  },
  watch(listener) {
    const devices = navigator.mediaDevices;
    devices?.addEventListener("devicechange", listener);
    return () => devices?.removeEventListener("devicechange", listener);
  },
};

async function openMicrophone(wish: Wish, hearing: Hearing): Promise<Opened> {
  if (!navigator.mediaDevices?.getUserMedia) throw new Refusal("insecure");
  const { context, output } = pageAudio();
  if (!context.audioWorklet) throw new Refusal("insecure");
  void context.resume().catch(() => {});
  const stream = await streamOf(wish);
  try {
    await loadCapture(context);
    return listenTo(context, output, stream, wish, hearing);
  } catch (error) {
    for (const track of stream.getTracks()) track.stop();
    throw error instanceof Refusal ? error : new Refusal("failed");
  }
}

/** Nothing may change what comes in: it is music, and its time counts. */
async function streamOf({ device, stereo }: Wish): Promise<MediaStream> {
  const audio: MediaTrackConstraints = {
    echoCancellation: false,
    noiseSuppression: false,
    autoGainControl: false,
    channelCount: stereo ? 2 : 1,
    ...(device === null ? {} : { deviceId: { exact: device } }),
  };
  try {
    return await navigator.mediaDevices.getUserMedia({ audio });
  } catch (error) {
    throw refusalOf(error);
  }
}

const loaded = new WeakMap<BaseAudioContext, Promise<void>>();

function loadCapture(context: AudioContext): Promise<void> {
  const found = loaded.get(context);
  if (found) return found;
  const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  const loading = context.audioWorklet.addModule(address).finally(() => URL.revokeObjectURL(address));
  loaded.set(context, loading);
  return loading;
}

function listenTo(
  context: AudioContext,
  output: AudioNode,
  stream: MediaStream,
  { stereo }: Wish,
  hearing: Hearing,
): Opened {
  const [track] = stream.getAudioTracks();
  if (!track) throw new Refusal("none");
  const settings = track.getSettings();
  const most = track.getCapabilities?.().channelCount?.max ?? settings.channelCount ?? 1;
  const channels = stereo && (settings.channelCount ?? 1) > 1 ? 2 : 1;
  const source = new MediaStreamAudioSourceNode(context, { mediaStream: stream });
  const ear = new GainNode(context, { gain: 0 });
  const node = captureNode(context, channels, hearing);
  source.connect(node);
  const stopWatching = watch(context, track, hearing);
  return {
    device: { id: settings.deviceId ?? "", label: track.label },
    rate: context.sampleRate,
    channels,
    canStereo: most > 1,
    latency: () => ({
      base: context.baseLatency || 0,
      output: context.outputLatency || 0,
      input: latencyOf(track),
    }),
    ahead: () => aheadOf(context),
    now: () => Math.ceil(context.currentTime * context.sampleRate),
    monitor(on) {
      ear.gain.value = on ? 1 : 0;
      if (on) source.connect(ear).connect(output);
      else ear.disconnect();
    },
    play: (samples, at) => sound(context, output, samples, at),
    close() {
      stopWatching();
      node.port.onmessage = null;
      node.port.postMessage("close");
      source.disconnect();
      ear.disconnect();
      track.stop();
    },
  };
}

function captureNode(context: AudioContext, channels: number, hearing: Hearing): AudioWorkletNode {
  const node = new AudioWorkletNode(context, "musiclab-capture", {
    numberOfInputs: 1,
    numberOfOutputs: 0,
    channelCount: channels,
    channelCountMode: "explicit",
    processorOptions: { channels },
  });
  node.port.onmessage = ({ data }: MessageEvent<Chunk>) => hearing.chunk(data);
  return node;
}

function aheadOf(context: AudioContext): number | null {
  const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp?.() ?? {};
  return contextTime > 0 && performanceTime > 0 ? performanceTime / 1000 - contextTime : null;
}

/** The latency that the input tells; TypeScript's own library does not know it. */
function latencyOf(track: MediaStreamTrack): number {
  const { latency }: { readonly latency?: unknown } = Object(track.getSettings());
  return typeof latency === "number" && Number.isFinite(latency) ? latency : 0;
}

function watch(context: AudioContext, track: MediaStreamTrack, hearing: Hearing): Stop {
  const ended = (): void => hearing.lost("device");
  const muted = (): void => hearing.muted(track.muted);
  const changed = (): void => {
    if (context.state === "closed" || String(context.state) === "interrupted") hearing.lost("audio");
  };
  track.addEventListener("ended", ended);
  track.addEventListener("mute", muted);
  track.addEventListener("unmute", muted);
  context.addEventListener("statechange", changed);
  return () => {
    track.removeEventListener("ended", ended);
    track.removeEventListener("mute", muted);
    track.removeEventListener("unmute", muted);
    context.removeEventListener("statechange", changed);
  };
}

function sound(
  context: AudioContext,
  output: AudioNode,
  samples: Float32Array<ArrayBuffer>,
  at: number,
): Stop {
  const buffer = context.createBuffer(1, samples.length, context.sampleRate);
  buffer.copyToChannel(samples, 0);
  const node = new AudioBufferSourceNode(context, { buffer });
  node.connect(output);
  node.start(at / context.sampleRate);
  return () => node.disconnect();
}
