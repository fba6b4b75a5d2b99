/** What a MIDI keyboard says. Pure. */

export type MidiNews =
  | { readonly kind: "down"; readonly pitch: number; readonly velocity: number; readonly channel: number }
  | { readonly kind: "up"; readonly pitch: number; readonly channel: number }
  | { readonly kind: "pedal"; readonly down: boolean };

const SUSTAIN = 64;

/** Read a message; null for what says nothing about keys or the pedal. A key at velocity 0 goes up. */
export function readMidi(data: ArrayLike<number>): MidiNews | null {
  const [status = 0, first = 0, second = 0] = [data[0], data[1], data[2]];
  const [kind, channel] = [status & 0xf0, status & 0x0f];
  if (kind === 0x90 && second > 0)
    return { kind: "down", pitch: first & 127, velocity: second & 127, channel };
  if (kind === 0x80 || kind === 0x90) return { kind: "up", pitch: first & 127, channel };
  if (kind === 0xb0 && first === SUSTAIN) return { kind: "pedal", down: second >= 64 };
  return null;
}
