"""Paper Boats: a pop song of three minutes in A minor, eight tracks, our own."""

from __future__ import annotations

from musiclab.examples.arranging import BAR, arpeggio, clip, kit, octave, softer, strum, walk
from musiclab.song.clips import NoteClip
from musiclab.song.key import Key
from musiclab.song.mixing import Bus, Effect, Lane, Master, Point, Send
from musiclab.song.model import Section, Song, Track
from musiclab.song.tempo import Tempo
from musiclab.song.text.chords import chords
from musiclab.song.text.melody import melody

FORM = (("Intro", 4), ("Verse", 16), ("Chorus", 8), ("Verse", 8), ("Chorus", 8), ("Bridge", 8), ("Chorus", 16), ("Outro", 4))
VERSES, CHORUSES, BRIDGE, OUTRO = ((5, 2), (29, 1)), ((21, 1), (37, 1), (53, 2)), 45, 69
"""First bar of each, and how often its eight bars are played."""

VERSE = chords("Am F C G " * 2)
CHORUS = chords("F G Am C F G Am E")
BRIDGE_CHORDS = chords("Dm Am E Am Dm F E E")
VERSE_ROOTS = "A1 F1 C2 G1 " * 2
CHORUS_ROOTS = "F1 G1 A1 C2 F1 G1 A1 E1"
BRIDGE_ROOTS = "D2 A1 E1 A1 D2 F1 E1 E1"

VERSE_TUNE = melody("""
    E5:1.5 D5:.5 C5 A4 | A4 C5 A4:2       | G4 C5 E5:1.5 D5:.5 | D5:3 .
    E5:1.5 F5:.5 E5 C5 | A4:1.5 B4:.5 C5 A4 | G4 E5 D5 C5       | B4:3 .
""")
CHORUS_TUNE = melody("""
    A5:2! G5 F5 | G5:2 D5:2     | E5:1.5 A5:.5 C6 B5 | G5:3 E5
    A5:2! G5 F5 | G5 A5 B5:2    | A5:4               | G#5:2 B5:2
""")
BRIDGE_TUNE = melody("""
    F5:3? E5? | E5:3? C5? | D5:2? B4:2? | C5:4?
    D5:3 F5   | A5:3 G5   | G#5:4       | B5:4!
""")

KICK, SNARE, CLAP, HAT, OPEN_HAT, CRASH, TOM, TAMBOURINE = 36, 38, 39, 42, 46, 49, 45, 54
VERSE_BEAT = kit({KICK: "X... ..x. x... ....", SNARE: ".... X... .... X..-", HAT: "x.-.x.-.x.-.x.-."})
CHORUS_BEAT = kit(
    {
        KICK: "X..x ..x. X.x. ..x.",
        SNARE: ".... X... .... X...",
        OPEN_HAT: "..x. ..x. ..x. ..x.",
        HAT: "x... x... x... x...",
        TAMBOURINE: "--x- --x- --x- --x-",
    }
)
BRIDGE_BEAT = kit({KICK: "X... .... ..x. ....", CLAP: ".... .... X... ....", HAT: "x... x... x... x..."})
FILL = kit({KICK: "X... x... x... ....", SNARE: ".... ..xx .xX. xxXX", TOM: ".... .... x..x ...."})
CRASHES = kit({CRASH: "X... .... .... ...."})


def paper_boats() -> Song:
    """Give the song: intro, verses and choruses, a bridge, a double chorus, an outro."""
    return Song(
        title="Paper Boats",
        author="The MusicLab developers",
        tempo=(Tempo(96), Tempo(96, at=70 * BAR, ramp=True), Tempo(72, at=72 * BAR)),
        key=Key("A", "minor"),
        sections=tuple(_sections()),
        tracks=(_drums(), _bass(), _piano(), _guitar(), _strings(), _pad(), _lead(), _choir()),
        buses=(Bus("room", "Room", (Effect("room-reverb", "reverb", {"seconds": 1.6, "mix": 1}),), volume_db=-3),),
        master=Master(
            volume_db=3,
            effects=(Effect("glue", "compressor", {"threshold_db": -14, "ratio": 2, "attack_ms": 20, "release_ms": 200}),),
        ),
    )


def _sections() -> list[Section]:
    starts = [sum(bars for _, bars in FORM[:i]) for i in range(len(FORM))]
    return [Section(start * BAR, bars * BAR, name) for start, (name, bars) in zip(starts, FORM, strict=True)]


def _drums() -> Track:
    clips = [clip("drums", bar, VERSE_BEAT, repeats=8 * times - 1) for bar, times in VERSES]
    clips += [clip("drums", bar, CHORUS_BEAT, repeats=8 * times - 1) for bar, times in CHORUSES]
    clips += [clip("drums", BRIDGE, BRIDGE_BEAT, repeats=7)]
    clips += [clip("fill", bar, FILL) for bar in (4, 20, 28, 36, 44, 52, 68)]
    clips += [clip("crash", bar, CRASHES) for bar in (5, 21, 29, 37, 53, 61, 69)]
    return Track(
        "drums", "Drums", "drums", tuple(clips), role="drums", volume_db=-2,
        effects=(Effect("squash", "compressor", {"threshold_db": -20, "ratio": 3, "attack_ms": 15, "makeup_db": 3}),),
        sends=(Send("room", -22),),
    )  # fmt: skip


def _bass() -> Track:
    verse = walk(VERSE_ROOTS, "X... ..x. x... ..-.")
    chorus = walk(CHORUS_ROOTS, "X.x. x.x. x.x. x.-.")
    slow = walk(BRIDGE_ROOTS, "X... .... x... ....")
    clips = [clip("bass", bar, verse, repeats=times) for bar, times in VERSES]
    clips += [clip("bass", bar, chorus, repeats=times) for bar, times in CHORUSES]
    clips += [clip("bass", BRIDGE, slow), clip("bass", OUTRO, walk("A1 F1 C2 A1", "X... .... .... ...."))]
    tone = Effect("tone", "eq", {"low_db": 2, "mid_db": -3, "mid_hz": 400})
    return Track("bass", "Bass", "electric bass", tuple(clips), role="bass", volume_db=1, effects=(tone,))


def _piano() -> Track:
    clips = [clip("piano", 1, chords("Am F C G"))]
    clips += [clip("piano", bar, strum(VERSE, "x... ..x. ..x. ....", ), repeats=times) for bar, times in VERSES]
    clips += [clip("piano", bar, strum(CHORUS, "X.x. x.x. x.x. x.x."), repeats=times) for bar, times in CHORUSES]
    clips += [clip("piano", BRIDGE, BRIDGE_CHORDS), clip("piano", OUTRO, chords("Am F C Am"))]
    return Track("piano", "Piano", "piano", tuple(clips), role="chords", volume_db=-4, pan=-0.25, sends=(Send("room", -14),))


def _guitar() -> Track:
    verse = arpeggio(VERSE, (0, 1, 2, 3, 2, 1, 2, 1))
    chorus = arpeggio(CHORUS, (0, 2, 1, 2), step=240, velocity=62)
    clips = [clip("guitar", 1, arpeggio(chords("Am F C G"), (0, 1, 2, 3, 2, 1, 2, 1)))]
    clips += [clip("guitar", bar, verse, repeats=times) for bar, times in VERSES]
    clips += [clip("guitar", bar, chorus, repeats=times) for bar, times in CHORUSES]
    clips += [clip("guitar", OUTRO, arpeggio(chords("Am F C Am"), (0, 1, 2, 3)))]
    return Track(
        "guitar", "Guitar", "steel guitar", tuple(clips), volume_db=-3, pan=0.4,
        effects=(Effect("shimmer", "chorus", {"mix": 0.25}),), sends=(Send("room", -16),),
    )  # fmt: skip


def _strings() -> Track:
    clips = [clip("strings", bar, octave(CHORUS), repeats=times) for bar, times in CHORUSES]
    clips += [clip("strings", BRIDGE, octave(BRIDGE_CHORDS))]
    rise = tuple(Point((bar - 1) * BAR, db) for bar, db in ((21, -9), (29, -9), (45, -16), (53, -6), (69, -6), (73, -40)))
    return Track(
        "strings", "Strings", "strings", tuple(clips), role="pad", pan=0.2,
        sends=(Send("room", -10),), automation=(Lane("volume_db", rise),),
    )  # fmt: skip


def _pad() -> Track:
    clips = [clip("pad", 13, VERSE), clip("pad", 29, VERSE), clip("pad", BRIDGE, BRIDGE_CHORDS), clip("pad", OUTRO, chords("Am F C Am"))]
    opening = tuple(Point((bar - 1) * BAR, hz) for bar, hz in ((13, 300), (21, 2500), (45, 400), (53, 5000), (73, 300)))
    return Track(
        "pad", "Pad", "synth pad", tuple(clips), role="pad", volume_db=-12,
        effects=(Effect("sweep", "filter", {"cutoff_hz": 1200, "resonance_db": 4}),),
        automation=(Lane("sweep:cutoff_hz", opening),),
    )  # fmt: skip


def _lead() -> Track:
    clips: list[NoteClip] = [clip("lead", bar, VERSE_TUNE, repeats=times) for bar, times in VERSES]
    clips += [clip("lead", bar, CHORUS_TUNE, repeats=times) for bar, times in CHORUSES]
    clips += [clip("lead", BRIDGE, BRIDGE_TUNE), clip("lead", OUTRO, melody("E5:1.5 D5:.5 C5 A4 | A4 C5 A4:2 | G4 E5 D5 B4 | A4:4"))]
    return Track(
        "lead", "Lead", "flute", tuple(clips), role="melody", volume_db=2,
        effects=(Effect("answer", "echo", {"beats": 0.75, "feedback": 0.3, "mix": 0.16}),), sends=(Send("room", -12),),
    )  # fmt: skip


def _choir() -> Track:
    clips = [clip("choir", 53, softer(octave(CHORUS), 20), repeats=2), clip("choir", 37, softer(octave(CHORUS), 30))]
    return Track("choir", "Choir", "choir", tuple(clips), role="pad", volume_db=-8, pan=-0.3, sends=(Send("room", -8),))
