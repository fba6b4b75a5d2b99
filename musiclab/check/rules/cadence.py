"""How a piece closes."""

from __future__ import annotations

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
from musiclab.theory.cadence import KINDS, cadence_at_end
from musiclab.theory.key import find_key


@rule(say("Does it close as it should?"))
def cadence(work: Work, *, type: str = "authentic", key: Key | str | None = None) -> Judgement:
    """Check that the last two different chords make a cadence: "authentic", "half", "plagal" or "deceptive", in any texture.

    Authentic is V, V7 or vii° to the home chord, with the leading note, and the home note in the bass at the end; half ends on V; plagal is IV to the home chord; deceptive V to vi (in minor VI).
    """
    kind, asked = type, key_of(key)
    if kind not in KINDS:
        raise CheckError(say("The cadence {type} is unknown. Use one of {kinds}.", type=shown(kind), kinds=", ".join(KINDS)))
    home = asked or work.song.key or (found.nearest if (found := find_key(work.pitched)) else None)
    heard = cadence_at_end(work.song, home) if home else None
    if home is None or heard is None:
        return not_yet(nobody(work, "" if not work.heard else "chords"))
    said = say("The last chords are {numerals}.", numerals=" - ".join(heard.numerals))
    where = (Where((heard.before or heard.last).start, heard.last.end),)
    if heard.kind == kind:
        return passes(Finding(True, _names()[kind][0], said, where=where), measured=heard.kind)
    title, hint = _names()[kind]
    return not_yet(Finding(False, say("Close it anew"), said, say("A {kind} cadence in {key} is asked for.", kind=_words()[kind], key=home), hint, where), credit=0.3 * (len(heard.numerals) == 2), measured=heard.kind or title)


def _words() -> dict[str, str]:
    return {"authentic": say("full"), "half": say("half"), "plagal": say("plagal"), "deceptive": say("deceptive")}


def _names() -> dict[str, tuple[str, str]]:
    return {
        "authentic": (say("It closes with a full cadence"), say("Let V lead to the home chord at the end: the leading note climbs home, and the bass ends on the home note.")),
        "half": (say("It stays open on V"), say("End on V, with its root in the bass.")),
        "plagal": (say("It closes with a plagal cadence"), say("Let IV lead to the home chord at the end, with no V between them.")),
        "deceptive": (say("It turns aside at the end"), say("After V, go to the sixth chord and not home.")),
    }
