"""The one table of a gradebook: entries that are added and never changed, in SQLite and in PostgreSQL."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Executable,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    event,
    func,
    select,
    text,
)

MARKED, TEACHER = "marked", "teacher"
LONGEST = 200

metadata = MetaData()
entries = Table(
    "entries",
    metadata,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("kind", String(16), nullable=False),
    Column("assignment", String(LONGEST), nullable=False),
    Column("student", String(LONGEST), nullable=False),
    Column("digest", String(LONGEST), nullable=False),
    Column("author", String(LONGEST), nullable=False),
    Column("at", String(40), nullable=False),
    Column("body", Text, nullable=False),
)
"""``author`` is who made the entry: the checks and their version, or the teacher; ``at`` is when, with its zone; ``body`` is the value as JSON."""
Index("entries_newest", entries.c.assignment, entries.c.kind, entries.c.student, entries.c.id)

KEEPS = {
    "sqlite": "CREATE TRIGGER entries_stay_{name} BEFORE {doing} ON entries BEGIN SELECT RAISE(ABORT, 'entries stay as they are'); END",
    "postgresql": "CREATE RULE entries_stay_{name} AS ON {doing} TO entries DO INSTEAD NOTHING",
}
"""How each database is told that entries stay as they are."""


def _keep_as_they_are(table: Table, connection: Connection, **_: object) -> None:
    for doing in ("UPDATE", "DELETE"):
        connection.execute(text(KEEPS[connection.dialect.name].format(name=doing.lower(), doing=doing)))


event.listen(entries, "after_create", _keep_as_they_are)


def newest(assignment: str, kind: str) -> Executable:
    """Ask for the student and the body of the newest entry of each student."""
    last = select(func.max(entries.c.id)).where(entries.c.assignment == assignment, entries.c.kind == kind).group_by(entries.c.student)
    return select(entries.c.student, entries.c.body).where(entries.c.id.in_(last)).order_by(entries.c.student)


def told(assignment: str, student: str) -> Executable:
    """Ask for the kind and the body of every entry about one student, oldest first."""
    about = (entries.c.assignment == assignment, entries.c.student == student)
    return select(entries.c.kind, entries.c.body).where(*about).order_by(entries.c.id)
