"""What the shared sounds say of one song is not told to the pages of another."""

from __future__ import annotations

from musiclab.sound.sounds import Sounds
from musiclab.widgets.sounding import Want, sounding


def test_a_page_is_not_told_what_is_odd_about_another_song():
    sounds = Sounds(rate=44100, cache=None)
    sounds.notes.append("The other song asks for a drum that is not there.")
    told = [message for message, _ in sounding(sounds, [Want("piano", 60, 96, 4410)], {})]
    assert "notes" not in {message["what"] for message in told}
