"""Pieces for the rules on beats: backbeat, tempo, density, syncopation, swing, loud and soft, silence, three against two."""

from __future__ import annotations

from dataclasses import replace

from check.pieces import drum_track, notes_track, piece, song_of
from check.rules_table import ALL_CHANGES, Example, Rule

from musiclab.song.tempo import Tempo
from musiclab.song.time import Meter

ROCK = {"kick": "X... .... X... ....", "snare": ".... X... .... X...", "closed hat": "x.x. x.x. x.x. x.x."}
GHOSTS = {"kick": "X..X ..X. ..X. ....", "snare": "..-. X.-- .--. X..-", "closed hat": "xxxx xxxx xxxx xxxx"}
WALTZ = {"kick": "X... .... ....", "clap": ".... X... X..."}
HALF = {"kick": "X... .... ..x. ....", "snare": ".... .... X... ....", "closed hat": "x.x. x.x. x.x. x.x."}
ROLL = {"snare": "xxxx xxxx xxxx xxxx", "kick": "X... X... X... X..."}


def bars(rows, count):
    """The same bar several times, as one text."""
    return {name: " ".join([text] * count) for name, text in rows.items()}


def swung(ratio, *, beats=16, unit=1.0):
    """A ride on pairs whose first note is `ratio` times as long as its second."""
    place = ratio / (1 + ratio)
    return notes_track("ride", [(i * unit + p * unit, 51, 0.2) for i in range(round(beats / unit)) for p in (0, place)], instrument="drums")


TUNE = "C4 E4 G4 E4 | F4 A4 G4:2 | E4 D4 C4 D4 | C4:4"
BUSY = "C4:.25 D4:.25 E4:.25 F4:.25 " * 16
OFFBEATS = ".:.5 C4:1 D4:1 E4:1 F4:.5 " * 4

RULES = (
    Rule(
        "backbeat",
        (
            Example("rock", piece(drums=bars(ROCK, 4), bass="C2 C2 G2 C2 " * 4), {"beats": [2, 4]}),
            Example("ghost notes around it", piece(drums=bars(GHOSTS, 4), melody=TUNE), {"beats": [2, 4]}),
            Example("a waltz with claps", piece(drums=bars(WALTZ, 4), meter=(3, 4)), {"beats": [2, 3]}),
            Example("a fill in the last bar", piece(drums={**bars(ROCK, 4), "snare": ".... X... .... X... " * 3 + "X.X. XXX. XXXX XXXX"}), {"beats": [2, 4]}),
            Example("half time, asked for", piece(drums=bars(HALF, 4)), {"beats": [3]}),
        ),
        (
            Example("half time", piece(drums=bars(HALF, 4)), {"beats": [2, 4]}, "beat 2"),
            Example("an even roll", piece(drums=bars(ROLL, 4)), {"beats": [2, 4]}, "stand out"),
            Example("ghost notes alone", piece(drums=bars({**ROCK, "snare": ".... -... .... -..."}, 4)), {"beats": [2, 4]}, "heard"),
            Example("the snare a half beat late", piece(drums=bars({**ROCK, "snare": ".... X... .... ..X."}, 4)), {"beats": [2, 4]}, "beat 4"),
            Example("a kick in its place", piece(drums=bars({"kick": "X... X... X... X...", "closed hat": "x.x. x.x. x.x. x.x."}, 4)), {"beats": [2, 4]}, "snare"),
        ),
        ALL_CHANGES,
    ),
    Rule(
        "tempo_between",
        (
            Example("in the middle", piece(melody=TUNE, tempo=100), {"low": 90, "high": 110}),
            Example("on the limit", piece(drums=ROCK, tempo=110), {"low": 90, "high": 110, "unit": "quarter"}),
            Example("counted in halves", piece(melody=TUNE, tempo=140), {"low": 60, "high": 80, "unit": "half"}),
            Example("a slower end in which nothing plays", replace(piece(melody=TUNE, tempo=100), tempo=(Tempo(100), Tempo(40, at=3840 * 8))), {"low": 90, "high": 110}),
        ),
        (
            Example("too fast", piece(melody=TUNE, tempo=111), {"low": 90, "high": 110}, "slower"),
            Example("too slow", piece(drums=HALF, tempo=60), {"low": 90, "high": 110}, "faster"),
            Example("a stretch outside", replace(piece(melody=TUNE, tempo=100), tempo=(Tempo(100), Tempo(130, at=3840))), {"low": 90, "high": 110}, "slower"),
        ),
        ALL_CHANGES - {"tempo"},
    ),
    Rule(
        "density",
        (
            Example("a calm tune", piece(melody="C4:2 E4:2 | G4:2 E4:2", roles=True), {"role": "melody", "low": 1, "high": 3}),
            Example("chords are one attack each", piece(chords="C F G C", roles=True), {"role": "chords", "low": 1, "high": 1}),
            Example("drums together", piece(drums=bars(ROCK, 2), roles=True), {"role": "drums", "low": 8, "high": 8}),
        ),
        (
            Example("too many", piece(melody=BUSY, roles=True), {"role": "melody", "low": 1, "high": 4}, "out"),
            Example("too few", piece(melody="C4:4 | .:4 | G4:4", roles=True), {"role": "melody", "low": 2, "high": 6}, "Add"),
            Example("eighths where quarters are asked for", piece(bass="C2:.5 C2:.5 " * 8, roles=True), {"role": "bass", "low": 1, "high": 4}, "out"),
        ),
        ALL_CHANGES - {"extra_track"},
    ),
    Rule(
        "syncopation",
        (
            Example("held over the beats", piece(bass=OFFBEATS.replace("4", "2"), roles=True), {"role": "bass", "min_share": 0.4}),
            Example("tresillo", piece(bass="C2:1.5 C2:1.5 C2:1 " * 4, roles=True), {"role": "bass", "min_share": 0.3}),
            Example("before the barline", piece(melody="C4 D4 E4 .:.5 F4:1.5 | D4 E4 .:.5 C4:1.5", roles=True), {"role": "melody", "min_share": 0.2}),
        ),
        (
            Example("on the beat", piece(bass="C2 C2 G2 C2 " * 4, roles=True), {"role": "bass", "min_share": 0.2}, "over the beat"),
            Example("off-beats that lead to the beat", piece(bass="C2:.5 C2:.5 " * 16, roles=True), {"role": "bass", "min_share": 0.2}, "over the beat"),
            Example("even triplets", song_of(notes_track("m", [(i / 3, 48, 0.3) for i in range(48)], role="bass")), {"role": "bass", "min_share": 0.2}, "over the beat"),
            Example("swing", song_of(notes_track("m", [(i + p, 48, 0.3) for i in range(16) for p in (0, 2 / 3)], role="bass")), {"role": "bass", "min_share": 0.2}, "over the beat"),
        ),
        ALL_CHANGES,
    ),
    Rule(
        "swing",
        (
            Example("triplet swing, played", song_of(swung(2)), {"grid": "eighth", "low": 1.5, "high": 2.5}),
            Example("triplet swing, by the song", piece(drums={"ride": "x.x. x.x. x.x. x.x. " * 4}, swing=2 / 3), {"grid": "eighth", "low": 1.5, "high": 2.5}),
            Example("swung sixteenths", song_of(swung(1.8, unit=0.5)), {"grid": "sixteenth", "low": 1.5, "high": 2.5}),
            Example("straight, asked for", piece(melody="C4:.5 D4:.5 " * 16), {"grid": "eighth", "low": 0.9, "high": 1.1}),
        ),
        (
            Example("straight", piece(drums={"ride": "x.x. x.x. x.x. x.x. " * 4}), {"grid": "eighth", "low": 1.5, "high": 2.5}, "more"),
            Example("a dotted shuffle", song_of(swung(3)), {"grid": "eighth", "low": 1.5, "high": 2.5}, "less"),
            Example("one swung bar", song_of(notes_track("ride", [(i + p, 51, 0.2) for i in range(16) for p in (0, 2 / 3 if i < 4 else 0.5)], instrument="drums")), {"grid": "eighth", "low": 1.5, "high": 2.5}, "more"),
            Example("swung eighths where sixteenths are asked for", song_of(swung(2)), {"grid": "sixteenth", "low": 1.5, "high": 2.5}, "pairs"),
        ),
        ALL_CHANGES - {"extra_track"},
    ),
    Rule(
        "velocity_varies",
        (
            Example("accents and soft notes", piece(melody="C4! D4? E4! F4? G4! F4? E4! D4?", roles=True), {"role": "melody", "min_spread": 20}),
            Example("drums that breathe", piece(drums=bars(GHOSTS, 2), roles=True), {"role": "drums", "min_spread": 20}),
            Example("a crescendo", song_of(notes_track("m", [(i, 60 + i % 5, 1, 50 + 3 * i) for i in range(16)], role="melody")), {"role": "melody", "min_spread": 20}),
        ),
        (
            Example("one odd note", song_of(notes_track("m", [(i, 60, 1, 120 if i == 5 else 80) for i in range(20)], role="melody")), {"role": "melody", "min_spread": 20}, "louder"),
            Example("jitter", song_of(notes_track("m", [(i, 60, 1, 78 + i * 7 % 5) for i in range(20)], role="melody")), {"role": "melody", "min_spread": 20}, "louder"),
            Example("a loud and a soft track", song_of(notes_track("m", [(i, 60, 1, 60) for i in range(8)], role="melody"), notes_track("n", [(i, 67, 1, 120) for i in range(8)], role="melody")), {"role": "melody", "min_spread": 20}, "louder"),
        ),
        ALL_CHANGES,
    ),
    Rule(
        "rests_present",
        (
            Example("two breaths", piece(melody="C4 D4 E4 . | F4 .:2 G4 | C4:4", roles=True), {"role": "melody", "min_count": 2, "min_beats": 1}),
            Example("a long silence", piece(melody="C4 D4 .:6 E4 F4", roles=True), {"role": "melody", "min_count": 1, "min_beats": 4}),
            Example("a bass that waits", piece(bass="C2 . C2 . | G2 . C2:2", roles=True), {"role": "bass", "min_count": 3, "min_beats": 1}),
        ),
        (
            Example("no silence", piece(melody=TUNE, roles=True), {"role": "melody", "min_count": 1, "min_beats": 1}, "breathe"),
            Example("staccato", piece(melody="C4:.5 .:.5 D4:.5 .:.5 E4:.5 .:.5 F4:.5 .:.5 G4:1", roles=True), {"role": "melody", "min_count": 2, "min_beats": 1}, "breathe"),
            Example("silence at the ends alone", piece(melody=".:4 C4 D4 E4 F4 .:4", roles=True), {"role": "melody", "min_count": 1, "min_beats": 1}, "breathe"),
            Example("another track of the role goes on", song_of(notes_track("m", [(0, 60, 1), (3, 62, 1)], role="melody"), notes_track("n", [(0, 67, 4)], role="melody")), {"role": "melody", "min_count": 1, "min_beats": 1}, "breathe"),
        ),
        ALL_CHANGES,
    ),
    Rule(
        "polyrhythm_3_2",
        (
            Example("in a bar", song_of(notes_track("a", [(4 * b + i * 4 / 3, 60, 1) for b in range(4) for i in range(3)]), notes_track("b", [(4 * b + i * 2, 48, 1) for b in range(4) for i in range(2)])), {"min_spans": 4}),
            Example("two drums", song_of(drum_track({"cowbell": "[xxx][xxx][xxx][xxx]", "kick": "[xx][xx][xx][xx]"})), {"min_spans": 4}),
            Example("in 6/8", song_of(notes_track("a", [(i, 60, 1) for i in range(12)]), notes_track("b", [(i * 1.5, 48, 1) for i in range(8)]), meter=(Meter(6, 8),)), {"min_spans": 4}),
        ),
        (
            Example("one after the other", song_of(notes_track("a", [(8 * b + i * 4 / 3, 60, 1) for b in range(4) for i in range(3)]), notes_track("b", [(8 * b + 4 + i * 2, 48, 1) for b in range(4) for i in range(2)])), {"min_spans": 2}, "three"),
            Example("triplets over every beat", song_of(notes_track("a", [(i / 3, 60, 0.3) for i in range(48)]), notes_track("b", [(i, 48, 1) for i in range(16)])), {"min_spans": 2}, "three"),
            Example("3 + 3 + 2", piece(drums={"claves": "x..x ..x. " * 8, "kick": "x... .... x... .... " * 4}), {"min_spans": 2}, "three"),
            Example("four against three", song_of(notes_track("a", [(4 * b + i, 60, 1) for b in range(4) for i in range(4)]), notes_track("b", [(4 * b + i * 4 / 3, 48, 1) for b in range(4) for i in range(3)])), {"min_spans": 2}, "three"),
        ),
        ALL_CHANGES - {"humanise", "extra_track"},
    ),
)
