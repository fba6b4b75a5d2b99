"""Drums in MusicXML: which drum each unpitched note is, which music21 neither keeps when it reads nor when it writes.

A score says it by an ``instrument`` of the note, whose ``midi-unpitched`` is the drum's number plus one. Where a score
does not, the place on the staff is read as drummers write it: kick in the first space, snare in the third, hat above.
"""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from musiclab.song.pitch import LETTERS, SHARPS

MARK = "drum-"
STAFF = {
    "E4": 35, "F4": 36, "G4": 41, "A4": 43, "B4": 45, "C5": 38, "D5": 47, "E5": 48, "F5": 51, "G5": 42, "A5": 49, "B5": 57, "D4": 44,
}  # fmt: skip
"""Usual places of a drum set. Source: N. Weinberg, "Guide to Standardized Drumset Notation", 1998."""


def pitched_drums(root: Element) -> dict[str, str]:
    """Give the unpitched notes of a score the pitches of their drums, in place.

    The parts that have any are called by a mark from then on, since a name is all of a part that music21 hands on;
    the answer has their own names by these marks.
    """
    numbers = {e.get("id"): _whole(e.findtext("midi-unpitched"), 0) - 1 for e in root.iter("midi-instrument")}
    listed = {entry.get("id"): entry for entry in root.iter("score-part")}
    drummers: dict[str, str] = {}
    for part in root.findall("part"):
        unpitched = [(note, place) for note in part.iter("note") if (place := note.find("unpitched")) is not None]
        for note, place in unpitched:
            player = note.find("instrument")
            drum = numbers.get(player.get("id"), -1) if player is not None else -1
            _sound(place, drum if 0 <= drum <= 127 else _by_place(place))
        entry = listed.get(part.get("id"))
        if unpitched and entry is not None:
            written = entry.find("part-name")
            name = SubElement(entry, "part-name") if written is None else written
            called = f"{MARK}{len(drummers)}"
            drummers[called], name.text = name.text or "", called
    return drummers


def named_drums(data: bytes) -> bytes:
    """Give a written score whose marked notes name their drums, as `pitched_drums` and other programs read them."""
    root = ElementTree.fromstring(data)
    listed = {entry.get("id"): entry for entry in root.iter("score-part")}
    for part in root.findall("part"):
        notes = [note for note in part.iter("note") if str(note.get("id")).startswith(MARK)]
        if notes:
            _list_players(listed[part.get("id")], sorted({_drum(note) for note in notes}))
        for note in notes:
            place = 1 + max(i for i, child in enumerate(note) if child.tag in ("unpitched", "duration", "tie"))
            note.insert(place, Element("instrument", id=_player(listed[part.get("id")], _drum(note))))
            del note.attrib["id"]
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def mark(drum: int, count: int) -> str:
    """Give the id of a note that is to be named: the drum's number, and a count that makes it one of its kind."""
    return f"{MARK}{drum}-{count}"


def _drum(note: Element) -> int:
    return int(str(note.get("id")).split("-")[1])


def _player(part: Element, drum: int) -> str:
    return f"{part.get('id')}-{MARK}{drum}"


def _list_players(part: Element, drums: list[int]) -> None:
    for old in (*part.findall("score-instrument"), *part.findall("midi-instrument")):
        part.remove(old)
    for drum in drums:
        SubElement(SubElement(part, "score-instrument", id=_player(part, drum)), "instrument-name").text = f"drum {drum}"
    for drum in drums:
        player = SubElement(part, "midi-instrument", id=_player(part, drum))
        SubElement(player, "midi-channel").text = "10"
        SubElement(player, "midi-unpitched").text = str(drum + 1)


def _by_place(place: Element) -> int:
    step, octave = place.findtext("display-step", "C"), place.findtext("display-octave", "5")
    known = STAFF.get(step + octave)
    return known if known is not None else min(127, max(0, LETTERS.get(step, 0) + 12 * (_whole(octave, 5) + 1)))


def _whole(text: str | None, usual: int) -> int:
    try:
        return int(text or usual)
    except ValueError:
        return usual


def _sound(place: Element, drum: int) -> None:
    """Turn an unpitched place into a pitch."""
    place.tag = "pitch"
    for child in list(place):
        place.remove(child)
    name = SHARPS[drum % 12]
    SubElement(place, "step").text = name[0]
    if len(name) > 1:
        SubElement(place, "alter").text = "1"
    SubElement(place, "octave").text = str(drum // 12 - 1)
