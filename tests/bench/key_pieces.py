"""Pieces of music21's corpus whose key somebody else has stated, and what music21 itself says of each.

The truths, each from its own source:

* ``final``: the chorale's lowest last note, where it is the home note of the major or the minor key of the signature. Endings away from
  both are left out, and a finder that looks at the last note sees part of this truth.
* ``declared``: the mode that the chorale's MusicXML file declares, some of them dubious.
* ``analysed``: the key in which an analyst's RomanText begins.
* ``stated``: the K: field of the ABC file, as it is written.
* ``tonic``: the K: field of an Essen file, which there names the home note alone ("G" for G minor too); major or minor by the third that
  sounds longer above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from musiclab.song.key import MODES
from musiclab.song.time import PER_BEAT
from musiclab.theory.sounding import Sounding

Named = tuple[int, str]
"""A home note as pitch class, and a mode."""
PEERS = ("Aarden-Essen", "KrumhanslSchmuckler", "BellmanBudge", "TemperleyKostkaPayne")
ABC = {"Essen folk songs": "essenFolksong", "Ryan's Mammoth Collection": "ryansMammoth", "Aird's Airs": "airdsAirs", "O'Neill's Music of Ireland": "oneills1850"}
MODE_WORDS = {"": "major", "m": "minor", "min": "minor", "maj": "major", "dor": "dorian", "mix": "mixolydian", "lyd": "lydian", "phr": "phrygian"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece: its notes, the truths about its key, and what music21's finders say, with the seconds they took."""

    table: str
    name: str
    notes: tuple[Sounding, ...]
    truths: dict[str, Named]
    peers: dict[str, Named]
    seconds: dict[str, float]


def pieces(*, every: int = 1) -> Iterator[Piece]:
    """Give all pieces; of the Essen songs, which are many, every so many."""
    yield from _chorales()
    yield from _madrigals()
    for table, composer in ABC.items():
        yield from _tunes(table, composer, every if composer == "essenFolksong" else 1)


def _chorales() -> Iterator[Piece]:
    from music21 import corpus

    analyses = {number[1]: path for path in corpus.getComposer("bach") if (number := re.search(r"riemenschneider0*(\d+)\.rntxt", str(path)))}
    for number, score in enumerate(corpus.chorales.Iterator(numberingSystem="riemenschneider", returnType="stream"), 1):
        truths = _chorale_truths(score)
        if str(number) in analyses:
            truths["analysed"] = _analysed(analyses[str(number)], score)
        yield _piece("Bach chorales", f"Riemenschneider {number}", score, truths)


def _madrigals() -> Iterator[Piece]:
    from music21 import converter, corpus

    scores = {path.stem: path for path in corpus.getComposer("monteverdi") if path.suffix == ".mxl"}
    for path in corpus.getComposer("monteverdi"):
        if path.suffix == ".rntxt" and path.stem in scores:
            score = converter.parse(scores[path.stem])
            yield _piece("Monteverdi madrigals", path.stem, score, {"analysed": _analysed(path, score)})


def _analysed(path: Path, score) -> Named:
    """Give the first key of an analysis, moved where the score stands in another key than its analysis: by as much as their last basses differ."""
    from music21 import converter

    last = list(converter.parse(path, format="romanText").recurse().getElementsByClass("RomanNumeral"))[-1]
    name = re.search(r"(?m)^m.*?\s([A-Ga-g])([#b]*):", path.read_text("latin1"))
    moved = _final_bass(score) - last.bass().pitchClass
    return ((_home(name[1].upper() + name[2]) + moved) % 12, "major" if name[1].isupper() else "minor")


def _final_bass(score) -> int:
    """Give the lowest of the voices' last notes."""
    last = [list(part.recurse().notes)[-1].pitches[0] for part in score.parts if part.recurse().notes]
    return min(last, key=lambda pitch: pitch.ps).pitchClass


def _chorale_truths(score) -> dict[str, Named]:
    from music21 import key

    signature = next(iter(score.recurse().getElementsByClass(key.KeySignature)), None)
    if signature is None:
        return {}
    final, truths = _final_bass(score), {}
    for mode in ("major", "minor"):
        if signature.asKey(mode).tonic.pitchClass == final:
            truths["final"] = (final, mode)
    if isinstance(signature, key.Key):
        truths["declared"] = (signature.tonic.pitchClass, signature.mode)
    return truths


def _tunes(table: str, composer: str, every: int) -> Iterator[Piece]:
    from music21 import abcFormat, corpus

    texts = [tune for path in corpus.getComposer(composer) for tune in re.split(r"(?m)^(?=X:)", path.read_text("latin1")) if "K:" in tune]
    for text in texts[::every]:
        stated = _stated(re.search(r"(?m)^K:(.*)$", text)[1])
        try:
            score = abcFormat.translate.abcToStreamScore(abcFormat.ABCFile().readstr(text))
        except Exception:  # some tunes are beyond music21
            continue
        if stated and score.recurse().notes:
            piece = _piece(table, re.search(r"(?m)^T:(.*)$", text)[1].strip(), score, {"stated": stated})
            yield _essen(piece) if composer == "essenFolksong" else piece


def _stated(field: str) -> Named | None:
    words = re.match(r"\s*([A-G])([#b]?)\s*([A-Za-z]*)", field)
    mode = MODE_WORDS.get(words[3].lower()[:3]) if words else None
    return (_home(words[1] + words[2]), mode) if words and mode else None


def _essen(piece: Piece) -> Piece:
    """Read the mode of an Essen song from its third, since its field names the home note alone."""
    home, _ = piece.truths["stated"]
    minor, major = (sum(note.length for note in piece.notes if note.pitch % 12 == (home + third) % 12) for third in (3, 4))
    if minor != major:
        piece.truths["tonic"] = home, "major" if major > minor else "minor"
    return piece


def _piece(table: str, name: str, score, truths: dict[str, Named]) -> Piece:
    from music21 import analysis

    peers, seconds = {}, {}
    for peer in PEERS:
        began = perf_counter()
        found = score.analyze("key") if peer == "Aarden-Essen" else getattr(analysis.discrete, peer)(score).getSolution(score)
        seconds[peer] = perf_counter() - began
        peers[peer] = (found.tonic.pitchClass, found.mode)
    return Piece(table, name, _notes(score), truths, peers, seconds)


def _notes(score) -> tuple[Sounding, ...]:
    rows = []
    for number, part in enumerate(score.parts or [score]):
        for note in part.flatten().notes:
            start, length = round(float(note.offset) * PER_BEAT), round(float(note.quarterLength) * PER_BEAT)
            rows += [Sounding(start, start + length, pitch.midi, 80, str(number)) for pitch in note.pitches if length]
    return tuple(sorted(rows))


def _home(name: str) -> int:
    return (MODES["major"]["CDEFGAB".index(name[0])] + name.count("#") - name.count("b")) % 12
