"""Notes, and the clips that hold them: a phrase of notes, or a stretch of a recording."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise
from operator import attrgetter, lt

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.song.identity import check_id
from musiclab.song.limits import LONGEST_TICKS, MOST_JOINS, MOST_NOTES, at_most, flag, number, whole, words
from musiclab.song.pitch import HIGHEST, LOWEST, Pitch
from musiclab.song.time import PER_BEAT, Tick

COLOURS = 12
LONGEST_OFFSET = 36_000


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
class Join:
    """Where another take goes on within a clip: from tick ``at`` of the clip, ``offset`` seconds into ``take``."""

    at: Tick
    take: str
    offset: float = 0.0

    def __post_init__(self) -> None:
        whole(self.at, say("The place of a join"), 1, LONGEST_TICKS)
        check_id(self.take, say("The name of a take"))
        number(self.offset, say("The offset into a take, in seconds,"), 0, LONGEST_OFFSET)
        object.__setattr__(self, "offset", float(self.offset))


@dataclass(frozen=True, slots=True)
class AudioClip:
    """A stretch of a recording on a track, ``length`` ticks long, played ``repeats`` times from tick ``start``.

    ``take`` names the recording in the project's ``takes`` folder and ``offset`` says how many seconds of
    it to leave out at the beginning. At each of the ``joins`` another take goes on: the best of several, as one clip.
    Fades are in seconds, the gain in decibels.

    What is heard is a copy of the recording, made different and never changed itself: played backwards (``reverse``),
    ``stretch`` times as long, ``transpose`` semitones higher, its pitches drawn towards the song's key by ``tune``,
    from 0, not at all, to 1, exactly onto its notes. Offsets count in the copy.

    >>> AudioClip("chorus", 0, 3840, "voice-1", joins=(Join(1920, "voice-2", 2.5),)).takes
    ('voice-1', 'voice-2')
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
    reverse: bool = False
    stretch: float = 1.0
    transpose: float = 0.0
    tune: float = 0.0
    joins: tuple[Join, ...] = ()

    def __post_init__(self) -> None:
        _check_clip(self)
        check_id(self.take, say("The name of a take"))
        number(self.offset, say("The offset into a take, in seconds,"), 0, LONGEST_OFFSET)
        number(self.gain_db, say("The gain of a clip, in decibels,"), -80, 24)
        number(self.fade_in, say("A fade, in seconds,"), 0, 600)
        number(self.fade_out, say("A fade, in seconds,"), 0, 600)
        flag(self.reverse, say("Whether a clip is played backwards"))
        number(self.stretch, say("The stretch of a clip (2 is twice as long)"), 0.25, 4)
        number(self.transpose, say("The transposition of a clip, in semitones,"), -24, 24)
        number(self.tune, say("The strength of tuning (0 is none, 1 is all)"), 0, 1)
        for name in ("offset", "gain_db", "fade_in", "fade_out", "stretch", "transpose", "tune"):
            object.__setattr__(self, name, float(getattr(self, name)))
        object.__setattr__(self, "joins", _joins_in_order(tuple(self.joins)))

    @property
    def end(self) -> Tick:
        """The tick where the last round ends."""
        return self.start + self.length * self.repeats

    @property
    def takes(self) -> tuple[str, ...]:
        """The recordings that it plays, each once, in the order they are first heard."""
        return tuple(dict.fromkeys((self.take, *(join.take for join in self.joins))))


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


def _joins_in_order(joins: tuple[Join, ...]) -> tuple[Join, ...]:
    at_most(len(joins), MOST_JOINS, say("joins in one clip"))
    if any(type(join) is not Join for join in joins):
        raise SongError(say("The joins of a clip hold something that is not a join. Use Join(at, take, offset)."))
    joins = tuple(sorted(joins, key=lambda join: join.at))
    for before, after in pairwise(joins):
        if before.at == after.at:
            raise SongError(say("Two takes of a clip are joined at tick {at}. Keep one of them.", at=after.at))
    return joins


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
