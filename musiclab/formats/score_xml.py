"""The XML of a score as one reader can take it: unpacked, in UTF-8, and part after part.

MusicXML 4.0 (W3C Music Notation Community Group): the ``.mxl`` container, ``score-timewise``, ``transpose``.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from musiclab.errors import FileError
from musiclab.language import say

LARGEST = 64 << 20
CONTAINER = "META-INF/container.xml"
ENDINGS = (".xml", ".musicxml")
CANNOT_OPEN = (OSError, zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, zlib.error)


def score_root(path: Path) -> Element:
    """Give the score of a file, whatever its ending says: plain or compressed, measure by measure or part by part.

    FileError for what is missing, no score, too large once unpacked, or tries to grow without end.
    """
    try:
        root = _parsed(path, _unpacked(path, _bytes(path)))
    except CANNOT_OPEN as problem:
        raise FileError(say("{path} could not be opened. Check the name, and that the file opens elsewhere.", path=path)) from problem
    except (ElementTree.ParseError, ValueError, LookupError) as problem:
        raise no_score(path) from problem
    if root.tag == "score-timewise":
        _by_parts(root)
    if root.tag != "score-partwise":
        raise no_score(path)
    _complete_transpositions(root)
    return root


def no_score(path: Path) -> FileError:
    """Make the refusal of what is no score."""
    return FileError(say("{path} is not a MusicXML score that can be read. Export it again as MusicXML.", path=path))


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > LARGEST:
        raise FileError(say("{path} is larger than {most} MB. Use a smaller score.", path=path, most=LARGEST >> 20))
    return path.read_bytes()


def _unpacked(path: Path, data: bytes) -> bytes:
    """Give the score inside a compressed file: the first that its container names, otherwise the first there is."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > LARGEST:
            raise FileError(say("{path} unpacks to more than {most} MB. Use a smaller score.", path=path, most=LARGEST >> 20))
        names = archive.namelist()
        named = _parsed(path, archive.read(CONTAINER)).iter() if CONTAINER in names else ()
        roots = [str(e.get("full-path")) for e in named if e.tag.rpartition("}")[2] == "rootfile"]
        others = [n for n in names if n.lower().endswith(ENDINGS) and not n.startswith(("META-INF/", "__MACOSX/"))]
        chosen = [name for name in (*roots, *others) if name in names]
        return archive.read(chosen[0]) if chosen else b""


def _parsed(path: Path, data: bytes) -> Element:
    # Without its zeros, UTF-16 text of this kind reads like ASCII.
    if b"<!ENTITY" in data.replace(b"\0", b""):
        raise no_score(path)
    return ElementTree.fromstring(data)


def _by_parts(root: Element) -> None:
    """Turn measures that hold parts into parts that hold measures."""
    parts: dict[str, Element] = {}
    for measure in root.findall("measure"):
        root.remove(measure)
        for inner in measure.findall("part"):
            id = str(inner.get("id"))
            if id not in parts:
                parts[id] = SubElement(root, "part", id=id)
            SubElement(parts[id], "measure", measure.attrib).extend(inner)
    root.tag = "score-partwise"


def _complete_transpositions(root: Element) -> None:
    """Say the steps of every transposition, which a score may leave out and music21 cannot do without."""
    for transpose in root.iter("transpose"):
        if transpose.find("diatonic") is None:
            semitones = int(float(transpose.findtext("chromatic", "0")))
            element = Element("diatonic")
            element.text = str(round(semitones * 7 / 12))
            transpose.insert(0, element)
