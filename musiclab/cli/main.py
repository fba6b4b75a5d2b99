"""The commands, and how they end: 0 when all went well, 1 with a sentence when not, 2 for a wrong call."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from musiclab.cli.class_commands import classes
from musiclab.cli.quiet import Quiet
from musiclab.errors import MusicLabError
from musiclab.language import say

app = typer.Typer(
    help="A music studio and classroom inside Jupyter.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Source = Annotated[Path, typer.Argument(help="A song: a project folder, song.json, MIDI or MusicXML.", show_default=False)]


def _show_version(asked: bool) -> None:
    if asked:
        from musiclab.cli.version import our_version

        typer.echo(f"musiclab {our_version()}")
        raise typer.Exit


@app.callback()
def musiclab(
    version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Say which version this is.")] = False,
) -> None:
    """A music studio and classroom inside Jupyter."""


@app.command(context_settings={"allow_extra_args": True})
def lab(
    context: typer.Context,
    folder: Annotated[Path | None, typer.Argument(help="The workspace folder.", show_default="~/MusicLab")] = None,
    quiet: Quiet = False,
) -> None:
    """Open JupyterLab on the lessons; what follows -- goes to JupyterLab."""
    from musiclab.cli.lab import open_lab

    if folder is not None and str(folder).startswith("-"):  # an option for JupyterLab came first
        context.args.insert(0, str(folder))
        folder = None
    raise typer.Exit(open_lab(folder, context.args, quiet=quiet))


@app.command()
def new(
    name: Annotated[str, typer.Argument(help="The name of the song, which its folder gets too.", show_default=False)],
    tempo: Annotated[float, typer.Option(help="Beats a minute.")] = 120,
    key: Annotated[str, typer.Option(help="Such as 'A minor'.")] = "",
    quiet: Quiet = False,
) -> None:
    """Make a new song in projects/NAME."""
    from musiclab.cli.songs import make_song

    make_song(name, tempo=tempo, key=key, quiet=quiet)


@app.command()
def render(
    song: Source,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="A .wav, .flac, .ogg or .mp3 file.", show_default=False)] = None,
    stems: Annotated[Path | None, typer.Option(help="A folder that gets a .wav file of each track.", show_default=False)] = None,
    bars: Annotated[str, typer.Option(help="Only these bars, such as 5:8.")] = "",
    rate: Annotated[int, typer.Option(help="Frames a second.")] = 44_100,
    depth: Annotated[str, typer.Option(help="16, 24 or float.")] = "16",
    soundfont: Annotated[Path | None, typer.Option(help="Play the instruments of this .sf2 or .sf3 file.", show_default=False)] = None,
    quiet: Quiet = False,
) -> None:
    """Turn a song into sound: a file of the whole, or with --stems one of each track."""
    from musiclab.cli.render import Wish, read_bars, read_depth, render_song

    if output is None and stems is None:
        raise typer.BadParameter(say("Say where the sound goes: -o boats.wav, or --stems FOLDER."))
    wish = Wish(rate=rate, depth=read_depth(depth), bars=read_bars(bars), soundfont=soundfont, quiet=quiet)
    render_song(song, output, stems, wish)


@app.command()
def convert(
    song: Source,
    output: Annotated[Path, typer.Argument(help="A .json, .mid, .musicxml or .svg file.", show_default=False)],
    quiet: Quiet = False,
) -> None:
    """Turn a song into another kind of song file."""
    from musiclab.cli.songs import convert_song

    convert_song(song, output, quiet=quiet)


@app.command()
def info(
    song: Source,
    loudness: Annotated[bool, typer.Option(help="Render it to measure how loud it is.")] = True,
    json: Annotated[bool, typer.Option("--json", help="As JSON, for programs.")] = False,
    quiet: Quiet = False,
) -> None:
    """Say what a song is made of: tempo, key, metre, tracks, length, loudness."""
    from musiclab.cli.info import print_info

    print_info(song, loudness=loudness, as_json=json, quiet=quiet)


@app.command()
def check(
    lesson: Annotated[str, typer.Argument(help="A lesson by its name or number, or its folder.", show_default=False)],
    project: Annotated[Path, typer.Argument(help="A project folder, a song.json, or a folder of projects.", show_default=False)],
    task: Annotated[str, typer.Option(help="The task; unless told, the one about a song of that name, or the last.")] = "",
    notebook: Annotated[Path | None, typer.Option(help="The notebook whose code belongs to it; it is read, never run.", show_default=False)] = None,
    json: Annotated[bool, typer.Option("--json", help="As JSON, for programs.")] = False,
    quiet: Quiet = False,
) -> None:
    """Listen to a project with a lesson's checks; ends with 0 when everything is there."""
    from musiclab.cli.check import check_work

    raise typer.Exit(0 if check_work(lesson, project, task=task, notebook=notebook, as_json=json, quiet=quiet) else 1)


lessons = typer.Typer(help="Lessons of your own.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(lessons, name="lesson")


@lessons.command(name="new")
def lesson_new(
    name: Annotated[str, typer.Argument(help="Such as 20-our-school-song.", show_default=False)],
    like: Annotated[str, typer.Option(help="The lesson that is copied.")] = "01",
    folder: Annotated[Path, typer.Option(help="Where it is made.")] = Path("lessons"),
    quiet: Quiet = False,
) -> None:
    """Make a new lesson by copying one."""
    from musiclab.cli.lesson import make_lesson

    make_lesson(name, like=like, folder=folder, quiet=quiet)


@lessons.command(name="test")
def lesson_test(
    lesson: Annotated[str, typer.Argument(help="A lesson by its name or number, or its folder.", show_default=False)],
    run: Annotated[bool, typer.Option(help="Run its notebook too.")] = True,
    quiet: Quiet = False,
) -> None:
    """Try a lesson: its start, its answers and near-misses, its notebook, its links and its language."""
    from musiclab.cli.lesson import test_lesson

    raise typer.Exit(0 if test_lesson(lesson, run=run, quiet=quiet) else 1)


app.add_typer(classes, name="class")


@app.command(name="open")
def open_work(
    file: Annotated[Path, typer.Argument(help="The file that your teacher gave you.", show_default=False)],
    folder: Annotated[Path | None, typer.Option(help="The workspace folder.", show_default="~/MusicLab")] = None,
    student: Annotated[str, typer.Option("--as", help="Your name as it is in the class list.", show_default=False)] = "",
    lab: Annotated[bool, typer.Option(help="Open JupyterLab on it.")] = True,
    quiet: Quiet = False,
) -> None:
    """Open an assignment, or what came back of it."""
    from musiclab.cli.work import open_file

    raise typer.Exit(open_file(file, folder, student=student, lab=lab, quiet=quiet))


@app.command(name="hand-in")
def hand_in(
    folder: Annotated[Path | None, typer.Argument(help="The folder of the assignment.", show_default="this one")] = None,
    student: Annotated[str, typer.Option("--as", help="Your name as it is in the class list.", show_default=False)] = "",
    anyway: Annotated[bool, typer.Option(help="As it is, also where something is not there yet.")] = False,
    to: Annotated[Path | None, typer.Option(help="Put it into this folder.", show_default="where the class said")] = None,
    history: Annotated[bool, typer.Option(help="Add the record of how it was made. It is yours: nobody gets it unless you say so.")] = False,
    quiet: Quiet = False,
) -> None:
    """Hand in an assignment, and get a receipt of eight words."""
    from musiclab.cli.work import hand_in_folder

    raise typer.Exit(0 if hand_in_folder(folder, student=student, anyway=anyway, to=to, history=history, quiet=quiet) else 1)


@app.command()
def doctor() -> None:
    """Say what works on this machine, in plain sentences."""
    from musiclab.cli.doctor import print_findings

    raise typer.Exit(0 if print_findings() else 1)


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command line with these arguments, or those of the program."""
    try:
        app(args, prog_name="musiclab")
    except MusicLabError as problem:
        print(say("musiclab: {problem}", problem=problem), file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:  # such as: musiclab info boats.mid | head -1
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    sys.exit(0)
