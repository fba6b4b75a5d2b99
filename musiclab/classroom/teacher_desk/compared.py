"""What one song has that another has not, as a teacher would say it."""

from __future__ import annotations

from collections.abc import Iterator

from musiclab.language import say
from musiclab.song.model import Song, Track
from musiclab.song.time import place_of
from musiclab.theory.difference import difference

MOST = 40
"""Sentences that are said, and no more."""


def compared(song: Song, other: Song) -> tuple[str, ...]:
    """Say what has changed from another song to this one: tempo, key, metre, tracks, notes, sounds, balance, sections.

    >>> from musiclab.song.tempo import Tempo
    >>> compared(Song(tempo=(Tempo(96),)), Song())
    ('The tempo went from 120 to 96 beats a minute.',)
    """
    found = [*_whole(song, other), *_tracks(song, other), *_form(song, other)]
    return tuple(found) if len(found) <= MOST else (*found[:MOST], say("And {count} more.", count=len(found) - MOST))


def _whole(song: Song, other: Song) -> Iterator[str]:
    old, new = other.tempo[0].bpm, song.tempo[0].bpm
    if old != new:
        yield say("The tempo went from {old:g} to {new:g} beats a minute.", old=old, new=new)
    elif other.tempo != song.tempo:
        yield say("The tempo changes in other places.")
    if other.key != song.key:
        yield say("The key went from {old} to {new}.", old=other.key or say("none"), new=song.key or say("none"))
    if other.meter != song.meter:
        yield say("The metre has changed.")
    if other.swing != song.swing:
        yield say("The swing has changed.")


def _tracks(song: Song, other: Song) -> Iterator[str]:
    before, now = {track.id: track for track in other.tracks}, {track.id: track for track in song.tracks}
    for track in song.tracks:
        if track.id not in before:
            yield say("{track} is new: {count} notes.", track=_name(track), count=track.heard_count)
    for track in other.tracks:
        if track.id not in now:
            yield say("{track} is gone.", track=_name(track))
    yield from _notes(song, other, before)
    for track in song.tracks:
        if track.id in before:
            yield from _track(track, before[track.id])


def _notes(song: Song, other: Song, before: dict[str, Track]) -> Iterator[str]:
    """Say which notes are new, by track and bar, and how many are gone."""
    change = difference(song, other)
    for track in song.tracks:
        added = [note.start for note in change.added if note.track == track.id] if track.id in before else []
        if added:
            first, last = (place_of(song.meter, tick).bar for tick in (min(added), max(added)))
            where = say("bar {bar}", bar=first) if first == last else say("bars {first} to {last}", first=first, last=last)
            yield say("{track}: {count} notes are new ({where}).", track=_name(track), count=len(added), where=where)
    if change.removed:
        yield say("{count} notes of before are gone.", count=change.removed)


def _track(track: Track, old: Track) -> Iterator[str]:
    name = _name(track)
    if track.instrument != old.instrument:
        yield say("{track} is played by {new} and was played by {old}.", track=name, new=track.instrument, old=old.instrument)
    if track.volume_db != old.volume_db:
        yield say("{track} is louder.", track=name) if track.volume_db > old.volume_db else say("{track} is softer.", track=name)
    if track.pan != old.pan:
        yield say("{track} stands elsewhere between left and right.", track=name)
    if track.mute != old.mute:
        yield say("{track} is silent.", track=name) if track.mute else say("{track} is heard again.", track=name)
    if (track.effects, track.sends) != (old.effects, old.sends):
        yield say("{track} has other effects.", track=name)


def _form(song: Song, other: Song) -> Iterator[str]:
    if song.sections != other.sections:
        yield say("The sections are now: {names}.", names=", ".join(section.name for section in song.sections[:20]) or say("none"))


def _name(track: Track) -> str:
    return track.name or track.id
