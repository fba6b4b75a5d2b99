"""Pieces for the rules on pitch: keys, ends, motifs, outlines, ranges."""

from __future__ import annotations

from check.pieces import piece
from check.rules_table import ALL_CHANGES, Example, Rule

TUNE = "C4 E4 G4 E4 | F4 A4 G4:2 | E4 D4 C4 D4 | C4:4"
MINOR = "A4 B4 C5 B4 | A4 E4 A4:2 | D5 C5 B4 A4 | G#4 E4 A4:2"
DORIAN = "D4 F4 G4 A4 | B4 A4 G4 F4 | E4 C4 D4:2 | A4 B4 C5 B4 | A4 G4 F4 E4 | D4:4"
NEIGHBOURS = "C4 D4 E4 F4 | F#4:.5 G4:.5 A4 G4 F4 | E4 D4 C4 E4 | D4:.5 C#4:.5 D4 B3 C4"
FIFTH = [[0.0, 67, 0.5, 90], [0.5, 67, 0.5, 90], [1.0, 67, 0.5, 90], [1.5, 63, 2.5, 90]]
KNOCK = "G4:.5 G4:.5 G4:.5 Eb4:2.5"
DOWN = "F4:.5 F4:.5 F4:.5 D4:2.5"
LIVELY = "C4:.5 E4:.5 G4 C5:2 | D4:.5 F4:.5 A4 D5:2"

RULES = (
    Rule(
        "in_key",
        (
            Example("C major", piece(melody=TUNE), {"key": "C major", "max_chromatic": 0.1}),
            Example("minor with its raised seventh", piece(melody=MINOR), {"key": "A minor"}),
            Example("D dorian", piece(melody=DORIAN), {"key": "D dorian"}),
            Example("some one key", piece(melody="E4 F#4 G#4 A4 | B4 C#5 D#5 E5", chords="E A"), {"key": None}),
            Example("notes that lead on by step", piece(melody=NEIGHBOURS + " | " + TUNE), {"key": "C major", "max_chromatic": 0.1}),
        ),
        (
            Example("another key", piece(melody="E4 F#4 G#4 A4 | B4 C#5 D#5 E5"), {"key": "C major"}, "C major"),
            Example("wrong notes left by leap", piece(melody="C4 E4 G4 E4 | F#4 A4 G4:2 | Eb4 G4 C4 D4 | C4:4 | " + TUNE), {"key": "C major"}, "home"),
            Example("natural minor without its own notes", piece(melody="A4 B4 C#5 B4 | A4 E4 A4:2 | D5 C#5 B4 A4"), {"key": "A minor"}, "A minor"),
            Example("no key at all", piece(melody="C4 C#4 D4 D#4 E4 F4 F#4 G4 G#4 A4 A#4 B4"), {"key": None}, "home"),
        ),
        ALL_CHANGES,
    ),
    Rule(
        "key_found",
        (
            Example("C major", piece(melody=TUNE, chords="C F G C"), {"key": "C major"}),
            Example("A minor and not C major", piece(melody=MINOR, bass="A2:4 A2:4 D2:4 E2:2 A2:2"), {"key": "A minor"}),
            Example("D dorian by its own name", piece(melody=DORIAN), {"key": "D dorian"}),
            Example("D dorian by its nearest minor", piece(melody=DORIAN), {"key": "D minor"}),
            Example("another name for the same key", piece(melody="Db4 F4 Ab4 F4 | Gb4 Bb4 Ab4:2 | F4 Eb4 Db4 Eb4 | Db4:4"), {"key": "C# major"}),
        ),
        (
            Example("the relative minor was asked for", piece(melody=TUNE, chords="C F G C"), {"key": "A minor"}, "A minor"),
            Example("a fifth too high", piece(melody=TUNE, chords="C F G C"), {"key": "G major"}, "G major"),
            Example("major for minor", piece(melody=MINOR, bass="A2:4 A2:4 D2:4 E2:2 A2:2"), {"key": "A major"}, "A major"),
        ),
        ALL_CHANGES,
    ),
    Rule(
        "ends_on_stable_degree",
        (
            Example("home", piece(melody=TUNE, roles=True), {"role": "melody", "key": "C major"}),
            Example("on the third, while the bass goes on", piece(melody="C4 D4 E4:2", bass="C2 C2 C2 B1 C2 D2 D2 D2", roles=True), {"role": "melody", "key": "C major"}),
            Example("the minor third", piece(melody="A4 B4 C5:2", roles=True), {"role": "melody", "key": "A minor"}),
            Example("open, as asked", piece(melody="C4 E4 D4:2", roles=True), {"role": "melody", "key": "C major", "degrees": [2, 7]}),
        ),
        (
            Example("on the second", piece(melody="C4 E4 D4:2", roles=True), {"role": "melody", "key": "C major"}, "end"),
            Example("on the leading note", piece(melody="C4 E4 B3:2", roles=True), {"role": "melody", "key": "C major"}, "end"),
            Example("the major third in minor", piece(melody="A4 B4 C#5:2", roles=True), {"role": "melody", "key": "A minor"}, "end"),
        ),
        ALL_CHANGES,
    ),
    Rule(
        "motif_recurs",
        (
            Example("three times the same", piece(melody=f"{KNOCK} | {KNOCK} | C4:4 | {KNOCK}", roles=True), {"min_times": 3, "motif": FIFTH, "allow": [], "role": "melody"}),
            Example("a step lower along the scale", piece(melody=f"{KNOCK} | {DOWN} | {KNOCK}", roles=True, key="C minor"), {"min_times": 3, "motif": FIFTH, "allow": ["transposed"], "role": "melody"}),
            Example("turned over", piece(melody=f"{KNOCK} | G4:.5 G4:.5 G4:.5 B4:2.5 | {KNOCK}", roles=True), {"min_times": 3, "motif": FIFTH, "allow": ["inverted"], "role": "melody"}),
            Example("twice as slow", piece(melody=f"{KNOCK} | G4 G4 G4 Eb4 | {KNOCK}", roles=True), {"min_times": 3, "motif": FIFTH, "allow": ["augmented"], "role": "melody"}),
            Example("any idea of one's own", piece(melody="C4:.5 E4:.5 G4:3 | D4:.5 F4:.5 A4:3 | B3:.5 D4:.5 F4:3 | C4:4", roles=True), {"min_times": 3, "allow": ["transposed"], "notes": 3}),
        ),
        (
            Example("twice", piece(melody=f"{KNOCK} | {KNOCK} | C4:4", roles=True), {"min_times": 3, "motif": FIFTH, "role": "melody"}, "come back"),
            Example("the rhythm alone", piece(melody=f"{KNOCK} | G4:.5 A4:.5 B4:.5 C5:2.5 | G4:.5 F4:.5 A4:.5 F4:2.5", roles=True), {"min_times": 3, "motif": FIFTH, "allow": ["transposed"], "role": "melody"}, "come back"),
            Example("the notes alone", piece(melody=f"{KNOCK} | G4 G4:2 G4:.5 Eb4:.5 | G4:1.5 G4:.5 G4 Eb4", roles=True), {"min_times": 3, "motif": FIFTH, "role": "melody"}, "come back"),
            Example("backwards", piece(melody=f"{KNOCK} | Eb4:2.5 G4:.5 G4:.5 G4:.5 | Eb4:2.5 G4:.5 G4:.5 G4:.5", roles=True), {"min_times": 3, "motif": FIFTH, "allow": ["inverted"], "role": "melody"}, "come back"),
            Example("transposed where that is not allowed", piece(melody=f"{KNOCK} | {DOWN} | {DOWN}", roles=True), {"min_times": 3, "motif": FIFTH, "allow": [], "role": "melody"}, "come back"),
        ),
        ALL_CHANGES,
    ),
    Rule(
        "contour",
        (
            Example("an arch", piece(melody="C4 D4 E4 G4 | A4 G4 E4 D4 | C4:4", roles=True), {"shape": "arch", "role": "melody"}),
            Example("an arch with a dip", piece(melody="C4 E4 D4 G4 | F4 A4 B4 G4 | E4 F4 D4 C4", roles=True), {"shape": "arch", "role": "melody"}),
            Example("rising", piece(melody="C4 D4 C4 E4 | F4 E4 G4 A4 | B4 A4 C5:2", roles=True), {"shape": "rising", "role": "melody"}),
            Example("falling", piece(melody="C5 B4 A4 B4 | G4 F4 G4 E4 | D4 C4:3", roles=True), {"shape": "falling", "role": "melody"}),
            Example("a wave", piece(melody="C4 E4 G4 E4 | C4 E4 A4 F4 | C4 D4 G4 C4", roles=True), {"shape": "wave", "role": "melody"}),
        ),
        (
            Example("the highest note first", piece(melody="C5 A4 G4 E4 | D4 E4 D4 C4", roles=True), {"shape": "arch", "role": "melody"}, "middle"),
            Example("flat", piece(melody="C4 D4 Eb4 D4 | C4 D4 Eb4 C4", roles=True), {"shape": "arch", "role": "melody"}, "middle"),
            Example("up at the end alone", piece(melody="C4 C4 C4 C4 | B3 C4 C4 B3 | C4 B3 C4 A4", roles=True), {"shape": "rising", "role": "melody"}, "climb"),
            Example("small ripples", piece(melody="C4 D4 C4 D4 | C4 D4 C4 D4", roles=True), {"shape": "wave", "role": "melody"}, "down"),
        ),
        ALL_CHANGES,
    ),
    Rule(
        "range",
        (
            Example("an octave", piece(melody="C4 E4 G4 C5", roles=True), {"role": "melody", "max_semitones": 12}),
            Example("on both limits", piece(melody="G3 C4 D5", roles=True), {"role": "melody", "max_semitones": 19, "low": 55, "high": 74}),
            Example("the bass does not count", piece(melody="C4 E4 G4", bass="C1:4", roles=True), {"role": "melody", "max_semitones": 12, "low": "C4", "high": "C5"}),
        ),
        (
            Example("too wide", piece(melody="C4 E4 G4 F5", roles=True), {"role": "melody", "max_semitones": 12}, "range"),
            Example("one short note too high", piece(melody="C4 E4 E5:.25 G4", roles=True), {"role": "melody", "max_semitones": 17, "low": 55, "high": 74}, "down"),
            Example("too low", piece(melody="F3 C4 E4", roles=True), {"role": "melody", "max_semitones": 17, "low": 55, "high": 74}, "up"),
        ),
        ALL_CHANGES,
    ),
)
