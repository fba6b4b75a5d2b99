"""The words that make a song sound: play it, render it, export it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from musiclab.errors import FileError, SongError
from musiclab.language import say
from musiclab.project.held import Held
from musiclab.project.paths import read_path, refuse_takes
from musiclab.project.replaced import tell
from musiclab.project.song_file import SONG_FILES, write_song_file
from musiclab.project.takes import heard_in
from musiclab.song.limits import shown, whole
from musiclab.song.model import Song
from musiclab.song.tempo import seconds_at
from musiclab.song.time import bar_start, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy import float32
    from numpy.typing import NDArray

    from musiclab.formats.audio import Depth
    from musiclab.widgets.player import Player

PEAK_RATE = 8000
"""The waveform's picture is drawn from a rendering at this rate: it takes a tenth of the time, and looks the same."""


class SoundingWords(Held):
    """What a student says to hear."""

    def play(self) -> Player:
        """Show a player for the song as it is now; press play, or space, to hear it."""
        from musiclab.render.mixer import Mix, render
        from musiclab.widgets.player import Player

        song, takes = self.value, heard_in(self.folder)
        if not song.end:
            raise SongError(say("The song is empty, so there is nothing to play. Write a beat or a melody first."))
        mix = Mix(song, rate=PEAK_RATE, takes=takes)
        tell(PEAK_RATE)
        return Player(
            lambda rate: Mix(song, rate=rate, takes=takes).blocks(),
            title=song.title,
            subtitle=say("{tempo:g} beats a minute", tempo=song.tempo[0].bpm),
            seconds=mix.frames / PEAK_RATE,
            sections=section_times(song),
            bars=bar_times(song),
            peaks=lambda: abs(render(song, rate=PEAK_RATE, takes=takes)).max(axis=1),
        )

    def render(self, *, rate: int = 44_100, bars: tuple[int, int] | None = None) -> NDArray[float32]:
        """Give the song as sound: float32, (frames, 2); ``bars=(5, 8)`` renders those bars alone."""
        from musiclab.render.mixer import render

        check_part(rate, bars)
        sound = render(self.value, rate=rate, takes=heard_in(self.folder), bars=bars)
        tell(rate)
        return sound

    def export(self, path: Path | str, *, rate: int = 44_100, depth: Depth = 16, bars: tuple[int, int] | None = None) -> Path:
        """Write the song to a file and give its path; the ending of the name says which kind of file.

        .wav, .flac, .ogg and .mp3 are sound; .mid and .musicxml are notes for other programs; .json is the song itself.
        """
        path = read_path(path, say("A file"))
        if path.suffix.lower() in SONG_FILES:
            write_song_file(self.value, path, home=self.folder)
        else:
            self._export_sound(path, rate=rate, depth=depth, bars=bars)
        return path

    def _export_sound(self, path: Path, *, rate: int, depth: Depth, bars: tuple[int, int] | None) -> None:
        from musiclab.formats.audio import check_audio_name, write_audio
        from musiclab.render.mixer import Mix

        check_part(rate, bars)
        check_audio_name(path, depth=depth, rate=rate)
        refuse_takes(path, self.folder)
        mix = Mix(self.value, rate=rate, takes=heard_in(self.folder), bars=bars)
        if not mix.frames:
            raise FileError(say("The song is empty, so there is nothing to export. Write a beat or a melody first."))
        write_audio(path, mix.blocks(), rate=rate, depth=depth)
        tell(rate)


def check_part(rate: int, bars: tuple[int, int] | None) -> None:
    """Refuse a rate or a range of bars that is of the wrong kind."""
    whole(rate, say("The rate, in frames a second,"), 8000, 192_000)
    if bars is not None and not (isinstance(bars, tuple | list) and len(bars) == 2 and all(type(bar) is int for bar in bars)):
        raise SongError(say("The bars came as {bars}. Give the first and the last, such as bars=(5, 8).", bars=shown(bars)))


def bar_times(song: Song) -> Iterator[float]:
    """Give the moment each bar begins, in seconds.

    >>> from musiclab.song.clips import NoteClip
    >>> from musiclab.song.model import Track
    >>> list(bar_times(Song(tracks=(Track("t", clips=(NoteClip("c", 0, 7680),)),))))
    [0.0, 2.0]
    """
    last = place_of(song.meter, max(song.end - 1, 0)).bar
    return (seconds_at(song.tempo, bar_start(song.meter, bar)) for bar in range(1, last + 1))


def section_times(song: Song) -> list[tuple[str, float, float]]:
    """Give the sections with the moments they begin and end, in seconds."""
    return [(s.name, seconds_at(song.tempo, s.start), seconds_at(song.tempo, s.end)) for s in song.sections]
