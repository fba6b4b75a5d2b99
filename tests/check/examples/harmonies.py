"""Pieces for the rules on harmony: progressions, voice leading, the bass, cadences."""

from __future__ import annotations

from check.pieces import notes_track, piece, song_of
from check.rules_table import ALL_CHANGES, Example, Rule

POP = {"numerals": ["I", "V", "vi", "IV"], "key": "C major", "beats_each": 4}
SAD = {"numerals": ["i", "VI", "III", "VII"], "key": "A minor", "beats_each": 4}
FOUR = [[0, 4, "C"], [4, 4, "G"], [8, 4, "Am"], [12, 4, "F"]]
SMOOTH = [(60, 64, 67), (60, 65, 69), (59, 62, 67), (60, 64, 67)]
JUMPY = [(48, 52, 55), (65, 69, 72), (43, 47, 50), (60, 64, 67)]
ROOTS = [(60, 64, 67), (62, 65, 69), (64, 67, 71), (65, 69, 72)]


def block(chords, *, beats=4, id="k", role="chords"):
    """Chords one after the other."""
    return notes_track(id, [(at * beats, pitch, beats) for at, chord in enumerate(chords) for pitch in chord], role=role)


def arpeggio(chords, id="k"):
    """The same, broken into eighths."""
    return notes_track(id, [(at * 4 + i * 0.5, chord[i % 3] + 12 * (i // 6), 0.5) for at, chord in enumerate(chords) for i in range(8)])


CHORDS = [(60, 64, 67), (59, 62, 67), (57, 60, 64), (57, 60, 65)]

RULES = (
    Rule(
        "chord_progression",
        (
            Example("block chords", piece(chords="C G Am F"), POP),
            Example("broken", song_of(arpeggio(CHORDS)), POP),
            Example("inversions and sevenths", song_of(block([(52, 60, 67), (55, 62, 65, 71), (60, 64, 69), (57, 60, 64, 65)])), POP),
            Example("a bass and a tune with passing notes", piece(bass="C2:4 G2:4 A2:4 F2:4", melody="E4 F4 G4 E4 | D4 C4 B3:2 | C4 D4 E4:2 | A4 G4 A4 C5"), POP),
            Example("in minor", piece(chords="Am F C G"), SAD),
            Example("half a beat early", song_of(notes_track("k", [(max(at * 4 - (0.5 if at else 0), 0), p, 4 if at else 3.5) for at, chord in enumerate(CHORDS) for p in chord])), POP),
        ),
        (
            Example("the last two swapped", piece(chords="C G F Am"), POP, "vi"),
            Example("minor for major", piece(chords="C Gm Am F"), POP, "V"),
            Example("no thirds", piece(chords="C5 G5 A5 F5"), POP, "third"),
            Example("the relative of one chord", piece(chords="C G C F"), POP, "vi"),
            Example("not complete", piece(chords="C G Am"), POP, "IV"),
        ),
        ALL_CHANGES - {"extra_track"} | {"revoice"},
    ),
    Rule(
        "voice_leading",
        (
            Example("smooth", song_of(block(SMOOTH)), {"max_mean_motion": 4, "no_parallels": True, "voices": "chord"}),
            Example("struck again and again", song_of(block([chord for chord in SMOOTH for _ in range(4)], beats=1)), {"max_mean_motion": 4, "no_parallels": True}),
            Example("four voices on tracks", song_of(*(notes_track(f"v{at}", [(i * 2, p, 2) for i, p in enumerate(line)]) for at, line in enumerate(([48, 53, 55, 48], [55, 57, 59, 55], [64, 65, 62, 64], [72, 72, 71, 72])))), {"max_mean_motion": 4, "voices": "tracks", "no_parallels": True}),
            Example("parallel thirds", song_of(block([(60, 64), (62, 65), (64, 67), (62, 65)])), {"max_mean_motion": 4, "no_parallels": True}),
        ),
        (
            Example("jumps", song_of(block(JUMPY)), {"max_mean_motion": 4, "no_parallels": False}, "nearer"),
            Example("parallel fifths", song_of(block(ROOTS)), {"max_mean_motion": 4, "no_parallels": True}, "parallel"),
            Example("parallel octaves", song_of(block([(48, 55, 60), (50, 57, 62), (48, 55, 60)])), {"max_mean_motion": 4, "no_parallels": True}, "parallel"),
        ),
        ALL_CHANGES,
    ),
    Rule(
        "bass_root_rate",
        (
            Example("roots", piece(bass="C2:4 G2:4 A2:4 F2:4", chords="C G Am F", roles=True), {"min_rate": 0.75, "chords": FOUR}),
            Example("walking on from them", piece(bass="C2 D2 E2 F2 | G2 F2 E2 B1 | A1 B1 C2 E2 | F2 E2 D2 C2", roles=True), {"min_rate": 0.75, "chords": FOUR}),
            Example("half a beat early", piece(bass="C2:3.5 G2:4 A2:4 F2:4", roles=True), {"min_rate": 0.75, "chords": FOUR}),
            Example("three of four", piece(bass="C2:4 G2:4 C2:4 F2:4", roles=True), {"min_rate": 0.75, "chords": FOUR}),
        ),
        (
            Example("thirds", piece(bass="E2:4 B2:4 C2:4 A2:4", roles=True), {"min_rate": 0.75, "chords": FOUR}, "begin"),
            Example("the root a beat late", piece(bass="E2 C2:3 | B1 G2:3 | C2 A2:3 | A2 F2:3", roles=True), {"min_rate": 0.75, "chords": FOUR}, "begin"),
            Example("two of four", piece(bass="C2:4 B1:4 C2:4 F2:4", roles=True), {"min_rate": 0.75, "chords": FOUR}, "begin"),
        ),
        ALL_CHANGES,
    ),
    Rule(
        "cadence",
        (
            Example("authentic", piece(chords="C F G7 C", bass="C2:4 F2:4 G2:4 C2:4"), {"type": "authentic", "key": "C major"}),
            Example("authentic, broken", song_of(arpeggio([(60, 64, 67), (60, 65, 69), (59, 62, 67), (60, 64, 67)]), notes_track("b", [(0, 36, 4), (4, 41, 4), (8, 43, 4), (12, 36, 4)])), {"type": "authentic", "key": "C major"}),
            Example("half", piece(chords="Am F Dm E", bass="A2:4 F2:4 D2:4 E2:4"), {"type": "half", "key": "A minor"}),
            Example("plagal", piece(chords="C G C F C", bass="C2:4 G2:4 C2:4 F2:4 C2:4"), {"type": "plagal", "key": "C major"}),
            Example("deceptive", piece(chords="C F G7 Am", bass="C2:4 F2:4 G2:4 A2:4"), {"type": "deceptive", "key": "C major"}),
            Example("in minor", piece(chords="Am Dm E Am", bass="A2:4 D2:4 E2:4 A2:4"), {"type": "authentic", "key": "A minor"}),
        ),
        (
            Example("no leading note", piece(chords="Am Dm Em Am", bass="A2:4 D2:4 E2:4 A2:4"), {"type": "authentic", "key": "A minor"}, "V"),
            Example("plagal for authentic", piece(chords="C G F C", bass="C2:4 G2:4 F2:4 C2:4"), {"type": "authentic", "key": "C major"}, "IV"),
            Example("the fifth in the bass at the end", piece(chords="C F G7 C", bass="C2:4 F2:4 G2:4 G2:4"), {"type": "authentic", "key": "C major"}, "bass"),
            Example("home where half is asked for", piece(chords="C F G C", bass="C2:4 F2:4 G2:4 C2:4"), {"type": "half", "key": "C major"}, "V"),
        ),
        ALL_CHANGES - {"extra_track"},
    ),
)
