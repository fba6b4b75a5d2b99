"""An assignment: which tasks of a lesson are asked for, until when, and within what bounds."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from musiclab.classroom.rubric import MOST_POINTS, Criterion, check_rubric
from musiclab.classroom.vary import Vary
from musiclab.edit.locks import NO_LOCKS, Locks
from musiclab.errors import ClassroomError
from musiclab.language import say
from musiclab.song.identity import ID
from musiclab.song.limits import LONGEST_NAME, shown

NO_VARIANTS = Vary()
LONGEST_PATH = 1000


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a class is asked to make.

    ``lesson`` names the lesson and ``tasks`` which of its tasks are asked for, the last being the main piece. ``due`` is a time that knows its
    zone, ``zone`` that zone's name ("Europe/Berlin"). ``points`` is what the checks count, the ``rubric`` counts beside them. ``hand_in`` is the
    folder that work is put into, or empty where it is only downloaded. ``known`` are fingerprints of the class list, to find a mistyped name
    without giving the list away; ``seed`` decides the variants.
    """

    id: str
    title: str
    lesson: str
    tasks: tuple[str, ...]
    class_name: str = ""
    due: datetime | None = None
    zone: str = "UTC"
    rubric: tuple[Criterion, ...] = ()
    points: float = 10.0
    locks: Locks = NO_LOCKS
    vary: Vary = NO_VARIANTS
    group: bool = False
    hand_in: str = ""
    seed: int = 0
    known: frozenset[str] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        if not ID.fullmatch(self.id):
            raise ClassroomError(say("{id} came as the name of an assignment. Use up to 64 small letters, figures and hyphens, such as first-beat.", id=shown(self.id)))
        for text in (self.title, self.lesson, self.class_name, *self.tasks):
            if len(text) > LONGEST_NAME or not text.isprintable():
                raise ClassroomError(say("{text} came as a name. Use at most {most} characters on one line.", text=shown(text), most=LONGEST_NAME))
        if not self.tasks or len(set(self.tasks)) < len(self.tasks):
            raise ClassroomError(say("An assignment asks for one task or more, each once. This came: {tasks}.", tasks=shown(self.tasks)))
        if len(self.hand_in) > LONGEST_PATH or not 0 <= self.points <= MOST_POINTS:
            raise ClassroomError(say("{points} points came for the checks. Use 0 to {most:g}.", points=shown(self.points), most=MOST_POINTS))
        check_rubric(self.rubric)
        zone_of(self.zone)
        if self.due is not None and self.due.tzinfo is None:
            raise ClassroomError(say("The due time {due} came without a time zone. Write one, such as Europe/Berlin.", due=self.due))

    @property
    def most(self) -> float:
        """The points of a piece that has everything."""
        return self.points + sum(criterion.points for criterion in self.rubric)

    def late(self, when: datetime | None) -> float:
        """Give by how many seconds a time is past the due one; 0 when it is not, or when nothing is due."""
        return 0.0 if when is None or self.due is None else max((when - self.due).total_seconds(), 0.0)

    @property
    def due_words(self) -> str:
        """The due time as people read it, with its zone; empty where there is none."""
        return "" if self.due is None else say("{due:%A %d %B %Y, %H:%M} ({zone})", due=self.due.astimezone(zone_of(self.zone)), zone=self.zone)


def zone_of(name: str) -> ZoneInfo:
    """Give a time zone by its name; ClassroomError where there is none of that name.

    >>> zone_of("Europe/Berlin").key
    'Europe/Berlin'
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ClassroomError(say("There is no time zone {name}. Use a name such as Europe/Berlin, America/New_York or UTC.", name=shown(name))) from None


def read_due(text: str, zone: str) -> datetime:
    """Read a due time as a teacher types it, ``2026-12-04 16:00``, in the zone of the class; a day alone means its end.

    >>> read_due("2026-12-04", "Europe/Berlin").isoformat()
    '2026-12-04T23:59:00+01:00'
    """
    try:
        due = datetime.fromisoformat(text.strip())
    except ValueError:
        raise ClassroomError(say("{text} came as the due time. Write the day and the time, such as 2026-12-04 16:00.", text=shown(text))) from None
    if len(text.strip()) <= 10:
        due = due.replace(hour=23, minute=59)
    return due if due.tzinfo else due.replace(tzinfo=zone_of(zone))


def seconds_words(seconds: float) -> str:
    """Give a length of time as people say it.

    >>> seconds_words(7300), seconds_words(200_000)
    ('2 hours', '2 days')
    """
    for unit, name in ((86_400, say("{count:.0f} days")), (3600, say("{count:.0f} hours")), (60, say("{count:.0f} minutes"))):
        if seconds >= 2 * unit:
            return name.format(count=seconds // unit)
    return say("a minute") if seconds >= 60 else say("less than a minute")
