"""Handing in: the work as one sealed zip, put where the class has said, and a receipt for its maker."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from shutil import copyfileobj

from musiclab.classroom.assignment import zone_of
from musiclab.classroom.manifest import NAME as MANIFEST
from musiclab.classroom.manifest import Manifest, Sealed, write_manifest
from musiclab.classroom.parcel.entry import WHEN
from musiclab.classroom.receipt import digest_of, file_sha256, receipt_words
from musiclab.classroom.work_files import Content, preview, work_files
from musiclab.classroom.workplace import Workplace, check_student, remember_who
from musiclab.errors import ClassroomError, FileError
from musiclab.formats.replace_file import replacing
from musiclab.language import say
from musiclab.project.contributions import contributions_in
from musiclab.song.identity import make_id

PACKED_ALREADY = (".flac", ".ogg")


@dataclass(frozen=True, slots=True)
class Receipt:
    """The proof that something was handed in: the same eight words belong to the same music.

    ``file`` is the student's own copy, ``put`` where it was put for the class, or None where it is still to be uploaded or brought.
    """

    words: tuple[str, ...]
    digest: str
    student: str
    handed_in: datetime
    number: int
    late: float
    file: Path
    put: Path | None
    trouble: str = ""

    def __str__(self) -> str:
        first, second = " ".join(self.words[:4]), " ".join(self.words[4:])
        lines = [say("Your receipt: {first}, {second}.", first=first, second=second)]
        lines.append(say("Handed in {when:%A %d %B %Y, %H:%M} by {student}, number {number}.", when=self.handed_in, student=self.student, number=self.number))
        if self.put:
            lines.append(say("It lies in the folder of the class. Your own copy: {file}", file=self.file))
        else:
            lines += [sentence for sentence in (self.trouble, say("Upload this file, or bring it to your teacher: {file}", file=self.file)) if sentence]
        return "\n".join(lines)


def hand_in_work(place: Workplace, student: str, *, now: datetime, to: Path | None = None, history: bool = False, sound: bool = True) -> Receipt:
    """Hand in the work of an assignment, as often as one likes: what came before stays.

    It goes to the class's folder, or to ``to``; where that cannot be reached, the file stays with the student, and the receipt says so. The record
    of how the piece was made goes along only with ``history``; ``sound`` adds what it sounds like. ClassroomError where nothing could be handed in.
    """
    student = check_student(place.assignment, student)
    files = work_files(place, history=history)
    if not any(name.endswith("/song.json") for name in files):
        raise ClassroomError(say("There is no song to hand in yet. Run the cells of the notebook that open one."))
    if sound and (heard := preview(place)):
        files["preview.ogg"] = heard
    when = now.astimezone(zone_of(place.assignment.zone)).replace(microsecond=0)
    number = len(list(place.receipts.glob("*.zip"))) + 1
    authors = contributions_in(place.projects) if place.assignment.group else ()
    manifest = Manifest(
        place.assignment.id, place.assignment.class_name, student, when, _seals(files),
        authors=tuple(name for name, _ in authors), number=number, made_with=_version(), contributions=authors,
    )  # fmt: skip
    data = write_manifest(manifest)
    name = f"{place.assignment.id}--{make_id(student)}--{when:%Y%m%d-%H%M%S}--{token_hex(6)}.zip"
    file = _keep(place, name, data, files)
    put, trouble = _put(file, to or (Path(place.assignment.hand_in) if place.assignment.hand_in else None))
    digest = digest_of(data)
    receipt = Receipt(receipt_words(digest), digest, student, when, number, place.assignment.late(when), file, put, trouble)
    with suppress(OSError):
        file.with_suffix(".txt").write_text(f"{receipt}\n", "utf-8")
    remember_who(place.folder, student)
    return receipt


def _seals(files: Mapping[str, Content]) -> tuple[Sealed, ...]:
    return tuple(_seal(name, files[name]) for name in sorted(files))


def _seal(name: str, content: Content) -> Sealed:
    if isinstance(content, bytes):
        return Sealed(name, digest_of(content), len(content))
    return Sealed(name, file_sha256(content), content.stat().st_size)


def _keep(place: Workplace, name: str, manifest: bytes, files: Mapping[str, Content]) -> Path:
    """Write the zip into the student's own workspace: the manifest first, then the songs, so that even half of it can be read."""
    file = place.receipts / name
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with replacing(file, lasting=True) as part, zipfile.ZipFile(part, "w") as archive:
            archive.writestr(zipfile.ZipInfo(MANIFEST, WHEN), manifest, zipfile.ZIP_DEFLATED)
            for each in sorted(files, key=_order):
                _add(archive, each, files[each])
    except (OSError, FileError) as problem:
        raise ClassroomError(say("The work could not be packed: {problem} Your songs are safe. Make room, and hand in again.", problem=problem)) from problem
    return file


def _order(name: str) -> tuple[int, str]:
    return (0 if name.endswith("song.json") else 2 if name.endswith(PACKED_ALREADY) else 1, name)


def _add(archive: zipfile.ZipFile, name: str, content: Content) -> None:
    about = zipfile.ZipInfo(name, WHEN)
    about.compress_type = zipfile.ZIP_STORED if name.endswith(PACKED_ALREADY) else zipfile.ZIP_DEFLATED
    if isinstance(content, bytes):
        archive.writestr(about, content)
        return
    about.file_size = content.stat().st_size
    with content.open("rb") as source, archive.open(about, "w") as target:
        copyfileobj(source, target, 1 << 20)


def _put(file: Path, folder: Path | None) -> tuple[Path | None, str]:
    """Copy a file into the class's folder, whole or not at all; give where it is, or why it is not there."""
    if folder is None:
        return None, ""
    target = folder / file.name
    try:
        with replacing(target, lasting=True) as part, file.open("rb") as source, part.open("wb") as copy:
            copyfileobj(source, copy, 1 << 20)
    except (OSError, FileError):
        return None, say("The folder of the class, {folder}, cannot be reached from this computer just now.", folder=folder)
    return target, ""


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("musiclab")
    except PackageNotFoundError:
        return ""

