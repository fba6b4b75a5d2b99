"""The channels of a mix at work: groups of plain tracks, strips of the others, and the shared buses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np

from musiclab.render.comp import stretches
from musiclab.render.levels import Samples, gain_of, pan_gains
from musiclab.render.part import Part
from musiclab.render.schedule import schedule
from musiclab.render.strip import Strip, is_plain
from musiclab.render.takes import AudioPart, Takes
from musiclab.render.timing import Timing
from musiclab.render.voicing import Sounding, Voices, by_block, voicing
from musiclab.song.model import Song, Track
from musiclab.sound.sounds import Sounds

UNHEARD = 1e-7
"""A strip whose input has ended is at rest once it is softer than this, -140 dB, for `RESTING` frames."""
RESTING = 1 << 16


class Sum:
    """What comes together in one block: sound in the middle, sound at the sides, and what goes to each bus.

    The arrays are used again for the next block: memory that is new to the processor costs more than the mixing.
    """

    def __init__(self, block: int) -> None:
        self._middle = np.empty(block, np.float32)
        self._sides = np.empty((2, block), np.float32)
        self.begin(block)

    def begin(self, count: int) -> None:
        """Begin a block of ``count`` silent frames."""
        self.middle, self.sides = self._middle[:count], self._sides[:, :count]
        self.middle[:] = 0
        self._sides_clear = False
        self.has_middle = self.has_sides = False
        self.sends: dict[str, Samples] = {}

    def open_sides(self) -> Samples:
        """Give the stereo sum to add to; it is cleared only when something is."""
        if not self._sides_clear:
            self.sides[:] = 0
            self._sides_clear = True
        return self.sides

    def add(self, block: Samples) -> None:
        """Add a stereo block (2, frames)."""
        sides = self.open_sides()
        np.add(sides, block, sides)
        self.has_sides = True

    def add_send(self, bus: str, block: Samples) -> None:
        """Add a stereo block to what goes to a bus."""
        if bus in self.sends:
            self.sends[bus] += block
        else:
            self.sends[bus] = block

    def stereo(self) -> Samples:
        """Give the sum (2, frames); good until the next block begins, and not to be written to."""
        if not self.has_sides:
            return np.broadcast_to(self.middle, (2, len(self.middle)))
        if self.has_middle:
            np.add(self.sides, self.middle, self.sides)
        return self.sides


@dataclass(slots=True, eq=False)
class Hands:
    """What is needed to make a track sound."""

    timing: Timing
    sounds: Sounds
    takes: Takes
    until: int
    """Notes and clips that begin at this frame or later are left out."""
    block: int
    _voices: Voices = field(init=False)
    _middle: Samples = field(init=False)
    _sides: Samples = field(init=False)

    def __post_init__(self) -> None:
        self._voices = Voices(self.sounds)
        self._middle = np.zeros(self.block, np.float32)
        self._sides = np.zeros((2, self.block), np.float32)

    def rows(self, track: Track) -> list[Sounding]:
        """Give the voices of a track."""
        events = schedule(track, self.timing).window(0, self.until)
        return voicing(events, track.instrument, self._voices, rate=self.timing.rate, block=self.block)

    def audio(self, track: Track) -> AudioPart | None:
        """Give the audio clips of a track, or None where it has none."""
        found = [s for s in stretches(track, self.timing) if s.start < self.until]
        return AudioPart(found, self.takes, rate=self.timing.rate) if found else None

    def mixed(self, part: Part, first: int, count: int) -> Samples | None:
        """Give the stereo sound of a part, or None where it is silent; good until the next call."""
        middle, sides = self._middle[:count], self._sides[:, :count]
        middle[:] = 0
        sides[:] = 0
        in_middle, in_sides = part.mix(middle, sides, first)
        if in_middle:
            sides += middle
        return sides if in_middle or in_sides else None


class Group:
    """Plain tracks that share a pan: their notes go straight to one bus, each with its track's volume."""

    def __init__(self, tracks: Sequence[Track], hands: Hands) -> None:
        self._hands = hands
        self._gains = pan_gains(tracks[0].pan)
        rows = by_block(list(chain.from_iterable(_scaled(track, hands) for track in tracks)), block=hands.block)
        self._part = Part(rows, block=hands.block)
        self.end = self._part.end
        self.additions = self._part.additions

    def play(self, total: Sum, first: int) -> None:
        """Add the frames from ``first`` on to the mix."""
        if self._gains == (1.0, 1.0):
            sides = total.open_sides() if self._part.has_sides else total.sides
            in_middle, in_sides = self._part.mix(total.middle, sides, first)
            total.has_middle |= in_middle
            total.has_sides |= in_sides
            return
        block = self._hands.mixed(self._part, first, len(total.middle))
        if block is not None:
            block[0] *= self._gains[0]
            block[1] *= self._gains[1]
            total.add(block)


class Channel:
    """A track with effects, sends, automation or recordings, at work."""

    def __init__(self, track: Track, hands: Hands) -> None:
        self._hands = hands
        self._track = track
        self._part = Part(hands.rows(track), block=hands.block)
        self._audio = hands.audio(track)
        self._strip = Strip(track, hands.timing)
        sounding = max(self._part.end, self._audio.end if self._audio else 0)
        self.end = sounding + self._strip.tail
        self._rests = False
        self.additions = self._part.additions

    def play(self, total: Sum, first: int) -> None:
        """Add the frames from ``first`` on to the mix and to the buses that the track sends to."""
        if self._rests:
            return
        count = len(total.middle)
        block = self._hands.mixed(self._part, first, count)
        if block is None:
            block = np.zeros((2, count), np.float32)
        if self._audio:
            self._audio.mix(block, first)
        out = self._strip.process(block, first)
        # The tail is an estimate: what can still be measured is not cut off.
        self._rests = first + count >= self.end and float(np.abs(out[:, -RESTING:]).max()) < UNHEARD
        total.add(out)
        for send in self._track.sends:
            total.add_send(send.bus, out * self._strip.send(send.bus, send.level_db, first, count))


def channels(song: Song, hands: Hands, only: str | None = None) -> list[Group | Channel]:
    """Give the channels of all tracks that are heard; ``only`` names a single one, for stems."""
    tracks = [track for track in heard(song) if only in (None, track.id)]
    plain: dict[float, list[Track]] = {}
    others: list[Track] = []
    for track in tracks:
        if is_plain(track) and not stretches(track, hands.timing):
            plain.setdefault(track.pan, []).append(track)
        else:
            others.append(track)
    return [*(Group(group, hands) for group in plain.values()), *(Channel(track, hands) for track in others)]


def heard(song: Song) -> list[Track]:
    """Give the tracks that are not muted, or only the soloed ones where there are any.

    >>> [t.id for t in heard(Song(tracks=(Track("a", solo=True), Track("b"))))]
    ['a']
    """
    soloed = any(track.solo for track in song.tracks)
    return [track for track in song.tracks if not track.mute and (track.solo or not soloed)]


def _scaled(track: Track, hands: Hands) -> list[Sounding]:
    gain = gain_of(track.volume_db)
    rows = hands.rows(track)
    return rows if gain == 1.0 else [row._replace(gain=row.gain * gain) for row in rows]
