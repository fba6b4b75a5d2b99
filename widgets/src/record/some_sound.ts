/** Sounds for tests: tones and noise by a seed, so that each run hears the same. */

/** Numbers by chance from 0 to 1, the same for each seed. */
export function chance(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Noise of a level, from -level to level. */
export function noise(frames: number, level: number, next: () => number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: frames }, () => level * (2 * next() - 1));
}

/** A tone with overtones, each half as loud as the one before. */
export function tone(hertz: number, rate: number, frames: number, overtones = 4): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: frames }, (_, n) => {
    let sum = 0;
    for (let k = 1; k <= overtones; k += 1)
      if (k * hertz < rate / 2) sum += Math.sin((2 * Math.PI * k * hertz * n) / rate + k) / 2 ** k;
    return 0.5 * sum;
  });
}

/** Add a sound to another from a place that may lie between two frames. */
export function mixIn(into: Float32Array, sound: Float32Array, at: number, gain = 1): void {
  const whole = Math.floor(at);
  const part = at - whole;
  for (let n = 0; n <= sound.length; n += 1) {
    const value = (1 - part) * (sound[n] ?? 0) + part * (sound[n - 1] ?? 0);
    const place = whole + n;
    if (place >= 0 && place < into.length) into[place] = (into[place] ?? 0) + gain * value;
  }
}
