"""The commands, and how they end: 0 when all went well, 1 with a sentence when not, 2 for a wrong call."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from musiclab.errors import MusicLabError
from musiclab.language import say

app = typer.Typer(
    help="A music studio and classroom inside Jupyter.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
Source = Annotated[Path, typer.Argument(help="A song: a project folder, song.json, MIDI or MusicXML.", show_default=False)]


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
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
    output: Annotated[Path, typer.Option("--output", "-o", help="A .wav, .flac, .ogg or .mp3 file; a folder with --stems.", show_default=False)],
    stems: Annotated[bool, typer.Option("--stems", help="Write each track to a file of its own.")] = False,
    bars: Annotated[str, typer.Option(help="Only these bars, such as 5:8.")] = "",
    rate: Annotated[int, typer.Option(help="Frames a second.")] = 44_100,
    depth: Annotated[str, typer.Option(help="16, 24 or float.")] = "16",
    soundfont: Annotated[Path | None, typer.Option(help="Play the instruments of this .sf2 or .sf3 file.", show_default=False)] = None,
    quiet: Quiet = False,
) -> None:
    """Turn a song into sound."""
    from musiclab.cli.render import render_file

    render_file(song, output, stems=stems, bars=bars, rate=rate, depth=depth, soundfont=soundfont, quiet=quiet)


@app.command()
def convert(
    song: Source,
    output: Annotated[Path, typer.Argument(help="A .json, .mid or .musicxml file.", show_default=False)],
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
) -> None:
    """Say what a song is made of: tempo, key, metre, tracks, length, loudness."""
    from musiclab.cli.info import print_info

    print_info(song, loudness=loudness, as_json=json)


@app.command()
def doctor() -> None:
    """Say what works on this machine, in plain sentences."""
    from musiclab.cli.doctor import print_findings

    raise typer.Exit(0 if print_findings() else 1)


def main() -> None:
    """Run the command line."""
    try:
        app()
    except MusicLabError as problem:
        sys.exit(say("musiclab: {problem}", problem=problem))
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(1)
