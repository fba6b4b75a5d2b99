"""Fifty attacks in the shape of a submission, each as a function from honest files to the bytes that arrive."""

from __future__ import annotations

import json
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

from classroom.damage import MANIFEST, NOTEBOOK, SONG, Files, packed

Attack = Callable[[Files, str], bytes]
SECRET = "the-gradebook-of-the-teacher"


def named(*names: str) -> Attack:
    """More files under these names."""
    return lambda files, secret: packed({**files, **dict.fromkeys(names, b"evil")})


def linked(name: str) -> Attack:
    """A link to the teacher's own file under a name."""

    def attack(files: Files, secret: str) -> bytes:
        whole = BytesIO(packed({each: data for each, data in files.items() if each != name}))
        with zipfile.ZipFile(whole, "a") as archive:
            about = zipfile.ZipInfo(name)
            about.create_system, about.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
            archive.writestr(about, secret)
        return whole.getvalue()

    return attack


def with_file(name: str, data: bytes | Callable[[bytes], bytes]) -> Attack:
    """Another content of one file, the manifest left out so that its seals do not matter."""

    def attack(files: Files, secret: str) -> bytes:
        content = data(files.get(name, b"")) if callable(data) else data
        return packed({**{each: old for each, old in files.items() if each != MANIFEST}, name: content})

    return attack


def on_song(**fields) -> Attack:
    """Another value of a field of the song."""
    return with_file(SONG, lambda data: json.dumps({**json.loads(data), **fields}).encode())


def on_manifest(**fields) -> Attack:
    """Another value of a field of the manifest."""
    return lambda files, secret: packed({**files, MANIFEST: json.dumps({**json.loads(files[MANIFEST]), **fields}).encode()})


def lying_size(files: Files, secret: str) -> bytes:
    """A song that says it is small and is large."""
    data = bytearray(packed({**files, SONG: b"[" + b"0," * 40_000_000 + b"0]"}))
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(SONG.encode()))
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(data)


def many_files(files: Files, secret: str) -> bytes:
    """A hundred thousand files."""
    return packed({**{f"songs/x{at}/song.json": b"{}" for at in range(100_000)}, **files})


def nested(files: Files, secret: str) -> bytes:
    """Zips in zips in zips."""
    data = packed({"songs/my-beat/song.json": b"0" * 1_000_000})
    for _ in range(12):
        data = packed({f"{at}.zip": data for at in range(4)})
    return data


def overlapping(files: Files, secret: str) -> bytes:
    """A thousand names for one piece of a zip, each of which unpacks to much (after Fifield, A better zip bomb, 2019)."""
    engine = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = engine.compress(b"0" * 50_000_000) + engine.flush()
    name, crc = b"songs/my-beat/song.json", zlib.crc32(b"0" * 50_000_000)
    local = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, len(body), 50_000_000, len(name), 0) + name + body
    entries = b""
    for at in range(1000):
        other = f"songs/s{at}/song.json".encode()
        entries += struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, crc, len(body), 50_000_000, len(other), 0, 0, 0, 0, 0, 0) + other
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1000, 1000, len(entries), len(local), 0)
    return local + entries + end


def lying_wave(files: Files, secret: str) -> bytes:
    """A recording whose head says it is four gigabytes."""
    head = b"RIFF\xff\xff\xff\xffWAVEfmt \x10\x00\x00\x00\x01\x00\x02\x00" + struct.pack("<IIHH", 44_100, 176_400, 4, 16) + b"data\xff\xff\xff\xff"
    return with_file("songs/my-beat/takes/voice-1.wav", head + b"\0" * 64)(files, secret)


def encrypted(files: Files, secret: str) -> bytes:
    """Every file marked as locked with a password."""
    data = bytearray(packed(files))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


SCRIPT = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"
TURNED = "\u202egnp.exe"
DEEP = b"[" * 200_000 + b"]" * 200_000
HUGE = b'{"format": "musiclab-song", "version": 1, "title": ' + b"9" * 1_000_000 + b"}"
CODE = {
    "forks": "import os\nwhile True: os.fork()",
    "fills the disk": "open('x', 'wb').write(b'0' * 10**12)",
    "reads the gradebook": f"open('/tmp/{SECRET}').read()",
    "never ends": "while True: pass",
    "writes outside": "open('/tmp/owned-by-a-student', 'w').write('x')",
}


def running(code: str) -> Attack:
    """A notebook whose code does harm where somebody runs it."""
    cell = {"cell_type": "code", "id": "evil", "metadata": {}, "outputs": [], "execution_count": None, "source": code}
    return with_file(NOTEBOOK, lambda data: json.dumps({**json.loads(data), "cells": [cell]}).encode())


ATTACKS: dict[str, Attack] = {
    "up and out": named("../../gradebook.db", "../class.json"),
    "up and out with the other stroke": named("..\\..\\gradebook.db"),
    "up from inside": named("songs/../../../gradebook.db"),
    "an absolute name": named("/tmp/owned-by-a-student"),
    "a drive": named("C:/Windows/owned", "C:owned"),
    "a share": named("\\\\server\\share\\owned"),
    "a device of Windows": named("CON", "songs/NUL/song.json", "aux.txt"),
    "a hidden stream": named("lesson.ipynb:stream"),
    "a name that ends in dots": named("songs./song.json...", "lesson.ipynb "),
    "a null in a name": named("lesson.ipynb\0.exe"),
    "signs that cannot be seen": named("lesson\x1b[2J.ipynb", "a\nb.md"),
    "text turned round": named(TURNED, "songs/\u202e/song.json"),
    "a very long name": named("a" * 5_000, "/".join("a" * 60)),
    "a link as the song": linked(SONG),
    "a link as the notebook": linked(NOTEBOOK),
    "a link as the manifest": linked(MANIFEST),
    "a link as a folder": linked("songs"),
    "a bomb by its ratio": with_file(SONG, b"0" * 500_000_000),
    "a bomb that lies of its size": lying_size,
    "a bomb by its count": many_files,
    "a bomb by nesting": nested,
    "a bomb that overlaps": overlapping,
    "locked with a password": encrypted,
    "JSON too deep": with_file(SONG, DEEP),
    "a number too long": with_file(SONG, HUGE),
    "the progress too deep": with_file("progress.json", DEEP),
    "the notebook too deep": with_file(NOTEBOOK, b'{"cells": ' + DEEP + b"}"),
    "the manifest too deep": lambda files, secret: packed({**files, MANIFEST: DEEP}),
    "no number at all": on_song(tempo=[[0, float("nan")]]),
    "an endless song": with_file(SONG, lambda data: data.replace(b'"repeats": 1', b'"repeats": 1000000000')),
    "a fast song": on_song(tempo=[[0, 1e308]]),
    "a recording that lies": lying_wave,
    "a recording that is none": with_file("songs/my-beat/takes/voice-1.flac", b"fLaC" + b"\xff" * 4_000),
    "a script as the title": on_song(title=SCRIPT),
    "text turned round as the title": on_song(title=TURNED),
    "a script as the author": on_song(author=SCRIPT),
    "a script in the credits": with_file("songs/my-beat/credits.md", SCRIPT.encode()),
    "a script as a sentence meant": with_file("progress.json", json.dumps({"format": "musiclab-progress", "version": 1, "tasks": {"beat": {"meant": [SCRIPT]}}}).encode()),
    "somebody else's name": on_manifest(student="chen"),
    "a path as the name": on_manifest(student="../../ben"),
    "a path as the assignment": on_manifest(assignment="../../class"),
    "a script as the name": on_manifest(student=SCRIPT),
    "a million authors": on_manifest(authors=["x"] * 1_000_000),
    "a time before all times": on_manifest(handed_in="0001-01-01T00:00:00+23:59"),
    "a size that is no number": on_manifest(files=[{"name": SONG, "sha256": "zz", "size": 10**400}]),
    **{f"code that {what}": running(code) for what, code in CODE.items()},
}
