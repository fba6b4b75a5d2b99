"""The words that open exercises for the ear: ``ear.intervals(level=2)``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from secrets import randbelow
from typing import TYPE_CHECKING

from musiclab.ear.circle_of_fifths import Circle
from musiclab.ear.rounds import Round
from musiclab.ear.taps import Taps
from musiclab.ear.training import Training
from musiclab.errors import FileError, LessonError
from musiclab.lesson.places import lesson_around
from musiclab.lesson.progress_file import read_progress, write_progress
from musiclab.project.locks_file import locks_around
from musiclab.song.key import key as read_key

if TYPE_CHECKING:
    from musiclab.widgets.ear import Ear


def intervals(level: int = 1, count: int = 10, *, seed: int | None = None) -> Ear:
    """Hear how far two notes are apart: levels 1 to 5, ``count`` questions. A ``seed`` gives the same questions again."""
    return _round("intervals", level, count, seed)


def chords(level: int = 1, count: int = 10, *, seed: int | None = None) -> Ear:
    """Hear which kind of chord is played: levels 1 to 4."""
    return _round("chords", level, count, seed)


def scales(level: int = 1, count: int = 10, *, seed: int | None = None) -> Ear:
    """Hear which scale is played: levels 1 to 3."""
    return _round("scales", level, count, seed)


def rhythms(level: int = 1, count: int = 5, *, seed: int | None = None) -> Ear:
    """Write down the rhythm of a bar: levels 1 to 4."""
    return _round("rhythms", level, count, seed)


def melodies(level: int = 1, count: int = 5, *, seed: int | None = None) -> Ear:
    """Find a hidden tune, note by note: levels 1 to 3."""
    return _round("melodies", level, count, seed)


def circle(key: str = "C major") -> Ear:
    """Show the circle of fifths, which plays every key, its scale and its chords."""
    from musiclab.widgets.ear import Ear

    return Ear(Circle(read_key(key)))


def tap(tempo: float = 90) -> Ear:
    """Tap along with a click for four bars, and see how near you came; ``tempo`` is 30 to 240 beats a minute."""
    from musiclab.widgets.ear import Ear

    return Ear(Taps(tempo, _keep))


def _round(exercise: str, level: int, count: int, seed: int | None) -> Ear:
    from musiclab.widgets.ear import Ear

    return Ear(Round(Training(exercise, level, count, randbelow(1_000_000) if seed is None else seed), _keep, plays=locks_around(Path.cwd()).plays))


def _keep(exercise: str, result: Mapping[str, object]) -> None:
    """Keep a result beside the notebook of a lesson, unless a better one is there; elsewhere nothing is kept."""
    here = Path.cwd()
    try:
        lesson_around(here)
        progress = read_progress(here)
        if _rank(result) >= _rank(progress.exercises.get(exercise, {})):
            write_progress(here, progress.with_exercise(exercise, result))
    except (LessonError, FileError, OSError):
        return


def _rank(result: Mapping[str, object]) -> tuple[int, int]:
    level, right = result.get("level"), result.get("right")
    return (level if type(level) is int else 0, right if type(right) is int else 0)
