"""``musiclab class mark``: the checks of an assignment on everything that was handed in."""

from __future__ import annotations

from pathlib import Path

from musiclab.classroom.assignment import Assignment
from musiclab.classroom.class_folder import ClassFolder
from musiclab.classroom.marking import mark_all
from musiclab.classroom.marking.class_marking import ClassMarked, Way
from musiclab.cli.classes import find_class
from musiclab.cli.progress import LateBar
from musiclab.language import say


def mark_class(folder: Path | None, assignment: str, *, workers: int, again: bool, cluster: str, quiet: bool) -> bool:
    """Mark what is new in an assignment, or in all where none is named, and say what was heard; give whether everything could be read.

    ``folder`` is the class, None the one around here. ``workers`` is how many cores are used, 0 for all of them; ``cluster`` is the address of a dask
    scheduler, where the work is not done here.
    """
    klass = find_class(folder)
    way = _way(cluster)
    whole = True
    for asked in (klass.assignment(assignment),) if assignment else klass.assignments():
        with LateBar(say("Marking"), len(klass.latest(asked.id)), quiet=quiet) as progress:
            done = mark_all(klass, asked, workers=workers, again=again, progress=progress, way=way)
        whole = whole and not any(marked.trouble for marked in done.marked.values())
        if not quiet:
            _tell(klass, asked, done)
    return whole


def _way(cluster: str) -> Way | None:
    if not cluster:
        return None
    from musiclab.classroom.marking.cluster import on_cluster

    return on_cluster(cluster)


def _tell(klass: ClassFolder, assignment: Assignment, done: ClassMarked) -> None:
    print(say("{title}: {new} marked, {kept} stay as they were.", title=assignment.title, new=done.new, kept=done.kept))
    for student, marked in sorted(done.marked.items()):
        steps = sum(bool(check["passed"]) for report in marked.reports for check in _checks(report))
        count = sum(len(_checks(report)) for report in marked.reports)
        heard = say("{there} of {all} are there", there=steps, all=count) if count else say("nothing could be heard")
        print(f"  {klass.who(student).name}: {heard}" + (f". {marked.trouble}" if marked.trouble else ""))
        for sentence in marked.changed:
            print(f"    {sentence}")


def _checks(report: object) -> list[dict[str, object]]:
    found = report.get("checks") if isinstance(report, dict) else None
    return found if isinstance(found, list) else []
