"""Notations: cases of a ``text`` and its options, with the ``notes`` and ``length`` that it gives.

A text that cannot be read has ``at`` instead, the character that the error points at. Drum names have a ``pitch``.
"""

from __future__ import annotations

from musiclab.errors import SongError, TextError
from musiclab.song.drums import drum_pitch
from musiclab.song.text import beat, chords, melody

BEATS = ["X... ..x. ..x. ....", "Xx-.", "[xx]x[x[xx]].", "[xxx][x*5]", "[x*7]x", "(X.x.)*3 x*2*2", "X|x\n-", "x.y", "x.[x.", "[]", "x]", "*2", "x*", "x*0", "x*99999", "", "[x*241]"]
MELODIES = ["C4 E4 G4:2 .", "C4:1/3 D4:1/3 E4:1/3 F4", "C4:1/7 D4:1/7 E4:1/7", "[C4 E4 G4]:2 [F4! A4?]!", "C4 ~ ~:0.5 E4_ . ~", "C E G C B3 F# C", "[C4 E G] B",
            "f#3! | Bb2:.25? cx4 Dbb4", "E♭4:1.5 F♯4", "C4 H4", "C4E4", "G10", "C4:", "C4:1/0", "C4:0", "~ C4", "[C4", "[C4 C4]", "[]", ""]
CHORDS = [("Am F C G", None, 3840), ("C F G7 C", None, 2880), ("Dm7:2 G7:2 Cmaj7", None, 3840), ("C/E F13 Bb9/D Ebadd9 . Bm7b5 ~", None, 3840), ("C! Am? G:1/3 F#dim7", None, 3840),
          ("i VI III VII", "A minor", 3840), ("I IV6 V65 viio7 V/V V7/ii bVII", "C major", 3840), ("i iiø7 V7 #iv bII VI+", "E minor", 3840), ("ii7 V7 Imaj7", "Db major", 3840),
          ("Am H", None, 3840), ("Am Fmja7", None, 3840), ("i VI", None, 3840), ("C/", None, 3840), ("IIII", "C", 3840), ("~", None, 3840)]
DRUM_NAMES = ["kick", "BD", "Closed-Hat", "hh", "hi hat", "oh", "open_hat", "woodblock", "ride bell", "rim shot", "snair", ""]


def documents():
    return {
        "beat": {"cases": [_case(beat, text, pitch=36, step=step) for text in BEATS for step in (240, 480)]},
        "melody": {"cases": [_case(melody, text) for text in MELODIES]},
        "chords": {"cases": [_case(chords, text, key=key, bar=bar) for text, key, bar in CHORDS]},
        "drums": {"cases": [_drum(name) for name in DRUM_NAMES]},
    }


def _case(read, text, **options):
    try:
        phrase = read(text, **options)
    except TextError as error:
        return {"text": text, **options, "at": error.at}
    notes = [[note.start, note.pitch, note.duration, note.velocity] for note in phrase.notes]
    return {"text": text, **options, "notes": notes, "length": phrase.length}


def _drum(name):
    try:
        return {"name": name, "pitch": drum_pitch(name)}
    except SongError:
        return {"name": name, "pitch": None}
