"""How smoothly chords follow one another."""

from __future__ import annotations

from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import between, role_of
from musiclab.check.role_words import nobody
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.errors import CheckError
from musiclab.language import say
from musiclab.song.limits import shown
from musiclab.theory.roles import notes_of_role
from musiclab.theory.sounding import Sounding
from musiclab.theory.voice_leading import VoiceLeading, chord_voices, track_voices


@rule(say("Do the chords lead smoothly from one to the next?"))
def voice_leading(work: Work, *, max_mean_motion: float = 4.0, no_parallels: bool = False, voices: str = "chord", role: str = "chords") -> Judgement:
    """Check that from chord to chord a voice moves ``max_mean_motion`` semitones at most, on average.

    ``voices`` says where the voices are: in the chords of a role ("chord"), or on tracks of their own ("tracks"). With ``no_parallels`` the outer voices must not go from one perfect fifth to the next, or from octave to
    octave; standing still, and parallel thirds and sixths, are fine.
    """
    name = role_of(role)
    between(0, max_mean_motion, what=say("The motion"))
    if voices not in ("chord", "tracks"):
        raise CheckError(say("Voices came as {voices}. Use 'chord' or 'tracks'.", voices=shown(voices)))
    notes = _notes(work, name, voices)
    led = track_voices(notes) if voices == "tracks" else chord_voices(notes)
    if len(led.chords) < 2:
        return not_yet(_few(work, name, bool(notes)))
    parallels = led.parallels if no_parallels else ()
    if led.mean_motion > max_mean_motion + 1e-9:
        return not_yet(_far(led, notes, max_mean_motion), credit=max_mean_motion / led.mean_motion, measured=led.mean_motion)
    if parallels:
        return not_yet(_parallel(led, notes), credit=1 - len(parallels) / len(led.motions), measured=led.mean_motion)
    found = say("Each voice moves {steps:.1f} semitones on average.", steps=led.mean_motion)
    return passes(Finding(True, say("The chords lead on smoothly"), found, where=(Where(led.chords[0].start, led.chords[-1].start, notes[0].track),)), measured=led.mean_motion)


def _notes(work: Work, role: str, voices: str) -> tuple[Sounding, ...]:
    if voices == "tracks":
        return work.pitched
    notes = tuple(note for note in notes_of_role(work.song, role) if not note.drum)
    return notes or work.pitched


def _few(work: Work, role: str, any_notes: bool) -> Finding:
    if not any_notes:
        return nobody(work, role or "chords")
    return Finding(False, say("Write two chords or more"), say("There are no two chords one after the other yet."), say("This check listens how one chord leads to the next."), say("Write chords: song.chords('keys', 'C F G C')"))


def _far(led: VoiceLeading, notes: tuple[Sounding, ...], most: float) -> Finding:
    at = max(range(len(led.motions)), key=led.motions.__getitem__)
    a, b = led.chords[at], led.chords[at + 1]
    return Finding(
        False, say("Bring the chords nearer together"), say("At its widest, a voice jumps {steps:.1f} semitones on average from one chord to the next.", steps=led.motions[at]),
        say("Up to {most:g} are asked for, all in all: then singers find their notes.", most=most), say("Turn one of the two chords over: put its lowest note an octave higher, or its highest an octave lower."),
        (Where(a.start, b.start + 960, notes[0].track),),
    )  # fmt: skip


def _parallel(led: VoiceLeading, notes: tuple[Sounding, ...]) -> Finding:
    first = led.parallels[0]
    name = say("fifths") if first.interval == 7 else say("octaves")
    return Finding(
        False, say("Let the outer voices go separate ways"), say("Here the lowest and the highest voice move in parallel {name}.", name=name), say("Two voices that move so sound like one."),
        say("Let one of them go the other way, or stay where it is."), (Where(first.start, first.end + 960, notes[0].track),),
    )  # fmt: skip
