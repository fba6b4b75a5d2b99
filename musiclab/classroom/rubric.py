"""The rubric of an assignment: what a teacher listens for, and how far each of it has come."""

from __future__ import annotations

from dataclasses import dataclass

from musiclab.errors import ClassroomError
from musiclab.language import say
from musiclab.song.limits import LONGEST_NAME, shown

LEVELS = ("Starting", "Growing", "Secure", "Beyond")
"""How far something has come, from the first step on."""
MOST_CRITERIA = 20
MOST_POINTS = 10_000.0


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that a teacher listens for, such as groove: ``about`` says it in a few words, ``points`` what the highest level counts.

    >>> Criterion("Groove", "feel, steadiness").points_at(2)
    3.0
    """

    name: str
    about: str = ""
    points: float = 4.0

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ClassroomError(say("A criterion came without a name. Name what you listen for, such as Groove."))
        for text in (self.name, self.about):
            if len(text) > LONGEST_NAME or not text.isprintable():
                raise ClassroomError(say("{text} came in a rubric. Use at most {most} characters on one line.", text=shown(text), most=LONGEST_NAME))
        if not 0 <= self.points <= MOST_POINTS:
            raise ClassroomError(say("{points} points came for {name}. Use 0 to {most:g}.", points=shown(self.points), name=self.name, most=MOST_POINTS))

    def points_at(self, level: int) -> float:
        """Give the points of a level from 0 (starting) to 3 (beyond): a quarter of all for each step."""
        return self.points * (level + 1) / len(LEVELS)


def check_rubric(rubric: tuple[Criterion, ...]) -> None:
    """Refuse a rubric with two criteria of one name, or with more than 20."""
    names = [criterion.name for criterion in rubric]
    if len(set(names)) < len(names) or len(names) > MOST_CRITERIA:
        raise ClassroomError(say("A rubric has at most {most} criteria, each with a name of its own. This came: {names}.", most=MOST_CRITERIA, names=", ".join(names[:30])))


def read_criterion(text: str) -> Criterion:
    """Read a criterion as a teacher types it: a name, after a colon what it is about, after ``=`` its points.

    >>> read_criterion("Groove: feel, steadiness = 6")
    Criterion(name='Groove', about='feel, steadiness', points=6.0)
    """
    words, _, points = text.partition("=")
    name, _, about = words.partition(":")
    try:
        counted = float(points) if points.strip() else 4.0
    except ValueError:
        raise ClassroomError(say("{text} came as a criterion. Write it like this: Groove: feel, steadiness = 4", text=shown(text))) from None
    return Criterion(name.strip(), about.strip(), counted)
