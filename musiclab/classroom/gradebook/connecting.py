"""Reaching a gradebook by its URL, and saying in a sentence why it cannot be reached."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from musiclab.errors import ClassroomError
from musiclab.language import say
from musiclab.song.limits import shown

PATIENCE = 5
"""Seconds that are waited for another program that writes into the same gradebook."""


def read_url(text: str) -> URL:
    """Read where a gradebook is: ``sqlite:///file`` or ``postgresql://...``; ClassroomError for anything else.

    >>> read_url("postgresql://anna@school/marks").drivername
    'postgresql+psycopg'
    """
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        url = None
    if url is not None and url.drivername in ("postgres", "postgresql", "postgresql+psycopg"):
        return url.set(drivername="postgresql+psycopg")
    if url is None or url.drivername != "sqlite" or not url.database:
        raise ClassroomError(say("{url} came as the gradebook. Use sqlite:///path/to/gradebook.db or postgresql://user@host/name.", url=shown(_hidden(url))))
    return url


def engine_for(url: URL) -> Engine:
    """Make what talks to the database; nothing is opened yet."""
    try:
        if url.drivername == "sqlite":  # opened anew each time, so that a file that was moved is not written to where it went
            return create_engine(url, connect_args={"timeout": PATIENCE}, poolclass=NullPool)
        return create_engine(url, connect_args={"connect_timeout": PATIENCE}, pool_pre_ping=True)
    except ModuleNotFoundError:
        raise ClassroomError(say("A gradebook in PostgreSQL needs one package more. Install it with: pip install 'musiclab[postgresql]'")) from None


def file_of(url: URL) -> Path | None:
    """Give the file of a gradebook that is one; None where SQLite or a server finds it by an address."""
    return Path(url.database) if url.drivername == "sqlite" and url.database and not url.database.startswith("file:") else None


@contextmanager
def in_sentences(url: URL) -> Iterator[None]:
    """Turn what a database refuses into a ClassroomError: what happened, and what to try."""
    try:
        yield
    except SQLAlchemyError as problem:
        reason = str(getattr(problem, "orig", None) or problem)
        raise ClassroomError(say("The gradebook {name}: {why} Nothing that was kept is lost.", name=_hidden(url), why=_sentence(reason))) from problem


def _hidden(url: URL | None) -> str:
    """Name a gradebook without its password, or a file by its path."""
    if url is None:
        return say("Something that is no URL")
    return str(file_of(url) or url.render_as_string(hide_password=True))


def _sentence(reason: str) -> str:
    for sign, sentence in _SENTENCES:
        if sign in reason:
            return say(sentence)
    return say("it answered: {reason}.", reason=reason.strip().splitlines()[0][:200] if reason.strip() else "?")


_SENTENCES = (
    ("locked", "another program is writing into it. Close it there, and try again."),
    ("readonly", "it may be read, and not written. Allow writing to it, or copy the class to a folder of your own."),
    ("read-only", "it may be read, and not written. Ask whoever looks after it."),
    ("not a database", "this file is damaged, or is no gradebook. Put a copy of an earlier day in its place, or set it aside and mark again."),
    ("malformed", "this file is damaged. Put a copy of an earlier day in its place, or set it aside and mark again."),
    ("full", "the disk is full. Make room, and try again."),
    ("No space left", "the disk is full. Make room, and try again."),
    ("unable to open", "it cannot be opened. See that its folder is there, and that you may write into it."),
    ("disk I/O", "the disk does not answer. See that it is still connected, and try again."),
    ("password", "it does not let this user in. Look at the user and the password in class.json."),
    ("onnection", "its server does not answer. See that it runs, and look at its address in class.json."),
    ("stay as they are", "entries stay as they are. Add a new one."),
)
"""What databases say, and what that means for a teacher."""
