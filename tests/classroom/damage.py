"""What happens to work on its way: every way of damaging a submission that teachers tell of, as functions from a zip to what arrives."""

from __future__ import annotations

import copy
import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random

Files = dict[str, bytes]
Damage = Callable[[Files, Random], Files | bytes]
SONG, NOTEBOOK, MANIFEST = "songs/my-beat/song.json", "lesson.ipynb", "manifest.json"


def unpacked(data: bytes) -> Files:
    """The files of a zip."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: Files) -> bytes:
    """A zip of files."""
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return whole.getvalue()


def on_notebook(change: Callable[[list[dict], Random], None]) -> Damage:
    """A change of the notebook's cells."""

    def damage(files: Files, dice: Random) -> Files:
        notebook = json.loads(files[NOTEBOOK])
        change(notebook["cells"], dice)
        return {**files, NOTEBOOK: json.dumps(notebook).encode()}

    return damage


def _duplicate(cells, dice):
    cells.insert(dice.randrange(len(cells)), copy.deepcopy(dice.choice(cells)))


def _split(cells, dice):
    at = dice.randrange(len(cells))
    lines = "".join(cells[at]["source"]).splitlines(keepends=True)
    cells[at : at + 1] = [{**cells[at], "source": lines[:1]}, {**copy.deepcopy(cells[at]), "id": "half", "source": lines[1:]}]


def _retype(cells, dice):
    at = dice.randrange(len(cells))
    cells[at] = {"cell_type": "markdown", "id": "x", "metadata": {}, "source": cells[at]["source"]}


def on_manifest(**changes) -> Damage:
    """Changes of the manifest's fields, the seals staying as they are."""
    return lambda files, dice: {**files, MANIFEST: json.dumps({**json.loads(files[MANIFEST]), **changes}).encode()}


def _other_lesson(files, dice):
    notebook = json.loads(files[NOTEBOOK])
    notebook["metadata"]["musiclab"] = {"assignment": "another", "lesson": "02"}
    return {**files, NOTEBOOK: json.dumps(notebook).encode()}


def _flip(files, dice):
    data = bytearray(packed(files))
    for _ in range(20):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    return bytes(data)


def _cut(files, dice):
    data = packed(files)
    return data[: dice.randrange(30, len(data) - 1)]


def _without(files, *names):
    return {name: data for name, data in files.items() if name not in names}


def _renamed(files, old, new):
    return {new if name == old else name: data for name, data in files.items()}


def _cut_file(name: str) -> Damage:
    return lambda files, dice: {**files, name: files[name][: dice.randrange(1, len(files[name]))]}


WHOLE: dict[str, Damage] = {
    "a cell doubled": on_notebook(_duplicate),
    "a cell deleted": on_notebook(lambda cells, dice: cells.pop(dice.randrange(len(cells)))),
    "cells in another order": on_notebook(lambda cells, dice: dice.shuffle(cells)),
    "a cell made text": on_notebook(_retype),
    "a cell split": on_notebook(_split),
    "the notebook of another lesson": _other_lesson,
    "the notebook renamed": lambda files, dice: _renamed(files, NOTEBOOK, "Kopie von lesson (1).ipynb"),
    "the song renamed": lambda files, dice: _renamed(files, SONG, "songs/my-beat/song (2).json"),
    "the song moved up": lambda files, dice: _renamed(files, SONG, "my song.json"),
    "a folder packed again": lambda files, dice: {f"first beat of me/{name}": data for name, data in files.items()},
    "a folder in a folder": lambda files, dice: {f"a/b/{name}": data for name, data in files.items()},
    "with a Mac's own files": lambda files, dice: {**files, "__MACOSX/._song.json": b"x", ".DS_Store": b"y"},
    "with Windows' strokes": lambda files, dice: {name.replace("/", "\\"): data for name, data in files.items()},
    "a zip in a zip": lambda files, dice: {"first-beat.zip": packed(files)},
    "the manifest gone": lambda files, dice: _without(files, MANIFEST),
    "the manifest cut short": _cut_file(MANIFEST),
    "the manifest saying another class": on_manifest(class_name="10c"),
    "the song in UTF-16": lambda files, dice: {**files, SONG: files[SONG].decode().encode("utf-16")},
    "the song with a mark before it": lambda files, dice: {**files, SONG: b"\xef\xbb\xbf" + files[SONG]},
    "the notebook in Windows' signs": lambda files, dice: {**files, NOTEBOOK: files[NOTEBOOK].decode().replace("beat", "b\u00e4t").encode("cp1252")},
    "the notebook cut short": _cut_file(NOTEBOOK),
    "the notebook gone": lambda files, dice: _without(files, NOTEBOOK),
    "files nobody asked for": lambda files, dice: {**files, "homework.docx": b"PK\x03\x04", "game.exe": b"MZ"},
}
"""After these the main song is still there, and is the same music."""
BROKEN: dict[str, Damage] = {
    "half a zip": _cut,
    "bits turned round": _flip,
    "the song cut short": _cut_file(SONG),
    "the song gone": lambda files, dice: _without(files, SONG),
    "nothing in the file": lambda files, dice: b"",
    "a text called zip": lambda files, dice: b"Hier ist meine Aufgabe.\n",
    "the song is a list": lambda files, dice: {**files, SONG: b"[1, 2, 3]"},
    "the song with a wrong number": lambda files, dice: {**files, SONG: files[SONG].replace(b'"repeats": ', b'"repeats": -')},
}
"""After these something of the work may be gone; what is there is kept, and the rest is said in a sentence."""


def arrive(data: bytes, kind: str, dice: Random, folder: Path, name: str) -> Path:
    """Damage a submission in one of these ways, and let it arrive in a folder."""
    damage = {**WHOLE, **BROKEN}[kind]
    result = damage(unpacked(data), dice)
    path = folder / name
    path.write_bytes(result if isinstance(result, bytes) else packed(result))
    return path
