"""What students type, as edits: a beat, a melody or a progression goes into a clip at a bar of a track."""

from __future__ import annotations

from dataclasses import replace

from musiclab.edit.edits import (
    AddClip,
    AddTrack,
    Batch,
    Edit,
    PutNotes,
    RemoveClip,
    RemoveNotes,
    SetClip,
    SetTrack,
)
from musiclab.errors import SongError, SoundError
from musiclab.language import say
from musiclab.song.clips import NoteClip
from musiclab.song.drums import drum_pitch
from musiclab.song.identity import make_id
from musiclab.song.model import Song, Track
from musiclab.song.text import Phrase
from musiclab.song.text import beat as read_beat
from musiclab.song.text import chords as read_chords
from musiclab.song.text import melody as read_melody
from musiclab.song.time import PER_BEAT, Tick, bar_start
from musiclab.sound.instruments import find

DRUMS = "drums"
SIXTEENTH = PER_BEAT // 4
PLAIN = "piano"


def write_beat(song: Song, sound: str, text: str, *, track: str, at: int, times: int | None, step: Tick) -> Edit:
    """Give the edit that puts a row of hits of one drum into the clip at bar ``at``, in place of that drum's row.

    Rows of one clip are made equally long: a shorter one is played again until the longest is over.
    """
    pitch = drum_pitch(sound)
    row = read_beat(text, pitch=pitch, step=step)
    found = find_track(song, track)
    start = bar_start(song.meter, at)
    clip = _clip_at(found, start) if found else None
    if found is None or clip is None:
        new = NoteClip(_clip_id(song, track, at), start, row.length, row.notes, times or 1)
        return _with_track(song, found, track, find(DRUMS).name, new, role=DRUMS)
    others = Phrase(tuple(n for n in clip.notes if n.pitch != pitch), clip.length)
    length = max(row.length, clip.length)
    notes = (*filled(row, length).notes, *filled(others, length).notes)
    edits: list[Edit] = [RemoveNotes(clip.id, tuple((n.start, n.pitch) for n in clip.notes)), PutNotes(clip.id, notes)]
    if length != clip.length:
        edits.append(SetClip(clip.id, "length", length))
    if times is not None and times != clip.repeats:
        edits.append(SetClip(clip.id, "repeats", times))
    return Batch(tuple(edits))


def write_melody(song: Song, track: str, text: str, *, at: int, times: int, instrument: str | None) -> Edit:
    """Give the edit that puts a melody at bar ``at`` of a track, in place of the clip that begins there."""
    return _write(song, track, read_melody(text), at=at, times=times, instrument=instrument, role="")


def write_chords(song: Song, track: str, text: str, *, at: int, times: int, instrument: str | None) -> Edit:
    """Give the edit that puts a progression at bar ``at`` of a track, in place of the clip that begins there."""
    phrase = read_chords(text, key=song.key, bar=_bar(song, bar_start(song.meter, at)))
    return _write(song, track, phrase, at=at, times=times, instrument=instrument, role="chords")


def find_track(song: Song, name: str) -> Track | None:
    """Give the track of that id or name, or None."""
    wanted = name.strip().lower()
    return next((t for t in song.tracks if wanted in (t.id, t.name.lower())), None)


def the_track(song: Song, name: str) -> Track:
    """Give the track of that id or name; SongError where there is none."""
    found = find_track(song, name)
    if found is None:
        names = ", ".join(t.id for t in song.tracks) or say("no tracks yet")
        raise SongError(say("There is no track {name!r}. The song has {names}.", name=name, names=names))
    return found


def filled(phrase: Phrase, length: Tick) -> Phrase:
    """Play a phrase again and again until ``length`` is full; what reaches over is left out.

    >>> filled(Phrase((Note(0, 36),), 960), 2880).notes[2].start
    1920
    """
    rounds = range(0, length, phrase.length)
    notes = (replace(n, start=first + n.start) for first in rounds for n in phrase.notes)
    return Phrase(tuple(n for n in notes if n.start < length), length)


def _write(song: Song, track: str, phrase: Phrase, *, at: int, times: int, instrument: str | None, role: str) -> Edit:
    start = bar_start(song.meter, at)
    bar = _bar(song, start)
    length = max(-(-phrase.length // bar) * bar, bar)
    clip = NoteClip(_clip_id(song, track, at), start, length, phrase.notes, times)
    found = find_track(song, track)
    if found is None:
        return _with_track(song, None, track, _instrument(track, instrument), clip, role=role)
    there = _clip_at(found, start)
    edits: list[Edit] = [RemoveClip(there.id)] if there else []
    edits.append(AddClip(found.id, replace(clip, id=there.id) if there else clip))
    if instrument is not None:
        edits.append(SetTrack(found.id, "instrument", find(instrument).name))
    return Batch(tuple(edits))


def _with_track(song: Song, found: Track | None, name: str, instrument: str, clip: NoteClip, *, role: str) -> Edit:
    if found:
        return AddClip(found.id, clip)
    id = make_id(name, {t.id for t in song.tracks})
    return AddTrack(Track(id, name, instrument, (clip,), role=role))


def _instrument(track: str, instrument: str | None) -> str:
    """Give the instrument asked for, or the one that the track is named after, or a piano."""
    if instrument is not None:
        return find(instrument).name
    try:
        return find(track).name
    except SoundError:
        return PLAIN


def _clip_at(track: Track, start: Tick) -> NoteClip | None:
    return next((c for c in track.clips if c.start == start and isinstance(c, NoteClip)), None)


def _clip_id(song: Song, track: str, at: int) -> str:
    return make_id(f"{track[:40]}-{at}", {clip.id for t in song.tracks for clip in t.clips})


def _bar(song: Song, start: Tick) -> Tick:
    return next(meter.bar for meter in reversed(song.meter) if meter.at <= start)
