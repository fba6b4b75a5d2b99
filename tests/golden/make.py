"""Writes the golden files that Python and TypeScript both read, and the published schema.

Run ``python tests/golden/make.py`` after a change that is meant to change them, and read the difference. Each file
is an object whose ``cases`` are a list; the modules beside this one say what is in a case.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SCHEMA = HERE.parent.parent / "musiclab" / "song" / "song.schema.json"
sys.path.insert(0, str(HERE.parent))

from golden import (  # noqa: E402
    edit_cases,
    grid_cases,
    recording_cases,
    schedule_cases,
    sound_cases,
    text_cases,
    time_cases,
)

from musiclab.song.wire import schema  # noqa: E402
from musiclab.song.wire.layout import lay_out  # noqa: E402


def files():
    """Every file and its text."""
    made = {HERE / "edits" / f"{name}.json": data for name, data in edit_cases.documents().items()}
    made |= {HERE / "grid" / f"{name}.json": data for name, data in grid_cases.documents().items()}
    made |= {HERE / "schedule" / f"{name}.json": data for name, data in schedule_cases.documents().items()}
    made |= {HERE / "recordings" / f"{name}.json": data for name, data in recording_cases.documents().items()}
    made |= {HERE / "text" / f"{name}.json": data for name, data in text_cases.documents().items()}
    made |= {HERE / "time" / f"{name}.json": data for name, data in time_cases.documents().items()}
    return {path: lay_out(data) for path, data in (made | {SCHEMA: schema()}).items()}


def sounds():
    """The files of sounds, which a test compares by their numbers: the last bits differ from machine to machine."""
    return {HERE / "sound" / f"{name}.json": lay_out(data) for name, data in sound_cases.documents().items()}


if __name__ == "__main__":
    for path, text in (files() | sounds()).items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
