"""A gradebook that is open: entries are added, and the newest of each student is read."""

from __future__ import annotations

from types import TracebackType

from sqlalchemy import Executable, inspect

from musiclab.classroom.gradebook.connecting import engine_for, file_of, in_sentences, read_url
from musiclab.classroom.gradebook.entries import MARKED, TEACHER, entries, metadata, newest, told
from musiclab.classroom.marked import Marked, read_marked, write_marked
from musiclab.classroom.teacher_mark import TeacherMark, read_teacher_mark, write_teacher_mark


class Gradebook:
    """The marks of a class, in a SQLite file or a PostgreSQL database: ``Gradebook("sqlite:///class-9b/gradebook.db")``.

    Every marking and every word of a teacher is an entry of its own, so marking again loses nothing. The file is made when the first entry comes.
    It can be used from several threads. ClassroomError, in a sentence, where the database cannot be read or written.

    >>> with Gradebook("sqlite:///nowhere/gradebook.db") as book:
    ...     book.marked("first-beat")
    {}
    """

    def __init__(self, url: str) -> None:
        self._url = read_url(url)
        self._engine = engine_for(self._url)
        self._known = False

    def __enter__(self) -> Gradebook:
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def keep_marked(self, marked: Marked) -> None:
        """Add what the checks say of a submission."""
        self._keep(MARKED, marked, marked.checks, write_marked(marked))

    def keep_teacher(self, mark: TeacherMark) -> None:
        """Add what a teacher says of a submission."""
        self._keep(TEACHER, mark, mark.who, write_teacher_mark(mark))

    def marked(self, assignment: str) -> dict[str, Marked]:
        """Give the newest marking of each student."""
        return {student: read_marked(body.encode()) for student, body in self._rows(newest(assignment, MARKED))}

    def teacher(self, assignment: str) -> dict[str, TeacherMark]:
        """Give the newest of what the teacher says of each student."""
        return {student: read_teacher_mark(body.encode()) for student, body in self._rows(newest(assignment, TEACHER))}

    def history(self, assignment: str, student: str) -> tuple[Marked | TeacherMark, ...]:
        """Give everything that was ever kept about a student's work, oldest first."""
        rows = self._rows(told(assignment, student))
        return tuple(read_marked(body.encode()) if kind == MARKED else read_teacher_mark(body.encode()) for kind, body in rows)

    def _keep(self, kind: str, mark: Marked | TeacherMark, author: str, body: bytes) -> None:
        there = self._there()
        with in_sentences(self._url), self._engine.begin() as connection:
            if not there:
                metadata.create_all(connection)
            connection.execute(entries.insert().values(
                kind=kind, assignment=mark.assignment, student=mark.student, digest=mark.digest, author=author, at=mark.when.isoformat(), body=body.decode(),
            ))  # fmt: skip
        self._known = True

    def _rows(self, question: Executable) -> list[tuple[str, str]]:
        """Ask the database; a gradebook that nobody has written into yet has nothing to say, and is not made by asking."""
        file, there = file_of(self._url), self._there()
        if file is not None and not file.exists():
            return []
        with in_sentences(self._url), self._engine.connect() as connection:
            self._known = there or inspect(connection).has_table(entries.name)
            return [(str(row[0]), str(row[1])) for row in connection.execute(question)] if self._known else []

    def _there(self) -> bool:
        """Say whether the table is known to be there: somebody may have set the file aside since."""
        file = file_of(self._url)
        return self._known and (file is None or file.exists())
