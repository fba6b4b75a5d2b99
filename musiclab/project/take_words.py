"""The words about recordings: which there are, bringing one in, renaming, deleting, and getting back what was left."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from musiclab.edit.edits import AddClip, Edit
from musiclab.errors import MusicLabError
from musiclab.language import say
from musiclab.project.held import Held
from musiclab.project.paths import read_path
from musiclab.project.table import Table
from musiclab.project.takes.disk import not_saved, unwritten
from musiclab.project.takes.erasing import takes_used
from musiclab.project.takes.importing import import_file
from musiclab.project.takes.info import TakeInfo
from musiclab.project.takes.steps import finished
from musiclab.project.writing import PLAIN, find_track, new_track
from musiclab.song.clips import AudioClip
from musiclab.song.identity import make_id
from musiclab.song.limits import LONGEST_TICKS
from musiclab.song.model import Song
from musiclab.song.tempo import seconds_at, tick_at
from musiclab.song.time import Tick, bar_start

if TYPE_CHECKING:
    from musiclab.project.performances import Performance
    from musiclab.project.takes.desk import TakeDesk
    from musiclab.project.takes.recovery import LeftRecording

class TakeWords(Held):
    """What a student says about recordings."""

    _desk: TakeDesk

    def takes(self) -> Table[TakeInfo]:
        """Give the takes of the song, as a table: how long each is, for which track, and whether the song uses it."""
        return _table(self._desk.shelf.all(), takes_used(self.value))

    def takes_used(self) -> tuple[str, ...]:
        """Give the names of the takes that are heard in the song."""
        return takes_used(self.value)

    def add_audio(self, track: str, path: Path | str, *, at: int = 1) -> str:
        """Bring a sound file in, as a clip at bar ``at`` of a track, and give the name of its take.

        WAV, FLAC, OGG, MP3 and AIFF are read, whatever the name ends with; a new track is made where there is none of that
        name. FileError for what is no sound, is longer than two hours, or has more than 192,000 frames a second.
        """
        place = read_path(path, say("A sound file"))
        bar_start(self.value.meter, at)
        there = find_track(self.value, track)
        shelf = self._desk.shelf
        try:
            info = finished(import_file(shelf, place, name=place.name, track=there.id if there else make_id(track)))
        except OSError as problem:
            raise not_saved(place.name, problem) from problem
        try:
            self.change(lambda song: _with_audio(song, track, info, at), name=say("add {name} to {track}", name=place.name, track=track))
        except MusicLabError:
            shelf.erase(info.name)
            raise
        self._desk.changed()
        return info.name

    def rename_take(self, name: str, title: str) -> None:
        """Give a take another title: ``song.rename_take("voice-2", "Second verse, softly")``. In songs its name stays."""
        self._desk.change(name, title=title or "")

    def nudge_take(self, name: str, seconds: float) -> None:
        """Say by how many seconds a take is to be heard earlier than it was recorded, in clips made of it from now on."""
        self._desk.change(name, nudge="" if seconds is None else seconds)

    def delete_take(self, name: str, *, force: bool = False) -> None:
        """Delete a take with every byte of it, for ever. One that is heard in the song is refused.

        ``force=True`` removes its clips too, as one step; undo brings those back, but not the sound.
        """
        self._desk.delete(name, force=force)

    def recovered(self) -> Table[LeftRecording]:
        """Give the recordings that were never finished, because the page, the kernel or the computer stopped."""
        return Table(
            self._desk.recovery.left(),
            columns={
                say("Recording"): lambda left: left.recording, say("Length"): lambda left: shown_seconds(left.seconds),
                say("Track"): lambda left: left.track, say("Device"): lambda left: left.device, say("Recorded"): lambda left: left.recorded,
            },
            empty=say("Every recording was finished."),
        )  # fmt: skip

    def recover(self, recording: str = "") -> Table[TakeInfo]:
        """Make takes of a recording that was never finished, or of all of them; give the new takes."""
        names = [recording] if recording else [left.recording for left in self._desk.recovery.left()]
        try:
            found = [info for name in names for info in self._desk.recovery.recover(name)]
        except OSError as problem:
            raise unwritten(problem) from problem
        finally:
            self._desk.changed()
        return _table(found, takes_used(self.value))

    def discard_recovered(self, recording: str) -> None:
        """Erase a recording that was never finished; `recovered` gives their names."""
        self._desk.discard(recording)

    def performances(self) -> Sequence[Performance]:
        """Give what was played on keys, exactly as it was played, oldest first; ``notes`` has it."""
        return tuple(self._desk.performances.all())


def _table(takes: Sequence[TakeInfo], used: Sequence[str]) -> Table[TakeInfo]:
    return Table(
        takes,
        columns={
            say("Name"): lambda take: take.name, say("Title"): lambda take: take.title,
            say("Length"): lambda take: shown_seconds(take.seconds), say("Track"): lambda take: take.track,
            say("Device"): lambda take: take.device or (say("a file") if take.source == "file" else ""),
            say("In the song"): lambda take: say("yes") if take.name in used else say("no"),
            say("Remarks"): _remarks,
        },
        empty=say("No takes yet. Record one with the recorder, or bring a file in: song.add_audio('Voice', 'voice.wav')."),
    )  # fmt: skip


def _remarks(take: TakeInfo) -> str:
    found = [
        say("recovered") if take.recovered else "",
        say("clipped") if take.clipped else "",
        say("{seconds:.2f} s missing", seconds=take.missing / take.rate) if take.missing else "",
        take.note,
    ]
    return ", ".join(filter(None, found))


def shown_seconds(seconds: float) -> str:
    """Give a length as people read it.

    >>> shown_seconds(3.24), shown_seconds(3661)
    ('3.2 s', '1:01:01')
    """
    if seconds < 60:
        return say("{seconds:.1f} s", seconds=seconds)
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _with_audio(song: Song, track: str, info: TakeInfo, at: int) -> Edit:
    found, start = find_track(song, track), bar_start(song.meter, at)
    taken = {clip.id for each in song.tracks for clip in each.clips}
    clip = AudioClip(make_id(info.name, taken), start, _ticks(song, start, info.seconds), info.name)
    return AddClip(found.id, clip) if found else new_track(song, track, PLAIN, clip)


def _ticks(song: Song, start: Tick, seconds: float) -> Tick:
    """Give the length of a clip from ``start`` on that plays so many seconds."""
    end = ceil(tick_at(song.tempo, seconds_at(song.tempo, start) + seconds))
    return max(min(end, LONGEST_TICKS) - start, 1)
