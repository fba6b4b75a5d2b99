"""Pieces for the rules on form and texture: turns, form, contrast, transitions, length, parts, evolution, copies."""

from __future__ import annotations

from dataclasses import replace

from check.examples.beats import ROCK, bars
from check.pieces import BAR, drum_track, line_track, notes_track, piece, song_of
from check.rules_table import ALL_CHANGES, Example, Rule

from musiclab.song.clips import NoteClip
from musiclab.song.mixing import Lane, Point

A = "C4 E4 G4 E4 | F4 A4 G4:2 | E4 D4 C4 D4 | C4:4"
A2 = "C4:.5 D4:.5 E4 G4 E4 | F4 A4 G4:2 | E4 D4:.5 E4:.5 C4 D4 | C4:4"
B = "A4:2 G4:.5 F4:.5 E4 | D4:3 E4 | F4:.5 E4:.5 D4 B3:2 | D4:1.5 E4:.5 D4:2"
C = "G4:1.5 G4:.5 A4 B4 | C5:3 .:1 | B4:.5 A4:.5 G4 E4:2 | F4 E4 D4:2"
UP = "D4 F#4 A4 F#4 | G4 B4 A4:2 | F#4 E4 D4 E4 | D4:4"
OCTAVE = A.replace("4", "5").replace(":5", ":4")
ONE_CHANGED = "C4 E4 G4 E4 | F4 A4 G4:2 | E4 D4 C4 D4 | E4:4"
FOUR = [("1", 1, 4), ("2", 5, 4), ("3", 9, 4), ("4", 13, 4)]
THREE = FOUR[:3]
CALL = "C4 E4 G4:2 | .:4 | "
ANSWER = ".:4 | E4 D4 C4:2 | "
VERSE = [("Verse", 1, 4), ("Chorus", 5, 4)]


def whole(text, count=4):
    return " | ".join([text] * count)


LOOP = piece(drums=bars(ROCK, 4), bass=whole("C2 C2 G2 C2"), melody=A)
GROWS = song_of(
    drum_track(bars(ROCK, 4), times=4, id="d"),
    replace(line_track("bass", whole("C2 C2 G2 C2"), BAR), clips=(NoteClip("b", 4 * BAR, 4 * BAR, line_track("bass", whole("C2 C2 G2 C2"), BAR).clips[0].notes, 3),)),
    replace(line_track("melody", A, BAR), clips=(NoteClip("m", 8 * BAR, 4 * BAR, line_track("melody", A, BAR).clips[0].notes, 1),)),
    replace(line_track("second", B, BAR), clips=(NoteClip("s", 12 * BAR, 4 * BAR, line_track("second", B, BAR).clips[0].notes, 1),)),
)
PLAIN8 = bars(ROCK, 7)
FILL = {"kick": PLAIN8["kick"] + " X... .... X... ....", "snare": PLAIN8["snare"] + " .... X.XX XXXX XXXX", "closed hat": PLAIN8["closed hat"] + " x.x. .... .... ....", "low tom": ". " * 112 + " .... .... ..X. X.X."}
NEXT = {name: text + " " + ROCK.get(name, "................") for name, text in FILL.items()}
CRASH = {**{name: " ".join([text] * 9) for name, text in ROCK.items()}, "crash": "." * 128 + "X..............."}
EVERY = bars({"kick": "X... .... X... ....", "snare": ".... X... .... XXXX", "closed hat": "x.x. x.x. x.x. x.x."}, 9)
STARTER = piece(drums=bars(ROCK, 4), melody=A, bass=whole("C2 C2 G2 C2"))


def changed(song, **replacements):
    """The song with other tracks, by their place."""
    tracks = list(song.tracks)
    for at, track in replacements.items():
        tracks[int(at[1:])] = track
    return replace(song, tracks=tuple(tracks))


def moved(song, *, semitones=0, ticks=0, velocity=None, instrument=None):
    """Every note moved, louder, and played by another instrument."""
    tracks = []
    for track in song.tracks:
        shift = 0 if track.instrument == "drums" else semitones
        clips = tuple(replace(c, start=c.start + ticks, notes=tuple(replace(n, pitch=n.pitch + shift, velocity=velocity or n.velocity) for n in c.notes)) for c in track.clips)
        tracks.append(replace(track, clips=clips, instrument=instrument if instrument and track.instrument != "drums" else track.instrument))
    return replace(song, tracks=tuple(tracks))


RULES = (
    Rule(
        "length",
        (
            Example("eight bars", piece(drums=bars(ROCK, 8)), {"min_bars": 8, "max_bars": 8}),
            Example("a tail over the barline", song_of(notes_track("m", [(i, 60, 1) for i in range(31)] + [(31, 60, 1.5)])), {"min_bars": 8, "max_bars": 8}),
            Example("a waltz", piece(melody="C4 D4 E4 | " * 6, meter=(3, 4)), {"min_bars": 6, "max_bars": 6}),
        ),
        (
            Example("too short", piece(drums=bars(ROCK, 7)), {"min_bars": 8, "max_bars": 8}, "bar 8"),
            Example("too long", piece(drums=bars(ROCK, 9)), {"min_bars": 8, "max_bars": 8}, "end in bar 8"),
            Example("a note in the next bar", song_of(notes_track("m", [(i, 60, 1) for i in range(33)])), {"min_bars": 8, "max_bars": 8}, "end in bar 8"),
        ),
        ALL_CHANGES - {"extra_track"},
    ),
    Rule(
        "call_and_response",
        (
            Example("flute and clarinet", piece(melody=CALL * 3, answer=ANSWER * 3), {"min_pairs": 3}),
            Example("over a beat", piece(drums=bars(ROCK, 8), melody=CALL * 4, answer=ANSWER.replace("E4 D4 C4", "G4 E4 C4") * 4, bass=whole("C2:4", 8)), {"min_pairs": 2}),
            Example("two registers of one hand", piece(melody="C5 D5 E5 G5 | C3 D3 E3 G3 | " * 3), {"min_pairs": 3}),
        ),
        (
            Example("shadowing", piece(melody="C4 E4 G4 E4 | " * 4, answer="E4 G4 B4 G4 | " * 4), {"min_pairs": 2}, "answer"),
            Example("one pair", piece(melody=CALL + ".:4 | .:4", answer=ANSWER), {"min_pairs": 2}, "answer"),
            Example("the halves of a song", piece(melody=A + " | " + whole(".:4"), answer=whole(".:4") + " | " + A), {"min_pairs": 2}, "answer"),
            Example("an answer that comes late", piece(melody="C4 E4 G4:2 | .:4 | .:4 | .:4 | " * 2, answer=".:4 | .:4 | C4:.5 D4:.5 E4:3 | .:4 | " * 2), {"min_pairs": 2}, "answer"),
        ),
        ALL_CHANGES,
    ),
    Rule(
        "form_similarity",
        (
            Example("AABA", piece(melody=" | ".join((A, A, B, A)), sections=FOUR), {"form": "AABA"}),
            Example("varied, transposed, with other parts", piece(melody=" | ".join((A, A2, B, UP)), drums=bars(ROCK, 16), sections=FOUR), {"form": "AABA"}),
            Example("ABAC", piece(melody=" | ".join((A, B, A, C)), bass=whole("C2:4", 16), sections=FOUR), {"form": "ABAC"}),
            Example("ABA", piece(melody=" | ".join((C, A, C)), sections=THREE), {"form": "ABA"}),
        ),
        (
            Example("AAAA", piece(melody=" | ".join((A, A, A, A)), sections=FOUR), {"form": "AABA"}, "of its own"),
            Example("ABCA", piece(melody=" | ".join((A, B, C, A)), sections=FOUR), {"form": "AABA"}, "back"),
            Example("an octave higher is not new", piece(melody=" | ".join((A, A, OCTAVE, A)), sections=FOUR), {"form": "AABA"}, "of its own"),
            Example("one note is not new", piece(melody=" | ".join((A, A, ONE_CHANGED, A)), sections=FOUR), {"form": "AABA"}, "of its own"),
            Example("three sections", piece(melody=" | ".join((A, A, B)), sections=THREE), {"form": "AABA"}, "4 sections"),
        ),
        ALL_CHANGES - {"extra_track"},
    ),
    Rule(
        "sections_contrast",
        (
            Example("busier, higher, louder", piece(melody="C4:2 D4:2 | C4:2 D4:2 | C4:2 D4:2 | C4:2 D4:2 | " + "C5!:.5 E5!:.5 G5!:.5 E5!:.5 F5! A5! | " * 4, sections=VERSE), {"a": "Verse", "b": "Chorus", "min_aspects": 3}),
            Example("the drums come in", piece(melody=A + " | " + B.replace("4", "5").replace(":5", ":4"), drums={"kick": "." * 64 + "X... X... X... X..." * 4, "snare": "." * 64 + ".... X... .... X..." * 4}, sections=VERSE), {"a": "Verse", "b": "Chorus", "min_aspects": 3}),
            Example("other chords and rhythm", piece(chords="C F G C D E A B".replace("D E A B", "Db Gb Ab Db"), melody=A + " | " + "Db5:.5 F5:.5 Ab5:.5 F5:.5 Gb5:.5 Bb5:.5 Ab5:.5 F5:.5 | " * 4, sections=VERSE), {"a": "verse", "b": "chorus", "min_aspects": 3}),
        ),
        (
            Example("the same again", piece(melody=A + " | " + A, sections=VERSE), {"a": "Verse", "b": "Chorus", "min_aspects": 2}, "stand out"),
            Example("a trace louder", piece(melody=A + " | " + A.replace("C4", "C4@100"), sections=VERSE), {"a": "Verse", "b": "Chorus", "min_aspects": 2}, "stand out"),
            Example("no chorus", piece(melody=A + " | " + B, sections=[("Verse", 1, 8)]), {"a": "Verse", "b": "Chorus", "min_aspects": 2}, "Chorus"),
        ),
        ALL_CHANGES - {"extra_track"},
    ),
    Rule(
        "has_transition",
        (
            Example("a fill", piece(drums=NEXT), {"boundary_bar": 9, "kinds": ["fill"]}),
            Example("a riser", piece(drums=bars(ROCK, 9), melody=whole("C4:4", 7) + " | C4:.5 D4:.5 E4:.5 F4:.5 G4:.5 A4:.5 B4:.5 C5:.5 | C5:4"), {"boundary_bar": 9, "kinds": ["riser"]}),
            Example("a drop-out", piece(drums={name: " ".join([text] * 7) + " " + text[:9].rstrip() + " .... .... " + text for name, text in ROCK.items()}, melody=whole("C4 D4 E4 F4", 9)), {"boundary_bar": 9, "kinds": ["fill", "riser", "dropout"]}),
            Example("the volume climbs", song_of(drum_track(bars(ROCK, 9)), replace(notes_track("pad", [(0, 60, 40)]), automation=(Lane("volume_db", (Point(7 * BAR, -20.0), Point(8 * BAR, 0.0))),))), {"boundary_bar": 9}),
        ),
        (
            Example("a crash on the boundary", piece(drums=CRASH), {"boundary_bar": 9, "kinds": ["fill", "riser", "dropout"]}, "bar 8"),
            Example("what happens in every bar", piece(drums=EVERY), {"boundary_bar": 9, "kinds": ["fill", "riser", "dropout"]}, "bar 8"),
            Example("nothing", piece(drums=bars(ROCK, 9), bass=whole("C2 C2 G2 C2", 9)), {"boundary_bar": 9}, "bar 8"),
        ),
        ALL_CHANGES - {"extra_track"},
    ),
    Rule(
        "parts_present",
        (
            Example("a small band", piece(drums=bars(ROCK, 4), bass=whole("C2 C2 G2 C2"), chords="C F G C", melody=A.replace("4", "5").replace(":5", ":4")), {"roles": ["drums", "bass", "chords", "melody"]}),
            Example("broken chords", piece(chords="C", second="C4:.5 E4:.5 G4:.5 C5:.5 E4:.5 G4:.5 C5:.5 E5:.5 | F4:.5 A4:.5 C5:.5 F5:.5 A4:.5 C5:.5 F5:.5 A5:.5", bass=whole("C2:2 F2:2", 2)), {"roles": ["bass", "chords"]}),
            Example("a pad", piece(pad="Am F", melody=A), {"roles": ["pad", "melody"]}),
            Example("a tune alone", piece(melody=A), {"roles": ["melody"]}),
        ),
        (
            Example("no bass", piece(drums=bars(ROCK, 4), chords="C F G C", melody=A), {"roles": ["drums", "bass", "chords", "melody"]}, "bass"),
            Example("a few strokes", piece(drums={"kick": "x.......x.......x"}, melody=A), {"roles": ["drums", "melody"]}, "drums"),
            Example("the bass an octave too high", piece(bass=whole("C4 C4 G4 C4"), melody=A.replace("4", "5").replace(":5", ":4")), {"roles": ["bass"]}, "bass"),
            Example("two notes at a time are no chords", piece(second="[C4 E4] [D4 F4] [E4 G4] [D4 F4]", bass=whole("C2:2 C2:2")), {"roles": ["chords"]}, "chords"),
            Example("one note again and again", piece(melody=whole("C4 C4 C4 C4")), {"roles": ["melody"]}, "melody"),
        ),
        ALL_CHANGES - {"transpose", "extra_track"},
    ),
    Rule(
        "evolves",
        (
            Example("parts come in", GROWS, {"window_bars": 4, "min_changes": 3}),
            Example("the hats get denser", piece(drums={"kick": "X... X... X... X... " * 16, "closed hat": ("x... x... x... x... " * 4) + ("x.x. x.x. x.x. x.x. " * 4) + ("xxxx xxxx xxxx xxxx " * 4) + ("x.x. x.x. x.x. x.x. " * 4)}), {"window_bars": 4, "min_changes": 3}),
            Example("a line that climbs", piece(bass=whole("C2 C2 G2 C2", 16), melody=whole("C4 E4 D4 E4") + " | " + whole("G4 B4 A4 B4") + " | " + whole("C5 E5 D5 E5") + " | " + whole("G4:.5 B4:.5 A4 B4 G4")), {"window_bars": 4, "min_changes": 3}),
        ),
        (
            Example("a loop", piece(drums=ROCK, times=16), {"window_bars": 4, "min_changes": 3}, "sooner"),
            Example("one change at the end", piece(drums={"kick": "X... X... X... X... " * 16, "crash": "." * 192 + "X... X... X... X..." * 4}), {"window_bars": 4, "min_changes": 3}, "sooner"),
            Example("two pieces in a row", song_of(replace(drum_track(bars(ROCK, 4)), id="x"), notes_track("y", [(16 + i * 1.5, 40 + i * 5 % 7, 1) for i in range(10)]), notes_track("z", [(32 + i * 0.75, 80 + i * 3 % 11, 0.5) for i in range(20)]), notes_track("w", [(48 + i * 1.25, 55 + i * 7 % 13, 1) for i in range(12)])), {"window_bars": 4, "min_changes": 3}, "before"),
        ),
        ALL_CHANGES - {"extra_track"},
    ),
    Rule(
        "not_a_copy",
        (
            Example("another tune", changed(STARTER, t1=line_track("melody", B, BAR)), {"starter": STARTER, "min_changes": 8}),
            Example("a part more", replace(STARTER, tracks=(*STARTER.tracks, line_track("second", B.replace("4", "5").replace(":5", ":4"), BAR))), {"starter": STARTER, "min_changes": 8}),
            Example("half of it gone", replace(STARTER, tracks=STARTER.tracks[:1]), {"starter": STARTER, "min_changes": 8}),
        ),
        (
            Example("nothing changed", STARTER, {"starter": STARTER, "min_changes": 8}, "your own"),
            Example("louder, on other instruments", moved(STARTER, velocity=60, instrument="vibraphone"), {"starter": STARTER, "min_changes": 8}, "notes"),
            Example("an octave up", moved(STARTER, semitones=12), {"starter": STARTER, "min_changes": 8}, "notes"),
            Example("two bars later", moved(STARTER, ticks=2 * BAR), {"starter": STARTER, "min_changes": 8}, "notes"),
            Example("pasted again", replace(STARTER, tracks=tuple(replace(t, clips=tuple(replace(c, repeats=2) for c in t.clips)) for t in STARTER.tracks)), {"starter": STARTER, "min_changes": 8}, "notes"),
            Example("three notes changed", changed(STARTER, t1=line_track("melody", A.replace("E4 D4 C4 D4", "F4 E4 D4 D4"), BAR)), {"starter": STARTER, "min_changes": 8}, "3 notes"),
        ),
        frozenset({"tempo", "instrument", "humanise"}),
    ),
)
