"""Finer pieces for the rules on form and texture: descants, ostinatos, small fills, loops that were repeated."""

from __future__ import annotations

from dataclasses import replace

from check.examples.beats import ROCK, bars
from check.examples.forms import ANSWER, CALL, FOUR, STARTER, VERSE, A, B, changed, moved, whole
from check.examples.forms import GROWS as GROWING
from check.pieces import BAR, drum_track, line_track, notes_track, piece, song_of
from check.rules_table import ALL_CHANGES, Example, Rule

from musiclab.song.clips import NoteClip
from musiclab.song.model import Section

REST = whole(".:4")
RUNS = whole("E5:.5 D5:.5 C5:.5 D5:.5 E5:.5 G5:.5 F5:.5 E5:.5")
ORNAMENTS = "C4:.5 D4:.25 C4:.25 E4:.5 F4:.5 G4:.5 A4:.5 E4 | F4:.5 G4:.5 A4 G4:1 A4:.5 G4:.5 | E4:.5 F4:.5 D4 C4:.5 B3:.5 D4 | C4:4"
DOTTED = "C4:1.5 E4:.5 G4:1.5 E4:.5 | F4:1.5 A4:.5 G4:2 | E4:1.5 D4:.5 C4:1.5 D4:.5 | C4:4"
MINOR = A.replace("E4", "Eb4").replace("A4", "Ab4")
SAME_RHYTHM = "G4 E4 C4 E4 | A4 F4 D4:2 | G4 F4 E4 F4 | D4:4"
CELLO = A.replace("4", "3").replace(":3", ":4")
GROUND = "C2:2 G2:2 | F2:2 G2:2 | C2:2 A2:2 | G2:2 C2:2"
AABA = {"form": "AABA"}


def tune(*parts, **others):
    """A tune of four sections of four bars, and other parts."""
    return piece(melody=" | ".join(parts), sections=FOUR, **others)


def harmony(*rows):
    """Sections of chords alone, one a bar."""
    return piece(chords=" ".join(rows), sections=FOUR)


def eight(**last):
    """Seven bars of rock, an eighth with other drums, and a ninth like the first."""
    names = {**ROCK, **last}
    return piece(drums={name: " ".join([ROCK.get(name, "." * 16)] * 7 + [last.get(name, ROCK.get(name, "." * 16)), ROCK.get(name, "." * 16)]) for name in names})


def roll(first, grow):
    """A kick on the beats, and a roll of sixteenths on a drum of its own that gets louder up to bar 9."""
    count = (32 - first) * 4
    kick = notes_track("k", [(beat, 36, 0.1, 100) for beat in range(36)], instrument="drums")
    return song_of(kick, notes_track("s", [(first + i / 4, 38, 0.1, 40 + grow * i) for i in range(count)], instrument="drums"))


def repeated(track, times):
    return replace(track, clips=tuple(replace(clip, repeats=times) for clip in track.clips))


def cut(track):
    """The track with its clip cut at every barline."""
    notes = track.clips[0].notes
    clips = (NoteClip(f"z{bar}", bar * BAR, BAR, tuple(replace(note, start=note.start - bar * BAR) for note in notes if bar * BAR <= note.start < (bar + 1) * BAR)) for bar in range(4))
    return replace(track, clips=tuple(clips))


NINE = {"boundary_bar": 9, "kinds": ["fill", "riser", "dropout"]}
COPY = {"starter": STARTER, "min_changes": 8}
DRUMS, TUNE, BASS = STARTER.tracks
RINGING = [(4 * bar + at / 2, pitch, 4 - at / 2) for bar in range(4) for at, pitch in enumerate((48, 52, 55, 60, 64, 60, 55, 52))]
SPEEDS_UP = (0, 1, 2, 3, 4, 4.5, 5, 5.5, 6, 6.25, 6.5, 6.75, 7, 7.25, 7.5, 7.75)
FOLK = "G4 C5 E5 | D5 B4 G4 | C5 E5 G5 | F5 D5 B4 | C5 G4 E4 | F4 A4 C5 | B4 G4 D5 | C5:3"

RULES = (
    Rule(
        "call_and_response",
        (
            Example("over a walking bass", piece(drums=bars(ROCK, 8), melody=CALL * 4, answer=ANSWER * 4, bass=whole("C2 D2 E2 G2", 8)), {"min_pairs": 4}),
            Example("the answer comes in a little early", song_of(notes_track("a", [(8 * b + at, 60 + step, 0.5) for b in range(4) for step, at in enumerate((0, 1, 2, 3, 3.9))]), notes_track("b", [(8 * b + 3.8 + at, 67 - at, 1) for b in range(4) for at in range(4)])), {"min_pairs": 4}),
            Example("two drums", song_of(drum_track({"high conga": "x.x.x.x........." * 4}, id="a"), drum_track({"low conga": "........x.x.x.x." * 4}, id="b")), {"min_pairs": 4}),
        ),
        (
            Example("half of it at once", song_of(notes_track("a", [(8 * b + at / 2, 60 + at, 0.9) for b in range(4) for at in range(6)]), notes_track("b", [(8 * b + 1.25 + at / 2, 67 - at, 0.9) for b in range(4) for at in range(6)])), {"min_pairs": 2}, "answer"),
            Example("verses by turns", song_of(notes_track("a", [(64 * b + i, 60 + i * 5 % 7, 1) for b in range(2) for i in range(32)]), notes_track("b", [(64 * b + 32 + i, 60 + i * 3 % 7, 1) for b in range(2) for i in range(32)])), {"min_pairs": 2}, "answer"),
            Example("a bass that goes on", song_of(notes_track("a", [(8 * b + i / 2, 60 + i * 5 % 7, 0.5) for b in range(4) for i in range(8)]), notes_track("b", [(i, 40 + i % 3, 1) for i in range(32)])), {"min_pairs": 2}, "answer"),
            Example("an answer of one note", song_of(notes_track("a", [(8 * b + i, 60 + i, 1) for b in range(4) for i in range(4)]), notes_track("b", [(8 * b + 4, 67, 2) for b in range(4)])), {"min_pairs": 2}, "answer"),
        ),
    ),
    Rule(
        "form_similarity",
        (
            Example("a second voice above the last A", tune(A, A, B, A, second=" | ".join((REST, REST, REST, RUNS))), AABA),
            Example("an ostinato above the tune", tune(A, A, B, A, second=" | ".join([RUNS] * 4)), AABA),
            Example("the cello takes the tune over, under a new line", song_of(line_track("melody", " | ".join((A, A, B, RUNS)), BAR), line_track("third", " | ".join((REST, REST, REST, CELLO)), BAR), sections=tuple(Section(4 * BAR * at, 4 * BAR, str(at + 1)) for at in range(4))), AABA),
            Example("one accompaniment for all", tune(A, A, B, A, bass=" | ".join([GROUND] * 4), chords="C F C G " * 4, drums=bars(ROCK, 16)), AABA),
            Example("with ornaments, dotted", tune(A, ORNAMENTS, B, DOTTED), AABA),
            Example("in minor", tune(A, MINOR, B, A), AABA),
            Example("the same rhythm, another tune", tune(A, A, SAME_RHYTHM, A), AABA),
            Example("chords alone, twice new", harmony("C Am F G", "Em F Dm G", "C Am F G", "F G Am Am"), {"form": "ABAC"}),
            Example("chords alone", harmony("C Am F G", "C Am F G7", "F Dm G Em", "C Am F G"), AABA),
        ),
        (
            Example("an ostinato above one tune four times", tune(A, A, A, A, second=" | ".join([RUNS] * 4)), AABA, "of its own"),
            Example("a new bass is no new tune", tune(A, A, A, A, bass=" | ".join((GROUND, GROUND, whole("A2:.5 A2:.5 D2:1 A2:2"), GROUND))), AABA, "of its own"),
            Example("the same chords", harmony(*["C Am F G"] * 4), AABA, "of its own"),
        ),
        ALL_CHANGES - {"extra_track"},
    ),
    Rule(
        "sections_contrast",
        (),
        (
            Example("a fill at the end", piece(drums={**bars(ROCK, 8), "snare": ".... X... .... X... " * 7 + ".... X... xxxx xxxx"}, melody=A + " | " + A, sections=VERSE), {"a": "Verse", "b": "Chorus", "min_aspects": 2}, "stand out"),
            Example("a crash", piece(drums={**bars(ROCK, 8), "crash": "." * 64 + "X..............."}, melody=A + " | " + A, sections=VERSE), {"a": "Verse", "b": "Chorus", "min_aspects": 2}, "stand out"),
        ),
        ALL_CHANGES - {"extra_track"},
    ),
    Rule(
        "has_transition",
        (
            Example("one beat of sixteenths", eight(snare=".... X... .... XXXX"), NINE),
            Example("two toms", eight(**{"closed hat": "x.x. x.x. x.x. ....", "high tom": ".... .... .... X...", "low tom": ".... .... .... ..X."}), NINE),
            Example("a fill in every fourth bar", piece(drums={**bars(ROCK, 9), "snare": (".... X... .... X... " * 3 + ".... X... .XXX XXXX ") * 2 + ".... X... .... X..."}), NINE),
            Example("a roll of one bar, louder and louder", roll(28, 4), {"boundary_bar": 9, "kinds": ["riser"]}),
            Example("a roll of two bars", roll(24, 2), {"boundary_bar": 9, "kinds": ["riser"]}),
            Example("a snare that speeds up, among other drums", song_of(notes_track("d", [(i / 4, 42, 0.1, 70) for i in range(144)] + [(24 + at, 38, 0.1, 90) for at in SPEEDS_UP], instrument="drums")), {"boundary_bar": 9, "kinds": ["riser"]}),
            Example("a zigzag up", piece(drums=bars(ROCK, 9), melody=whole("C4:4", 7) + " | C4:.5 E4:.5 D4:.5 F4:.5 E4:.5 G4:.5 A4:.5 C5:.5 | C5:4"), {"boundary_bar": 9, "kinds": ["riser"]}),
            Example("the kick drops out", eight(kick="." * 16, snare="." * 16), {"boundary_bar": 9, "kinds": ["dropout"]}),
            Example("the bass leaves a beat free", piece(drums=bars(ROCK, 9), bass=whole("C2 C2 G2 C2", 7) + " | C2 C2 G2 . | C2 C2 G2 C2"), {"boundary_bar": 9, "kinds": ["dropout"]}),
        ),
        (
            Example("a fill two bars too early", piece(drums={**bars(ROCK, 9), "snare": ".... X... .... X... " * 5 + ".... X... .XXX XXXX " + ".... X... .... X... " * 3}), NINE, "bar 8"),
            Example("one kick more", eight(kick="X... .... X..X ...."), NINE, "bar 8"),
            Example("a line that climbs in every bar", piece(drums=bars(ROCK, 9), melody=whole("C4 E4 G4 C5", 9)), NINE, "bar 8"),
            Example("a bass that always leaves a beat free", piece(drums=bars(ROCK, 9), bass=whole("C2 C2 G2 .", 9)), NINE, "bar 8"),
            Example("two bars by turns", piece(drums={"kick": "X... .... X... .... X..X ..X. .X.X .... " * 5, "snare": ".... X... .... X... " * 10}), NINE, "bar 8"),
        ),
        ALL_CHANGES - {"extra_track"},
    ),
    Rule(
        "parts_present",
        (
            Example("an arpeggio that rings", song_of(notes_track("g", RINGING)), {"roles": ["chords"]}),
            Example("a tune of many leaps", piece(melody=FOLK, bass=" | ".join(f"{note}2:3" for note in "CGCGCFGC"), meter=(3, 4)), {"roles": ["melody", "bass"]}),
            Example("a slow strum", song_of(notes_track("g", [(2 * i + 0.03 * string, pitch, 1.8) for i in range(8) for string, pitch in enumerate((40, 47, 52, 56, 59, 64))])), {"roles": ["chords"]}),
        ),
        (
            Example("short chords are no pad", song_of(notes_track("g", [(beat, pitch, 0.4) for beat in range(8) for pitch in (60, 64, 67)])), {"roles": ["pad"]}, "pad"),
            Example("a tune by steps is no chord", piece(melody=B), {"roles": ["chords"]}, "chords"),
            Example("chords on top are no tune", piece(chords="C F G C C F", bass="C2 " * 16), {"roles": ["melody"]}, "melody"),
        ),
        ALL_CHANGES - {"transpose", "extra_track"},
    ),
    Rule(
        "evolves",
        (Example("parts come in, and a last chord", replace(GROWING, tracks=(*GROWING.tracks, notes_track("hit", [(64, 36, 1)], instrument="drums"))), {"window_bars": 4, "min_changes": 3}),),
        (
            Example("a loop with a crash every eight bars", piece(drums={**bars(ROCK, 16), "crash": ("X..............." + "." * 112) * 2}), {"window_bars": 4, "min_changes": 3}, "sooner"),
            Example("a loop with a fill every eight bars", piece(drums={**bars(ROCK, 16), "snare": (".... X... .... X... " * 7 + ".... X... xxxx xxxx ") * 2, "low tom": ("." * 112 + ".... .... .... X.X. ") * 2}, bass=whole("C2 C2 G2 C2", 16)), {"window_bars": 4, "min_changes": 3}, "sooner"),
        ),
        ALL_CHANGES - {"extra_track"},
    ),
    Rule(
        "not_a_copy",
        (Example("eight notes more", replace(STARTER, tracks=(*STARTER.tracks, notes_track("x", [(beat + 0.25, 90, 0.2) for beat in range(8)]))), COPY),),
        (
            Example("the drums muted", changed(STARTER, t0=replace(DRUMS, mute=True)), COPY, "notes"),
            Example("the drum loop goes on", changed(STARTER, t0=repeated(DRUMS, 2)), COPY, "notes"),
            Example("pasted three times, an octave up", moved(replace(STARTER, tracks=tuple(repeated(track, 3) for track in STARTER.tracks)), semitones=12), COPY, "notes"),
            Example("a new part that is muted", replace(STARTER, tracks=(*STARTER.tracks, replace(line_track("second", B, BAR), mute=True))), COPY, "notes"),
            Example("cut at the barlines", changed(STARTER, t1=cut(TUNE)), COPY, "notes"),
            Example("seven notes more", replace(STARTER, tracks=(*STARTER.tracks, notes_track("x", [(beat + 0.25, 90, 0.2) for beat in range(7)]))), COPY, "7 notes"),
        ),
        frozenset({"tempo", "instrument", "humanise"}),
    ),
)
