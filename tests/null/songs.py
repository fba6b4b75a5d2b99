"""The songs of the null test: a few bars each, and between them everything that the engines have to do alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from musiclab.song.clips import AudioClip, Join, Note, NoteClip
from musiclab.song.key import Key
from musiclab.song.mixing import Bus, Effect, Lane, Master, Point, Send
from musiclab.song.model import Song, Swing, Track
from musiclab.song.tempo import Tempo

BAR = 3840
TAKE_RATE = 32_000


def phrase(id="phrase", notes=(60, 64, 67, 72), *, step=480, length=400, velocity=96, repeats=1, start=0, bars=1):
    """Notes one after another, each of them a little softer or louder than the one before."""
    made = tuple(Note(i * step, pitch, length, velocity - 7 * (i % 4)) for i, pitch in enumerate(notes))
    return NoteClip(id, start, bars * BAR, made, repeats)


def beat(id="beat", *, repeats=1):
    """Kick, snare, closed and open hi-hats that cut each other."""
    hats = [Note(240 * i, 46 if i in (6, 14) else 42, 120, 60 + 9 * (i % 5)) for i in range(16)]
    drums = [Note(0, 36, 240, 120), Note(960, 38, 240, 110), Note(1440, 36), Note(1920, 36, 240, 115), Note(2880, 38, 240, 112)]
    return NoteClip(id, 0, BAR, tuple(sorted(hats + drums)), repeats)


def track(id, instrument, *clips, **fields):
    return Track(id, instrument=instrument, clips=clips, **fields)


def effect(kind, **settings):
    return Effect(kind, kind, settings)


def lane(target, *points):
    return Lane(target, tuple(Point(at, value) for at, value in points))


CHORD = (48, 60, 64, 67)
LONG = phrase("long", CHORD, step=0, length=BAR - 400)
STACK = NoteClip("stack", 0, BAR, tuple(Note(0, pitch, BAR - 500, 90) for pitch in (48, 55, 64, 71)))
RUN = phrase("run", tuple(60 + (5 * i) % 13 for i in range(16)), step=240, length=200)

SONGS: Mapping[str, Song] = {
    "plain": Song(tracks=(track("keys", "piano", RUN, volume_db=-3, pan=0.3), track("bass", "electric bass", phrase("low", (36, 43, 41, 38), step=960, length=900)),
                          track("kit", "drums", beat(), pan=-0.2), track("low", "cello", phrase("slow", (43, 50), step=1920, length=1800), pan=-0.7))),
    "layers": Song(tempo=(Tempo(100),), tracks=(track("strings", "strings", replace(STACK, id="a"), replace(RUN, id="b", start=BAR)),
                                                track("choir", "choir", replace(STACK, id="c", start=960)), track("organ", "organ", phrase("o", (60, 60, 60, 60), length=300)))),
    "synths": Song(tempo=(Tempo(132),), tracks=(track("lead", "synth lead", RUN), track("pad", "synth pad", replace(STACK, id="p"), volume_db=-6), track("bell", "bell", phrase("b", (84, 79), step=960)),
                                                track("kit", "808 kit", replace(beat(), id="k")), track("e", "fm piano", phrase("f", (67, 64, 60), step=720), pan=0.5))),
    "eq and filter": Song(tracks=(track("keys", "piano", RUN, effects=(effect("eq", low_db=6, mid_db=-9, mid_hz=900, mid_q=2, high_db=5),)),
                                  track("bass", "synth bass", phrase("low", (36, 43, 41, 38)), effects=(effect("filter", cutoff_hz=500, resonance_db=9, mix=0.8), Effect("band", "filter", {"shape": "band", "cutoff_hz": 1500})),
                                        automation=(lane("filter:cutoff_hz", (0, 200), (1900, 6000), (3000, 300)), lane("filter:mix", (0, 1), (BAR, 0.2)))))),
    "echo": Song(tempo=(Tempo(150),), tracks=(track("pluck", "pluck", phrase("p", (72, 67)), effects=(effect("echo", beats=0.75, feedback=0.5, mix=0.4),), automation=(lane("echo:mix", (0, 0.5), (BAR, 0.1)),)),
                                              track("kit", "drums", beat()))),
    "reverb": Song(tracks=(track("kit", "drums", beat(), effects=(effect("reverb", seconds=0.7, mix=0.4),)),
                           track("flute", "flute", phrase("f", (72, 76)), effects=(effect("reverb", seconds=3, predelay_ms=40, damping_hz=3000, seed=7, mix=0.6),)),)),
    "dynamics": Song(tracks=(track("kit", "drums", beat(), volume_db=6, effects=(effect("compressor", threshold_db=-30, ratio=6, attack_ms=3, release_ms=80, makeup_db=8),)),
                             track("guitar", "steel guitar", RUN, volume_db=9, effects=(effect("distortion", drive_db=24, mix=0.7), effect("limiter", ceiling_db=-9, release_ms=40)),
                                   automation=(lane("distortion:drive_db", (0, 6), (BAR, 36)),))),
                     master=Master(volume_db=9, effects=(effect("compressor", threshold_db=-14, ratio=2),), ceiling_db=-3)),
    "modulation": Song(tempo=(Tempo(90),), tracks=(track("organ", "organ", STACK, effects=(effect("tremolo", beats=0.5, depth=0.8),), automation=(lane("tremolo:depth", (0, 0.2), (BAR, 1)),)),
                                                   track("keys", "electric piano", replace(RUN, id="r"), effects=(effect("chorus", depth_ms=6, rate_hz=1.3),), automation=(lane("chorus:mix", (0, 0.9), (1000, 0.1)),)))),
    "automation and ramps": Song(tempo=(Tempo(80, ramp=True), Tempo(160, 2 * BAR), Tempo(110, 3 * BAR)),
                                 tracks=(track("keys", "marimba", replace(RUN, repeats=3), automation=(lane("volume_db", (0, -30), (2000, 3), (5000, -80), (9000, 0)), lane("pan", (0, -1), (3 * BAR, 1)))),
                                         track("kit", "drums", beat(repeats=3))),
                                 master=Master(automation=(lane("volume_db", (0, 0), (3 * BAR, -12)),))),
    "sends and swing": Song(swing=Swing(0.62, 240), tracks=(track("kit", "drums", beat(repeats=2), sends=(Send("room", -6), Send("delay", -10)), automation=(lane("send:room", (0, -40), (BAR, 0)),)),
                                                            track("sax", "alto sax", replace(RUN, repeats=2), sends=(Send("room", -3),), pan=0.6)),
                            buses=(Bus("room", "Room", (effect("reverb", seconds=1.2, mix=1),), volume_db=-2, pan=-0.3), Bus("delay", "Delay", (effect("echo", mix=1),)),
                                   Bus("off", "Off", mute=True))),
    "solo and mute": Song(tracks=(track("a", "violin", LONG, solo=True), track("b", "trumpet", replace(RUN, id="r")), track("c", "nylon guitar", replace(RUN, id="s"), solo=True),
                                  track("d", "flute", replace(RUN, id="t"), mute=True, solo=True))),
    "treated": Song(tempo=(Tempo(100),), key=Key("A", "minor"), tracks=(
        track("high", "piano", AudioClip("a", 0, BAR, "hum", transpose=5, stretch=1.5, joins=(Join(1500, "hum", 0.25),)), pan=0.3),
        track("back", "piano", AudioClip("b", 480, 1440, "hum", reverse=True, tune=0.5, offset=0.125, repeats=2), pan=-0.3))),
    "recordings": Song(tempo=(Tempo(140),), tracks=(track("voice", "piano", AudioClip("v", 480, 1900, "hum", offset=0.1, gain_db=-4, fade_in=0.05, fade_out=0.2, repeats=2), AudioClip("w", BAR, BAR, "hum", fade_out=9), pan=0.2),
                                                    track("comp", "piano", AudioClip("y", 0, 1920, "hum", offset=0.2, repeats=2, joins=(Join(5, "hum", 0.9), Join(500, "hum", 0.004), Join(1700, "hum", 0.7))), pan=-0.4),
                                                    track("wet", "piano", AudioClip("x", 0, 960, "hum", offset=0.5), replace(RUN, id="n"), effects=(effect("echo", beats=0.5),)), track("kit", "drums", beat(repeats=2)))),
    "a user's bank": Song(tracks=(track("keys", "piano", RUN, pan=-0.4), track("lead", "flute", replace(LONG, id="l")), track("kit", "drums", beat()))),
}
"""The last one plays a SoundFont that the test writes."""


def hum(name):
    """A recording: two seconds of a hummed tone at a rate of its own, louder on the left."""
    assert name == "hum"
    t = np.arange(2 * TAKE_RATE) / TAKE_RATE
    wave = sum(np.sin(2 * np.pi * 196 * k * t + k) / k**2 for k in range(1, 9)) * (0.6 + 0.4 * np.sin(2 * np.pi * 3 * t))
    return np.stack([0.3 * wave, 0.15 * wave[::-1]]).astype(np.float32), TAKE_RATE
