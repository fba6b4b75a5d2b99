"""The commands of the classroom: ``musiclab class new``, ``assign``, ``collect``, ``status``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from musiclab.classroom.addressee import missing
from musiclab.classroom.assigning import assign, draft
from musiclab.classroom.assignment import Assignment, read_due, seconds_words
from musiclab.classroom.class_folder import CLASS, INBOX, About, ClassFolder, new_class
from musiclab.classroom.collecting import Collected, collect
from musiclab.classroom.roster import Roster
from musiclab.classroom.roster_file import parse_roster, write_roster
from musiclab.classroom.rubric import read_criterion
from musiclab.classroom.vary import Vary
from musiclab.cli.progress import LateBar
from musiclab.edit.locks import Locks
from musiclab.errors import ClassroomError
from musiclab.language import say
from musiclab.lesson.places import lesson_folder
from musiclab.song.identity import make_id


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a teacher has asked of an assignment, as it was typed; empty is as the lesson has it."""

    name: str = ""
    due: str = ""
    tasks: Sequence[str] = ()
    rubric: Sequence[str] = ()
    points: float | None = None
    lock: Sequence[str] = ()
    instruments: Sequence[str] = ()
    tools: Sequence[str] = ()
    plays: int = 0
    keys: Sequence[str] = ()
    tempos: Sequence[float] = ()
    chords: Sequence[str] = ()
    group: bool = False


def make_class(name: str, *, roster: Path | None, zone: str, hand_in: str | None, gradebook: str, quiet: bool) -> None:
    """Make the folder of a class, from a list of its students where there is one."""
    folder = Path(name if Path(name).name != name else f"class-{make_id(name)}")
    try:
        students = parse_roster(roster.read_bytes()) if roster else Roster()
    except OSError as problem:
        raise ClassroomError(say("The class list {path} cannot be read: {reason}.", path=roster, reason=problem.strerror)) from problem
    about = About(Path(name).name, zone or _zone_here(), INBOX if hand_in is None else hand_in, gradebook)
    made = new_class(folder, about, write_roster(students))
    if not quiet:
        print(say("{folder} is the class {name} with {count} students. Due times are in {zone}.", folder=folder, name=made.name, count=len(students.students), zone=made.zone))
        if made.hand_in:
            print(say("Work is put into {inbox}. Share that folder, or let students upload their files to your learning platform.", inbox=made.hand_in))
        if not students.students:
            print(say("Write the students into {path}: id, name, group.", path=folder / "roster.csv"))
        print(say("Next: musiclab class assign 01 --due \"{day} 16:00\"", day=f"{datetime.now():%Y-%m-%d}"))


def find_class(folder: Path | None) -> ClassFolder:
    """Give the class in a folder; of none named, the one here, or the only one in this folder."""
    if folder is not None:
        return ClassFolder(folder)
    if Path(CLASS).is_file():
        return ClassFolder(Path())
    found = sorted(path.parent for path in Path().glob(f"*/{CLASS}"))
    if len(found) != 1:
        names = ", ".join(path.name for path in found)
        raise ClassroomError(say("Say which class: --class {names}", names=names) if found else say("There is no class here. Make one with: musiclab class new 9b --roster list.csv"))
    return ClassFolder(found[0])


def assign_lesson(folder: Path | None, lesson: str, wishes: Wishes, *, again: bool, quiet: bool) -> None:
    """Assign a lesson, and say which file is to be given out."""
    klass, source = find_class(folder), lesson_folder(lesson)
    asked = draft(klass, source, wishes.name or make_id(source.name.lstrip("0123456789-") or source.name))
    given = assign(klass, source, _wished(asked, wishes, klass.zone), again=again)
    if quiet:
        return
    assignment = klass.assignment(asked.id)
    print(say("{title} is assigned to {klass}.", title=assignment.title, klass=klass.name), say("It is due {due}.", due=assignment.due_words) if assignment.due else "")
    print(say("Give this file to your students: {file}", file=given))
    print(say("They open it with: musiclab open {name}", name=given.name))


def _wished(asked: Assignment, wishes: Wishes, zone: str) -> Assignment:
    words = {word.partition(":")[0] for word in wishes.lock}
    if unknown := words - {"tempo", "key", "track", "clip"}:
        raise ClassroomError(say("{word} came as what is locked. Use tempo, key, track:ID or clip:ID.", word=sorted(unknown)[0]))
    named = [word.partition(":") for word in wishes.lock]
    locks = Locks(
        tracks=tuple(id for kind, _, id in named if kind == "track"), clips=tuple(id for kind, _, id in named if kind == "clip"),
        tempo="tempo" in words, key="key" in words, instruments=tuple(wishes.instruments), tools=tuple(wishes.tools), plays=wishes.plays,
    )  # fmt: skip
    return replace(
        asked,
        due=read_due(wishes.due, zone) if wishes.due else None,
        tasks=tuple(wishes.tasks) or asked.tasks,
        rubric=tuple(map(read_criterion, wishes.rubric)) or asked.rubric,
        points=asked.points if wishes.points is None else wishes.points,
        locks=locks,
        vary=Vary(tuple(wishes.keys), tuple(wishes.tempos), tuple(wishes.chords)),
        group=wishes.group,
    )


def collect_work(folder: Path | None, places: Sequence[Path], *, assignment: str, quiet: bool) -> bool:
    """Collect work, from the class's inbox unless places are named, and say what came; give whether nothing was put aside."""
    klass = find_class(folder)
    chosen = list(places) or ([klass.hand_in] if klass.hand_in else [])
    absent = next((place for place in chosen if not place.exists()), None)
    if absent is not None or not chosen:
        raise ClassroomError(say("There is nothing at {place}. Name a folder, or the file that your learning platform has given you.", place=absent or say("the inbox")))
    with LateBar(say("Collecting"), 1, quiet=quiet) as bar:
        found = collect(klass, chosen, assignment=assignment, progress=lambda done, all: bar(done / max(all, 1)))
    if not quiet:
        _tell(klass, found)
        for each in klass.assignments():
            print(_state(klass, each))
    return not any(one.state == "aside" for one in found)


def _tell(klass: ClassFolder, found: Sequence[Collected]) -> None:
    words = {"kept": say("handed in"), "again": say("handed in again"), "duplicate": say("here already"), "aside": say("put aside")}
    for one in found:
        if one.state == "duplicate":
            continue
        submission = one.submission
        who = klass.who(submission.student).name if submission else _plain(one.file)
        late = say(", {late} late", late=seconds_words(submission.late)) if submission and submission.late else ""
        print(f"{who}: {words[one.state]}{late}")
        for sentence in one.sentences:
            print(f"    {sentence}")
    same = sum(one.state == "duplicate" for one in found)
    new = len(found) - same
    print(say("{new} new, {same} collected before.", new=new, same=same))


def show_status(folder: Path | None) -> None:
    """Say of each assignment how many have handed in, and who has not."""
    klass = find_class(folder)
    assignments = klass.assignments()
    for each in assignments:
        print(_state(klass, each))
    if not assignments:
        print(say("Nothing is assigned yet: musiclab class assign LESSON"))


def _state(klass: ClassFolder, assignment: Assignment) -> str:
    absent = missing(klass, assignment)
    have = len(klass.latest(assignment.id))
    names = ", ".join(student.name for student in absent[:40]) + (", ..." if len(absent) > 40 else "")
    rest = say("Not yet: {names}.", names=names) if absent else say("Everybody has handed in.")
    return say("{title}: {have} of {all}. {rest}", title=assignment.title, have=have, all=len(klass.expected(assignment)), rest=rest)


def _zone_here() -> str:
    """Give the time zone of this computer by its name, or UTC where it has none that everybody knows."""
    try:
        place = Path("/etc/localtime").resolve().parts
        name = "/".join(place[place.index("zoneinfo") + 1 :])
    except (OSError, ValueError):
        return "UTC"
    return name.removeprefix("posix/") or "UTC"


def _plain(text: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in text)[:120]


