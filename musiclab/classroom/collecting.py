"""Collecting: whatever lies in a folder or came from a learning platform is matched with the class list and kept. Nothing is ever overwritten or lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from musiclab.classroom.addressee import Addressed, address
from musiclab.classroom.class_folder import ClassFolder
from musiclab.classroom.keeping import keep_submission, put_aside
from musiclab.classroom.manifest import Manifest
from musiclab.classroom.parcel.arranging import TAKES, Arranged, arrange
from musiclab.classroom.parcel.entry import Entry, Parcel, is_noise, shown_name
from musiclab.classroom.parcel.found_manifest import find_manifest
from musiclab.classroom.parcel.opening import open_parcel
from musiclab.classroom.receipt import file_sha256
from musiclab.classroom.submission import About, Submission
from musiclab.errors import ClassroomError, MusicLabError
from musiclab.language import say

WORKS = (".zip", ".ipynb", ".json")
"""Endings of what may be somebody's work, inside a download of a learning platform."""
MARKS = ("manifest.json", "songs", "song.json", "lesson.ipynb")
"""What a parcel with one person's work has at its top."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What became of one file: ``state`` is "kept", "again" (one more of the same student), "duplicate" (the very same work) or "aside"; why, in sentences."""

    file: str
    state: str
    sentences: tuple[str, ...] = ()
    submission: Submission | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One file or folder to collect: where it is now, the name and the folders that it came under, and its time on the disk where that tells something."""

    path: Path
    parts: tuple[str, ...]
    arrived: datetime | None = None


def collect(klass: ClassFolder, places: Iterable[Path], *, assignment: str = "", progress: Callable[[int, int], object] = lambda done, all: None) -> tuple[Collected, ...]:
    """Collect what lies in these places: folders, zips of a learning platform, single files. What lies there is left as it is.

    ``assignment`` says what work is for where it does not say so itself. ``progress`` is told how many of how many are done. A file that
    cannot be read becomes a sentence, and never stops the others; ClassroomError only where the class folder itself cannot be written.
    """
    asked = klass.assignment(assignment).id if assignment else ""
    found: list[Collected] = []
    with TemporaryDirectory(prefix="musiclab-") as scratch:
        sources = [source for place in places for source in _sources(place, Path(scratch))]
        for done, source in enumerate(sources):
            progress(done, len(sources))
            found.append(_collected(klass, source, asked))
        progress(len(sources), len(sources))
    return tuple(found)


def _collected(klass: ClassFolder, source: Source, asked: str) -> Collected:
    try:
        with open_parcel(source.path) as parcel:
            found = find_manifest(parcel)
            to = address(klass, parcel, found.manifest, source.parts, asked)
            return _kept(klass, source, to, arrange(parcel, found, songs=to.songs), found.manifest)
    except ClassroomError as problem:
        return _unread(klass, source, asked, str(problem))
    except (OSError, MemoryError, MusicLabError) as problem:
        return _unread(klass, source, asked, say("{name} cannot be read: {problem}", name=shown_name(source.parts[-1]), problem=problem))


def _kept(klass: ClassFolder, source: Source, to: Addressed, work: Arranged, manifest: Manifest | None) -> Collected:
    name = "/".join(source.parts)
    said = (*to.trouble, *work.trouble)
    if to.student is None or to.assignment is None:
        if source.path.is_file():
            put_aside(klass, source.path, name, " ".join(said))
        return Collected(name, "aside", said)
    before = klass.submissions(to.assignment.id, to.student.id)
    if same := next((one for one in before if one.about.content == work.content), None):
        return Collected(name, "duplicate", (say("The same work is here already, as number {number}.", number=same.number),), same)
    about = _about(source, to, work, manifest)
    submission = keep_submission(klass, about, work.files, source.path if source.path.is_file() else None)
    return Collected(name, "again" if before else "kept", submission.trouble, submission)


def _about(source: Source, to: Addressed, work: Arranged, manifest: Manifest | None) -> About:
    assert to.student is not None
    assert to.assignment is not None
    when = manifest.handed_in if manifest else source.arrived
    late = to.assignment.late(when) or (1.0 if to.late else 0.0)
    said = [*to.trouble, *work.trouble]
    if to.late:
        said.append(say("The learning platform says that it came late."))
    if not any(name.endswith("/song.json") for name in work.files):
        said.append(say("There is no song in it that can be read."))
    return About(
        to.assignment.id, to.student.id, 1, work.digest, when, late, manifest.authors if manifest else (), tuple(dict.fromkeys(said)), work.sealed,
        "/".join(source.parts)[:1000], manifest.contributions if manifest else (), work.content,
    )  # fmt: skip


def _unread(klass: ClassFolder, source: Source, asked: str, sentence: str) -> Collected:
    """Keep what cannot be read: under its student where the name tells whose it is, so that nobody counts as missing; else aside."""
    to = address(klass, Parcel(()), None, source.parts, asked)
    name = "/".join(source.parts)
    if not source.path.is_file() or source.path.is_symlink():
        return Collected(name, "aside", (sentence,))
    if to.student is None or to.assignment is None:
        put_aside(klass, source.path, name, sentence)
        return Collected(name, "aside", (sentence,))
    digest = file_sha256(source.path)
    if any(one.about.content == digest for one in klass.submissions(to.assignment.id, to.student.id)):
        return Collected(name, "duplicate", (sentence,))
    about = replace(_about(source, to, Arranged({}, digest, digest, False, ()), None), trouble=(sentence,))
    submission = keep_submission(klass, about, {}, source.path)
    return Collected(name, "kept", (sentence,), submission)


def _sources(place: Path, scratch: Path) -> Iterator[Source]:
    """Give every piece of work in a place: the files of a folder, the files in a platform's zip, or the one file."""
    if place.is_dir() and not place.is_symlink() and not _is_work({path.name for path in place.iterdir()}):
        for path in sorted(place.iterdir()):
            if not is_noise((path.name,)) and not path.name.startswith("."):
                yield from _inside_folder(path, scratch)
    else:
        yield from _one_or_many(place, (place.name,), scratch)


def _inside_folder(path: Path, scratch: Path) -> Iterator[Source]:
    """Give what a folder's entry holds: a folder of work, a folder that a platform has made for one student, or a file."""
    if path.is_dir() and not path.is_symlink() and not _is_work({inner.name for inner in path.iterdir()}):
        works = [inner for inner in sorted(path.iterdir()) if inner.suffix.lower() in WORKS and not is_noise((inner.name,))]
        if works:
            for inner in works:
                yield from _one_or_many(inner, (path.name, inner.name), scratch)
            return
    yield from _one_or_many(path, (path.name,), scratch)


def _one_or_many(path: Path, parts: tuple[str, ...], scratch: Path) -> Iterator[Source]:
    if path.suffix.lower() == ".zip" and path.is_file() and not path.is_symlink():
        try:
            with open_parcel(path) as parcel:
                inner = _works_inside(parcel)
                if inner:
                    yield from (_taken_out(entry, parts, scratch) for entry in inner)
                    return
        except (ClassroomError, OSError):
            pass  # it is told when the file itself is collected
    yield Source(path, parts, _changed(path))


def _works_inside(parcel: Parcel) -> list[Entry]:
    """Give the pieces of work in a platform's download; nothing where the zip is itself one piece of work, however deep it is packed."""
    if any(_is_work(set(entry.parts)) for entry in parcel.entries):
        return []
    return [entry for entry in parcel.entries if entry.ending in WORKS]


def _is_work(names: set[str]) -> bool:
    return bool(names & set(MARKS))


def _taken_out(entry: Entry, around: tuple[str, ...], scratch: Path) -> Source:
    """Copy one file of a download to where it can be opened; one that cannot be read is told later, as an empty file."""
    folder = scratch / f"{len(list(scratch.iterdir())):05d}"
    folder.mkdir()
    path = folder / entry.parts[-1]
    try:
        entry.copy(path, 3 * TAKES)
    except ClassroomError:
        path.write_bytes(b"")
    return Source(path, (*around, *entry.parts))


def _changed(path: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(path.stat(follow_symlinks=False).st_mtime, UTC)
    except (OSError, OverflowError, ValueError):
        return None

