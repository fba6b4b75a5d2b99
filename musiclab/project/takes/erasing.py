"""Deleting a take: a voice is personal, so that nothing of it stays, on the disk or in memory."""

from __future__ import annotations

from pathlib import Path

from musiclab.edit.edits import Batch, Edit, RemoveClip
from musiclab.errors import SoundError
from musiclab.language import say
from musiclab.project.held import Held
from musiclab.project.takes.reading import reader_of
from musiclab.project.takes.recovery import Recovery
from musiclab.project.takes.shelf import TakeShelf
from musiclab.song.clips import AudioClip
from musiclab.song.model import Song


def erase_take(song: Held, shelf: TakeShelf, recovery: Recovery, name: object, *, force: bool) -> None:
    """Delete a take; one that the song uses only by ``force``, with its clips, as one step.

    Undo brings the clips back, but never the sound.
    """
    info = shelf.find(name)
    tracks = tracks_with(song.value, info.name)
    if tracks and not force:
        raise SoundError(
            say("The take {title!r} is heard on {tracks}, so it was not deleted. Remove its clips first, or delete it with them.",
                title=info.title or info.name, tracks=", ".join(tracks))
        )
    if tracks:
        song.change(lambda now: _without(now, info.name), name=say("delete the take {title}, whose sound does not come back", title=info.title))
    shelf.erase(info.name)
    recovery.silence(info)
    forget(song.folder)


def forget(project: Path) -> None:
    """Let go of every recording of a project that is in memory."""
    from musiclab.project.hearing import forget_heard
    from musiclab.render.treated import forget_copies
    from musiclab.widgets.take_parts import forget_parts

    reader_of(project).forget()
    forget_copies()
    forget_parts()
    forget_heard()


def takes_used(song: Song) -> tuple[str, ...]:
    """Give the names of the takes that a song uses, each once."""
    return tuple(dict.fromkeys(take for track in song.tracks for clip in track.clips if isinstance(clip, AudioClip) for take in clip.takes))


def tracks_with(song: Song, take: str) -> list[str]:
    """Give the names of the tracks that a take is heard on."""
    return [track.name or track.id for track in song.tracks if any(take in clip.takes for clip in track.clips if isinstance(clip, AudioClip))]


def _without(song: Song, take: str) -> Edit:
    clips = [clip.id for track in song.tracks for clip in track.clips if isinstance(clip, AudioClip) and take in clip.takes]
    return Batch(tuple(map(RemoveClip, clips)))
