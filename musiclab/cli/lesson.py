"""``musiclab lesson``: a new lesson for one's own class, and trying one before students do."""

from __future__ import annotations

from pathlib import Path

from musiclab.language import say
from musiclab.lesson.new_lesson import new_lesson
from musiclab.lesson.notebook_run import run_notebook
from musiclab.lesson.places import lesson_folder
from musiclab.lesson.trial import try_lesson


def make_lesson(name: str, *, like: str, folder: Path, quiet: bool) -> None:
    """Make a lesson by copying one, and say what to change."""
    made = new_lesson(name, like=like, folder=folder)
    if quiet:
        return
    print(say("{folder} is ready. Change lesson.ipynb (what students read), checks.py (what is listened for), answers and near-misses; then:", folder=made))
    print(f"  musiclab lesson test {made}")


def test_lesson(name: str, *, run: bool, quiet: bool) -> bool:
    """Try a lesson and say of each thing whether it is as it should be; give whether all of it is."""
    good = True
    for trial in try_lesson(lesson_folder(name), run=run_notebook if run else None):
        good &= trial.good
        if not (quiet and trial.good):
            print(f"{'✓' if trial.good else '→'} {trial.says}", flush=True)
    return good
