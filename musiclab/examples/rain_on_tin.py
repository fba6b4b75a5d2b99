"""Rain on Tin: a lo-fi beat in D dorian with swung sixteenths, our own."""

from __future__ import annotations

from musiclab.examples.arranging import BAR, clip, kit, softer, strum, walk
from musiclab.song.key import Key
from musiclab.song.mixing import Bus, Effect, Lane, Master, Point, Send
from musiclab.song.model import Section, Song, Swing, Track
from musiclab.song.tempo import Tempo
from musiclab.song.text.chords import chords
from musiclab.song.text.melody import melody

HARMONY = chords("Dm7 G7 Cmaj7 Am7")
ROOTS = "D2 G1 C2 A1"
TUNE = melody("""
    .:.5 A4:.5 C5:.5 D5 C5:.5 A4 | .:.5 B4:.5 D5:.5 F5:1.5 D5 | E5:1.5 D5:.5 B4:.5 G4:1.5 | .:1 C5:.5 A4:.5 G4:2
    .:.5 A4:.5 C5:.5 D5 F5:.5 E5 | D5:.5 B4:1.5 .:2           | E5:.5 G5:1.5 E5 D5         | C5:3 .
""")
KICK, SNARE, RIM, HAT, SHAKER = 36, 38, 37, 42, 70
BEAT = kit({KICK: "X... ..x. ..x. ....", SNARE: ".... X... .... X..-", HAT: "x-x- x-x- x-x- x-xx"})
BROKEN = kit({KICK: "X... ..x. .xx. ....", SNARE: ".... X..- .-.. X...", RIM: ".... ..x. .... ...x", HAT: "x-x- x-x. x-x- [xx]-x-"})


def rain_on_tin() -> Song:
    """Give the beat: 24 bars, the drums drop out before the end."""
    return Song(
        title="Rain on Tin",
        author="The MusicLab developers",
        tempo=(Tempo(78),),
        key=Key("D", "dorian"),
        swing=Swing(0.58, unit=240),
        sections=(Section(0, 4 * BAR, "Intro"), Section(4 * BAR, 16 * BAR, "Loop"), Section(20 * BAR, 4 * BAR, "Outro")),
        tracks=(_drums(), _bass(), _keys(), _tune(), _rain()),
        buses=(Bus("tape", "Tape", (Effect("tape-room", "reverb", {"seconds": 0.9, "damping_hz": 2500, "mix": 1}),)),),
        master=Master(
            volume_db=5,
            effects=(
                Effect("worn", "filter", {"shape": "low", "cutoff_hz": 7000}),
                Effect("warm", "distortion", {"drive_db": 3, "level_db": -3, "mix": 0.5}),
            ),
        ),
    )


def _drums() -> Track:
    clips = (clip("drums", 5, BEAT, repeats=7), clip("drums", 12, BROKEN), clip("drums", 13, BEAT, repeats=7), clip("drums", 20, BROKEN))
    return Track("drums", "Drums", "drums", clips, role="drums", volume_db=-1, sends=(Send("tape", -18),))


def _bass() -> Track:
    line = walk(ROOTS, "X..x ..x. .... ..-.")
    return Track("bass", "Bass", "acoustic bass", (clip("bass", 5, line, repeats=4), clip("bass", 21, walk(ROOTS, "X... .... .... ...."))), role="bass", volume_db=3)


def _keys() -> Track:
    chops = softer(strum(HARMONY, "x... ..x. ...x ...."), 12)
    wobble = Effect("wobble", "tremolo", {"beats": 1, "depth": 0.25})
    warm = Effect("lid", "filter", {"cutoff_hz": 1800, "resonance_db": 2})
    opening = Lane("lid:cutoff_hz", (Point(0, 300), Point(4 * BAR, 1800), Point(20 * BAR, 1800), Point(24 * BAR, 250)))
    return Track(
        "keys", "Keys", "electric piano", (clip("keys", 1, HARMONY), clip("keys", 5, chops, repeats=4), clip("keys", 21, HARMONY)),
        role="chords", effects=(warm, wobble), sends=(Send("tape", -12),), automation=(opening,),
    )  # fmt: skip


def _tune() -> Track:
    echo = Effect("drip", "echo", {"beats": 0.75, "feedback": 0.45, "mix": 0.3})
    return Track("tune", "Tune", "marimba", (clip("tune", 5, TUNE, repeats=2),), role="melody", volume_db=-1, pan=0.2, effects=(echo,), sends=(Send("tape", -10),))


def _rain() -> Track:
    drops = kit({SHAKER: "-.-- .-.- --.- .--."})
    fade = Lane("volume_db", (Point(0, -30), Point(4 * BAR, -14), Point(20 * BAR, -14), Point(24 * BAR, -40)))
    return Track("rain", "Rain", "drums", (clip("rain", 1, drops, repeats=24),), role="drums", pan=-0.5, automation=(fade,))
