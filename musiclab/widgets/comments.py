"""What somebody says of a place in a song, as a player shows it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from musiclab.errors import SongError
from musiclab.language import say
from musiclab.song.limits import MOST_CHANGES, at_most, number, shown, whole, words
from musiclab.song.time import PER_BEAT, Meter, bar_start

LONGEST = 2000
"""Characters of a comment."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark at a place: its bar and beat, counted from 1, who says it, and what.

    >>> Comment(9, "Jonas", "Could the guitar wait until here?").beat
    1
    """

    bar: int
    who: str
    text: str
    beat: float = 1

    def __post_init__(self) -> None:
        whole(self.bar, say("The bar of a comment"), 1, 100_000)
        number(self.beat, say("The beat of a comment"), 1, 65)
        words(self.who, say("The name beside a comment"))
        if not isinstance(self.text, str) or not 0 < len(self.text.strip()) <= LONGEST:
            raise SongError(say("A comment came as {text}. Write a text of at most {most} characters.", text=shown(self.text), most=LONGEST))


def comment_rows(comments: Iterable[Comment | Sequence[object]], meter: Sequence[Meter], *, kept: Iterable[tuple[int, str, str]] = ()) -> str:
    """Give comments as the page reads them: ticks, names and texts. ``(9, "Jonas", "Could it wait?")`` is a comment too.

    ``kept`` are comments whose ticks are known already.

    >>> comment_rows([(2, "Jo", "Here")], (Meter(),))
    '[[3840, "Jo", "Here"]]'
    """
    made = [one if isinstance(one, Comment) else _made(one) for one in comments]
    at_most(len(made), MOST_CHANGES, say("comments"))
    rows = [(bar_start(meter, one.bar) + round((one.beat - 1) * PER_BEAT), one.who, one.text) for one in made]
    return json.dumps(sorted([*rows, *kept], key=lambda row: row[0]))


def _made(row: Sequence[object]) -> Comment:
    try:
        return Comment(*row)  # type: ignore[arg-type]
    except TypeError:
        raise SongError(say("A comment came as {row}. Write a bar, a name and a text, such as (9, \"Jonas\", \"Could it wait?\").", row=shown(row))) from None
