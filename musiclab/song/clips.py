"""Notes, and the clips that hold them: a phrase of notes, or a stretch of a recording."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise
from operator import attrgetter, lt

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.song.identity import check_id
from musiclab.song.limits import LONGEST_TICKS, MOST_NOTES, at_most, number, whole, words
from musiclab.song.pitch import HIGHEST, LOWEST, Pitch
from musiclab.song.time import PER_BEAT, Tick

COLOURS = 12


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """One note: when it begins (ticks from the start of its clip), its pitch, how long, how loud (1 to 127).

    >>> Note(0, 60).duration
    960
    """

    start: Tick
    pitch: Pitch
    duration: Tick = PER_BEAT
    velocity: int = 96

    def __post_init__(self) -> None:
        # One test for the usual case: songs hold many thousands of notes.
        start, pitch, duration, velocity = self.start, self.pitch, self.duration, self.velocity
        if (
            type(start) is type(pitch) is type(duration) is type(velocity) is int
            and 0 <= start <= LONGEST_TICKS
            and LOWEST <= pitch <= HIGHEST
            and 1 <= duration <= LONGEST_TICKS
            and 1 <= velocity <= 127
        ):
            return
        whole(start, say("The start of a note"), 0, LONGEST_TICKS)
        whole(pitch, say("A pitch (middle C is 60)"), LOWEST, HIGHEST)
        whole(duration, say("The length of a note"), 1, LONGEST_TICKS)
        whole(velocity, say("The velocity of a note"), 1, 127)


@dataclass(frozen=True, slots=True)
class NoteClip:
    """A phrase of notes on a track, played ``repeats`` times from tick ``start``.

    ``length`` is the length of one round in ticks. Notes are kept in order; within a clip a note is known
    by its start and pitch, so two notes of one pitch cannot begin together. A note that begins after the
    end of the round is kept but not heard; one that reaches over the end is cut there.
    """

    id: str
    start: Tick
    length: Tick
    notes: tuple[Note, ...] = ()
    repeats: int = 1
    name: str = ""
    colour: int = 0

    def __post_init__(self) -> None:
        _check_clip(self)
        at_most(len(self.notes), MOST_NOTES, say("notes"))
        object.__setattr__(self, "notes", in_order(tuple(self.notes)))

    @property
    def end(self) -> Tick:
        """The tick where the last round ends."""
        return self.start + self.length * self.repeats


@dataclass(frozen=True, slots=True)
class AudioClip:
    """A stretch of a recording on a track, ``length`` ticks long, played ``repeats`` times from tick ``start``.

    ``take`` names the recording in the project's ``takes`` folder and ``offset`` says how many seconds of
    it to leave out at the beginning. Fades are in seconds, the gain in decibels.
    """

    id: str
    start: Tick
    length: Tick
    take: str
    offset: float = 0.0
    gain_db: float = 0.0
    fade_in: float = 0.0
    fade_out: float = 0.0
    repeats: int = 1
    name: str = ""
    colour: int = 0

    def __post_init__(self) -> None:
        _check_clip(self)
        check_id(self.take, say("The name of a take"))
        number(self.offset, say("The offset into a take, in seconds,"), 0, 36_000)
        number(self.gain_db, say("The gain of a clip, in decibels,"), -80, 24)
        number(self.fade_in, say("A fade, in seconds,"), 0, 600)
        number(self.fade_out, say("A fade, in seconds,"), 0, 600)
        for name in ("offset", "gain_db", "fade_in", "fade_out"):
            object.__setattr__(self, name, float(getattr(self, name)))

    @property
    def end(self) -> Tick:
        """The tick where the last round ends."""
        return self.start + self.length * self.repeats


Clip = NoteClip | AudioClip
_PLACE = attrgetter("start", "pitch")


def place(note: Note) -> tuple[Tick, Pitch]:
    """Give what a note is known by within its clip: its start and its pitch."""
    return note.start, note.pitch


def in_order(notes: tuple[Note, ...]) -> tuple[Note, ...]:
    """Put notes in order; SongError where two of one pitch begin together."""
    if any(type(note) is not Note for note in notes):
        raise SongError(say("A clip of notes holds something that is not a note. Use Note(start, pitch, duration, velocity)."))
    places = list(map(_PLACE, notes))
    # Nearly every clip comes in order already, and an edit of one note must not sort a thousand.
    if all(map(lt, places, islice(places, 1, None))):
        return notes
    places.sort()
    for before, after in pairwise(places):
        if before == after:
            raise SongError(
                say("Two notes of pitch {pitch} begin together at tick {start}. Keep one of them.",
                    pitch=after[1], start=after[0])
            )
    return tuple(sorted(notes, key=_PLACE))


def _check_clip(clip: Clip) -> None:
    check_id(clip.id, say("The id of a clip"))
    whole(clip.start, say("The start of a clip"), 0, LONGEST_TICKS)
    whole(clip.length, say("The length of a clip, in ticks,"), 1, LONGEST_TICKS)
    whole(clip.repeats, say("The repeats of a clip"), 1, 10_000)
    whole(clip.colour, say("The colour of a clip"), 0, COLOURS)
    words(clip.name, say("The name of a clip"))
    if clip.end > LONGEST_TICKS:
        raise SongError(
            say("The clip {id!r} would end after beat {beat:,}, the furthest a song can reach. Move it earlier, or shorten it.",
                id=clip.id, beat=LONGEST_TICKS // PER_BEAT)
        )
