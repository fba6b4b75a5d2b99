"""The word that puts a pattern of the library into a song."""

from __future__ import annotations

from musiclab.edit.edits import AddClip, AddTrack, Batch, Edit, RemoveClip
from musiclab.errors import SongError
from musiclab.language import say
from musiclab.patterns import Pattern
from musiclab.patterns import pattern as pattern_of
from musiclab.patterns.in_song import placed
from musiclab.project.held import Held
from musiclab.project.writing import clip_at, find_track
from musiclab.song.clips import NoteClip
from musiclab.song.identity import make_id
from musiclab.song.model import Song, Track
from musiclab.song.time import bar_start
from musiclab.sound.instruments import find

PARTS = {"drums": ("drums", "drums"), "bass": ("electric bass", "bass"), "chords": ("electric piano", "chords"), "arpeggio": ("pluck", "")}
"""The instrument and the role of a track that a pattern of each role begins."""


class PatternWords(Held):
    """What is said to use the library."""

    def pattern(
        self, name: str, *, track: str = "", at: int = 1, bars: int | None = None, times: int = 1, instrument: str | None = None
    ) -> None:
        """Put a pattern of the library at bar ``at``: ``song.pattern("reggae-one-drop", times=4)``.

        A pattern with a pitch follows the chords that are played there, for ``bars`` bars or one round. It goes to ``track``,
        or to one named after what it plays, in place of what begins there. SongError where there is no such pattern, or
        where it does not fit the metre.
        """
        found = pattern_of(name)
        where = track or found.role
        self.change(
            lambda song: _writing(song, found, where, at=at, bars=bars, times=times, instrument=instrument),
            name=say("put {pattern} on {track}", pattern=found.name, track=where),
        )


def _writing(song: Song, pattern: Pattern, track: str, *, at: int, bars: int | None, times: int, instrument: str | None) -> Edit:
    start = bar_start(song.meter, at)
    phrase = placed(pattern, song, at=start, bars=bars)
    plays, role = PARTS[pattern.role]
    there = find_track(song, track)
    if there and (pattern.role == "drums") != find(there.instrument).drums:
        raise SongError(
            say("The track {track!r} plays {instrument}, and the pattern {pattern} is for {role}. Name another track, or none.",
                track=there.name or there.id, instrument=there.instrument, pattern=pattern.name, role=pattern.role)
        )
    known = {clip.id for each in song.tracks for clip in each.clips}
    before = clip_at(song, track, at) if there else None
    clip = NoteClip(
        before.id if before else make_id(f"{track[:40]}-{at}", known), start, phrase.length, phrase.notes, times, name=pattern.name
    )
    if there is None:
        id = make_id(track, {*(each.id for each in song.tracks), "master"})
        return AddTrack(Track(id, track.strip(), find(instrument or plays).name, (clip,), role=role))
    return Batch((*([RemoveClip(before.id)] if before else []), AddClip(there.id, clip)))
