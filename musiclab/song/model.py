"""The song: tracks on a timeline, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, field

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.song.clips import COLOURS, AudioClip, Clip, NoteClip
from musiclab.song.identity import check_id
from musiclab.song.key import Key
from musiclab.song.limits import (
    LONGEST_SECONDS,
    LONGEST_TICKS,
    MOST_CHANGES,
    MOST_CLIPS,
    MOST_HEARD,
    MOST_NOTES,
    MOST_POINTS_IN_ALL,
    MOST_TRACKS,
    at_most,
    flag,
    number,
    shown,
    whole,
    words,
)
from musiclab.song.mixing import Bus, Chain, Effect, Lane, Master, Send, check_strip, check_unique
from musiclab.song.tempo import Tempo, check_tempos, seconds_at
from musiclab.song.time import PER_BEAT, Meter, Tick, check_meters

ROLES = ("", "drums", "bass", "chords", "melody", "pad")


@dataclass(frozen=True, slots=True)
class Swing:
    """How late every second note of a pair comes: ``ratio`` is its place in the pair.

    0.5 is straight, 2/3 is triplet swing; ``unit`` is the length of a straight note of the pair in ticks,
    480 for eighths and 240 for sixteenths. Pairs are counted from the barline.
    """

    ratio: float = 0.5
    unit: Tick = PER_BEAT // 2

    def __post_init__(self) -> None:
        number(self.ratio, say("The swing ratio"), 0.5, 0.8)
        object.__setattr__(self, "ratio", float(self.ratio))
        if type(self.unit) is not int or self.unit not in (PER_BEAT // 2, PER_BEAT // 4):
            raise SongError(say("The swing unit came as {unit} ticks. Use 480 (eighths) or 240 (sixteenths).", unit=shown(self.unit)))


@dataclass(frozen=True, slots=True)
class Section:
    """A named part of the form, such as a verse, from tick ``start`` for ``length`` ticks."""

    start: Tick
    length: Tick
    name: str

    def __post_init__(self) -> None:
        whole(self.start, say("The start of a section"), 0, LONGEST_TICKS)
        whole(self.length, say("The length of a section, in ticks,"), 1, LONGEST_TICKS)
        words(self.name, say("The name of a section"))

    @property
    def end(self) -> Tick:
        """The tick where the section ends."""
        return self.start + self.length


@dataclass(frozen=True, slots=True)
class Track:
    """One part: an instrument or a voice, its clips, and how it sits in the mix.

    The ``role`` may be stated (drums, bass, chords, melody, pad) or left empty; nothing rests on the name.
    Colour 0 means that nobody has chosen one.
    """

    id: str
    name: str = ""
    instrument: str = "piano"
    clips: tuple[Clip, ...] = ()
    role: str = ""
    volume_db: float = 0.0
    pan: float = 0.0
    mute: bool = False
    solo: bool = False
    effects: tuple[Effect, ...] = ()
    sends: tuple[Send, ...] = ()
    automation: tuple[Lane, ...] = ()
    colour: int = 0

    def __post_init__(self) -> None:
        check_id(self.id, say("The id of a track"))
        words(self.name, say("The name of a track"))
        words(self.instrument, say("The instrument of a track"))
        whole(self.colour, say("The colour of a track"), 0, COLOURS)
        if self.role not in ROLES:
            raise SongError(say("The role {role} is unknown. Use one of {roles}, or leave it empty.", role=shown(self.role), roles=", ".join(ROLES[1:])))
        flag(self.solo, say("Whether a track is solo"))
        object.__setattr__(self, "sends", tuple(sorted(self.sends, key=lambda send: send.bus)))
        check_strip(self, sends=self.sends)
        if any(type(clip) not in (NoteClip, AudioClip) for clip in self.clips):
            raise SongError(say("The track {id} holds something that is not a clip. Use NoteClip or AudioClip.", id=self.id))
        object.__setattr__(self, "clips", tuple(sorted(self.clips, key=lambda clip: (clip.start, clip.id))))

    @property
    def end(self) -> Tick:
        """The tick where the last clip ends."""
        return max((clip.end for clip in self.clips), default=0)

    @property
    def note_count(self) -> int:
        """How many notes stand in the clips, each counted once."""
        return sum(len(clip.notes) for clip in self.clips if isinstance(clip, NoteClip))

    @property
    def heard_count(self) -> int:
        """How many notes stand in the clips, each counted once for every repeat."""
        return sum(len(clip.notes) * clip.repeats for clip in self.clips if isinstance(clip, NoteClip))


@dataclass(frozen=True, slots=True)
class Song:
    """A whole song. Equal songs compare equal, and nothing in one ever changes: an edit makes a new one.

    >>> Song(title="Paper Boats", tempo=(Tempo(96),)).seconds
    0.0
    """

    title: str = "Untitled"
    tempo: tuple[Tempo, ...] = (Tempo(),)
    meter: tuple[Meter, ...] = (Meter(),)
    key: Key | None = None
    swing: Swing = Swing()
    sections: tuple[Section, ...] = ()
    tracks: tuple[Track, ...] = ()
    buses: tuple[Bus, ...] = ()
    master: Master = field(default_factory=Master)
    author: str = ""

    def __post_init__(self) -> None:
        words(self.title, say("The title"))
        words(self.author, say("The author"))
        for name in ("tempo", "meter", "tracks", "buses"):
            object.__setattr__(self, name, tuple(getattr(self, name)))
        check_tempos(self.tempo)
        check_meters(self.meter)
        at_most(len(self.sections), MOST_CHANGES, say("sections"))
        object.__setattr__(self, "sections", tuple(sorted(self.sections, key=lambda section: (section.start, section.name, section.length))))
        at_most(len(self.tracks), MOST_TRACKS, say("tracks"))
        at_most(len(self.buses), MOST_TRACKS, say("buses"))
        at_most(sum(len(track.clips) for track in self.tracks), MOST_CLIPS, say("clips"))
        at_most(sum(track.note_count for track in self.tracks), MOST_NOTES, say("notes"))
        at_most(sum(track.heard_count for track in self.tracks), MOST_HEARD, say("notes, all repeats counted,"))
        chains: tuple[Chain, ...] = (*self.tracks, *self.buses, self.master)
        points = sum(len(lane.points) for chain in chains for lane in chain.automation)
        at_most(points, MOST_POINTS_IN_ALL, say("automation points"))
        check_unique([track.id for track in self.tracks], say("tracks"))
        check_unique([bus.id for bus in self.buses], say("buses"))
        check_unique([clip.id for track in self.tracks for clip in track.clips], say("clips"))
        _check_sends(self)
        _check_length(self)

    @property
    def end(self) -> Tick:
        """The tick where the last clip ends."""
        return max((track.end for track in self.tracks), default=0)

    @property
    def seconds(self) -> float:
        """The length in seconds up to the end of the last clip; the sound rings on after it."""
        return seconds_at(self.tempo, self.end)

    def track(self, id: str) -> Track:
        """Give the track of that id; SongError where there is none."""
        for track in self.tracks:
            if track.id == id:
                return track
        raise SongError(say("There is no track {id!r}. The song has {ids}.", id=id, ids=", ".join(t.id for t in self.tracks) or say("no tracks yet")))


def _check_sends(song: Song) -> None:
    buses = {bus.id for bus in song.buses}
    for track in song.tracks:
        for send in track.sends:
            if send.bus not in buses:
                raise SongError(
                    say("The track {track!r} sends to the bus {bus!r}, which the song does not have. Add the bus first.",
                        track=track.id, bus=send.bus)
                )


def _check_length(song: Song) -> None:
    if song.seconds > LONGEST_SECONDS:
        raise SongError(
            say("The song would be {minutes:.0f} minutes long, and the longest is {most:.0f}. Move the last clips earlier, or play it faster.",
                minutes=song.seconds / 60, most=LONGEST_SECONDS / 60)
        )
