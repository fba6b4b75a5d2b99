"""``musiclab class ...``: what a teacher types."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from musiclab.cli.quiet import Quiet

classes = typer.Typer(help="A class: assign, collect, mark, give back.", no_args_is_help=True, rich_markup_mode=None)

Class = Annotated[Path | None, typer.Option("--class", "-c", help="The folder of the class; unless told, the one here.", show_default=False)]
Name = Annotated[str, typer.Argument(help="The assignment, such as first-beat.", show_default="the only one")]


@classes.command()
def new(
    name: Annotated[str, typer.Argument(help="The class, such as 9b.", show_default=False)],
    roster: Annotated[Path | None, typer.Option(help="Its list as CSV: id, name, group; lists of Moodle, Canvas and Google Classroom work as they are.", show_default=False)] = None,
    zone: Annotated[str, typer.Option(help="The time zone of due times, such as Europe/Berlin.", show_default="this computer's")] = "",
    hand_in: Annotated[str | None, typer.Option("--hand-in", help="The folder that work is put into; '' where it is only uploaded.", show_default="inbox in the class")] = None,
    gradebook: Annotated[str, typer.Option(help="A PostgreSQL address, where marks are not to lie in the folder.", show_default="a file in the class")] = "",
    quiet: Quiet = False,
) -> None:
    """Make the folder of a class."""
    from musiclab.cli.classes import make_class

    make_class(name, roster=roster, zone=zone, hand_in=hand_in, gradebook=gradebook, quiet=quiet)


@classes.command()
def assign(
    lesson: Annotated[str, typer.Argument(help="A lesson by its name or number, or its folder.", show_default=False)],
    folder: Class = None,
    name: Annotated[str, typer.Option(help="What the assignment is called.", show_default="as the lesson")] = "",
    due: Annotated[str, typer.Option(help="Such as '2026-12-04 16:00', in the zone of the class.")] = "",
    task: Annotated[list[str] | None, typer.Option(help="Only these tasks of the lesson.", show_default="all")] = None,
    rubric: Annotated[list[str] | None, typer.Option(help="What you listen for: 'Groove: feel, steadiness = 4'.", show_default="as the lesson")] = None,
    points: Annotated[float | None, typer.Option(help="What the checks count.", show_default="10")] = None,
    lock: Annotated[list[str] | None, typer.Option(help="tempo, key, track:ID or clip:ID.", show_default=False)] = None,
    instrument: Annotated[list[str] | None, typer.Option(help="Offer only these instruments.", show_default="all")] = None,
    tool: Annotated[list[str] | None, typer.Option(help="Offer only these: beats, piano roll, score, keyboard, studio, recorder, effects.", show_default="all")] = None,
    plays: Annotated[int, typer.Option(help="How often a question of a dictation may be heard.", show_default="as often as one likes")] = 0,
    key: Annotated[list[str] | None, typer.Option(help="Keys, of which each student gets one.", show_default=False)] = None,
    tempo: Annotated[list[float] | None, typer.Option(help="Tempos, of which each student gets one.", show_default=False)] = None,
    chords: Annotated[list[str] | None, typer.Option(help="Progressions, of which each student gets one.", show_default=False)] = None,
    group: Annotated[bool, typer.Option(help="Groups hand in together, once.")] = False,
    again: Annotated[bool, typer.Option(help="Change an assignment that is given out already.")] = False,
    quiet: Quiet = False,
) -> None:
    """Assign a lesson: makes one file to give to the students."""
    from musiclab.cli.classes import Wishes, assign_lesson

    wishes = Wishes(name, due, task or (), rubric or (), points, lock or (), instrument or (), tool or (), plays, key or (), tempo or (), chords or (), group)
    assign_lesson(folder, lesson, wishes, again=again, quiet=quiet)


@classes.command()
def collect(
    places: Annotated[list[Path] | None, typer.Argument(help="Folders, downloads of a learning platform, single files.", show_default="the inbox of the class")] = None,
    folder: Class = None,
    assignment: Annotated[str, typer.Option(help="What it is for, where it does not say so itself.")] = "",
    quiet: Quiet = False,
) -> None:
    """Collect what was handed in. Whatever lies there is left as it is."""
    from musiclab.cli.classes import collect_work

    raise typer.Exit(0 if collect_work(folder, places or [], assignment=assignment, quiet=quiet) else 1)


@classes.command()
def status(folder: Class = None) -> None:
    """Say who has handed in, and who has not."""
    from musiclab.cli.classes import show_status

    show_status(folder)




@classes.command()
def mark(
    assignment: Name = "",
    folder: Class = None,
    workers: Annotated[int, typer.Option(help="How many cores work at it.", show_default="all")] = 0,
    again: Annotated[bool, typer.Option(help="Also what is marked already. Your own marks stay.")] = False,
    cluster: Annotated[str, typer.Option(help="The address of a dask scheduler, to mark a whole district there.", show_default=False)] = "",
    quiet: Quiet = False,
) -> None:
    """Let the checks listen to everything that was handed in, on all cores. No student's code is run here."""
    from musiclab.cli.class_mark import mark_class
    from musiclab.cli.classes import find_class

    klass = find_class(folder)
    heard = mark_class(klass.path, klass.meant(assignment), workers=workers, again=again, cluster=cluster, quiet=quiet)
    raise typer.Exit(0 if heard else 1)


@classes.command(name="to-nbgrader")
def to_nbgrader(
    course: Annotated[Path, typer.Argument(help="The folder of the nbgrader course.", show_default=False)],
    assignment: Name = "",
    folder: Class = None,
    run_code: Annotated[bool, typer.Option(help="Let nbgrader run students' own cells, with your rights.")] = False,
    quiet: Quiet = False,
) -> None:
    """Put an assignment and what was handed in into a course of nbgrader."""
    from musiclab.cli.class_nbgrader import class_to_nbgrader
    from musiclab.cli.classes import find_class

    klass = find_class(folder)
    class_to_nbgrader(klass.path, klass.meant(assignment), course, run_code=run_code, quiet=quiet)


@classes.command(name="return")
def give_back(
    assignment: Name = "",
    folder: Class = None,
    student: Annotated[list[str] | None, typer.Option(help="Only to these.", show_default="all who are marked")] = None,
    unmarked: Annotated[bool, typer.Option(help="Also what only the checks have heard.")] = False,
    again: Annotated[bool, typer.Option(help="Also what was given back before.")] = False,
    who: Annotated[str, typer.Option(help="The name that students read beside your comments.", show_default="your account")] = "",
    quiet: Quiet = False,
) -> None:
    """Give back what is marked: a page for each student, and a file that shows the comments in their song."""
    from musiclab.cli.class_return import return_work
    from musiclab.cli.classes import find_class

    klass = find_class(folder)
    return_work(klass.path, klass.meant(assignment), student or [], unmarked=unmarked, again=again, who=who, quiet=quiet)


@classes.command()
def export(
    assignment: Name = "",
    folder: Class = None,
    platform: Annotated[str, typer.Option("--for", help="moodle, canvas or google.")] = "moodle",
    to: Annotated[Path | None, typer.Option(help="The file.", show_default="beside the class")] = None,
    quiet: Quiet = False,
) -> None:
    """Write the points as the gradebook of a learning platform reads them."""
    from musiclab.cli.class_export import export_marks
    from musiclab.cli.classes import find_class

    klass = find_class(folder)
    export_marks(klass.path, klass.meant(assignment), platform=platform, to=to, quiet=quiet)
