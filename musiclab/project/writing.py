"""What students type, as edits: a beat, a melody or a progression goes into a clip at a bar of a track."""

from __future__ import annotations

from dataclasses import replace

from musiclab.edit.edits import AddClip, AddTrack, Batch, Edit, RemoveClip, SetTrack
from musiclab.errors import SongError, SoundError
from musiclab.language import say
from musiclab.project.beat_rows import Row, Rows, row_into
from musiclab.song.clips import Clip, NoteClip
from musiclab.song.identity import make_id
from musiclab.song.limits import shown
from musiclab.song.model import Song, Track
from musiclab.song.text import Phrase
from musiclab.song.text import chords as read_chords
from musiclab.song.text import melody as read_melody
from musiclab.song.time import PER_BEAT, Tick, bar_start
from musiclab.sound.instruments import find

DRUMS = "drums"
SIXTEENTH = PER_BEAT // 4
PLAIN = "piano"
MASTER = "master"


def write_row(song: Song, row: Row, *, track: str, at: int, known: Rows) -> Edit:
    """Give the edit that puts a row of hits of one drum into the clip at bar ``at``, in place of that drum's row.

    Rows of one clip are made equally long: a shorter one is played again until the longest is over.
    """
    found = find_track(song, track)
    clip = clip_at(song, track, at)
    if found and not _has_drums(found):
        raise SongError(
            say("The track {track!r} plays {instrument}, which has no drums. Write the beat on a track of its own, such as track='drums'.",
                track=found.name or found.id, instrument=found.instrument)
        )
    if clip:
        return row_into(clip, row, known)
    new = NoteClip(_clip_id(song, track, at), bar_start(song.meter, at), row.phrase.length, row.phrase.notes, 1 if row.times is None else row.times)
    return AddClip(found.id, new) if found else new_track(song, track, find(DRUMS).name, new, role=DRUMS)


def write_melody(song: Song, track: str, text: str, *, at: int, times: int, instrument: str | None) -> Edit:
    """Give the edit that puts a melody at bar ``at`` of a track, in place of the clip that begins there."""
    return _write(song, track, read_melody(text), at=at, times=times, instrument=instrument, role="")


def write_chords(song: Song, track: str, text: str, *, at: int, times: int, instrument: str | None) -> Edit:
    """Give the edit that puts a progression at bar ``at`` of a track, in place of the clip that begins there."""
    phrase = read_chords(text, key=song.key, bar=_bar(song, bar_start(song.meter, at)))
    return _write(song, track, phrase, at=at, times=times, instrument=instrument, role="chords")


def find_track(song: Song, name: str) -> Track | None:
    """Give the track of that id or name, or None; SongError for what can be no name of a track."""
    if not isinstance(name, str) or not name.strip() or name.strip().lower() == MASTER:
        raise SongError(say("A track came as {name}. Name one with a text, such as 'lead'; 'master' is the whole mix.", name=shown(name)))
    wanted = name.strip().lower()
    return next((t for t in song.tracks if wanted in (t.id, t.name.lower())), None)


def the_track(song: Song, name: str) -> Track:
    """Give the track of that id or name; SongError where there is none."""
    found = find_track(song, name)
    if found is None:
        names = ", ".join(t.id for t in song.tracks) or say("no tracks yet")
        raise SongError(say("There is no track {name}. The song has {names}.", name=shown(name), names=names))
    return found


def clip_at(song: Song, track: str, at: int) -> NoteClip | None:
    """Give the clip of notes that begins at bar ``at`` of a track, or None."""
    found, start = find_track(song, track), bar_start(song.meter, at)
    clips = found.clips if found else ()
    return next((clip for clip in clips if clip.start == start and isinstance(clip, NoteClip)), None)


def _has_drums(track: Track) -> bool:
    try:
        return track.role == DRUMS or find(track.instrument).drums
    except SoundError:
        return False


def _write(song: Song, track: str, phrase: Phrase, *, at: int, times: int, instrument: str | None, role: str) -> Edit:
    found = find_track(song, track)
    start = bar_start(song.meter, at)
    bar = _bar(song, start)
    length = max(-(-phrase.length // bar) * bar, bar)
    clip = NoteClip(_clip_id(song, track, at), start, length, phrase.notes, times)
    if found is None:
        return new_track(song, track, instrument_for(track, instrument), clip, role=role)
    there = clip_at(song, track, at)
    edits: list[Edit] = [RemoveClip(there.id)] if there else []
    edits.append(AddClip(found.id, replace(clip, id=there.id) if there else clip))
    if instrument is not None:
        edits.append(SetTrack(found.id, "instrument", find(instrument).name))
    return Batch(tuple(edits))


def new_track(song: Song, name: str, instrument: str, clip: Clip, *, role: str = "") -> Edit:
    """Give the edit that adds a track of that name with one clip."""
    name = name.strip()
    id = make_id(name, {*(t.id for t in song.tracks), MASTER})
    return AddTrack(Track(id, name, instrument, (clip,), role=role))


def instrument_for(track: str, instrument: str | None) -> str:
    """Give the instrument asked for, or the one that the track is named after, or a piano."""
    if instrument is not None:
        return find(instrument).name
    try:
        return find(track).name
    except SoundError:
        return PLAIN


def _clip_id(song: Song, track: str, at: int) -> str:
    return make_id(f"{track[:40]}-{at}", {clip.id for t in song.tracks for clip in t.clips})


def _bar(song: Song, start: Tick) -> Tick:
    return next(meter.bar for meter in reversed(song.meter) if meter.at <= start)
