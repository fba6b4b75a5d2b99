"""Which key a piece is in, and whether it is the one that was asked for."""

from __future__ import annotations

from musiclab.check.finding import Finding
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.options import key_of
from musiclab.check.role_words import nobody
from musiclab.check.rule import rule
from musiclab.check.work import Work
from musiclab.language import say
from musiclab.song.key import Key
from musiclab.theory.key import find_key, same_key


@rule(say("Does the piece sound in the key that was asked for?"))
def key_found(work: Work, *, key: Key | str | None = None) -> Judgement:
    """Check that a piece sounds in ``key``: that the finder names its tonic and mode. Without a key it says which one it hears.

    ``measured`` is what the finder found: as text a name such as "A minor" or "D dorian", with ``sure`` and ``runner_up``. Enharmonic names are equal, and a modal tune may also be called by its nearest major or minor.
    """
    asked = key_of(key)
    found = find_key(work.pitched)
    if found is None:
        return not_yet(nobody(work, "" if not work.heard else "melody"))
    said = say("It sounds in {key}.", key=found.key)
    if asked is None or same_key(found.key, asked) or same_key(found.nearest, asked):
        return passes(Finding(True, say("In {key}", key=found.key), said), measured=found)
    finding = Finding(
        False, say("Bring it home to {key}", key=asked), said, say("{key} is asked for.", key=asked),
        say("Begin and end on {home}, stay on it longer, and use the notes of {key}.", home=asked.tonic, key=asked),
    )  # fmt: skip
    return not_yet(finding, credit=0.5 * same_key(found.runner_up, asked), measured=found)
