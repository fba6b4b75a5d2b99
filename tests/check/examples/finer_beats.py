"""Finer pieces for the rules on beats: as musicians play them, and what only looks like it."""

from __future__ import annotations

from check.pieces import drum_track, notes_track, song_of
from check.rules_table import ALL_CHANGES, Example, Rule

from musiclab.song.tempo import Tempo
from musiclab.song.time import Meter

KICKS = [(beat, 36, 100) for beat in range(16)]


def drums(rows, **changes):
    """Strokes as (beat, drum, velocity)."""
    return song_of(notes_track("t", [(beat, drum, 0.2, velocity) for beat, drum, velocity in rows], instrument="drums"), **changes)


def line(rows, *, role="bass", **changes):
    """A line of one pitch as (beat, beats)."""
    return song_of(notes_track("t", [(beat, 48, length) for beat, length in rows], role=role), **changes)


def over(times, *places, bar=4):
    """Places of a bar in so many bars."""
    return [bar * at + place for at in range(times) for place in places]


STRUM = [(2 * i + 0.03 * string, pitch, 1.8) for i in range(8) for string, pitch in enumerate((40, 47, 52, 56, 59, 64))]
BACKBEAT, SYNCOPATED = {"beats": [2, 4]}, {"role": "bass", "min_share": 0.2}

RULES = (
    Rule(
        "backbeat",
        (
            Example("a softer verse in the middle", drums([(at, 38, 70 if 16 <= at < 32 else 120) for at in over(12, 1, 3)] + [(beat, 36, 90) for beat in range(48)]), BACKBEAT),
            Example("a pick-up on the last beat", drums([(3, 38, 100), (3.5, 38, 100), *((4 + at, 38, 110) for at in over(2, 1, 3)), *((4 + beat, 36, 100) for beat in range(8))]), BACKBEAT),
            Example("snare and clap by turns", drums([(at, 38, 100) for at in over(4, 1)] + [(at, 39, 100) for at in over(4, 3)]), BACKBEAT),
            Example("accents in a roll of sixteenths", drums([(i / 4, 38, 120 if i % 8 == 4 else 60) for i in range(64)]), BACKBEAT),
            Example("laid back", drums([(at + 0.1, 38, 100) for at in over(4, 1, 3)] + KICKS), BACKBEAT),
            Example("on 4 in six eighths", drums([(at, 38, 100) for at in over(8, 1.5, bar=3)] + [(at, 36, 100) for at in over(8, 0, bar=3)], meter=(Meter(6, 8),)), {"beats": [4]}),
            Example("a clap on a track of its own", song_of(drum_track({"kick": "X... .... X... ...."}, times=4, id="k"), drum_track({"clap": ".... X... .... X..."}, times=4, id="c")), BACKBEAT),
        ),
        (
            Example("between the beats", drums([(at + 0.5, 38, 100) for at in range(16)] + KICKS), BACKBEAT, "beat 2"),
            Example("in half of the bars", drums([(4 * bar + beat, 38, 100) for bar in (0, 1, 6, 7) for beat in (1, 3)] + [(beat, 42, 80) for beat in range(32)]), BACKBEAT, "beat 2"),
            Example("a fifth of a beat late", drums([(at + 0.2, 38, 100) for at in over(4, 1, 3)] + KICKS), BACKBEAT, "home"),
            Example("on every beat alike", drums([(beat, 38, 100) for beat in range(16)]), BACKBEAT, "stand out"),
        ),
    ),
    Rule(
        "density",
        (Example("a strum of six strings", song_of(notes_track("g", STRUM, role="chords")), {"role": "chords", "low": 2, "high": 2}),),
        (),
        ALL_CHANGES - {"extra_track", "humanise"},
    ),
    Rule(
        "syncopation",
        (
            Example("between all beats", line([(beat + 0.5, 0.3) for beat in range(16)]), {"role": "bass", "min_share": 0.8}),
            Example("before every barline", line([(0, 3.4), *((4 * at - 0.5, 3.9) for at in range(1, 8))]), {"role": "bass", "min_share": 0.8}),
            Example("the Charleston, to its last note", line([(at, 0.3) for at in over(4, 0, 1.5)]), {"role": "bass", "min_share": 0.5}),
            Example("twos in six eighths", line([(at, 0.9) for at in over(4, 0, 1, 2, bar=3)], meter=(Meter(6, 8),)), {"role": "bass", "min_share": 0.3}),
        ),
        (
            Example("triplets of quarters", line([(i * 2 / 3, 0.6) for i in range(24)]), SYNCOPATED, "over the beat"),
            Example("triplets of halves", line([(i * 4 / 3, 1.2) for i in range(12)]), SYNCOPATED, "over the beat"),
            Example("a triplet, then a half note", line([(at, 0.6) for at in over(4, 0, 2 / 3, 4 / 3, 2)]), SYNCOPATED, "over the beat"),
            Example("long and short in six eighths", line([(at, 0.4) for at in over(4, 0, 1, 1.5, 2.5, bar=3)], meter=(Meter(6, 8),)), SYNCOPATED, "over the beat"),
            Example("eighths in seven", line([(i / 2, 0.4) for i in range(28)], meter=(Meter(7, 8),)), SYNCOPATED, "over the beat"),
            Example("dotted, and home to the beat", line([(at, 0.4) for at in over(4, 0, 1.5, 2, 3.5)]), SYNCOPATED, "over the beat"),
        ),
    ),
    Rule(
        "tempo_between",
        (Example("the last note rings a trace into a faster end", song_of(notes_track("t", [(beat, 48, 1.02) for beat in range(16)], length=16 * 960 + 100), tempo=(Tempo(100), Tempo(200, at=16 * 960))), {"low": 90, "high": 110}),),
        (),
        ALL_CHANGES - {"tempo", "humanise"},
    ),
    Rule(
        "polyrhythm_3_2",
        (
            Example("a pair of congas", song_of(notes_track("c", [(i * 2 / 3, 62 + i % 2 * 2, 0.2) for i in range(24)], instrument="drums"), notes_track("b", [(beat, 48, 0.2) for beat in range(16)])), {"min_spans": 7}),
            Example("chords against a bass", song_of(notes_track("a", [(i * 4 / 3, 60 + up, 1) for i in range(12) for up in (0, 4, 7)]), notes_track("b", [(i * 2, 43 + i % 3, 1) for i in range(8)])), {"min_spans": 4}),
        ),
        (
            Example("three against one", song_of(notes_track("a", [(i * 4 / 3, 60, 1) for i in range(12)]), notes_track("b", [(i * 4, 48, 1) for i in range(4)])), {"min_spans": 1}, "three"),
            Example("one bar of 3 + 3 + 2", song_of(notes_track("a", [(at, 60, 0.2) for at in (0, 1.5, 3)]), notes_track("b", [(0, 48, 0.2), (2, 48, 0.2)])), {"min_spans": 1}, "three"),
            Example("swing beside triplets", song_of(notes_track("a", [(i / 3, 60, 0.2) for i in range(24)]), notes_track("b", [(i + place, 48, 0.2) for i in range(8) for place in (0, 2 / 3)])), {"min_spans": 1}, "three"),
        ),
        ALL_CHANGES - {"extra_track"},
    ),
)
