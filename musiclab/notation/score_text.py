"""A score as MusicXML: one staff for each track, each note with an id by which it is found again in the engraving."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement, tostring

from musiclab.notation.beams import beams
from musiclab.notation.spelling import BarSigns, Spelled, fifths, spelled
from musiclab.notation.written import Bar, Source, Written, written_bars
from musiclab.song.key import Key
from musiclab.song.model import Song, Track
from musiclab.song.time import PER_BEAT, Meter, Tick, bar_start
from musiclab.theory.chord_names import FLAT_HOMES
from musiclab.theory.harmony import Harmony, chords_in
from musiclab.theory.roles import parts_of
from musiclab.theory.sounding import Sounding, plays_drums, sounding

MIDDLE = 58
"""Parts that lie lower than this on average are written in the bass clef."""
DRUM_LINES: Mapping[int, tuple[str, int, str]] = {
    35: ("F", 4, ""), 36: ("F", 4, ""), 37: ("C", 5, "x"), 38: ("C", 5, ""), 39: ("C", 5, "triangle"), 40: ("C", 5, ""), 41: ("A", 4, ""), 43: ("A", 4, ""), 45: ("B", 4, ""),
    47: ("D", 5, ""), 48: ("D", 5, ""), 50: ("E", 5, ""), 42: ("G", 5, "x"), 44: ("D", 4, "x"), 46: ("G", 5, "circle-x"), 49: ("A", 5, "x"), 57: ("A", 5, "x"), 51: ("F", 5, "x"), 53: ("F", 5, "diamond"), 59: ("F", 5, "x"), 56: ("E", 5, "triangle"),
}  # fmt: skip
"""The line and the head of each drum, as in Weinberg, Guidelines for Drumset Notation (1994); others lie on the middle line with a cross."""
KINDS = {"": "major", "m": "minor", "dim": "diminished", "aug": "augmented", "7": "dominant", "maj7": "major-seventh", "m7": "minor-seventh", "m7b5": "half-diminished", "dim7": "diminished-seventh", "mmaj7": "major-minor"}


@dataclass(slots=True)
class ScoreText:
    """The text of a score, and which notes of the song each written note stands for, by its id."""

    xml: str = ""
    notes: dict[str, Source] = field(default_factory=dict)


def score_text(song: Song, tracks: Sequence[Track], *, bars: int, symbols: bool) -> ScoreText:
    """Write tracks of a song as MusicXML 4.0, the first ``bars`` bars of it; ``symbols`` puts the chords that are heard above the first staff."""
    made = ScoreText()
    root = Element("score-partwise", version="4.0")
    SubElement(SubElement(root, "work"), "work-title").text = song.title
    if song.author:
        SubElement(SubElement(root, "identification"), "creator", type="composer").text = song.author
    names = SubElement(root, "part-list")
    for at, track in enumerate(tracks):
        SubElement(SubElement(names, "score-part", id=f"P{at}"), "part-name").text = track.name or track.id
    harmony = chords_in(song) if symbols and _has_harmony(song) else ()
    for at, track in enumerate(tracks):
        _part(SubElement(root, "part", id=f"P{at}"), song, track, made, bars=bars, harmony=harmony if at == 0 else (), first=at == 0)
    made.xml = tostring(root, encoding="unicode")
    return made


def _has_harmony(song: Song) -> bool:
    """Say whether chords are heard: one line alone makes none that anybody would write above it."""
    pitched = [part for part in parts_of(song) if not part.drums]
    return len(pitched) > 1 or any(part.stacked or part.broken for part in pitched)


def _part(part: Element, song: Song, track: Track, made: ScoreText, *, bars: int, harmony: Sequence[Harmony], first: bool) -> None:
    notes = sounding(song, tracks=[track.id])
    drums = plays_drums(track)
    low = is_low(notes)
    before, last = None, bars_of(song)
    for bar in written_bars(notes, song.meter, bars=bars, drums=drums):
        measure = SubElement(part, "measure", number=str(bar.number))
        if bar.meter != before:
            _attributes(measure, song.key, bar.meter, clef=_clef(drums=drums, low=low) if before is None else None)
        if first:
            _tempo(measure, song, bar)
        before = bar.meter
        _harmonies(measure, bar, harmony)
        _voices(measure, bar, song, made, drums=drums)
        if bar.number == last:
            SubElement(SubElement(measure, "barline", location="right"), "bar-style").text = "light-heavy"


def is_low(notes: Sequence[Sounding]) -> bool:
    """Say whether notes are written in the bass clef."""
    return bool(notes) and sum(note.pitch for note in notes) / len(notes) < MIDDLE


def _clef(*, drums: bool, low: bool) -> tuple[str, str]:
    return ("percussion", "3") if drums else ("F", "4") if low else ("G", "2")


def _attributes(measure: Element, key: Key | None, meter: Meter, *, clef: tuple[str, str] | None) -> None:
    signs = SubElement(measure, "attributes")
    SubElement(signs, "divisions").text = str(PER_BEAT)
    if clef:
        SubElement(SubElement(signs, "key"), "fifths").text = str(fifths(key) if clef[0] != "percussion" else 0)
    time = SubElement(signs, "time")
    SubElement(time, "beats").text, SubElement(time, "beat-type").text = str(meter.beats), str(meter.unit)
    if clef:
        place = SubElement(signs, "clef")
        SubElement(place, "sign").text, SubElement(place, "line").text = clef


def _tempo(measure: Element, song: Song, bar: Bar) -> None:
    """Write the tempo that a bar brings, where it is another than before: the last one in it, so that a slow change can be read."""
    before = [change for change in song.tempo if change.at < bar.start]
    inside = [change for change in song.tempo if bar.start <= change.at < bar.start + bar.meter.bar]
    if not inside or (before and round(before[-1].bpm) == round(inside[-1].bpm)):
        return
    direction = SubElement(measure, "direction", placement="above")
    mark = SubElement(SubElement(direction, "direction-type"), "metronome")
    SubElement(mark, "beat-unit").text, SubElement(mark, "per-minute").text = "quarter", str(round(inside[-1].bpm))
    if inside[-1].at > bar.start:
        SubElement(direction, "offset").text = str(inside[-1].at - bar.start)


def _harmonies(measure: Element, bar: Bar, harmony: Sequence[Harmony]) -> None:
    for one in harmony:
        if bar.start <= one.start < bar.start + bar.meter.bar:
            sign = SubElement(measure, "harmony")
            name = _root(one.chord.root)
            root = SubElement(sign, "root")
            SubElement(root, "root-step").text = name.letter
            if name.alter:
                SubElement(root, "root-alter").text = str(name.alter)
            SubElement(sign, "kind").text = KINDS.get(one.chord.quality, "other")
            SubElement(sign, "offset").text = str(one.start - bar.start)


def _root(root: int) -> Spelled:
    return spelled(60 + root, Key("F" if root in FLAT_HOMES else "C"))


@dataclass(frozen=True, slots=True)
class _Staff:
    """What the signs of one bar of a staff share: the key, whether it is for drums, what stands before notes by voice, tick and pitch, and where ids are kept."""

    key: Key | None
    drums: bool
    accidentals: Mapping[tuple[int, Tick, int], str]
    made: ScoreText
    bar: Tick

    def id_of(self, source: Source) -> str:
        """Give an id for a note, and remember what it stands for."""
        name = f"n{len(self.made.notes)}"
        self.made.notes[name] = source
        return name


def _voices(measure: Element, bar: Bar, song: Song, made: ScoreText, *, drums: bool) -> None:
    staff = _Staff(song.key, drums, {} if drums else _accidentals(bar, song.key), made, bar.meter.bar)
    for number, voice in enumerate(bar.voices, 1):
        if number > 1:
            SubElement(SubElement(measure, "backup"), "duration").text = str(bar.meter.bar)
        joined = beams(voice, bar.meter)
        for at, sign in enumerate(voice):
            notes = _notes(measure, sign, staff, voice=number)
            for level, kind in enumerate(joined.get(at, ()), 1):
                SubElement(notes[0], "beam", number=str(level)).text = kind
            for first, note in enumerate(notes):
                _notations(note, sign, "" if first else _tuplet(voice, at))


def _accidentals(bar: Bar, key: Key | None) -> dict[tuple[int, Tick, int], str]:
    """Give what stands before each note of a bar: in the order of time, as a sign holds for all voices of the staff."""
    signs = BarSigns(key)
    row = sorted((sign.start, number, pitch) for number, voice in enumerate(bar.voices, 1) for sign in voice if not sign.from_tie for pitch in sign.pitches)
    return {(number, start, pitch): signs.before(spelled(pitch, key)) for start, number, pitch in row}


def _tuplet(voice: Sequence[Written], at: int) -> str:
    """Say whether a sign begins or ends a group of three."""
    sign = voice[at]
    if not sign.threes:
        return ""
    begins = sign.start % PER_BEAT == 0
    ends = (sign.start + sign.length) % PER_BEAT == 0 or at == len(voice) - 1
    return "both" if begins and ends else "start" if begins else "stop" if ends else ""


def _notes(measure: Element, sign: Written, staff: _Staff, *, voice: int) -> list[Element]:
    """Write the notes of one sign, or its rest."""
    found = []
    for number, pitch in enumerate(sign.pitches or (None,)):
        note = SubElement(measure, "note", {} if pitch is None else {"id": staff.id_of(sign.sources[number])})
        if number:
            SubElement(note, "chord")
        name = None if pitch is None or staff.drums else spelled(pitch, staff.key)
        _height(note, pitch, name, whole_rest=_is_whole_rest(sign, staff))
        SubElement(note, "duration").text = str(sign.length)
        for kind, there in (("stop", sign.from_tie), ("start", sign.tied)):
            if pitch is not None and there:
                SubElement(note, "tie", type=kind)
        SubElement(note, "voice").text = str(voice)
        _look(note, sign, staff, pitch, "" if pitch is None else staff.accidentals.get((voice, sign.start, pitch), ""))
        found.append(note)
    return found


def _is_whole_rest(sign: Written, staff: _Staff) -> bool:
    return not sign.pitches and sign.length == staff.bar


def _height(note: Element, pitch: int | None, name: Spelled | None, *, whole_rest: bool) -> None:
    if pitch is None:
        SubElement(note, "rest", {"measure": "yes"} if whole_rest else {})
        return
    if name is None:
        letter, octave, _ = DRUM_LINES.get(pitch, ("B", 4, "x"))
        place = SubElement(note, "unpitched")
        SubElement(place, "display-step").text, SubElement(place, "display-octave").text = letter, str(octave)
        return
    place = SubElement(note, "pitch")
    SubElement(place, "step").text = name.letter
    if name.alter:
        SubElement(place, "alter").text = str(name.alter)
    SubElement(place, "octave").text = str(name.octave)


def _look(note: Element, sign: Written, staff: _Staff, pitch: int | None, accidental: str) -> None:
    """Write how a note looks: its value and dots, the sign before it, three in the time of two, and the head of a drum."""
    if not _is_whole_rest(sign, staff):
        kind, dots = sign.value
        SubElement(note, "type").text = kind
        for _ in range(dots):
            SubElement(note, "dot")
    if accidental:
        SubElement(note, "accidental").text = accidental
    if sign.threes:
        change = SubElement(note, "time-modification")
        SubElement(change, "actual-notes").text, SubElement(change, "normal-notes").text = "3", "2"
    head = DRUM_LINES.get(pitch, ("", 0, "x"))[2] if staff.drums and pitch is not None else ""
    if head:
        SubElement(note, "notehead").text = head


def _notations(note: Element, sign: Written, tuplet: str) -> None:
    ties = [kind for kind, there in (("stop", sign.from_tie), ("start", sign.tied)) if there and sign.pitches]
    groups = ["start", "stop"] if tuplet == "both" else [tuplet] if tuplet else []
    if ties or groups:
        place = SubElement(note, "notations")
        for kind in ties:
            SubElement(place, "tied", type=kind)
        for kind in groups:
            SubElement(place, "tuplet", type=kind)


def bars_of(song: Song) -> int:
    """Give how many bars a song has, one at least."""
    number, at = 1, bar_start(song.meter, 2)
    while at < song.end:
        number, at = number + 1, _next(song.meter, at)
    return number


def _next(meters: Sequence[Meter], at: Tick) -> Tick:
    return at + next(meter for meter in reversed(meters) if meter.at <= at).bar
