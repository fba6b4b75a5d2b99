"""``musiclab class mark``: the checks of an assignment on everything that was handed in."""

from __future__ import annotations

from pathlib import Path

from musiclab.classroom.class_folder import ClassFolder
from musiclab.classroom.marking import mark_all
from musiclab.classroom.marking.class_marking import ClassMarked, Way
from musiclab.cli.progress import LateBar
from musiclab.language import say


def mark_class(folder: Path, assignment: str, *, workers: int, again: bool, cluster: str, quiet: bool) -> bool:
    """Mark what is new in an assignment and say what was heard; give whether everything could be read.

    ``workers`` is how many cores are used, 0 for all of them; ``cluster`` is the address of a dask scheduler, where the work is not done here.
    """
    klass = ClassFolder(folder)
    asked = klass.assignment(assignment)
    with LateBar(say("Marking"), len(klass.latest(assignment)), quiet=quiet) as progress:
        done = mark_all(klass, asked, workers=workers, again=again, progress=progress, way=_way(cluster))
    if not quiet:
        _tell(klass, done)
    return not any(marked.trouble for marked in done.marked.values())


def _way(cluster: str) -> Way | None:
    if not cluster:
        return None
    from musiclab.classroom.marking.cluster import on_cluster

    return on_cluster(cluster)


def _tell(klass: ClassFolder, done: ClassMarked) -> None:
    print(say("{new} marked, {kept} stay as they were.", new=done.new, kept=done.kept))
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
