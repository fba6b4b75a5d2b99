"""The words that write music: beat, melody, chords, and the form they stand in."""

from __future__ import annotations

from musiclab.edit.edits import Edit, RemoveTrack, SetTrack
from musiclab.language import say
from musiclab.project.beat_rows import Row
from musiclab.project.form import with_meter, with_section, with_tempo
from musiclab.project.held import Held
from musiclab.project.writing import SIXTEENTH, clip_at, the_track, write_chords, write_melody, write_row
from musiclab.song.drums import drum_pitch
from musiclab.song.limits import LONGEST_TICKS, whole
from musiclab.song.model import Song
from musiclab.song.pitch import Pitch
from musiclab.song.text import beat as read_beat
from musiclab.sound.instruments import find


class WritingWords(Held):
    """What a student says to write music. Each word is one edit, and one step to undo."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, Pitch], Row] = {}

    def beat(
        self, sound: str, text: str, *, track: str = "drums", at: int = 1, times: int | None = None, step: int = SIXTEENTH
    ) -> None:
        """Write a row of a drum: ``X`` accent, ``x`` normal, ``-`` soft, ``.`` rest, ``[...]`` several in one step.

        Each step is a sixteenth (240 ticks) unless ``step`` says otherwise. The row goes into the clip at bar ``at``
        of the drum track, in place of that drum's row, and the clip is played ``times`` times. Rows of a clip
        are made equally long by playing the shorter ones again.
        """
        row = Row(drum_pitch(sound), read_beat(text, pitch=drum_pitch(sound), step=step), times)
        name = say("write the beat of {sound}", sound=sound)
        song = self.change(lambda song: write_row(song, row, track=track, at=at, known=self._rows), name=name)
        clip = clip_at(song, track, at)
        if clip:
            self._rows.pop((clip.id, row.pitch), None)
            self._rows[clip.id, row.pitch] = row

    def melody(self, track: str, text: str, *, instrument: str | None = None, at: int = 1, times: int = 1) -> None:
        """Write a melody, such as ``"C4 E4 G4:2 ."``: durations in beats after a colon, ``.`` is a rest.

        It goes to bar ``at`` of the track, in place of what begins there. A new track plays ``instrument``, or the
        one that it is named after, or a piano.
        """
        def write(song: Song) -> Edit:
            return write_melody(song, track, text, at=at, times=times, instrument=instrument)

        self.change(write, name=say("write a melody for {track}", track=track))

    def chords(self, track: str, text: str, *, instrument: str | None = None, at: int = 1, times: int = 1) -> None:
        """Write a progression, one chord a bar: ``"Am F C G"``, or ``"i VI III VII"`` in the song's key."""
        def write(song: Song) -> Edit:
            return write_chords(song, track, text, at=at, times=times, instrument=instrument)

        self.change(write, name=say("write chords for {track}", track=track))

    def instrument(self, track: str, instrument: str) -> None:
        """Give a track another instrument, such as ``"marimba"``."""
        name = find(instrument).name
        self.change(lambda song: SetTrack(the_track(song, track).id, "instrument", name))

    def remove(self, track: str) -> None:
        """Take a track out of the song."""
        self.change(lambda song: RemoveTrack(the_track(song, track).id))

    def section(self, name: str, *, at: int, bars: int) -> None:
        """Name a part of the song: ``song.section("Verse", at=5, bars=8)``; one that begins there is replaced."""
        whole(bars, say("The number of bars"), 1, LONGEST_TICKS)
        self.change(lambda song: with_section(song, name, at=at, bars=bars), name=say("name the section {name}", name=name))

    def change_tempo(self, bpm: float, *, at: int, glide_from: int | None = None) -> None:
        """Change the tempo at bar ``at``; with ``glide_from`` it glides there from that earlier bar on."""
        self.change(lambda song: with_tempo(song, bpm, at=at, glide_from=glide_from))

    def change_meter(self, beats: int, unit: int, *, at: int = 1) -> None:
        """Change the metre from bar ``at`` to the end: ``song.change_meter(3, 4)`` makes a waltz."""
        self.change(lambda song: with_meter(song, beats, unit, at=at))
