"""Seats: the numbers by which a desk speaks of students, so that a page without names tells nobody's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from musiclab.classroom.roster import Student
from musiclab.language import say


@dataclass(frozen=True, slots=True)
class Seats:
    """Students in the order in which they are shown; a seat is counted from 1.

    >>> seats = Seats((Student("mira", "Mira Sato"), Student("ben", "Ben Aalto")))
    >>> seats.of("ben"), seats.name("2"), seats.first("1")
    ('2', 'Ben Aalto', 'Mira')
    """

    students: tuple[Student, ...]
    anonymous: bool = False

    def of(self, id: str) -> str:
        """Give the seat of a student, as text; empty for somebody who has none."""
        return next((str(at) for at, student in enumerate(self.students, 1) if student.id == id), "")

    def student(self, seat: str) -> Student | None:
        """Give who has a seat."""
        at = int(seat) if seat.isascii() and seat.isdigit() and len(seat) < 9 else 0
        return self.students[at - 1] if 1 <= at <= len(self.students) else None

    def name(self, seat: str) -> str:
        """Give the name that is shown."""
        student = self.student(seat)
        if student is None or self.anonymous:
            return say("Student {number}", number=seat)
        return student.name

    def first(self, seat: str) -> str:
        """Give the name by which somebody is spoken to: the first of several words."""
        return self.name(seat) if self.anonymous else (self.name(seat).split() or [self.name(seat)])[0]


def seated(students: Sequence[Student], *, anonymous: bool = False, seed: int = 0) -> Seats:
    """Seat students in the order of the class list, or shuffled by a seed and without their names.

    >>> [student.id for student in seated([Student("a"), Student("b"), Student("c")], anonymous=True, seed=2).students]
    ['b', 'c', 'a']
    """
    order = list(students)
    if anonymous:
        Random(seed).shuffle(order)
    return Seats(tuple(order), anonymous)
