"""Whether the harmony is the one that was asked for, in any voicing."""

from __future__ import annotations

from collections.abc import Sequence

from musiclab.check.chord_option import numerals_of
from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import key_of
from musiclab.check.role_words import nobody
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.errors import CheckError
from musiclab.language import say
from musiclab.song.key import Key
from musiclab.song.limits import shown
from musiclab.song.pitch import FLATS, SHARPS
from musiclab.song.text.chord_symbols import Chord
from musiclab.song.time import PER_BEAT, Tick
from musiclab.theory.chord_names import TRIADS
from musiclab.theory.key import find_key
from musiclab.theory.span_harmony import SpanHarmony, span_harmony


@rule(say("Do the chords go as asked?"))
def chord_progression(work: Work, *, numerals: Sequence[str] | str = ("I", "V", "vi", "IV"), key: Key | str | None = None, beats_each: float = 4) -> Judgement:
    """Check that the harmony of all pitched tracks, chord after chord from bar 1, follows ``numerals`` in ``key``, each for ``beats_each`` beats, at least once from the beginning.

    Capitals are major, small letters minor, ° is diminished. A chord is there when its root and third sound and chord notes make up two thirds of the time: inversions, sevenths, a missing fifth, broken chords, passing
    notes and coming in half a beat early are fine. Without a key it is the song's own, or the one that is heard.
    """
    length = _length(beats_each)
    asked = key_of(key) or work.song.key
    if asked is None:
        found = find_key(work.pitched)
        asked = found.nearest if found else Key()
    chords = numerals_of(numerals, asked)
    if not work.pitched:
        return not_yet(nobody(work, "" if not work.heard else "chords"))
    spans = [(written, chord, at * length, span_harmony(work.pitched, at * length, (at + 1) * length)) for at, (written, chord) in enumerate(chords)]
    off = [row for row in spans if not row[3].has(row[1].root, row[1].intervals)]
    if not off:
        return passes(Finding(True, say("The chords go as asked"), " ".join(written for written, _ in chords), where=(Where(0, len(chords) * length),)), measured=[written for written, _ in chords])
    return not_yet(*(_finding(row, asked, length) for row in off[:4]), credit=1 - len(off) / len(chords), measured=[written for written, *_ in spans if written])


def _length(beats: object) -> Tick:
    if isinstance(beats, bool) or not isinstance(beats, int | float) or not 0.25 <= beats <= 64:
        raise CheckError(say("The length of a chord came as {beats}. Use a number of beats, such as 4.", beats=shown(beats)))
    return round(beats * PER_BEAT)


def _finding(row: tuple[str, Chord, Tick, SpanHarmony], key: Key, length: Tick) -> Finding:
    written, chord, start, harmony = row
    names = FLATS if "b" in key.tonic or key.tonic == "F" else SHARPS
    notes = ", ".join(names[one] for one in chord.classes[:3])
    best = harmony.best()
    heard = say("It sounds most like {chord} there.", chord=names[best[0]] + best[1]) if best else say("No notes sound there.")
    bar_words = say("beat {beat}", beat=round(start / PER_BEAT) + 1)
    third = next((step for step in chord.intervals if step in (3, 4)), None)
    if best and best[0] == chord.root and third is not None and not harmony.weights[(chord.root + third) % 12]:
        heard = say("Its third, {note}, does not sound.", note=names[(chord.root + third) % 12])
    elif best and best[0] == chord.root and TRIADS[best[1]] != tuple(chord.intervals[:3]):
        heard = say("It is the other kind there: {chord}.", chord=names[best[0]] + best[1])
    return Finding(
        False, say("Play {numeral} from {place}", numeral=written, place=bar_words), heard, say("{numeral} in {key} has the notes {notes}.", numeral=written, key=key, notes=notes),
        say("Any voicing will do, as long as {root} and its third sound.", root=names[chord.root]), (Where(start, start + length),),
    )  # fmt: skip
