/** How many frames are mixed at a time: as many as a browser asks for. */
export const BLOCK = 128;

export type Wave = Float32Array<ArrayBuffer>;

/** Left and right of one block; effects change it in place. */
export interface Stereo {
  readonly left: Wave;
  readonly right: Wave;
}

export const silence = (): Stereo => ({ left: new Float32Array(BLOCK), right: new Float32Array(BLOCK) });

export function clear({ left, right }: Stereo): void {
  left.fill(0);
  right.fill(0);
}

/** Add `gain` times one block to another. */
export function addScaled(to: Stereo, from: Stereo, gain: number): void {
  for (let i = 0; i < BLOCK; i += 1) {
    to.left[i] = (to.left[i] ?? 0) + (from.left[i] ?? 0) * gain;
    to.right[i] = (to.right[i] ?? 0) + (from.right[i] ?? 0) * gain;
  }
}

/** The highest absolute value of a wave. */
export function loudest(wave: Wave): number {
  let most = 0;
  for (let i = 0; i < BLOCK; i += 1) {
    const size = Math.abs(wave[i] ?? 0);
    if (size > most) most = size;
  }
  return most;
}
