"""A small task with checks of its own: a snare that comes home to beat 4."""

from __future__ import annotations

from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import not_yet, passes
from musiclab.check.rule import Check
from musiclab.check.rules import length
from musiclab.check.task import Task
from musiclab.edit.edits import Batch, PutNotes, RemoveNotes
from musiclab.song.clips import Note, NoteClip, place
from musiclab.song.model import Song, Track
from musiclab.song.text import beat

SNARE, BAR = 38, 3840


def beat_song(snare: str = ".... X... .... X... .... X... .... ..X.") -> Song:
    """Two bars of a beat; in the second bar the snare comes half a beat late unless told otherwise."""
    notes = beat("X... .... ..x. .... X... .... ..x. ....", pitch=36).notes + beat(snare, pitch=SNARE).notes
    return Song(title="Walk", tracks=(Track("drums", "Drums", "drums", (NoteClip("clip", 0, 2 * BAR, notes),)),))


def snare_home(work):
    """Pass when the snare plays on the fourth beat of bar 2; else show the last stroke moved there."""
    (clip,) = work.song.tracks[0].clips if work.song.tracks else (None,)
    strokes = [note for note in clip.notes if note.pitch == SNARE] if clip else []
    home = 7 * 960
    if any(note.start == home for note in strokes):
        return passes(Finding(True, "An answer on 4", "The snare comes home.", where=(Where(home, home + 960, "drums", SNARE),)))
    if not strokes:
        return not_yet(Finding(False, "Let the snare in", "There is no snare yet.", "A backbeat answers on 2 and 4.", "Put a snare on beat 4."))
    late = strokes[-1]
    idea = Batch((RemoveNotes("clip", (place(late),)), PutNotes("clip", (Note(home, SNARE, late.duration, late.velocity),))))
    return not_yet(
        Finding(False, "Bring the second snare home to beat 4", "In bar 2 it plays half a beat late.", "A backbeat answers on 2 and on 4.",
                "Move it back by two steps.", (Where(late.start, late.start + 240, "drums", SNARE),), idea)
    )


def kick_first(work):
    """Pass when a kick opens the song."""
    if any(note.pitch == 36 and note.start == 0 for note in work.drums):
        return passes(Finding(True, "Kick on beat 1", "The bar starts firmly.", where=(Where(0, 960, "drums", 36),)))
    return not_yet(Finding(False, "Begin with a kick", "Nothing marks beat 1."))


def task() -> Task:
    """Three checks: the kick, the snare, the length."""
    checks = (
        Check("kick_first", kick_first, "Kick on beat 1", "Does the kick open the bar?"),
        Check("snare_home", snare_home, "An answer on beat 4", "Does the snare come home?"),
        length(min_bars=4).named("Four bars"),
    )
    return Task("beat", "A backbeat that holds", checks, song="walk", done="That grooves.", listens=("feel", "balance"))
