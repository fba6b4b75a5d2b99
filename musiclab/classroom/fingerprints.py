"""Fingerprints of a class list: a mistyped name is found, and the list itself is not given away."""

from __future__ import annotations

from collections.abc import Collection
from hashlib import sha256

from musiclab.classroom.roster import Roster, name_key

LENGTH = 12


def fingerprint(assignment: str, text: str) -> str:
    """Give the fingerprint of a name or an id, which is another one in every assignment.

    >>> fingerprint("first-beat", "Mira Sato") == fingerprint("first-beat", "sato, mira")
    True
    """
    return sha256(f"{assignment}:{name_key(text)}".encode()).hexdigest()[:LENGTH]


def fingerprints(assignment: str, roster: Roster) -> frozenset[str]:
    """Give the fingerprints of everybody in a class: of the id and of the name, one after the other."""
    return frozenset(fingerprint(assignment, student.id) + fingerprint(assignment, student.name) for student in roster.students)


def identity(assignment: str, text: str, known: Collection[str]) -> str:
    """Give the fingerprint of the id of whoever has this name or id; nothing where the class has nobody of that name.

    >>> from musiclab.classroom.roster import Student
    >>> known = fingerprints("first-beat", Roster((Student("mira", "Mira Sato"),)))
    >>> identity("first-beat", "Mira Sato", known) == identity("first-beat", "mira", known) == fingerprint("first-beat", "mira")
    True
    """
    asked = fingerprint(assignment, text)
    return next((pair[:LENGTH] for pair in sorted(known) if asked in (pair[:LENGTH], pair[LENGTH:])), "")
