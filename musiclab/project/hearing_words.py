"""The words that listen: what was sung, when, how steadily, and the notes it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from musiclab.edit.edits import Edit
from musiclab.language import say
from musiclab.project.hearing import hearing, sung_notes, take_of, with_notes
from musiclab.project.held import Held
from musiclab.project.takes import takes_in
from musiclab.project.takes.place import where
from musiclab.project.writing import instrument_for
from musiclab.song.limits import whole
from musiclab.song.model import Song
from musiclab.song.tempo import seconds_at, tick_at
from musiclab.song.time import PER_BEAT, Tick

if TYPE_CHECKING:
    from musiclab.listen.take import Hearing
    from musiclab.listen.timing import Timing
    from musiclab.render.loudness import Loudness

LONGEST_STEP = 64 * PER_BEAT


class HearingWords(Held):
    """What a student says to understand a recording. Each answer is a value that draws itself in a cell."""

    def hear(self, name: str) -> Hearing:
        """Listen to a take, by its own name or by the track that plays it: ``song.hear("voice").pitch``.

        It has ``pitch``, ``notes``, ``onsets``, ``pulse`` (tempo and beats) and ``level`` (loudness, noise, clipping), each
        worked out when it is asked for. SoundError where there is no such recording.
        """
        return hearing(self, take_of(self.value, name))

    def timing(self, name: str, *, step: Tick = PER_BEAT // 2) -> Timing:
        """Compare when the sounds of a take begin with the song's grid, ``step`` ticks wide: 480 is eighths, 240 sixteenths."""
        from musiclab.listen.grid import grid

        whole(step, say("The grid, in ticks,"), 1, LONGEST_STEP)
        take = take_of(self.value, name)
        heard, place, song = hearing(self, take), where(self.folder, take), self.value
        lead = place.lead + place.nudge
        last = tick_at(song.tempo, seconds_at(song.tempo, place.start) + heard.seconds - lead)
        return heard.timing(grid(song, place.start, round(last), step=step, lead=lead))

    def loudness(self, name: str) -> Loudness:
        """Measure how loud a take is, as broadcasters do: LUFS and true peak (ITU-R BS.1770); -inf for silence."""
        from musiclab.render.loudness import measure

        samples, rate = takes_in(self.folder)(take_of(self.value, name))
        return measure((samples[:, at : at + rate].T for at in range(0, samples.shape[1], rate)), rate=rate)

    def to_notes(self, name: str, track: str, *, step: Tick = 0, instrument: str | None = None) -> int:
        """Turn a sung or played take into notes on a track, to see, edit and give to another instrument; give their number.

        With a ``step`` (240 is sixteenths) they are put on that grid; without, they stay where they were sung. A new track
        plays ``instrument``, or the one that it is named after, or a piano. SoundError
        where no notes are heard.
        """
        take, plays = take_of(self.value, name), instrument_for(track, instrument)
        start, notes = sung_notes(self, take, step=step)

        def write(song: Song) -> Edit:
            return with_notes(song, track, start, notes, instrument=plays)

        self.change(write, name=say("make notes of {take}", take=take))
        return len(notes)
