"""Whatever is found in music draws itself, with words beside the picture."""

from __future__ import annotations

import subprocess
import sys

import pytest
from check.examples.harmonies import ROOTS, block
from check.pieces import piece, song_of

from musiclab.song.key import Key
from musiclab.theory.cadence import cadence_at_end
from musiclab.theory.contour import contour
from musiclab.theory.intervals import interval
from musiclab.theory.key import find_key
from musiclab.theory.key_path import key_over_time
from musiclab.theory.motif_search import motifs_in
from musiclab.theory.progression import progression
from musiclab.theory.scales import scale
from musiclab.theory.sounding import sounding
from musiclab.theory.tessitura import tessitura
from musiclab.theory.voice_leading import chord_voices

SONG = piece(melody="C4 E4 G4:2 | D4 F4 A4:2 | C4 E4 G4:2 | B3 D4 C4:2", chords="C Dm C G")
FOUND = {
    "C major": lambda: find_key(SONG),
    "C major ": lambda: key_over_time(SONG),
    "ii": lambda: progression(SONG, key=Key()),
    "half": lambda: cadence_at_end(piece(chords="C F C G", bass="C2:4 F2:4 C2:4 G2:4"), Key()),
    "arch": lambda: contour(sounding(piece(melody="C4 E4 G4 E4 C4"))),
    "comes": lambda: motifs_in(SONG)[0],
    "4 chords": lambda: chord_voices(sounding(song_of(block(ROOTS)))),
    "from C4 to G4": lambda: tessitura(sounding(piece(melody="C4 E4 G4 E4 C4"))),
    "Bb": lambda: scale("D harmonic minor"),
    "minor third": lambda: interval("A4", "C5"),
}
FOUND["sounds"] = FOUND.pop("comes")


@pytest.mark.parametrize("words", FOUND)
def test_it_shows_itself_in_a_cell(words):
    shown = FOUND[words]()._repr_mimebundle_()
    assert words.strip() in shown["text/plain"]
    assert 'alt="' in shown["text/html"]
    assert len(shown["image/png"]) > 4000


@pytest.mark.parametrize("words", FOUND)
def test_it_draws_on_axes_that_come_and_says_what_it_shows(words):
    from matplotlib.figure import Figure

    ax = Figure().add_subplot()
    drawn = FOUND[words]().draw(ax)
    assert drawn is ax
    assert ax.get_title(loc="left")
    assert ax.patches or ax.lines


def test_finding_without_drawing_loads_no_matplotlib():
    code = "import sys, musiclab.theory.progression, musiclab.theory.key_path, musiclab.theory.motif_search, musiclab.theory.scales, musiclab.theory.tessitura; assert not {'matplotlib', 'numpy', 'music21'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_what_theory_offers_is_there_by_name():
    from musiclab import theory

    assert all(callable(getattr(theory, name)) for name in theory.__all__)
    with pytest.raises(AttributeError, match="find_kee"):
        _ = theory.find_kee
