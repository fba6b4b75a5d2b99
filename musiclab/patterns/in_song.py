"""A pattern where a song wants it: in the song's metre and key, over the chords that are played there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from musiclab.errors import SongError
from musiclab.patterns.model import Pattern
from musiclab.song.clips import Note, NoteClip
from musiclab.song.key import Key
from musiclab.song.model import Song, Track
from musiclab.song.text.phrase import Phrase
from musiclab.song.time import Meter, Tick

CHORDAL = ("chords", "pad")
FEWEST = 3
"""Pitches that begin together at least, for a track without a stated role to be taken for the chords."""


def placed(pattern: Pattern, song: Song, *, at: Tick, bars: int | None = None) -> Phrase:
    """Give the notes of a pattern as it is played in a song from tick ``at`` on, for ``bars`` bars or one round.

    A pattern with a pitch follows the chords that the song plays there; where it plays none, the home chord of its key, or
    of C major. SongError where the pattern does not fit the metre.

    >>> from musiclab.patterns import pattern
    >>> placed(pattern("house-four-on-the-floor"), Song(), at=0).length
    3840
    """
    meter = meter_at(song, at)
    rounds = bars if bars is not None else -(-pattern.length // meter.bar)
    if pattern.role == "drums":
        return pattern.realise(bars=rounds, meter=meter)
    key = song.key or Key()
    under = chords_under(song, at, rounds * meter.bar)
    try:
        return pattern.realise(under, bars=rounds, key=key, meter=meter)
    except SongError:
        if under is None:
            raise
        return pattern.realise(None, bars=rounds, key=key, meter=meter)


def chords_under(song: Song, start: Tick, length: Tick) -> Phrase | None:
    """Give the notes that a song's chords play in a stretch, from tick 0 on; None where nobody plays chords.

    >>> chords_under(Song(), 0, 3840) is None
    True
    """
    for tracks in _candidates(song):
        notes = {(note.start, note.pitch): note for track in tracks for note in _sounding(track, start, length)}
        if notes:
            return Phrase(tuple(notes.values()), length)
    return None


def meter_at(song: Song, tick: Tick) -> Meter:
    """Give the metre that holds at a tick, as if it held from the beginning."""
    return replace(next(meter for meter in reversed(song.meter) if meter.at <= tick), at=0)


def _candidates(song: Song) -> Iterator[list[Track]]:
    """Give the tracks that may play the chords, the likeliest first."""
    for role in CHORDAL:
        yield [track for track in song.tracks if track.role == role]
    yield [track for track in song.tracks if track.role == "" and _plays_chords(track)]


def _plays_chords(track: Track) -> bool:
    begins: dict[tuple[str, Tick], int] = {}
    for clip in track.clips:
        for note in clip.notes if isinstance(clip, NoteClip) else ():
            begins[clip.id, note.start] = begins.get((clip.id, note.start), 0) + 1
    return bool(begins) and max(begins.values()) >= FEWEST


def _sounding(track: Track, start: Tick, length: Tick) -> Iterator[Note]:
    """Give the notes of a track that sound in a stretch, cut to it."""
    for clip in track.clips:
        if not isinstance(clip, NoteClip):
            continue
        for turn in range(max((start - clip.start) // clip.length, 0), clip.repeats):
            first = clip.start + turn * clip.length - start
            if first >= length:
                break
            yield from _within(clip, first, length)


def _within(clip: NoteClip, first: Tick, length: Tick) -> Iterator[Note]:
    for note in clip.notes:
        begins, ends = max(first + note.start, 0), min(first + min(note.start + note.duration, clip.length), length)
        if note.start < clip.length and begins < ends:
            yield replace(note, start=begins, duration=ends - begins)
