"""What a live song answers to the questions of its pages."""

import numpy as np
import pytest
import soundfile

from musiclab import open_song
from musiclab.errors import MusicLabError
from musiclab.project.answers import Asked, answers_of


@pytest.fixture
def asked(tmp_path):
    """Ask a live song, and get its first answer."""
    song = open_song("asked", folder=tmp_path, start="rain-on-tin")
    answers = answers_of(song)

    def ask(kind, **content):
        return next(iter(answers[kind](Asked("page", "me", {"kind": kind, **content}))))

    ask.song = song
    yield ask
    song.close()


def test_the_picture_of_a_recording_has_its_loudest_places(asked):
    wave = np.zeros(44_100)
    wave[22_050:22_100] = 0.5
    (asked.song.folder / "takes").mkdir(exist_ok=True)
    soundfile.write(asked.song.folder / "takes" / "voice.flac", wave, 44_100)
    content, [levels] = asked("peaks", take="voice")
    assert content["seconds"] == 1.0
    assert np.argmax(list(levels)) == 512
    assert max(levels) == 128


@pytest.mark.parametrize("take", ["nobody", "../../secret", None, 3])
def test_a_recording_that_is_not_there_is_refused_in_a_sentence(asked, take):
    with pytest.raises(MusicLabError):
        asked("peaks", take=take)


def test_the_shelves_of_instruments_and_patterns_are_full(asked):
    families = dict(asked("instruments")[0]["families"])
    assert {"name": "flute", "drums": False} in families["flutes"]
    assert len(asked("patterns")[0]["patterns"]) > 150
    assert asked("pattern", name="house-four-on-the-floor", at=0)[0]["notes"]


def test_code_is_shown_and_read(asked):
    shown = asked("code", scope={"track": asked.song.value.tracks[0].id})[0]
    assert "song.beat(" in shown["text"]
    assert asked("write", text='song.title = "Boats"', scope={})[0]["edit"] == {"edit": "set-song", "field": "title", "value": "Boats"}
    assert asked("write", text="song.nothing()", scope={})[0]["kind"] == "unread"
