"""Jesu, meine Freude: the first chorale of J. S. Bach's motet BWV 227 (1723 or later), in the public domain."""

from __future__ import annotations

from musiclab.song.clips import NoteClip
from musiclab.song.key import Key
from musiclab.song.mixing import Bus, Effect, Master, Send
from musiclab.song.model import Section, Song, Track
from musiclab.song.tempo import Tempo
from musiclab.song.text.melody import melody

STOLLEN = {
    "soprano": """B4 B4 A4 G4 F#4:2 E4:2 B4 C#5 D5 B4 E5:2 D#5:2 E5:.5 F#5:.5 G5 F#5:1.5 F#5:.5 E5:4""",
    "alto": """G4 F#4 E4:.5 D#4:.5 E4 E4 D#4 B3:2 G4:.5 F#4:.5 E4 D4 D4 G4:.5 A4:.5 B4 B4:2
        G4:.5 A4:.5 B4 B4:1.5 A4:.5 G4:4""",
    "tenor": """E4 B3 C4:.5 F#3:.5 G3 C4 B3:.5 A3:.5 G3:2 E4:.5 D4:.5 C#4:.5 B3:.5 A3 G3:.5 A3:.5 B3 G4 F#4:2
        E4 E4 E4 D#4 B3:4""",
    "bass": """E3 D3 C3:1.5 B2:.5 A2 B2 E3:2 E3 A3:.5 G3:.5 F#3 G3:.5 F#3:.5 E3:.5 F#3:.5 G3:.5 A3:.5 B3:2
        C4 B3:.5 A3:.5 B3 B2 E3:4""",
}
"""The first two lines of the hymn, sung twice: 24 beats."""
ABGESANG = {
    "soprano": """B4 B4 C5 B4 A4:1.5 A4:.5 G4:2 B4 C#5 D5 B4 E5 D5:.5 C#5:.5 C#5:2 B4:2
        B4 B4 A4 G4:.5 F#4:.5 F#4:2 E4:4""",
    "alto": """G4 G4 A4 G4 G4 F#4 D4:2 G4 G4 A4 G4:.5 A4:.5 B4 B4 B4 A#4 F#4:2 G4 F#4 E4 E4 E4 D#4 B3:4""",
    "tenor": """E4 D4 D4 D4 E4 D4:.5 C4:.5 B3:2 D4 E4 D4 D4 G4 F#4 G4 F#4:.5 E4:.5 D#4:2
        E4 F#4:.5 G4:.5 A4:.5 A3:.5 B3 C4 B3:.5 A3:.5 G#3:4""",
    "bass": """E3:.5 F#3:.5 G3 F#3 G3 C3 D3 G2:2 G3 F#3:.5 E3:.5 F#3 G3:.5 F#3:.5 E3 B2 E3 F#3 B2:2
        E3 D3 C3 B2 A2 B2 E3:4""",
}
PANS = {"soprano": -0.3, "alto": -0.1, "tenor": 0.1, "bass": 0.3}


def jesu_meine_freude() -> Song:
    """Give the chorale: two lines, the same again, three lines; four voices of a choir in a large room."""
    first, last = melody(STOLLEN["soprano"]).length, melody(ABGESANG["soprano"]).length
    return Song(
        title="Jesu, meine Freude (BWV 227.1)",
        author="J. S. Bach",
        tempo=(Tempo(84), Tempo(84, at=2 * first + last - 960 * 6, ramp=True), Tempo(56, at=2 * first + last)),
        key=Key("E", "minor"),
        sections=(Section(0, first, "Stollen"), Section(first, first, "Stollen"), Section(2 * first, last, "Abgesang")),
        tracks=tuple(_voice(name) for name in PANS),
        buses=(Bus("church", "Church", (Effect("nave", "reverb", {"seconds": 3.2, "damping_hz": 3500, "mix": 1}),)),),
        master=Master(volume_db=4),
    )


def _voice(name: str) -> Track:
    first, last = melody(STOLLEN[name]), melody(ABGESANG[name])
    clips = (
        NoteClip(f"{name}-stollen", 0, first.length, first.notes, repeats=2),
        NoteClip(f"{name}-abgesang", 2 * first.length, last.length, last.notes),
    )
    role = {"soprano": "melody", "bass": "bass"}.get(name, "")
    return Track(name, name.capitalize(), "choir", clips, role=role, pan=PANS[name], sends=(Send("church", -8),))
