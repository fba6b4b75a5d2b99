"""Song form: what is listened for."""

from musiclab.check.finding import Finding, Where
from musiclab.check.judgement import Judgement, not_yet, passes
from musiclab.check.rule import rule
from musiclab.check.rules import form_similarity, has_transition, length, parts_present, sections_contrast
from musiclab.check.task import Lesson, Task
from musiclab.check.work import Work
from musiclab.language import say
from musiclab.theory.form import form_of
from musiclab.theory.likeness import ALIKE


@rule(say("Is each section known again when it comes back?"))
def comes_back(work: Work, *, names: tuple[str, ...] = ("Verse", "Chorus")) -> Judgement:
    """Check that sections of one name have one tune, and that each of the names is there."""
    sections = work.song.sections
    plain = [section.name.strip().casefold() for section in sections]
    for name in names:
        if not any(one.startswith(name.casefold()) for one in plain):
            return not_yet(Finding(False, say("Name a section {name}", name=name), say("There is no section of that name yet."), hint=say("Write mine.section({name}, at=9, bars=8).", name=repr(name))))
    form = form_of(work.song)
    pairs = [(i, j) for j in range(len(plain)) for i in range(j) if plain[i].rstrip(" 0123456789") == plain[j].rstrip(" 0123456789")]
    if not pairs:
        return not_yet(Finding(False, say("Let a section come back"), say("Each section is heard once."), say("A song remembers where it has been."), say("Copy the verse to a later place.")), credit=0.3)
    for i, j in pairs:
        if form.likeness[i][j] < ALIKE:
            where = (Where(sections[j].start, sections[j].end),)
            return not_yet(Finding(False, say("Bring the tune of the {name} back", name=sections[j].name), say("When it comes back, its tune is another one."), say("What comes back should be known again."),
                                   say("Copy the tune of the first {name}, and vary it a little.", name=sections[i].name), where), credit=0.5)
    return passes(Finding(True, say("What comes back is known again"), say("The form is {letters}.", letters=form.letters)), measured=form.letters)


LESSON = Lesson("Song form", (
    Task("ab", "Two parts", (
        form_similarity(form="AB").named("A and B are two tunes"),
    ), song="two-parts", done="Somewhere you know, and somewhere new."),
    Task("song", "A song of 32 bars", (
        length(min_bars=32, max_bars=32).named("32 bars"),
        parts_present(roles=["drums", "bass", "chords", "melody"]).named("Drums, bass, chords and melody"),
        comes_back().named("Sections that come back"),
        sections_contrast(a="Verse", b="Chorus", min_aspects=2).named("A chorus that stands out"),
        has_transition(boundary_bar=9).named("A way into the chorus"),
    ), song="my-song", done="A journey, and a way back.", listens=("whether the chorus lifts you", "whether one wants to hear it to the end")),
), minutes=60)
