/** What can be done with recordings besides what can be done with any clip: loudness, fades, time, pitch. */
import { between, takesOf } from "../song/comping.js";
import { copyName } from "../song/copy_name.js";
import type { AudioClip } from "../song/model.js";
import { heardAt, secondsIn, stretched, turned } from "../song/recordings.js";
import { choose } from "../view/choose.js";
import type { Entry } from "../view/menu.js";
import { loudness } from "../view/sound_drawing.js";
import { chosenName, setClips } from "./acts.js";
import type { At } from "./menus.js";
import type { StudioView } from "./view.js";
import { say } from "./words.js";

const LOUDEST = 10 ** (-1 / 20);
const SOFTEST = 0.003;
/** How strongly a voice is drawn towards the key. */
const STRENGTHS = ["0", "0.35", "0.7", "1"] as const;
const STRETCHES = ["0.5", "0.75", "1", "1.5", "2"] as const;

export function soundEntries(view: StudioView, at: At): readonly Entry[] {
  const name = chosenName(view);
  const change = (step: string, make: (clip: AudioClip) => AudioClip | null) => (): void => {
    setClips(view, step, (clip) => {
      const after = clip.kind === "audio" ? make(clip) : null;
      return clip.kind === "audio" && after ? between(clip, after) : null;
    });
  };
  const gain = say("step.gain", { name });
  const fade = say("step.fade", { name });
  const pitch = say("step.pitch", { name });
  const faded = (seconds: number): number => (seconds > 0.01 ? 0 : 1);
  return [
    "line",
    {
      label: say("menu.louder"),
      do: change(gain, (clip) => ({ ...clip, gainDb: Math.min(clip.gainDb + 3, 24) })),
    },
    {
      label: say("menu.softer"),
      do: change(gain, (clip) => ({ ...clip, gainDb: Math.max(clip.gainDb - 3, -80) })),
    },
    { label: say("menu.normalise"), do: change(gain, (clip) => normalised(view, clip)) },
    { label: say("menu.fadein"), do: change(fade, (clip) => ({ ...clip, fadeIn: faded(clip.fadeIn) })) },
    { label: say("menu.fadeout"), do: change(fade, (clip) => ({ ...clip, fadeOut: faded(clip.fadeOut) })) },
    "line",
    { label: say("menu.reverse"), do: change(say("step.reverse", { name }), (clip) => reversed(view, clip)) },
    {
      label: say("menu.higher"),
      do: change(pitch, (clip) => ({ ...clip, transpose: Math.min(24, clip.transpose + 1) })),
    },
    {
      label: say("menu.lower"),
      do: change(pitch, (clip) => ({ ...clip, transpose: Math.max(-24, clip.transpose - 1) })),
    },
    { label: say("menu.tune"), do: () => chooseStrength(view, at) },
    { label: say("menu.stretch"), do: () => chooseStretch(view, at) },
  ];
}

const firstSound = (view: StudioView): AudioClip | undefined =>
  view.song.tracks
    .flatMap(({ clips }) => clips)
    .find((clip): clip is AudioClip => clip.kind === "audio" && view.state.choice.has(clip.id));

function setSounds(view: StudioView, step: string, make: (clip: AudioClip) => AudioClip): void {
  setClips(view, step, (clip) => (clip.kind === "audio" ? between(clip, make(clip)) : null));
}

function chooseStrength(view: StudioView, { x, y }: At): void {
  choose(
    { x, y, within: view.frame.root },
    {
      name: say("menu.tune"),
      options: STRENGTHS.map((value) => ({ value, label: say(`tune.${value}`) })),
      value: String(firstSound(view)?.tune ?? 0),
      pick: (value) =>
        setSounds(view, say("step.tune", { name: chosenName(view) }), (clip) => ({
          ...clip,
          tune: Number(value),
        })),
    },
  );
}

function chooseStretch(view: StudioView, { x, y }: At): void {
  choose(
    { x, y, within: view.frame.root },
    {
      name: say("menu.stretch"),
      options: STRETCHES.map((value) => ({ value, label: say("stretch.times", { times: value }) })),
      value: String(firstSound(view)?.stretch ?? 1),
      pick: (value) =>
        setSounds(view, say("step.stretch", { name: chosenName(view) }), (clip) =>
          stretched(clip, Number(value)),
        ),
    },
  );
}

/** Backwards; null while it is not known how long its takes are. */
function reversed(view: StudioView, clip: AudioClip): AudioClip | null {
  if (takesOf(clip).some((take) => view.waves.of(take) === null)) return null;
  return turned(clip, (take) => view.waves.of(take)?.seconds ?? 0, secondsIn(view.song.tempo));
}

/** As loud as it can be: its loudest moment comes to 1 dB under full scale. */
function normalised(view: StudioView, clip: AudioClip): AudioClip | null {
  const seconds = secondsIn(view.song.tempo);
  let loudest = 0;
  for (let at = 0; at < clip.length; at += 20) {
    const { take, offset } = heardAt(clip, at, seconds);
    loudest = Math.max(loudest, loudness(view.waves.of(copyName(take, clip, view.song.key)), offset));
  }
  if (loudest < SOFTEST) return null;
  return { ...clip, gainDb: Math.min(24, Math.round(200 * Math.log10(LOUDEST / loudest)) / 10) };
}
