"""The notes that are heard in a song, in one row: repeats written out, cut at the ends of their clips, muted tracks left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from musiclab.errors import SoundError
from musiclab.song.clips import AudioClip, NoteClip
from musiclab.song.model import Song, Track
from musiclab.song.pitch import Pitch
from musiclab.song.time import PER_BEAT, Tick
from musiclab.sound.instruments import find
from musiclab.theory.remembered import remembered

DRUMS = "drums"


class Sounding(NamedTuple):
    """A note as it is heard: from tick ``start`` to tick ``end`` of the song, and the id of its track.

    ``drum`` says that the pitch is a drum of the General MIDI key map and not a height.
    """

    start: Tick
    end: Tick
    pitch: Pitch
    velocity: int
    track: str
    drum: bool = False

    @property
    def length(self) -> Tick:
        """How long it sounds, in ticks."""
        return self.end - self.start

    @property
    def beat(self) -> float:
        """Where it starts, in beats (quarter notes) from the beginning of the song."""
        return self.start / PER_BEAT


def sounding(song: Song, *, tracks: Iterable[str] | None = None) -> tuple[Sounding, ...]:
    """Give the notes of a song that are heard, by start and then by pitch; ``tracks`` names some tracks by their ids.

    Muted tracks are left out, and where some play solo, all others. Places are as written, without swing.

    >>> from musiclab.examples import example
    >>> sounding(example("paper-boats"))[0].beat
    0.0
    """
    notes = _all(song)
    wanted = None if tracks is None else frozenset(tracks)
    return notes if wanted is None else tuple(note for note in notes if note.track in wanted)


@remembered
def _all(song: Song) -> tuple[Sounding, ...]:
    return tuple(sorted(note for track in heard_tracks(song) for note in _of_track(track)))


def pitched(notes: Iterable[Sounding]) -> tuple[Sounding, ...]:
    """Give the notes that have a height: all but the drums."""
    return tuple(note for note in notes if not note.drum)


def drum_strokes(notes: Iterable[Sounding]) -> tuple[Sounding, ...]:
    """Give the strokes of drums."""
    return tuple(note for note in notes if note.drum)


def heard_tracks(song: Song) -> tuple[Track, ...]:
    """Give the tracks that are heard: those that are not muted, or the solo ones where there are some."""
    alone = any(track.solo and not track.mute for track in song.tracks)
    return tuple(track for track in song.tracks if not track.mute and (track.solo or not alone))


def plays_drums(track: Track) -> bool:
    """Say whether a track's pitches are drums: it has that role, or plays a drum kit."""
    if track.role == DRUMS:
        return True
    try:
        return find(track.instrument).drums
    except SoundError:
        return DRUMS in track.instrument.casefold()


def has_recording(song: Song) -> bool:
    """Say whether a recording is heard somewhere in the song."""
    return any(isinstance(clip, AudioClip) for track in heard_tracks(song) for clip in track.clips)


def _of_track(track: Track) -> Iterator[Sounding]:
    drum = plays_drums(track)
    for clip in track.clips:
        if isinstance(clip, NoteClip):
            yield from _of_clip(clip, track.id, drum=drum)


def _of_clip(clip: NoteClip, track: str, *, drum: bool) -> Iterator[Sounding]:
    inside = [note for note in clip.notes if note.start < clip.length]
    for round_start in range(clip.start, clip.end, clip.length):
        for note in inside:
            end = min(note.start + note.duration, clip.length)
            yield Sounding(round_start + note.start, round_start + end, note.pitch, note.velocity, track, drum)
