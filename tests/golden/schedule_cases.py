"""Schedules: cases of a ``song``, a ``track`` in it and a ``rate``, with ``windows`` that tile.

A window has its ``first`` frame and its ``end``, and the ``notes`` that begin in it as [start, frames, pitch, velocity].
"""

from __future__ import annotations

from itertools import pairwise

from musiclab.render.schedule import schedule
from musiclab.render.timing import Timing
from musiclab.song.clips import AudioClip, Note, NoteClip
from musiclab.song.model import Song, Swing, Track
from musiclab.song.tempo import Tempo
from musiclab.song.time import Meter
from musiclab.song.wire import encode

RATES = (44_100, 48_000)
COARSE = 8_000
"""A rate at which two neighbouring ticks can share a frame: a note still lasts one."""
END = 1 << 40
"""Beyond the last frame of any song."""

SIXTEENTHS = NoteClip("run", 0, 3840, tuple(Note(240 * i, 60 + i, 240, 96 - i) for i in range(16)), repeats=2)
CROOKED = NoteClip("crooked", 100, 5000, tuple(Note(7 + 331 * i, 50 + i % 5, 170 + 13 * i, 40 + 3 * i) for i in range(16)), repeats=3)
OVER = NoteClip("over", 960, 1920, (Note(0, 48, 1920), Note(0, 60, 99_999), Note(1919, 62, 2), Note(1919, 64, 1), Note(1920, 65), Note(5000, 67)), repeats=3)
TOGETHER = NoteClip("high", 0, 3840, (Note(0, 72, 480), Note(1920, 48, 480), Note(1920, 72, 480)))
BELOW = NoteClip("low", 0, 1920, (Note(0, 36, 960), Note(0, 72, 1)), repeats=2)
EACH_TICK = NoteClip("ticks", 0, 96, tuple(Note(tick, 60, 1) for tick in range(96)))
TINY = NoteClip("tiny", 0, 64, tuple(Note(tick, 60 + tick % 2, 1 + tick % 3) for tick in range(64)))
LAST_BIT = NoteClip("last-bit", 0, 1920, tuple(Note(tick, 60, 1) for tick in (62, 246, 490, 494, 966, 1010, 1014)))

STEPS = (Tempo(90), Tempo(132.5, 2000), Tempo(61, 5000), Tempo(240, 9600))
RAMPS = (Tempo(60, ramp=True), Tempo(120, 3840), Tempo(180, 5760, ramp=True), Tempo(45.5, 9999, ramp=True), Tempo(45.5, 12_000, ramp=True), Tempo(300, 14_000))
ODD = (Meter(7, 8), Meter(3, 4, 3360), Meter(5, 16, 6240))

SONGS = {
    "swing": [Song(swing=Swing(ratio, unit), tracks=(Track("lead", clips=(clip,)),))
              for ratio, unit in ((2 / 3, 480), (0.58, 240), (0.8, 480)) for clip in (SIXTEENTHS, CROOKED)],
    "metres": [Song(swing=Swing(2 / 3, unit), meter=ODD, tracks=(Track("lead", clips=(SIXTEENTHS, CROOKED)),)) for unit in (480, 240)],
    "tempos": [Song(tempo=tempo, tracks=(Track("lead", clips=(CROOKED,)),)) for tempo in (STEPS, RAMPS)]
    + [Song(tempo=RAMPS, swing=Swing(0.61, 240), meter=ODD, tracks=(Track("lead", clips=(CROOKED,)),))],
    "repeats": [Song(tracks=(Track("lead", clips=(OVER, AudioClip("voice", 0, 9600, "take-1"))),)),
                Song(tracks=(Track("lead", clips=(BELOW, TOGETHER)), Track("bass", clips=(CROOKED,)))),
                Song(tracks=(Track("lead"),))],
}
ROUNDING = [
    # 735 frames to 32 ticks at 44,100 Hz, and 25 frames to 2 ticks at 48,000: every few ticks fall half-way between two.
    Song(tempo=(Tempo(120),), tracks=(Track("lead", clips=(EACH_TICK,)),)),
    Song(tempo=(Tempo(240),), tracks=(Track("lead", clips=(TINY,)),)),
    Song(tempo=(Tempo(960),), tracks=(Track("lead", clips=(TINY,)),)),
    Song(tempo=(Tempo(240), Tempo(120, 16), Tempo(960, 32)), tracks=(Track("lead", clips=(TINY,)),)),
    # Here the order of the arithmetic decides which side of the half a note falls on.
    Song(tempo=(Tempo(175),), tracks=(Track("lead", clips=(LAST_BIT,)),)),
    Song(tempo=(Tempo(96),), tracks=(Track("lead", clips=(LAST_BIT,)),)),
    Song(tempo=(Tempo(175), Tempo(960, 1920)), tracks=(Track("lead", clips=(LAST_BIT,)),)),
    Song(tempo=(Tempo(96), Tempo(960, 1920)), tracks=(Track("lead", clips=(LAST_BIT,)),)),
    Song(tempo=(Tempo(960),), swing=Swing(0.75, 240), tracks=(Track("lead", clips=(TINY,)),)),
]
TILES = (0, 1, 5000, 5000, 22_050, 24_000, 24_001, 60_000, 100_000, 200_000, END)


def documents():
    made = {name: [_case(song, rate) for song in songs for rate in RATES] for name, songs in SONGS.items()}
    made["rounding"] = [_case(song, rate) for song in ROUNDING for rate in (*RATES, COARSE)]
    made["windows"] = [_case(song, rate, TILES) for song in (SONGS["swing"][0], SONGS["tempos"][2], SONGS["repeats"][1]) for rate in RATES]
    return {name: {"cases": cases} for name, cases in made.items()}


def _case(song, rate, edges=(0, END)):
    track = song.tracks[0]
    events = schedule(track, Timing(song, rate))
    windows = [{"first": first, "end": end, "notes": rows(events.window(first, end))} for first, end in pairwise(edges)]
    return {"song": encode(song), "track": track.id, "rate": rate, "windows": windows}


def rows(events):
    """Events as plain rows."""
    columns = (events.start, events.frames, events.pitch, events.velocity)
    return [list(row) for row in zip(*(column.tolist() for column in columns), strict=True)]
