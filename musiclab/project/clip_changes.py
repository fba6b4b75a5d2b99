"""What becomes of a clip of a recording, in bars of its song: pure functions, and the edit between two clips."""

from __future__ import annotations

from dataclasses import replace
from math import log10
from typing import TYPE_CHECKING

from musiclab.edit.edits import AUDIO_CLIP_FIELDS, AddClip, Batch, Edit, RemoveClip, SetClip
from musiclab.edit.recordings import seconds_in, since, stretched, until
from musiclab.errors import EditError, SongError
from musiclab.language import say
from musiclab.project.bars import bar_of, tick_of
from musiclab.song.clips import AudioClip
from musiclab.song.identity import make_id
from musiclab.song.limits import shown
from musiclab.song.model import Song, Track
from musiclab.song.tempo import seconds_at
from musiclab.song.time import Tick

if TYPE_CHECKING:
    from musiclab.render.takes import Takes

SILENT = 1e-4
LOUDEST_GAIN = 24.0


def between(before: AudioClip, after: AudioClip) -> Edit:
    """Give the edit that makes one clip of a recording of another."""
    changed = [name for name in AUDIO_CLIP_FIELDS if getattr(before, name) != getattr(after, name)]
    return Batch(tuple(SetClip(before.id, name, getattr(after, name)) for name in changed))


def find_clip(song: Song, name: str) -> tuple[Track, AudioClip]:
    """Give the clip of that id, or the first recording of the track of that name; SongError where there is none."""
    clips = [(track, clip) for track in song.tracks for clip in track.clips if isinstance(clip, AudioClip)]
    found = [(track, clip) for track, clip in clips if name == clip.id] or [
        (track, clip) for track, clip in clips if isinstance(name, str) and name.strip().lower() in (track.id, track.name.lower(), clip.name.lower())
    ]
    if not found:
        names = ", ".join(clip.id for _, clip in clips) or say("no recordings yet")
        raise SongError(say("There is no recording {name}. The song has {names}.", name=shown(name), names=names))
    return found[0]


def with_fields(clip: AudioClip, values: dict[str, float]) -> AudioClip:
    """Give a clip with some fields set."""
    return replace(clip, **values)  # type: ignore[arg-type]


def trimmed(song: Song, clip: AudioClip, start: float | None, end: float | None) -> AudioClip:
    """Give a clip from bar ``start`` up to bar ``end``; EditError where they do not lie in it."""
    first = clip.start if start is None else tick_of(song, start)
    last = clip.start + clip.length if end is None else tick_of(song, end)
    if not clip.start <= first < last <= clip.start + clip.length:
        raise EditError(say("The clip lasts from bar {start:g} to {end:g}. Trim it to bars in between.",
                            start=bar_of(song, clip.start), end=bar_of(song, clip.start + clip.length)))
    return since(until(clip, last - clip.start) if last < clip.start + clip.length else clip, first - clip.start, seconds_in(song.tempo))


def split(song: Song, id: str, at: Tick) -> tuple[Edit, str]:
    """Give the edit that cuts a clip in two at a tick, and the id of the second."""
    track, clip = find_clip(song, id)
    if clip.repeats != 1 or not clip.start < at < clip.end:
        raise EditError(say("The clip cannot be cut there. Choose a place inside it; one that is repeated is cut in the studio."))
    new = make_id(clip.id, {one.id for t in song.tracks for one in t.clips})
    first, second = until(clip, at - clip.start), since(clip, at - clip.start, seconds_in(song.tempo))
    return Batch((RemoveClip(id), AddClip(track.id, first), AddClip(track.id, replace(second, id=new)))), new


def normalised(clip: AudioClip, peak: float, peak_db: float) -> AudioClip:
    """Give a clip whose loudest sample comes to ``peak_db``; EditError where it is silent."""
    if peak < SILENT:
        raise EditError(say("The clip is silent, so there is nothing to make louder."))
    return replace(clip, gain_db=min(LOUDEST_GAIN, round(peak_db - 20 * log10(peak), 2)))


def fitted(song: Song, clip: AudioClip, bars: float) -> AudioClip:
    """Give a clip that is stretched so as to last for so many bars."""
    length = tick_of(song, bar_of(song, clip.start) + bars) - clip.start
    if length <= 0:
        raise EditError(say("A clip was to last for {bars} bars. Use more than 0.", bars=shown(bars)))
    now, wanted = (seconds_at(song.tempo, clip.start + ticks) - seconds_at(song.tempo, clip.start) for ticks in (clip.length, length))
    return replace(stretched(clip, clip.stretch * wanted / now), length=length)


def part_of(song: Song, clip: AudioClip, bars: tuple[float, float]) -> tuple[Tick, Tick]:
    """Give the ticks of a clip that lie in some bars of the song, the last one included."""
    first, last = bars
    start, end = tick_of(song, first), tick_of(song, last + 1 if float(last).is_integer() else last)
    return max(0, start - clip.start), min(clip.length, end - clip.start)


def loudest(song: Song, clip: AudioClip, takes: Takes) -> float:
    """Give the loudest sample that a clip plays, before its gain and fades; 1 is full scale."""
    from musiclab.render.comp import stretches
    from musiclab.render.timing import Timing
    from musiclab.render.treated import copy_of

    peaks = [0.0]
    for name in {one.copy for one in stretches(Track("one", clips=(clip,)), Timing(song, 44_100))}:
        samples, rate = copy_of(name, takes)
        for one in stretches(Track("one", clips=(replace(clip, repeats=1),)), Timing(song, rate)):
            part = samples[:, one.offset : one.offset + one.frames]
            peaks.append(float(abs(part).max()) if one.copy == name and part.size else 0.0)
    return max(peaks)
