"""A class list as a CSV file, as schools' programs write them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from musiclab.classroom.roster import MOST_STUDENTS, STUDENT_ID, Roster, Student
from musiclab.errors import ClassroomError
from musiclab.language import say
from musiclab.song.identity import make_id

MOST_BYTES = 5_000_000
ID_HEADS = ("id", "student id", "student_id", "username", "user name", "login", "sis login id", "sis user id", "id number", "benutzername", "identifiant")
NAME_HEADS = ("name", "student", "student name", "full name", "fullname", "display name", "vollständiger name", "nom complet")
FIRST_HEADS = ("first name", "firstname", "given name", "vorname", "prénom")
LAST_HEADS = ("last name", "lastname", "surname", "family name", "nachname", "nom")
MAIL_HEADS = ("email", "e-mail", "email address", "mail", "e-mail-adresse", "emailaddress")
GROUP_HEADS = ("group", "groups", "section", "gruppe", "groupe")


def read_roster(path: Path) -> Roster:
    """Read a class list; ClassroomError, with the line, for what is none."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ClassroomError(say("{path} is too large to be a class list.", path=path))
        data = path.read_bytes()
    except OSError as problem:
        raise ClassroomError(say("The class list {path} cannot be read: {reason}.", path=path, reason=problem.strerror)) from problem
    return parse_roster(data)


def parse_roster(data: bytes) -> Roster:
    r"""Read the bytes of a class list: with commas, semicolons or tabs, in UTF-8, UTF-16 or Windows' own signs, with or without a first row of names.

    A row needs a name or an id; the other is made from it. Columns are found by the names that Moodle, Canvas and Google Classroom give them.

    >>> parse_roster(b"name;group\nMira Sato;A").students
    (Student(id='mira-sato', name='Mira Sato', group='A'),)
    """
    rows = [[cell.strip() for cell in row] for row in _rows(_decoded(data)) if any(cell.strip() for cell in row)]
    if not rows:
        raise ClassroomError(say("The class list is empty. Write a row for each student: id, name, group."))
    columns = _columns(rows[0])
    body = rows[1:] if columns else rows
    if len(body) > MOST_STUDENTS:
        raise ClassroomError(say("{count:,} students came in one list, and the most is {most:,}. Make several classes.", count=len(body), most=MOST_STUDENTS))
    students: list[Student] = []
    for row in body:
        students.append(_student(row, columns or _plain_columns(row), {student.id for student in students}))
    return Roster(tuple(students))


def write_roster(roster: Roster) -> bytes:
    """Give a class list as the bytes of its file.

    >>> parse_roster(write_roster(Roster((Student("mira", "Mira Sato"),)))).find("mira").name
    'Mira Sato'
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(("id", "name", "group"))
    writer.writerows((student.id, student.name, student.group) for student in roster.students)
    return text.getvalue().encode()


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _rows(text: str) -> list[list[str]]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    sign = max(",;\t", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text.replace("\0", "")), delimiter=sign))
    except csv.Error as problem:
        raise ClassroomError(say("The class list cannot be read as CSV: {problem}.", problem=problem)) from problem


def _columns(head: Sequence[str]) -> dict[str, int]:
    """Give where which column is; empty where the first row is a student already."""
    plain = [" ".join(name.casefold().split()) for name in head]
    kinds = {"id": ID_HEADS, "name": NAME_HEADS, "first": FIRST_HEADS, "last": LAST_HEADS, "mail": MAIL_HEADS, "group": GROUP_HEADS}
    found = {kind: next((plain.index(name) for name in names if name in plain), -1) for kind, names in kinds.items()}
    known = {kind: at for kind, at in found.items() if at >= 0}
    return known if known.keys() & {"id", "name", "first", "last", "mail"} else {}


def _plain_columns(row: Sequence[str]) -> dict[str, int]:
    return {"name": 0} if len(row) == 1 else {"id": 0, "name": 1, "group": 2}


def _student(row: Sequence[str], columns: dict[str, int], taken: set[str]) -> Student:
    cells = {kind: row[at] if at < len(row) else "" for kind, at in columns.items()}
    name = cells.get("name") or " ".join(filter(None, (cells.get("first"), cells.get("last"))))
    name = " ".join("".join(sign if sign.isprintable() else " " for sign in name).split())
    if "," in name:  # Canvas and others write the surname first
        last, _, first = name.partition(",")
        name = f"{first.strip()} {last.strip()}".strip()
    given = (cells.get("id") or cells.get("mail", "").partition("@")[0]).lower()
    id = given if STUDENT_ID.fullmatch(given) and ".." not in given else make_id(given or name, taken)
    if not (name or given):
        raise ClassroomError(say("A row of the class list has neither a name nor an id: {row}.", row=", ".join(row)[:80]))
    return Student(id, name[:200], cells.get("group", "")[:200])
