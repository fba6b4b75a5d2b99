"""Where a take stands in its song."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.project.takes.info import TakeInfo, decode_info
from musiclab.song.identity import check_id
from musiclab.song.tempo import Tempo, seconds_at


def where(project: Path, take: str) -> TakeInfo:
    """Give what is known of a take. One that somebody has put into the folder by hand begins with the song."""
    check_id(take, say("The name of a take"))
    try:
        return decode_info((project / "takes" / f"{take}.json").read_bytes())
    except (OSError, SongError):
        return TakeInfo(take, rate=44_100, frames=0)


def begins_at(project: Path, take: str, tempos: Sequence[Tempo]) -> float:
    """Give the second of the song at which the first sample of a take would be heard: before 0 for one with a lead."""
    info = where(project, take)
    return seconds_at(tempos, info.start) - info.lead - info.nudge
