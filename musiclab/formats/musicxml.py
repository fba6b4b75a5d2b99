"""MusicXML, there and back, through music21; the only file that imports it.

Reading follows the score as a player would: repeats are played, ties joined, grace notes squeezed in, dynamics and
accents heard as velocity, transposing instruments sound as they are heard.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from musiclab.errors import FileError, MusicLabError, SoundError
from musiclab.formats.imported import Imported
from musiclab.formats.meters import fitted
from musiclab.formats.replace_file import replacing
from musiclab.formats.score_drums import named_drums, pitched_drums
from musiclab.formats.score_dynamics import Dynamics
from musiclab.formats.score_out import score_of
from musiclab.formats.score_xml import no_score, score_root
from musiclab.language import say
from musiclab.song.clips import Note, NoteClip
from musiclab.song.identity import clip_id, make_id
from musiclab.song.key import MODES, Key
from musiclab.song.limits import LONGEST_NAME, LONGEST_TICKS
from musiclab.song.model import Song, Track
from musiclab.song.pitch import HIGHEST
from musiclab.song.tempo import FASTEST, SLOWEST, Tempo
from musiclab.song.time import PER_BEAT, UNITS, Meter, Tick
from musiclab.sound.instruments import find, for_program

GRACE = PER_BEAT // 8
VOICES = {"soprano": "choir", "alto": "choir", "tenor": "choir", "bass": "choir", "violoncello": "cello"}
"""Singers of a choral score, and names of instruments that only scores use."""
STACCATO = 0.5


def read_musicxml(path: Path | str) -> Imported:
    """Read a MusicXML score, plain (.musicxml, .xml) or compressed (.mxl), into a song.

    Each part becomes a track. FileError for what cannot be read as a score.
    """
    path = Path(path)
    root = score_root(path)
    drummers = pitched_drums(root)
    score = _parsed(path, root)
    messages: list[str] = []
    score = _unfolded(score, messages)
    parts = list(score.parts) or [score]
    song = Song(
        title=_title(score, path),
        author=_words(score.metadata.composer if score.metadata else None),
        tempo=_tempos(score),
        meter=_meters(parts[0]),
        key=_key(parts[0]),
        tracks=tuple(_tracks(parts, drummers)),
    )
    return Imported(song, tuple(messages))


def write_musicxml(song: Song, path: Path | str) -> None:
    """Write the song as a MusicXML score that notation programs open; one part for each track with notes.

    Rhythms that notation has no values for, as in a performance played by hand, are brought to the nearest 32nd or
    triplet sixteenth.
    """
    path = Path(path)
    try:
        text = _written(song)
    except MusicLabError:
        raise
    except Exception as problem:
        raise FileError(
            say("{title} could not be written as a score. Save it as MIDI instead, or simplify its rhythms.", title=song.title)
        ) from problem
    with replacing(path) as part:
        part.write_bytes(named_drums(text))


def _written(song: Song) -> bytes:
    from music21.musicxml.m21ToXml import GeneralObjectExporter

    def write(*, grid: bool) -> bytes:
        return bytes(GeneralObjectExporter(score_of(song, grid=grid)).parse())

    try:
        return write(grid=False)
    except Exception:  # music21 raises whatever it meets, nearly always for lengths that no note value has
        return write(grid=True)


def _parsed(path: Path, root: Element) -> Any:
    from music21 import converter, stream

    try:
        parsed = converter.parseData(ElementTree.tostring(root, encoding="unicode"), format="musicxml")
    except Exception as problem:  # music21 raises whatever its parsers meet
        raise no_score(path) from problem
    return parsed if isinstance(parsed, stream.Score) else stream.Score([parsed])


def _unfolded(score: Any, messages: list[str]) -> Any:
    """Play repeats and sound transposing instruments, where the score has any and allows it; both copy all of it."""
    from music21 import bar, repeat

    everything = score.recurse()
    repeats = any(True for _ in everything.getElementsByClass((bar.Repeat, repeat.RepeatExpression)))
    transposing = any(player.transposition for player in everything.getElementsByClass("Instrument"))
    for needed, prepare, sentence in (
        (repeats, "expandRepeats", say("The repeats of the score could not be followed; it is played once through.")),
        (transposing, "toSoundingPitch", say("A transposing part could not be read, and sounds as it is written.")),
    ):
        try:
            score = getattr(score, prepare)() if needed else score
        except Exception:  # music21 raises whatever it meets; the score stays as it was
            messages.append(sentence)
    return score


def _tick(quarters: Any) -> Tick:
    at = round(Fraction(quarters) * PER_BEAT)
    if not 0 <= at <= LONGEST_TICKS:
        raise FileError(say("The score is longer than {beats:,} beats, the furthest a song can reach.", beats=LONGEST_TICKS // PER_BEAT))
    return at


def _tempos(score: Any) -> tuple[Tempo, ...]:
    from music21 import tempo

    found = {0: Tempo()}
    for mark in score.flatten().getElementsByClass(tempo.MetronomeMark):
        bpm = mark.getQuarterBPM()
        if bpm:
            at = _tick(mark.offset)
            found[at] = Tempo(min(max(float(bpm), SLOWEST), FASTEST), at)
    changes = sorted(found.values(), key=lambda change: change.at)
    return (changes[0], *(b for a, b in itertools.pairwise(changes) if a.bpm != b.bpm))


def _meters(part: Any) -> tuple[Meter, ...]:
    from music21 import meter

    found = [
        Meter(mark.numerator, mark.denominator, _tick(mark.offset))
        for mark in part.flatten().getElementsByClass(meter.TimeSignature)
        if 1 <= mark.numerator <= 64 and mark.denominator in UNITS
    ]
    pickup = _pickup(part, found)
    return fitted([*pickup, *found]) if not pickup else fitted([*pickup, *(m for m in found if m.at), _after(found[0], pickup[0])])


def _pickup(part: Any, meters: list[Meter]) -> list[Meter]:
    """Give a first bar of its own length where the score begins with an upbeat."""
    from music21 import stream

    first = next(iter(part.getElementsByClass(stream.Measure)), None)
    if first is None or not meters or meters[0].at:
        return []
    length = _tick(first.highestTime)
    short = fitted([meters[0], Meter(meters[0].beats, meters[0].unit, length)]) if 0 < length < meters[0].bar else ()
    return [Meter(short[0].beats, short[0].unit, 0)] if len(short) > 1 else []


def _after(meter: Meter, pickup: Meter) -> Meter:
    return Meter(meter.beats, meter.unit, pickup.bar)


def _key(part: Any) -> Key | None:
    from music21 import key

    for mark in part.flatten().getElementsByClass(key.KeySignature):
        sounding = mark if isinstance(mark, key.Key) else mark.asKey()
        if sounding.mode in MODES:
            return Key(sounding.tonic.name.replace("-", "b"), sounding.mode)
    return None


def _tracks(parts: list[Any], drummers: dict[str, str]) -> Iterator[Track]:
    taken: set[str] = set()
    for part in parts:
        notes = _notes(part)
        if notes:
            drums = part.partName in drummers
            instrument = for_program(0, drums=True) if drums else _instrument(part)
            name = _words(drummers.get(part.partName, part.partName)) or instrument
            id = make_id(name, taken)
            taken.add(id)
            length = max(note.start + note.duration for note in notes)
            clip = NoteClip(clip_id(id), 0, length, tuple(notes))
            yield Track(id, name, instrument, (clip,), role="drums" if drums else "")


def _instrument(part: Any) -> str:
    """Give the instrument of a part: by its program, else by its name."""
    found = part.getInstrument(returnDefault=True)
    if isinstance(found.midiProgram, int) and found.midiProgram:
        return for_program(found.midiProgram)
    names = (part.partName, found.instrumentName, found.partName)
    return next(filter(None, map(_by_name, names)), for_program(0))


def _by_name(name: str | None) -> str | None:
    plain = re.sub(r"[^a-z ]|\b[ivx]+\b", " ", str(name or "").lower())
    plain = " ".join(plain.split())
    try:
        return find(VOICES.get(plain, plain)).name
    except SoundError:
        return None


def _notes(part: Any) -> list[Note]:
    dynamics = Dynamics(part)
    found: dict[tuple[Tick, int], Note] = {}
    tied: dict[int, Note] = {}
    for element in part.flatten().notes:
        if element.duration.quarterLength == 0 and not element.duration.isGrace:
            continue
        start, length = _span(element)
        if any(type(mark).__name__ == "Staccato" for mark in element.articulations):
            length = max(1, round(length * STACCATO))
        for number, tie in _pitches(element):
            before = tied.pop(number, None)
            if before and tie in ("stop", "continue") and before.start + before.duration == start:
                note = Note(before.start, number, before.duration + length, before.velocity)
            else:
                note = Note(start, number, length, dynamics.velocity(element))
            found[note.start, number] = note
            if tie in ("start", "continue"):
                tied[number] = note
    return list(found.values())


def _span(element: Any) -> tuple[Tick, Tick]:
    start = _tick(element.offset)
    if element.duration.isGrace:
        return max(0, start - GRACE), GRACE
    return start, max(1, _tick(element.offset + element.duration.quarterLength) - start)


def _pitches(element: Any) -> list[tuple[int, str]]:
    """Give the pitches of a note, chord or drum, each with its tie."""
    if "ChordSymbol" in element.classes:
        return []
    notes = getattr(element, "notes", (element,))
    found = [(note.pitch.midi, note.tie.type if note.tie else "") for note in notes if hasattr(note, "pitch")]
    return [(number, tie) for number, tie in found if 0 <= number <= HIGHEST]


def _title(score: Any, path: Path) -> str:
    metadata = score.metadata
    written = metadata and (metadata.bestTitle or metadata.movementName)
    title = _words(written)
    return (title if title not in ("", path.name) else _words(path.stem)) or say("Untitled")


def _words(text: Any) -> str:
    return "".join(c for c in str(text or "") if c.isprintable()).strip()[:LONGEST_NAME]
