"""The form of a song, as edits: its sections, and where tempo and metre change."""

from __future__ import annotations

from musiclab.edit.edits import Edit, SetSong
from musiclab.errors import SongError
from musiclab.language import say
from musiclab.song.model import Section, Song
from musiclab.song.tempo import Tempo
from musiclab.song.time import Meter, bar_start


def with_section(song: Song, name: str, *, at: int, bars: int) -> Edit:
    """Give the edit that names ``bars`` bars from bar ``at`` on; a section that begins there is replaced."""
    start = bar_start(song.meter, at)
    section = Section(start, bar_start(song.meter, at + bars) - start, name)
    return SetSong("sections", (*(s for s in song.sections if s.start != start), section))


def with_tempo(song: Song, bpm: float, *, at: int, glide_from: int | None) -> Edit:
    """Give the edit that changes the tempo at bar ``at``, gliding there from an earlier bar where one is given."""
    place = bar_start(song.meter, at)
    changes = {tempo.at: tempo for tempo in song.tempo} | {place: Tempo(bpm, place)}
    if glide_from is not None:
        start = bar_start(song.meter, glide_from)
        if start >= place:
            raise SongError(
                say("The glide would begin in bar {begin} and end in bar {at}. Let it begin earlier: glide_from={earlier}, at={later}.",
                    begin=glide_from, at=at, earlier=glide_from, later=glide_from + 2)
            )
        before = max((tempo for tempo in song.tempo if tempo.at <= start), key=lambda tempo: tempo.at)
        changes[start] = Tempo(before.bpm, start, ramp=True)
    return SetSong("tempo", tuple(changes[tick] for tick in sorted(changes)))


def with_meter(song: Song, beats: int, unit: int, *, at: int) -> Edit:
    """Give the edit that changes the metre from bar ``at`` to the end of the song."""
    place = bar_start(song.meter, at)
    return SetSong("meter", (*(m for m in song.meter if m.at < place), Meter(beats, unit, place)))
