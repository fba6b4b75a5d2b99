"""The words that write music: beat, melody, chords, and the form they stand in."""

from __future__ import annotations

from musiclab.edit.edits import RemoveTrack, SetSong, SetTrack
from musiclab.language import say
from musiclab.project.held import Held
from musiclab.project.writing import SIXTEENTH, the_track, write_beat, write_chords, write_melody
from musiclab.song.model import Section
from musiclab.song.tempo import Tempo
from musiclab.song.time import Meter, bar_start
from musiclab.sound.instruments import find


class WritingWords(Held):
    """What a student says to write music. Each word is one edit, and one step to undo."""

    def beat(
        self, sound: str, text: str, *, track: str = "drums", at: int = 1, times: int | None = None, step: int = SIXTEENTH
    ) -> None:
        """Write a row of a drum: ``X`` accent, ``x`` normal, ``-`` soft, ``.`` rest, ``[...]`` several in one step.

        Each step is a sixteenth (240 ticks) unless ``step`` says otherwise. The row goes into the clip at bar ``at``
        of the drum track, in place of that drum's row, and the clip is played ``times`` times. Rows of a clip
        are made equally long by playing the shorter ones again.
        """
        edit = write_beat(self.value, sound, text, track=track, at=at, times=times, step=step)
        self.apply(edit, name=say("write the beat of {sound}", sound=sound))

    def melody(self, track: str, text: str, *, instrument: str | None = None, at: int = 1, times: int = 1) -> None:
        """Write a melody, such as ``"C4 E4 G4:2 ."``: durations in beats after a colon, ``.`` is a rest.

        It goes to bar ``at`` of the track, in place of what begins there. A new track plays ``instrument``, or the
        one that it is named after, or a piano.
        """
        edit = write_melody(self.value, track, text, at=at, times=times, instrument=instrument)
        self.apply(edit, name=say("write a melody for {track}", track=track))

    def chords(self, track: str, text: str, *, instrument: str | None = None, at: int = 1, times: int = 1) -> None:
        """Write a progression, one chord a bar: ``"Am F C G"``, or ``"i VI III VII"`` in the song's key."""
        edit = write_chords(self.value, track, text, at=at, times=times, instrument=instrument)
        self.apply(edit, name=say("write chords for {track}", track=track))

    def instrument(self, track: str, instrument: str) -> None:
        """Give a track another instrument, such as ``"marimba"``."""
        self.apply(SetTrack(the_track(self.value, track).id, "instrument", find(instrument).name))

    def remove(self, track: str) -> None:
        """Take a track out of the song."""
        self.apply(RemoveTrack(the_track(self.value, track).id))

    def section(self, name: str, *, at: int, bars: int) -> None:
        """Name a part of the song: ``song.section("Verse", at=5, bars=8)``; one that begins there is replaced."""
        start = bar_start(self.value.meter, at)
        section = Section(start, bar_start(self.value.meter, at + bars) - start, name)
        others = tuple(s for s in self.value.sections if s.start != start)
        self.apply(SetSong("sections", (*others, section)))

    def change_tempo(self, bpm: float, *, at: int, glide_from: int | None = None) -> None:
        """Change the tempo at bar ``at``; with ``glide_from`` it glides there from that bar on."""
        place = bar_start(self.value.meter, at)
        changes = {tempo.at: tempo for tempo in self.value.tempo} | {place: Tempo(bpm, place)}
        if glide_from is not None:
            start = bar_start(self.value.meter, glide_from)
            before = max((t for t in changes.values() if t.at <= start), key=lambda t: t.at)
            changes[start] = Tempo(before.bpm, start, ramp=True)
        self.apply(SetSong("tempo", tuple(changes[tick] for tick in sorted(changes))))

    def change_meter(self, beats: int, unit: int, *, at: int = 1) -> None:
        """Change the metre at bar ``at``: ``song.change_meter(3, 4)`` makes a waltz."""
        place = bar_start(self.value.meter, at)
        others = tuple(m for m in self.value.meter if m.at < place)
        self.apply(SetSong("meter", (*others, Meter(beats, unit, place))))
