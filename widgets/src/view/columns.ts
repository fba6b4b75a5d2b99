/** A waveform as columns: the loudest sample of each of many equal stretches. */

/** Enter one part's samples into `columns`, which cover `total` frames in equal stretches. */
export function addToColumns(columns: Float32Array, pcm: Int16Array, start: number, total: number): void {
  if (total <= 0) return;
  for (let i = 0; i < pcm.length; i++) {
    const column = Math.min(columns.length - 1, Math.floor(((start + (i >> 1)) / total) * columns.length));
    const level = Math.abs(pcm[i] ?? 0) / 32768;
    if (level > (columns[column] ?? 0)) columns[column] = level;
  }
}

/** The same wave in `count` columns, each the loudest of those it stands for, the loudest of all being 1. */
export function fitColumns(columns: Float32Array, count: number): Float32Array {
  const most = columns.reduce((a, b) => Math.max(a, b), 0);
  const fitted = new Float32Array(Math.max(0, count));
  if (most === 0) return fitted;
  for (let i = 0; i < fitted.length; i++) {
    const from = Math.floor((i / count) * columns.length);
    const to = Math.max(from + 1, Math.floor(((i + 1) / count) * columns.length));
    fitted[i] = columns.subarray(from, to).reduce((a, b) => Math.max(a, b), 0) / most;
  }
  return fitted;
}
