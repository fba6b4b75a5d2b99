"""The comments on a song that came from somebody else, in a file beside it: ``comments.json``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from musiclab.errors import EditError, ProjectError, SongError
from musiclab.formats.replace_file import replacing
from musiclab.language import say
from musiclab.song.limits import LONGEST_NAME, LONGEST_TICKS, shown
from musiclab.song.wire.shape import listing, record, text, whole
from musiclab.song.wire.strict_json import parse

NAME = "comments.json"
MOST, LONGEST, MOST_BYTES = 500, 2_000, 4_000_000


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody says of a place in a song, which is a tick.

    >>> Remark(3840, "Ms Okafor", "Lovely fill!").tick
    3840
    """

    tick: int
    who: str
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.tick <= LONGEST_TICKS:
            raise ProjectError(say("A comment came at tick {tick}. It has its place in the song.", tick=shown(self.tick)))
        if not self.who or len(self.who) > LONGEST_NAME or not self.who.isprintable():
            raise ProjectError(say("{who} came as the name beside a comment.", who=shown(self.who)))
        if not self.text.strip() or len(self.text) > LONGEST:
            raise ProjectError(say("A comment of {count:,} characters came. It has at most {most:,}.", count=len(self.text), most=LONGEST))


_REMARKS = listing(record(Remark, {"tick": whole, "who": text, "text": text}), most=MOST)


def read_remarks(project: Path) -> tuple[Remark, ...]:
    """Give the comments that lie beside a song, earliest first; none where there is no such file, ProjectError where it cannot be read."""
    try:
        with (project / NAME).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise ProjectError(say("The comments in {folder} are too many to be read. Open the feedback file again.", folder=project))
        return tuple(sorted(_REMARKS.read(parse(data), ""), key=lambda remark: remark.tick))
    except FileNotFoundError:
        return ()
    except (OSError, SongError, EditError) as problem:
        raise ProjectError(say("The comments in {folder} cannot be read: {problem} Open the feedback file again.", folder=project, problem=problem)) from problem


def write_remarks(project: Path, remarks: Iterable[Remark]) -> None:
    """Put comments beside a song, in place of those that were there."""
    body = _REMARKS.write(tuple(remarks))
    with replacing(project / NAME, lasting=True) as part:
        part.write_text(json.dumps(body, ensure_ascii=False, indent=1) + "\n", "utf-8")
