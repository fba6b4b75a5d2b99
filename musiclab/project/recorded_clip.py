"""What a student says of one clip of a recording: cut it, choose its takes, fade, turn, stretch and tune it."""

from __future__ import annotations

from collections.abc import Callable

from musiclab.edit.edits import Batch, Edit, MoveClip, RemoveClip, SetClip
from musiclab.edit.recordings import other_take, picked, seconds_in, stretched, turned
from musiclab.language import say
from musiclab.project.bars import tick_of
from musiclab.project.clip_changes import (
    between,
    find_clip,
    fitted,
    loudest,
    normalised,
    part_of,
    split,
    trimmed,
    with_fields,
)
from musiclab.project.held import Held
from musiclab.project.takes import takes_in
from musiclab.project.takes.place import begins_at
from musiclab.project.writing import the_track
from musiclab.song.clips import AudioClip
from musiclab.song.limits import number
from musiclab.song.model import Song
from musiclab.song.tempo import bpm_at

Change = Callable[[Song, AudioClip], AudioClip]


class RecordedClip:
    """A clip of a recording in a song, by its id or its track: ``song.clip("voice").fade(0.1, 0.5)``.

    Places are bars, counted from 1, with fractions: 2.5 is the middle of bar 2. Each word is one step to undo, and the
    recording itself is never changed.
    """

    def __init__(self, song: Held, name: str) -> None:
        self._song = song
        self._id = find_clip(song.value, name)[1].id

    @property
    def value(self) -> AudioClip:
        """The clip as it is now."""
        return find_clip(self._song.value, self._id)[1]

    def __repr__(self) -> str:
        return repr(self.value)

    def trim(self, start: float | None = None, end: float | None = None) -> RecordedClip:
        """Cut off what is before bar ``start`` and from bar ``end`` on; what sounds stays where it is."""
        return self._change(lambda song, clip: trimmed(song, clip, start, end), say("trim"))

    def split(self, at: float) -> RecordedClip:
        """Cut the clip in two at bar ``at``, and give the second."""
        made: list[str] = []

        def write(song: Song) -> Edit:
            edit, new = split(song, self._id, tick_of(song, at))
            made.append(new)
            return edit

        self._song.change(write, name=say("split {clip}", clip=self._id))
        return RecordedClip(self._song, made[-1])

    def move(self, to: float | None = None, *, track: str | None = None) -> RecordedClip:
        """Move the clip so that it begins at bar ``to``, and to another track."""
        def write(song: Song) -> Edit:
            edits: list[Edit] = [] if to is None else [SetClip(self._id, "start", tick_of(song, to))]
            return Batch((*edits, *([MoveClip(self._id, the_track(song, track).id)] if track is not None else [])))

        self._song.change(write, name=say("move {clip}", clip=self._id))
        return self

    def fade(self, fade_in: float | None = None, fade_out: float | None = None) -> RecordedClip:
        """Fade the clip in and out, in seconds."""
        given = {name: value for name, value in (("fade_in", fade_in), ("fade_out", fade_out)) if value is not None}
        return self._change(lambda _, clip: with_fields(clip, given), say("fade"))

    def gain(self, decibels: float) -> RecordedClip:
        """Make the clip louder or softer than it was recorded, from -80 to 24 dB."""
        return self._change(lambda _, clip: with_fields(clip, {"gain_db": decibels}), say("gain"))

    def normalise(self, peak_db: float = -1.0) -> RecordedClip:
        """Set the gain so that the loudest sample that is heard comes to ``peak_db`` decibels of full scale."""
        number(peak_db, say("The peak to come to, in decibels,"), -60, 0)
        return self._change(lambda song, clip: normalised(clip, loudest(song, clip, takes_in(self._song.folder)), peak_db), say("normalise"))

    def repeat(self, times: int) -> RecordedClip:
        """Play the clip so many times in all."""
        return self._change(lambda _, clip: with_fields(clip, {"repeats": times}), say("repeat"))

    def reverse(self) -> RecordedClip:
        """Play the clip backwards, or forwards again."""
        return self._change(lambda song, clip: turned(clip, {take: self._seconds(take) for take in clip.takes}, seconds_in(song.tempo)), say("reverse"))

    def stretch(self, by: float) -> RecordedClip:
        """Make the recording ``by`` times as long as it was sung (0.25 to 4), at the same pitch."""
        return self._change(lambda _, clip: stretched(clip, by), say("stretch"))

    def fit(self, bars: float) -> RecordedClip:
        """Stretch the clip so that it lasts for so many bars, at the same pitch."""
        return self._change(lambda song, clip: fitted(song, clip, bars), say("fit to bars"))

    def to_tempo(self, bpm: float) -> RecordedClip:
        """Stretch a recording that was made at ``bpm`` beats a minute to the tempo of the song where the clip begins."""
        number(bpm, say("The tempo of the recording"), 10, 960)
        return self._change(lambda song, clip: stretched(clip, bpm / bpm_at(song.tempo, clip.start)), say("fit to the tempo"))

    def transpose(self, semitones: float) -> RecordedClip:
        """Play the recording higher, or lower where ``semitones`` is below 0 (-24 to 24), at the same speed."""
        return self._change(lambda _, clip: with_fields(clip, {"transpose": semitones}), say("transpose"))

    def tune(self, strength: float = 0.5) -> RecordedClip:
        """Draw the sung pitches towards the song's key: 0 not at all, 0.5 gently, 1 like a robot."""
        return self._change(lambda _, clip: with_fields(clip, {"tune": strength}), say("tune"))

    def pick(self, take: str, bars: tuple[float, float] | None = None) -> RecordedClip:
        """Choose the take that is heard, from the start of one bar to the end of another: ``pick("voice-2", bars=(5, 6))``."""
        return self._change(lambda song, clip: self._picked(song, clip, take, bars), say("choose {take}", take=take))

    def remove(self) -> None:
        """Take the clip out of the song; the recording stays."""
        self._song.change(lambda _: RemoveClip(self._id), name=say("remove {clip}", clip=self._id))

    def _change(self, change: Change, name: str) -> RecordedClip:
        def write(song: Song) -> Edit:
            before = find_clip(song, self._id)[1]
            return between(before, change(song, before))

        self._song.change(write, name=f"{name}: {self._id}")
        return self

    def _seconds(self, take: str) -> float:
        samples, rate = takes_in(self._song.folder)(take)
        return float(samples.shape[1] / rate)

    def _picked(self, song: Song, clip: AudioClip, take: str, bars: tuple[float, float] | None) -> AudioClip:
        seconds = seconds_in(song.tempo)
        start, end = (0, clip.length) if bars is None else part_of(song, clip, bars)
        begins = {name: begins_at(self._song.folder, name, song.tempo) for name in (*clip.takes, take)}
        self._seconds(take)  # a take that is not there is refused
        return picked(clip, start, end, other_take(clip, start, take, begins, seconds), seconds)
