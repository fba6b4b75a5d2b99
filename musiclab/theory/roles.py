"""Which part plays which role, judged by its music and never by its name: drums, bass, chords, melody, pad."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import fmean, median

from musiclab.song.model import Song
from musiclab.song.time import PER_BEAT
from musiclab.theory.attacks import TOGETHER, Attack, attacks, by_track
from musiclab.theory.remembered import remembered
from musiclab.theory.sounding import Sounding, heard_tracks, sounding

FEWEST, FEWEST_OF_PAD = 4, 2
"""Attacks that make a part."""
LOW = 50.5
"""A bass lies below about C3 on average: at most D3, when a few high notes are in it."""
ALONE = 0.75
"""The share of attacks with a single note, from which a part plays one note at a time."""
HELD = 1.75 * PER_BEAT
"""The notes of a pad last so long, or longer: two beats, played by hand."""
CARRIES = 0.3
"""A line with fewer attacks than this share of the busiest one's carries no tune."""
AGAIN, LONGEST_FIGURE = 0.75, 16
"""The share of steps of a figure that go the same way when it comes back, and its most notes."""
STEP, LEAPS = 2, 0.6
"""Semitones of a step; a broken chord leaps more often than this."""


@dataclass(frozen=True)
class Part:
    """The music of one track."""

    track: str
    notes: tuple[Sounding, ...]

    @cached_property
    def attacks(self) -> tuple[Attack, ...]:
        """Its attacks."""
        return attacks(self.notes)

    @cached_property
    def height(self) -> float:
        """Its mean pitch."""
        return fmean(note.pitch for note in self.notes)

    @property
    def drums(self) -> bool:
        """Whether it is percussion."""
        return self.notes[0].drum

    @cached_property
    def single(self) -> bool:
        """Whether it mostly plays one note at a time."""
        ends, alone = 0, 0
        for attack in self.attacks:
            alone += len(attack.pitches) == 1 and ends <= attack.start + PER_BEAT // 4
            ends = max(ends, attack.end)
        return alone >= ALONE * len(self.attacks)

    @cached_property
    def stacked(self) -> bool:
        """Whether three or more different pitches mostly sound together."""
        return sum(len(attack.pitches) >= 3 for attack in self.attacks) >= len(self.attacks) / 2

    @cached_property
    def broken(self) -> bool:
        """Whether it breaks chords: one note after the other, by leaps, over three or more pitches that keep coming back."""
        line = [attack.top.pitch for attack in self.attacks]
        moves = [abs(b - a) for a, b in pairwise(line) if b != a]
        if len(set(line)) < 3 or len(moves) < 3 or len(moves) < 0.6 * (len(line) - 1):
            return False
        return sum(move > STEP for move in moves) >= LEAPS * len(moves) and self._even and comes_round(line)

    @cached_property
    def _even(self) -> bool:
        """Whether its attacks mostly follow one another at the same distance, as those of an arpeggio do."""
        gaps = [b.start - a.start for a, b in pairwise(self.attacks)]
        usual = median(gaps)
        return sum(abs(gap - usual) <= 2 * TOGETHER for gap in gaps) >= 0.75 * len(gaps)

    @cached_property
    def held(self) -> bool:
        """Whether it holds harmonies long."""
        return median(note.length for note in self.notes) >= HELD and fmean(self._together) >= 2

    @cached_property
    def ringing(self) -> bool:
        """Whether three or more different pitches mostly ring together, begun one after the other."""
        return median(self._together) >= 3

    @cached_property
    def _together(self) -> list[int]:
        """How many different pitches sound at each attack."""
        rings: list[Sounding] = []
        counts = []
        for attack in self.attacks[:64]:
            rings = [note for note in (*rings, *attack.notes) if note.end > attack.start + TOGETHER]
            counts.append(len({note.pitch for note in rings}))
        return counts

    @cached_property
    def shaped(self) -> bool:
        """Whether it has a shape of its own: three pitches or more, and it moves."""
        line = [attack.top.pitch for attack in self.attacks]
        return len(set(line)) >= 3 and sum(a != b for a, b in pairwise(line)) >= 2


def comes_round(line: Sequence[int]) -> bool:
    """Say whether a line goes up and down in a figure that keeps coming back, as a broken chord does and a tune does not.

    >>> comes_round([60, 67, 64, 67] * 4), comes_round([67, 72, 76, 74, 71, 67, 72, 76, 79, 77, 74, 71, 72, 67, 64, 65, 69, 72, 71, 67, 74, 72])
    (True, False)
    """
    ups = [(b > a) - (b < a) for a, b in pairwise(line[:128])]
    most = max(len(ups) // 2, 2)
    return len(ups) < 4 or any(sum(a == b for a, b in zip(ups, ups[by:], strict=False)) >= AGAIN * (len(ups) - by) for by in range(2, min(most, LONGEST_FIGURE) + 1))


@remembered
def parts_of(song: Song) -> tuple[Part, ...]:
    """Give the music of each track that plays notes, in the order of the tracks."""
    notes = by_track(sounding(song))
    return tuple(Part(track.id, notes[track.id]) for track in heard_tracks(song) if track.id in notes)


@remembered
def roles_played(song: Song) -> Mapping[str, tuple[str, ...]]:
    """Give the ids of the tracks that play each role, judged by the music alone; a track may play several.

    >>> from musiclab.examples import example
    >>> sorted(roles_played(example("paper-boats")))
    ['bass', 'chords', 'drums', 'melody', 'pad']
    """
    parts = parts_of(song)
    found: dict[str, tuple[str, ...]] = {}
    for role, plays in (("drums", _drums), ("bass", _bass), ("chords", _chords), ("melody", _melody), ("pad", _pad)):
        found[role] = tuple(part.track for part in parts if plays(part, parts))
    return found


def notes_of_role(song: Song, role: str) -> tuple[Sounding, ...]:
    """Give the notes of all tracks that state a role; where none does, of those that play it by their music; all notes for no role.

    A song with a single pitched part has it for melody, bass and chords alike.
    """
    notes = sounding(song)
    if not role:
        return notes
    stated = {track.id for track in heard_tracks(song) if track.role == role}
    if stated:
        return tuple(note for note in notes if note.track in stated and (role == "drums" or not note.drum))
    tracks = set(_likely(song, role))
    return tuple(note for note in notes if note.track in tracks)


def _likely(song: Song, role: str) -> tuple[str, ...]:
    """Give the tracks that play a role where nobody states it: clearly, or the nearest to it."""
    free = {track.id for track in heard_tracks(song) if track.role in ("", role)}
    parts = tuple(part for part in parts_of(song) if part.track in free)
    if role == "drums":
        return tuple(part.track for part in parts if part.drums)
    pitched = [part for part in parts if not part.drums]
    if len(pitched) <= 1:
        return tuple(part.track for part in pitched)
    clear = [track for track in roles_played(song)[role] if track in free]
    if role == "melody":
        return _one_melody(pitched, clear)
    return tuple(clear) or _nearest(pitched, role)


def _one_melody(parts: list[Part], clear: list[str]) -> tuple[str, ...]:
    """Give the tune: of several lines the highest, and where none is clear, the highest part that is no bass and no chords."""
    lines = [part for part in parts if part.track in clear] or [part for part in parts if part.single] or parts
    most = max(len(part.attacks) for part in lines)
    long = [part for part in lines if len(part.attacks) >= most * CARRIES]
    return (max(long, key=lambda part: (part.height, len(part.attacks))).track,)


def _nearest(parts: list[Part], role: str) -> tuple[str, ...]:
    if role == "bass":
        return (min(parts, key=lambda part: part.height).track,)
    if role in ("chords", "pad"):
        full = [part for part in parts if not part.single]
        return tuple(part.track for part in full)
    return ()


def _drums(part: Part, _all: tuple[Part, ...]) -> bool:
    return part.drums and len(part.attacks) >= FEWEST


def _bass(part: Part, all_parts: tuple[Part, ...]) -> bool:
    others = [other.height for other in all_parts if other is not part and not other.drums and len(other.attacks) >= FEWEST_OF_PAD]
    return not part.drums and len(part.attacks) >= FEWEST and part.single and part.height < LOW and all(part.height <= height + 1 for height in others)


def _chords(part: Part, _all: tuple[Part, ...]) -> bool:
    return not part.drums and len(part.attacks) >= FEWEST and (part.stacked or part.ringing or (part.single and part.broken))


def _melody(part: Part, all_parts: tuple[Part, ...]) -> bool:
    tune = not part.drums and len(part.attacks) >= FEWEST and part.single and part.shaped and part.height >= LOW
    return tune and not part.broken and not (part.held and _chords(part, all_parts))


def _pad(part: Part, _all: tuple[Part, ...]) -> bool:
    return not part.drums and len(part.attacks) >= FEWEST_OF_PAD and part.held
