"""The word ``hand_in``: the last cell of an assignment's notebook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from musiclab.classroom.handing_in import Receipt, hand_in_work
from musiclab.classroom.missing import not_yet_there
from musiclab.classroom.workplace import Workplace, check_student, known_here, workplace_around
from musiclab.errors import ClassroomError
from musiclab.language import say

if TYPE_CHECKING:
    from musiclab.widgets.hand_in import HandIn


def hand_in() -> HandIn:
    """Hand in this assignment: shows a button, which looks first whether everything is there, and gives a receipt of eight words.

    ClassroomError where the notebook belongs to no assignment.
    """
    from musiclab.widgets.hand_in import HandIn

    return HandIn(HandingDesk(workplace_around(Path.cwd())))


def _now() -> datetime:
    return datetime.now(UTC)


class HandingDesk:
    """Hands in the work of one assignment, and remembers what was said of it; ``now`` tells the time, and is there to be replaced in tests."""

    def __init__(self, place: Workplace, *, now: Callable[[], datetime] = _now) -> None:
        self._place, self._now = place, now
        self._student = known_here(place.assignment, place.folder)
        self._open: tuple[str, ...] | None = None
        self._receipt: Receipt | None = None

    def page(self) -> Mapping[str, object]:
        """Give what the page shows."""
        assignment = self._place.assignment
        due = say("Due {due}", due=assignment.due_words) if assignment.due else ""
        opened = None if self._open is None else list(self._open)
        return {"title": assignment.title, "due": due, "student": self._student, "open": opened, "receipt": self._receipt_page()}

    def words(self) -> str:
        """Give the same as text."""
        return str(self._receipt) if self._receipt else say("{title}: not handed in from here yet.", title=self._place.assignment.title)

    def hand_in(self, student: str, *, anyway: bool, history: bool) -> None:
        """Look at the work, and hand it in where everything is there or it is wanted as it is."""
        self._student = check_student(self._place.assignment, student)
        now = self._now()
        self._open = not_yet_there(self._place, student=self._student, now=now)
        if self._open and not anyway:
            return
        self._receipt = hand_in_work(self._place, self._student, now=now, history=history)
        self._open = ()

    def file(self) -> tuple[str, bytes]:
        """Give the name and the bytes of what was handed in last."""
        if self._receipt is None:
            raise ClassroomError(say("Nothing was handed in from here yet. Press the button first."))
        try:
            return self._receipt.file.name, self._receipt.file.read_bytes()
        except OSError as problem:
            raise ClassroomError(say("{file} cannot be read: {reason}. Hand in once more.", file=self._receipt.file, reason=problem.strerror)) from problem

    def _receipt_page(self) -> Mapping[str, object] | None:
        receipt = self._receipt
        if receipt is None:
            return None
        when = say("{when:%A %d %B, %H:%M}", when=receipt.handed_in)
        return {"words": list(receipt.words), "when": when, "number": receipt.number, "put": receipt.put is not None, "trouble": receipt.trouble, "file": receipt.file.name}
