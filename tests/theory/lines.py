"""Notes made up for the tests of theory, by hypothesis and by hand."""

from __future__ import annotations

from hypothesis import strategies as st

from musiclab.theory.sounding import Sounding

BEAT = 960
LENGTHS = st.sampled_from([240, 480, 960, 1920])
PITCHES = st.integers(48, 84)


def line(pitches, lengths=BEAT, *, track="a", start=0):
    """Notes one after the other; one length for all, or one for each."""
    notes = []
    for at, pitch in enumerate(pitches):
        length = lengths if isinstance(lengths, int) else lengths[at]
        notes.append(Sounding(start, start + length, pitch, 90, track))
        start += length
    return tuple(notes)


def moved(notes, semitones):
    """The same, higher or lower."""
    return tuple(note._replace(pitch=note.pitch + semitones) for note in notes)


@st.composite
def lines(draw, *, least=4, most=24):
    """A line of any notes."""
    rows = draw(st.lists(st.tuples(PITCHES, LENGTHS), min_size=least, max_size=most))
    return line([pitch for pitch, _ in rows], [length for _, length in rows])
