"""A submission: what one student (or group) has handed in once, as it lies in the class folder."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from musiclab.classroom.assignment_json import TIME, read_file
from musiclab.classroom.manifest import COUNTS
from musiclab.classroom.receipt import receipt_words
from musiclab.errors import ClassroomError
from musiclab.language import say
from musiclab.song.wire.shape import flag, listing, number, optional, record, text, whole

FORMAT, VERSION = "musiclab-kept-submission", 1
NAME = "submission.json"
HANDED_IN = "handed-in.zip"
WORK = "work"
MOST_SENTENCES = 200


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a submission: whose it is, the how-manieth, when, how late, who made it, and what is to be said of it.

    ``digest`` is the SHA-256 of its manifest, in hex, or of the file where it has none; ``sealed`` says that every file is as it was handed in;
    ``trouble`` are sentences for the teacher. ``contributions`` counts edits by their author, in a group;
    ``content`` is the SHA-256 over all files, by which the same work that comes twice is known.
    """

    assignment: str
    student: str
    number: int
    digest: str
    handed_in: datetime | None = None
    late: float = 0.0
    authors: tuple[str, ...] = ()
    trouble: tuple[str, ...] = ()
    sealed: bool = True
    file: str = ""
    contributions: tuple[tuple[str, int], ...] = ()
    content: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """A submission and the folder that it lies in."""

    about: About
    folder: Path

    @property
    def assignment(self) -> str:
        """The id of the assignment."""
        return self.about.assignment

    @property
    def student(self) -> str:
        """The id of the student, or of the group."""
        return self.about.student

    @property
    def number(self) -> int:
        """The how-manieth of this student: 1, 2, ..."""
        return self.about.number

    @property
    def digest(self) -> str:
        """The SHA-256 of its manifest, in hex."""
        return self.about.digest

    @property
    def handed_in(self) -> datetime | None:
        """When it was handed in, by the computer it was handed in on."""
        return self.about.handed_in

    @property
    def late(self) -> float:
        """By how many seconds it came late; 0 when it was in time."""
        return self.about.late

    @property
    def authors(self) -> tuple[str, ...]:
        """The ids of those who made it."""
        return self.about.authors

    @property
    def trouble(self) -> tuple[str, ...]:
        """What is to be said of it, as sentences."""
        return self.about.trouble

    @property
    def sealed(self) -> bool:
        """Whether every file is as it was handed in."""
        return self.about.sealed

    @property
    def receipt(self) -> tuple[str, ...]:
        """The words of its receipt, as the student has them too."""
        return receipt_words(self.about.digest)

    @property
    def work(self) -> Path:
        """The folder with the work, unpacked."""
        return self.folder / WORK

    def song_folder(self, name: str) -> Path:
        """Give the project folder of one of its songs."""
        return self.work / "songs" / name

    @property
    def songs(self) -> tuple[str, ...]:
        """The names of the songs that are in it."""
        home = self.work / "songs"
        return tuple(sorted(path.parent.name for path in home.glob("*/song.json"))) if home.is_dir() else ()


_ABOUT = record(About, {
    "assignment": text, "student": text, "number": whole, "digest": text, "handed_in": optional(TIME), "late": number,
    "authors": listing(text, most=MOST_SENTENCES), "trouble": listing(text, most=MOST_SENTENCES), "sealed": flag, "file": text,
    "contributions": COUNTS, "content": text,
})  # fmt: skip


def write_submission(about: About) -> bytes:
    """Give what is known of a submission as the bytes of its file."""
    body = _ABOUT.write(about)
    content = {"format": FORMAT, "version": VERSION, **(body if isinstance(body, dict) else {})}
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def read_submission(folder: Path) -> Submission:
    """Give the submission that lies in a folder; ClassroomError where there is none that can be read."""
    try:
        data = (folder / NAME).read_bytes()
    except OSError as problem:
        raise ClassroomError(say("The submission in {folder} cannot be read: {reason}. Collect it again.", folder=folder, reason=problem.strerror)) from problem
    return Submission(read_file(data, _ABOUT, kind=FORMAT, version=VERSION, what=say("a submission")), folder)
