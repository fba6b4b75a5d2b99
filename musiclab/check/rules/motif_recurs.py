"""A short idea that comes back."""

from __future__ import annotations

from collections.abc import Sequence

from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import at_least_one, key_of, role_of
from musiclab.check.role_words import nobody, part_name
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.errors import CheckError
from musiclab.language import say
from musiclab.song.key import Key
from musiclab.song.limits import shown
from musiclab.song.time import PER_BEAT
from musiclab.theory.attacks import Attack, attacks, by_track, skyline
from musiclab.theory.key import find_key
from musiclab.theory.motif import WAYS, Motif, Statement, recurring, statements
from musiclab.theory.roles import notes_of_role
from musiclab.theory.sounding import Sounding

LIKELY = 4
"""Keys that are tried where none is stated."""


@rule(say("Does a short idea come back?"))
def motif_recurs(
    work: Work, *, min_times: int = 3, motif: Sequence[Sequence[float]] | None = None, allow: Sequence[str] = (), role: str = "melody", notes: int = 3, key: Key | str | None = None
) -> Judgement:
    """Check that a motif sounds ``min_times`` in all, inside one track of a role: the first statement counts too, and statements do not overlap.

    ``motif`` is a list of notes [beat, pitch, length, velocity]; without it, any idea of ``notes`` notes that comes back most often. Order, rhythm and outline stay the same; the last note may be longer or
    shorter. ``allow`` names what else counts: "transposed" (by semitones, or along the scale of ``key``), "inverted", "augmented" (all lengths doubled or halved).
    """
    name, given, ways, home = role_of(role), _motif(motif), _ways(allow), key_of(key)
    at_least_one(min_times, what=say("The number of times"))
    if type(notes) is not int or notes < 2:
        raise CheckError(say("A motif of {count} notes came. Use 2 or more.", count=shown(notes)))
    heard = tuple(note for note in notes_of_role(work.song, name) if not note.drum)
    if not heard:
        return not_yet(nobody(work, name))
    best = max((_found(line, given, ways, scale, notes) for scale in _scales(work, home) for row in by_track(heard).values() for line in _lines(row)), key=len)
    where = tuple(Where(one.start, one.end, one.track) for one in best[:8])
    if len(best) >= min_times:
        return passes(Finding(True, say("An idea that comes back"), say("It sounds {count} times.", count=len(best)), where=where), measured=len(best))
    return not_yet(_finding(name, len(best), min_times, ways, where), credit=len(best) / min_times, measured=len(best))


def _scales(work: Work, key: Key | None) -> tuple[Key | None, ...]:
    """Give the scales along which a motif may move: the one that is given or stated, else the likeliest that are heard."""
    stated = key or work.song.key
    found = None if stated else find_key(work.pitched)
    return tuple(one for one, _ in found.distances[:LIKELY]) if found else (stated,)


def _found(line: Sequence[Sounding], motif: Motif | None, ways: tuple[str, ...], key: Key | None, notes: int) -> tuple[Statement, ...]:
    if motif:
        return statements(motif, line, allow=ways, key=key)
    best = recurring(line, notes=notes, allow=ways, key=key)
    return best[1] if best else ()


def _lines(row: Sequence[Sounding]) -> tuple[Sequence[Sounding], ...]:
    """Give the lines of a track in which a motif may lie: the one on top, and the lowest where there are several."""
    groups: tuple[Attack, ...] = attacks(row)
    if all(len(group.notes) == 1 for group in groups):
        return (tuple(group.top for group in groups),)
    return skyline(row), tuple(group.top for group in groups), tuple(group.bass for group in groups)


def _motif(value: object) -> Motif | None:
    if value is None:
        return None
    try:
        rows = sorted((float(row[0]), int(row[1])) for row in value)  # type: ignore[attr-defined]
        first = rows[0][0]
        if len(rows) >= 2:
            return Motif(tuple(round((beat - first) * PER_BEAT) for beat, _ in rows), tuple(pitch for _, pitch in rows))
    except (TypeError, ValueError, IndexError, KeyError):
        pass
    raise CheckError(say("The motif came as {motif}. Use a list of two notes or more, each [beat, pitch, length, velocity].", motif=shown(value)))


def _ways(allow: object) -> tuple[str, ...]:
    rows = tuple(allow) if isinstance(allow, list | tuple | set | frozenset) else (allow,) if isinstance(allow, str) else ()
    names = {"transposition": "transposed", "inversion": "inverted", "augmentation": "augmented", "diminished": "augmented"}
    ways = tuple(names.get(str(way), str(way)) for way in rows)
    if set(ways) - set(WAYS) or (allow is not None and not isinstance(allow, list | tuple | set | frozenset | str)):
        raise CheckError(say("What is allowed came as {allow}. Use some of {ways}.", allow=shown(allow), ways=", ".join(WAYS)))
    return ways


def _finding(role: str, count: int, asked: int, ways: tuple[str, ...], where: tuple[Where, ...]) -> Finding:
    words = {"transposed": say("higher or lower"), "inverted": say("turned over"), "augmented": say("twice as slow or as fast")}
    more = say("It may also come {ways}.", ways=", ".join(words[way] for way in ways)) if ways else say("The same notes in the same rhythm count.")
    found = say("In {part} the idea sounds {count} times.", part=part_name(role).lower(), count=count) if count else say("No idea comes back yet.")
    return Finding(False, say("Let your idea come back"), found, say("{count} times are asked for.", count=asked) + " " + more, say("Copy the first notes and put them in again later, for example a bar or two after; begin on another note if you like."), where)
