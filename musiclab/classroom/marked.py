"""What the checks say of one submission: made by reading, kept in the gradebook, and never changed afterwards."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from musiclab.classroom.assignment_json import TIME, read_file
from musiclab.classroom.plain_json import facts
from musiclab.errors import ClassroomError
from musiclab.language import say
from musiclab.song.limits import LONGEST_NAME, shown
from musiclab.song.wire.shape import listing, number, record, text

FORMAT, VERSION = "musiclab-marked", 1
MOST_REPORTS = 100
MOST_CHANGED = 200
LONGEST_SENTENCE = 2_000


@dataclass(frozen=True, slots=True)
class Marked:
    """What was heard in a submission, and how much of what was asked is there: ``credit`` from 0 to 1.

    ``digest`` is that of the submission, ``checks`` says which checks listened ("VERSION/first 12 of the SHA-256 of checks.py"). ``reports`` hold what
    :func:`musiclab.check.report_json.report_json` gives for each task, and the name of its ``song``; ``facts`` are what a teacher reads at once: key,
    tempo, bars, seconds, tracks. ``changed`` are locked things that came back otherwise, as sentences, and ``trouble`` is one about what could not be read.
    """

    student: str
    assignment: str
    digest: str
    checks: str
    when: datetime
    credit: float = 0.0
    reports: tuple[Mapping[str, object], ...] = ()
    facts: Mapping[str, object] = field(default_factory=dict)
    changed: tuple[str, ...] = ()
    trouble: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "reports", tuple(self.reports))
        object.__setattr__(self, "changed", tuple(self.changed))
        for name in (self.student, self.assignment, self.digest, self.checks):
            if len(name) > LONGEST_NAME or not name.isprintable():
                raise ClassroomError(say("{name} came where a mark says whose it is. Mark the submission again.", name=shown(name)))
        if not 0 <= self.credit <= 1:
            raise ClassroomError(say("{credit} came as how much is there. Use a number from 0 to 1.", credit=shown(self.credit)))
        if self.when.tzinfo is None:
            raise ClassroomError(say("A mark came with a time that knows no time zone. Mark the submission again."))
        if len(self.reports) > MOST_REPORTS or len(self.changed) > MOST_CHANGED or any(len(one) > LONGEST_SENTENCE for one in (*self.changed, self.trouble)):
            raise ClassroomError(say("A mark came with far more to say than one has. Mark the submission again."))


_MARKED = record(Marked, {
    "student": text, "assignment": text, "digest": text, "checks": text, "when": TIME, "credit": number, "reports": listing(facts, most=MOST_REPORTS),
    "facts": facts, "changed": listing(text, most=MOST_CHANGED), "trouble": text,
})  # fmt: skip


def write_marked(marked: Marked) -> bytes:
    """Give a marking as JSON: equal ones give equal bytes."""
    body = _MARKED.write(marked)
    return json.dumps({"format": FORMAT, "version": VERSION, **(body if isinstance(body, dict) else {})}, ensure_ascii=False, sort_keys=True).encode()


def read_marked(data: bytes) -> Marked:
    """Read a marking; ClassroomError in a sentence for anything else.

    >>> from datetime import UTC
    >>> marked = Marked("mira", "first-beat", "ab12", "0.1.0/cd34", datetime(2026, 12, 4, tzinfo=UTC), 0.75)
    >>> read_marked(write_marked(marked)) == marked
    True
    """
    return read_file(data, _MARKED, kind=FORMAT, version=VERSION, what=say("a marking"))
