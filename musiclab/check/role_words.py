"""How parts are called, and what is said where nobody plays one."""

from __future__ import annotations

from musiclab.check.finding import Finding
from musiclab.check.work import Work
from musiclab.language import say
from musiclab.theory.sounding import has_recording


def part_name(role: str) -> str:
    """Give the name of a part at the beginning of a sentence.

    >>> part_name("melody")
    'The melody'
    """
    names = {"": say("The piece"), "drums": say("The drum part"), "bass": say("The bass"), "chords": say("The chord part"), "melody": say("The melody"), "pad": say("The pad")}
    return names[role]


def nobody(work: Work, role: str) -> Finding:
    """Give the finding that a part is not there yet."""
    if not work.heard and has_recording(work.song):
        return Finding(False, say("Write some notes"), say("There are recordings alone."), say("This check listens to notes."), say("Write a part with song.beat, song.melody or song.chords; or turn a take into notes with song.to_notes."))
    if not work.heard:
        return Finding(False, say("Begin with one note"), say("Nothing sounds yet."), hint=say("Put in a beat or a few notes, and listen to them."))
    hints = {
        "drums": say("Write a beat: song.beat('kick', 'X... X... X... X...')"), "bass": say("Write a low line, one note at a time: song.melody('bass', 'C2 C2 G2 C2')"),
        "chords": say("Write chords: song.chords('keys', 'C F G C')"), "melody": say("Write a tune: song.melody('lead', 'C4 E4 G4:2')"), "pad": say("Write long chords, a bar or more each."), "": "",
    }  # fmt: skip
    names = {"drums": say("drums"), "bass": say("bass"), "chords": say("chords"), "melody": say("melody"), "pad": say("pad"), "": say("part")}
    return Finding(False, say("Add a part: {role}", role=names[role]), say("Nobody plays that part yet."), hint=hints[role])
