"""Variants: the same assignment with another key, tempo or progression for each student, decided by a seed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from random import Random
from typing import TypeVar

from musiclab.errors import ClassroomError, MusicLabError
from musiclab.language import say
from musiclab.song.clips import NoteClip
from musiclab.song.identity import clip_id
from musiclab.song.key import Key
from musiclab.song.key import key as read_key
from musiclab.song.limits import shown
from musiclab.song.model import Song, Track
from musiclab.song.pitch import HIGHEST, LOWEST
from musiclab.song.tempo import FASTEST, SLOWEST
from musiclab.song.text import chords
from musiclab.theory.sounding import plays_drums

MOST_CHOICES = 64
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Vary:
    """What differs from student to student: ``keys`` such as "A minor", ``tempos`` in beats a minute, ``chords`` as progressions.

    An empty list leaves that as the lesson has it.

    >>> bool(Vary()), bool(Vary(keys=("A minor", "D minor")))
    (False, True)
    """

    keys: tuple[str, ...] = ()
    tempos: tuple[float, ...] = ()
    chords: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in ("keys", "tempos", "chords"):
            object.__setattr__(self, name, tuple(getattr(self, name)))
            if len(getattr(self, name)) > MOST_CHOICES:
                raise ClassroomError(say("{count} {name} came to choose from. Give at most {most}.", count=len(getattr(self, name)), name=name, most=MOST_CHOICES))
        for tempo in self.tempos:
            if not SLOWEST <= tempo <= FASTEST:
                raise ClassroomError(say("A tempo of {tempo} came. Use {low:g} to {high:g} beats a minute.", tempo=shown(tempo), low=SLOWEST, high=FASTEST))
        try:
            for name in self.keys:
                read_key(name)
            for progression in self.chords:
                chords(progression, key=Key())
        except MusicLabError as problem:
            raise ClassroomError(say("A variant cannot be made: {problem}", problem=problem)) from problem

    def __bool__(self) -> bool:
        return bool(self.keys or self.tempos or self.chords)


@dataclass(frozen=True, slots=True)
class Variant:
    """What one student was given: nothing where it is as the lesson has it."""

    key: str = ""
    tempo: float = 0.0
    chords: str = ""

    @property
    def words(self) -> str:
        """The variant in words.

        >>> Variant("A minor", 96).words
        'A minor, 96 beats a minute'
        """
        return ", ".join(part for part in (self.key, say("{tempo:g} beats a minute", tempo=self.tempo) if self.tempo else "", self.chords) if part)


def variant_for(vary: Vary, *, seed: int, student: str) -> Variant:
    """Give the variant of one student: the same whenever and wherever it is asked for.

    >>> variant_for(Vary(tempos=(90, 120)), seed=1, student="mira") == variant_for(Vary(tempos=(90, 120)), seed=1, student="mira")
    True
    """
    dice = Random(int.from_bytes(sha256(f"{seed}:{student}".encode()).digest(), "big"))
    key, tempo, progression = dice.random(), dice.random(), dice.random()
    return Variant(_choice(vary.keys, key) or "", float(_choice(vary.tempos, tempo) or 0), _choice(vary.chords, progression) or "")


def _choice(choices: Sequence[T], dice: float) -> T | None:
    """Give the choice at a place from 0 to 1: adding tempos moves nobody to another key."""
    return choices[int(dice * len(choices))] if choices else None


def varied(song: Song, variant: Variant) -> Song:
    """Give the song that a student begins with: its tempo, its key, and its chord track, as the variant has them."""
    if variant.tempo:
        song = replace(song, tempo=(replace(song.tempo[0], bpm=variant.tempo),))
    if variant.key:
        song = _in_key(song, read_key(variant.key))
    if variant.chords:
        song = _with_chords(song, variant.chords)
    return song


def _in_key(song: Song, key: Key) -> Song:
    """Move every pitched note by the shortest way from the song's key to the new one; without a key, only the key is set."""
    if song.key is None:
        return replace(song, key=key)
    steps = (key.home - song.key.home + 5) % 12 - 5
    tracks = tuple(track if plays_drums(track) else _moved(track, steps) for track in song.tracks)
    return replace(song, key=key, tracks=tracks)


def _moved(track: Track, steps: int) -> Track:
    pitches = [note.pitch for clip in track.clips if isinstance(clip, NoteClip) for note in clip.notes]
    if pitches and not (min(pitches) + steps >= LOWEST and max(pitches) + steps <= HIGHEST):
        steps += 12 if steps < 0 else -12
    moved = (
        replace(clip, notes=tuple(replace(note, pitch=note.pitch + steps) for note in clip.notes)) if isinstance(clip, NoteClip) else clip
        for clip in track.clips
    )
    return replace(track, clips=tuple(moved))


def _with_chords(song: Song, progression: str) -> Song:
    """Give the song with the progression in place of what its first chord track plays; a song without one stays as it is."""
    track = next((track for track in song.tracks if track.role == "chords" or track.id in ("chords", "keys")), None)
    if track is None:
        return song
    phrase = chords(progression, key=song.key or Key())
    first = track.clips[0] if track.clips else None
    new = NoteClip(first.id if first else clip_id(track.id), first.start if first else 0, phrase.length, phrase.notes)
    return replace(song, tracks=tuple(replace(track, clips=(new,)) if each is track else each for each in song.tracks))
