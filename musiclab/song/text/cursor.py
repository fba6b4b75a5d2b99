"""Reading a notation from left to right, with every complaint pointing at its character."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import NoReturn

from musiclab.errors import TextError
from musiclab.language import say
from musiclab.song.text.timing import ACCENT, NORMAL, SOFT
from musiclab.song.time import PER_BEAT

FREE = re.compile(r"[\s|]*")
BEATS = re.compile(r"(\d{1,6})/(\d{1,6})|\d{1,6}(?:\.\d{1,6})?|\.\d{1,6}", re.ASCII)
MARKS = {"!": ACCENT, "?": SOFT}
VELOCITY = re.compile(r"@(\d{0,4})", re.ASCII)


@dataclass(slots=True)
class Cursor:
    """A place in a text."""

    text: str
    at: int = 0

    def skip_free(self) -> bool:
        """Go past spaces and bar lines; say whether something is left."""
        found = FREE.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.at < len(self.text)

    @property
    def sign(self) -> str:
        """The character here, or nothing at the end."""
        return self.text[self.at : self.at + 1]

    def take(self, sign: str) -> bool:
        """Go past ``sign`` where it stands here."""
        found = self.text.startswith(sign, self.at)
        self.at += len(sign) if found else 0
        return found

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Go past what the pattern finds here."""
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return found

    def refuse(self, sentence: str, at: int | None = None) -> NoReturn:
        """Raise the sentence, pointing here or at ``at``."""
        raise TextError(sentence, text=self.text, at=self.at if at is None else at)

    def mark(self) -> int | None:
        """Read an accent ``!``, a soft mark ``?`` or a loudness such as ``@88`` as a velocity."""
        if self.sign == "@":
            return self.velocity()
        velocity = MARKS.get(self.sign)
        self.at += velocity is not None
        return velocity

    def velocity(self) -> int:
        """Read a loudness such as ``@88``."""
        start, found = self.at, self.match(VELOCITY)
        if not found or not found[1] or not 1 <= int(found[1]) <= 127:
            self.refuse(say("A loudness from 1 to 127 has to follow the sign @, as in @88."), start)
        return int(found[1])

    def beats(self) -> Fraction | None:
        """Read a duration such as ``:2``, ``:0.5`` or ``:1/3``, in beats, or None where there is none."""
        if not self.take(":"):
            return None
        start = self.at
        found = self.match(BEATS)
        if not found:
            self.refuse(say("A duration in beats has to follow the colon, such as :2, :0.5 or :1/3."))
        if found[2] and not 1 <= int(found[2]) <= PER_BEAT:
            self.refuse(say("A beat divided by {parts} came. It divides into 1 to {most} parts, as in :1/3.", parts=found[2], most=PER_BEAT), start)
        beats = Fraction(found[0])
        if beats == 0:
            self.refuse(say("A duration of no beats came. Write a length, such as :0.5."), start)
        return beats

    def marks_and_beats(self) -> tuple[int | None, Fraction | None]:
        """Read a mark and a duration, in either order."""
        first = self.mark()
        beats = self.beats()
        return (self.mark() if first is None else first), beats


def loudness(mark: int | None) -> int:
    """Give the velocity of a mark, or the normal one."""
    return NORMAL if mark is None else mark
