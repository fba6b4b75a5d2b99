"""The recordings that a song plays, and when what is in them comes in the song."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from musiclab.check.finding import Finding
from musiclab.check.work import Work
from musiclab.errors import MusicLabError
from musiclab.language import say
from musiclab.listen.take import Hearing
from musiclab.song.clips import AudioClip
from musiclab.song.tempo import seconds_at
from musiclab.song.time import Tick
from musiclab.theory.sounding import heard_tracks


@dataclass(frozen=True, slots=True)
class Played:
    """A stretch of a take that the song plays: from tick ``start`` to ``end``, beginning ``offset`` seconds into the take's copy."""

    track: str
    clip: AudioClip
    take: str
    start: Tick
    end: Tick
    offset: float


def played_takes(work: Work) -> tuple[Played, ...]:
    """Give the stretches of recordings that are heard, in the order of the tracks; repeats of a clip count once."""
    return tuple(
        stretch for track in heard_tracks(work.song) for clip in track.clips if isinstance(clip, AudioClip) for stretch in _stretches(track.id, clip)
    )


def _stretches(track: str, clip: AudioClip) -> Iterator[Played]:
    rows = [(0, clip.take, clip.offset), *((join.at, join.take, join.offset) for join in clip.joins if join.at < clip.length)]
    ends = [*(at for at, _, _ in rows[1:]), clip.length]
    for (at, take, offset), end in zip(rows, ends, strict=True):
        yield Played(track, clip, take, clip.start + at, clip.start + end, offset)


def hearing_of(work: Work, take: str) -> Hearing | None:
    """Listen to a take; None where it is not there or cannot be heard."""
    if work.hears is None:
        return None
    try:
        return work.hears(take)
    except MusicLabError:
        return None


def hearings(work: Work) -> dict[str, tuple[Played, Hearing]]:
    """Give each take that is heard, once: where the song plays it first, and what is heard in it."""
    found: dict[str, tuple[Played, Hearing]] = {}
    for played in played_takes(work):
        if played.take not in found and (heard := hearing_of(work, played.take)):
            found[played.take] = (played, heard)
    return found


def seconds_in_song(work: Work, played: Played, second: float) -> float | None:
    """Give the second of the song where a second of a take is heard; None where it is not, or the clip is turned round."""
    if played.clip.reverse:
        return None
    begins = seconds_at(work.song.tempo, played.start)
    at = begins + second * played.clip.stretch - played.offset
    return at if begins - 1e-6 <= at < seconds_at(work.song.tempo, played.end) else None


def nothing_recorded(work: Work) -> Finding:
    """Give the finding that there is no recording to listen to."""
    there = bool(played_takes(work))
    found = say("The recording is not beside the song.") if there else say("No recording is heard in the song yet.")
    hint = say("Record a take with song.record(), or put in a sound file with song.add_audio('voice', 'file.wav')." if not there else "Put the file back into the project's takes folder.")
    return Finding(False, say("Record a take"), found, say("This check listens to a recording."), hint)
