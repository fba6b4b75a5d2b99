"""The peers' side of the bench, run by the Python of their own environment: ``peers.py NAME MIDI SOUNDFONT``."""

import json
import sys
from time import perf_counter

RATE = 44_100
TIMES = 7


def symusic(midi, soundfont):
    from symusic import Score, Synthesizer

    score = Score(midi)
    began = perf_counter()
    synth = Synthesizer(soundfont, RATE, 0)
    spent = []
    for _ in range(TIMES):
        out = synth.render(score, True)
        spent.append(perf_counter() - began)
        began = perf_counter()
    return {"seconds": out.shape[1] / RATE, "first": spent[0], "warm": sorted(spent[1:]), "peak": float(abs(out).max())}


def pyfluidsynth(midi, soundfont):
    import fluidsynth
    import mido

    events = list(mido.MidiFile(midi))
    spent = []
    for _ in range(3):
        began = perf_counter()
        synth = fluidsynth.Synth(gain=0.3, samplerate=float(RATE), **{"synth.reverb.active": 0, "synth.chorus.active": 0})
        synth.sfload(soundfont)
        frames, peak, owed = 0, 0, 0.0
        for event in events:
            owed += event.time * RATE
            if owed >= 1:
                block = synth.get_samples(int(owed))
                frames, peak, owed = frames + int(owed), max(peak, int(abs(block).max())), owed - int(owed)
            play(synth, event)
        spent.append(perf_counter() - began)
        synth.delete()
    return {"seconds": frames / RATE, "first": spent[0], "warm": sorted(spent[1:]), "peak": peak / 32768}


def play(synth, event):
    if event.type == "note_on":
        synth.noteon(event.channel, event.note, event.velocity)
    elif event.type == "note_off":
        synth.noteoff(event.channel, event.note)
    elif event.type == "program_change":
        synth.program_change(event.channel, event.program)
    elif event.type == "control_change":
        synth.cc(event.channel, event.control, event.value)


if __name__ == "__main__":
    print(json.dumps({"symusic": symusic, "pyfluidsynth": pyfluidsynth}[sys.argv[1]](*sys.argv[2:])))
