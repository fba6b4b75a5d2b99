"""Whether the notes belong to the key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from musiclab.check.clip_notes import repitched
from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import key_of, share
from musiclab.check.role_words import nobody
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.language import say
from musiclab.song.key import Key
from musiclab.song.pitch import pitch_name
from musiclab.theory.attacks import Attack, attacks, by_track
from musiclab.theory.key import key_name
from musiclab.theory.sounding import Sounding

STEP = 2
LIKELY = 4
"""Keys that are looked at closely, where any will do."""


@rule(say("Do the notes belong to the key?"))
def in_key(work: Work, *, key: Key | str | None = None, max_chromatic: float = 0.1) -> Judgement:
    """Check that all pitched notes belong to ``key``, such as "A minor" or "D dorian"; with None, to some one major or minor key.

    Minor owns both forms of its sixth and seventh. Other notes may be up to ``max_chromatic`` of all, if each moves by step to a note of the key, in its own track. Drums never count.
    """
    asked = key_of(key)
    share(max_chromatic, what=say("The share of other notes"))
    if not work.pitched:
        return not_yet(nobody(work, "" if not work.heard else "melody"))
    rows = {track: attacks(notes) for track, notes in by_track(work.pitched).items()}
    keys = [asked] if asked else [key_name(home, mode) for mode in ("major", "minor") for home in range(12)]
    judged = [(one, *_outside(rows, one)) for one in _likeliest(keys, work)]
    best, other, left = min(judged, key=lambda row: (len(row[1]) > max_chromatic * len(work.pitched) or bool(row[2]), len(row[2]), len(row[1])))
    part = len(other) / len(work.pitched)
    if part <= max_chromatic + 1e-9 and not left:
        found = say("Every note belongs to {key}.", key=best) if not other else say("Nearly every note belongs to {key}; the others move on by step.", key=best)
        return passes(Finding(True, say("In the key of {key}", key=best), found), measured=str(best))
    return not_yet(*_findings(work, best, left or other), credit=1 - part, measured=str(best))


def _likeliest(keys: list[Key], work: Work) -> list[Key]:
    """Give the keys to which most notes belong: the others need not be looked at note by note."""
    counts = Counter(note.pitch % 12 for note in work.pitched)
    return sorted(keys, key=lambda one: -sum(counts[own] for own in classes_of(one)))[:LIKELY]


def classes_of(key: Key) -> frozenset[int]:
    """Give the pitch classes that a key owns; minor has both forms of its sixth and seventh."""
    more = {(key.home + 9) % 12, (key.home + 11) % 12} if key.mode == "minor" else set()
    return frozenset(key.scale) | more


def _outside(rows: dict[str, tuple[Attack, ...]], key: Key) -> tuple[list[Sounding], list[Sounding]]:
    """Give the notes that the key does not own, and those of them that do not move on by step."""
    own = classes_of(key)
    other, left = [], []
    for row in rows.values():
        for at, attack in enumerate(row):
            for note in attack.notes:
                if note.pitch % 12 not in own:
                    other.append(note)
                    if not _resolves(note, row[at + 1].notes if at + 1 < len(row) else (), own):
                        left.append(note)
    return other, left


def _resolves(note: Sounding, after: Sequence[Sounding], own: frozenset[int]) -> bool:
    return any(0 < abs(one.pitch - note.pitch) <= STEP and one.pitch % 12 in own for one in after)


def _findings(work: Work, key: Key, notes: list[Sounding]) -> list[Finding]:
    own = classes_of(key)
    found = []
    for note in notes[:4]:
        near = next(note.pitch + by for by in (-1, 1, -2, 2) if (note.pitch + by) % 12 in own)
        spelling = {"spelling": "flats"} if "b" in key.tonic or (key.tonic in ("F", "D") and key.mode == "minor") else {}
        name, other = (pitch_name(pitch, **spelling) for pitch in (note.pitch, near))  # type: ignore[arg-type]
        found.append(
            Finding(
                False, say("Bring {name} home to {key}", name=name, key=key), say("{name} does not belong to {key}, and nothing leads on from it.", name=name, key=key),
                say("A note from outside the key sounds at home when it moves on by a step."), say("Try {other} in its place, or let it move to {other} next.", other=other),
                (Where(note.start, note.end, note.track, note.pitch),), repitched(work.song, note, near),
            )
        )  # fmt: skip
    return found
