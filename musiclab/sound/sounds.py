"""The sounds of a song: every instrument as voices, built when first needed and kept while there is room."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import Protocol

from musiclab.errors import SoundError
from musiclab.language import say
from musiclab.sound.bank_player import Bank, BankPlayer, Layer
from musiclab.sound.cache import SampleStore, cache_folder
from musiclab.sound.instruments import INSTRUMENTS, Instrument, find
from musiclab.sound.kept import Kept
from musiclab.sound.soundfont import SoundFont
from musiclab.sound.synth.player import SynthPlayer
from musiclab.sound.voice import Voice

OWN_BANK = Path(__file__).parent / "bank" / "musiclab.sf3"
SLOWEST, FASTEST = 8_000, 192_000
LONGEST = 3 * 3600
STANDARD_KIT = "drums"


class Player(Protocol):
    """What plays one instrument."""

    splits: tuple[int, ...]

    def voices(self, pitch: int, velocity: int, frames: int) -> tuple[Voice, ...]:
        """Give what sounds at a pitch and velocity."""
        ...

    def layers(self, pitch: int, velocity: int) -> tuple[Layer, ...] | None:
        """Give what `voices` is built from; None where it comes from no recordings."""
        ...


class Sounds:
    """Every instrument as voices at one sample rate (8,000 to 192,000 frames a second).

    ``soundfont`` is a .sf2 or .sf3 file that plays instead of MusicLab's own bank; FileError if it cannot be read.
    ``cache`` is a folder for decoded samples, None for no folder. ``notes`` collects sentences about what sounds
    otherwise than asked, each once.

    >>> sounds = Sounds(rate=44100, cache=None)
    >>> [voice.whole for voice in sounds.voices("piano", 60, 100, 4410)]
    [False]
    """

    def __init__(self, *, rate: int, soundfont: Path | None = None, cache: Path | str | None = "usual") -> None:
        if type(rate) is not int or not SLOWEST <= rate <= FASTEST:
            raise SoundError(say("The rate came as {rate}. Use whole frames a second from {low:,} to {high:,}, such as 44100.", rate=str(rate)[:40], low=SLOWEST, high=FASTEST))
        self.rate = rate
        self.notes: list[str] = []
        self._players: dict[str, Player] = {}
        self._lock = RLock()
        self._kept = Kept()
        folder = cache_folder() if cache == "usual" else cache
        self._store = SampleStore(Path(folder)) if folder else None
        self._theirs = Bank(SoundFont(soundfont, store=self._store), rate=rate, kept=self._kept) if soundfont else None

    def velocity_splits(self, instrument: str) -> tuple[int, ...]:
        """Give the velocities, in rising order, at which another layer of an instrument begins."""
        found = find(instrument)
        with self._lock:
            players = [self._player(found, plays) for plays in {found.plays, found.low}]
            if self._lacks_drums(found):
                players.append(self._standard_kit())
        return tuple(sorted({split for player in players for split in player.splits}))

    def voices(self, instrument: str, pitch: int, velocity: int, frames: int) -> tuple[Voice, ...]:
        """Give the voices of an instrument at a pitch and velocity, with ``frames`` frames at least of each.

        A voice with fewer samples loops, or is whole. The first frames are the same whatever number was asked for.
        An empty tuple is silence: the instrument has nothing at that pitch.
        """
        found = find(instrument)
        frames = min(max(frames, 1), LONGEST * self.rate)
        with self._lock:
            voices = self._player(found, found.stands_in(pitch)).voices(pitch, velocity, frames)
            if not voices and self._lacks_drums(found):
                voices = self._standard_kit().voices(pitch, velocity, frames)
            return voices

    def layers(self, instrument: str, pitch: int, velocity: int) -> tuple[Layer, ...] | None:
        """Give the recordings that `voices` is built from, and how; None where a preset makes the sound itself.

        >>> [layer.ring for layer in Sounds(rate=44100, cache=None).layers("drums", 38, 100)]
        [True]
        """
        found = find(instrument)
        with self._lock:
            player = self._player(found, found.stands_in(pitch))
            if self._lacks_drums(found) and not player.voices(pitch, velocity, 1):
                player = self._standard_kit()
            return player.layers(pitch, velocity)

    def _lacks_drums(self, asked: Instrument) -> bool:
        """Whether our drum machine plays, which has no congas, bells and such: those come from the standard kit."""
        return asked.drums and isinstance(self._players.get(self._key(asked, asked.plays)), SynthPlayer)

    def _standard_kit(self) -> Player:
        return self._player(INSTRUMENTS[STANDARD_KIT], STANDARD_KIT)

    def _key(self, asked: Instrument, plays: str) -> str:
        return asked.name if self._theirs else plays

    def _player(self, asked: Instrument, plays: str) -> Player:
        name = self._key(asked, plays)
        player = self._players.get(name)
        if player is None:
            player = self._players[name] = self._choose(asked, plays)
        if plays != asked.name and not self._theirs:
            self._note(say("{instrument} is not in the bank; {other} plays instead.", instrument=asked.name.capitalize(), other=_both(asked)))
        return player

    def _choose(self, asked: Instrument, plays: str) -> Player:
        if self._theirs and not asked.extra:
            preset = self._preset(self._theirs, asked)
            if preset:
                return BankPlayer(self._theirs, preset, complain=self._note)
            self._note(say("{file} has no {instrument}; MusicLab plays its own {other}.", file=self._theirs.font.path.name, instrument=asked.name, other=plays))
        own = INSTRUMENTS[plays]
        if own.synth:
            return SynthPlayer(own.name, rate=self.rate, kept=self._kept)
        return BankPlayer(self._ours, (own.bank, own.program), complain=self._note, reaching=True)

    def _preset(self, bank: Bank, asked: Instrument) -> tuple[int, int] | None:
        """Give the preset of a user's SoundFont that plays an instrument, if there is one."""
        presets = bank.font.presets
        if (asked.bank, asked.program) in presets:
            return asked.bank, asked.program
        if not (asked.drums and (asked.bank, 0) in presets and not asked.synth):
            return None
        self._note(say("{file} has no {instrument}; its standard kit plays instead.", file=bank.font.path.name, instrument=asked.name))
        return asked.bank, 0

    @cached_property
    def _ours(self) -> Bank:
        return Bank(SoundFont(OWN_BANK, store=self._store), rate=self.rate, kept=self._kept)

    def _note(self, sentence: str) -> None:
        if sentence not in self.notes:
            self.notes.append(sentence)


def _both(asked: Instrument) -> str:
    if asked.low == asked.plays:
        return asked.plays
    return say("{high} or, for low notes, {low}", high=asked.plays, low=asked.low)
