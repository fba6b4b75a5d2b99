"""The output beside the views of a song: follows when hands are still, once for all views, the newest song alone."""

from __future__ import annotations

import subprocess
import sys
from threading import Event, Thread

import pytest

from musiclab.errors import SoundError
from musiclab.project import kept_output
from musiclab.project.kept_output import CALM, LATEST, KeptOutput
from musiclab.project.kept_page import SONG
from musiclab.project.kept_sound import Abandoned, KeptSound
from musiclab.song.wire import decode

PATIENCE = 10


class Clock:
    """Time that passes when it is told to, and what is to happen then."""

    def __init__(self):
        self.now, self.due = 0.0, []

    def later(self, seconds, work):
        entry = (self.now + seconds, work)
        self.due.append(entry)
        return lambda: entry in self.due and self.due.remove(entry)

    def pass_by(self, seconds):
        end = self.now + seconds
        while ready := sorted((entry for entry in self.due if entry[0] <= end), key=lambda entry: entry[0]):
            self.due.remove(ready[0])
            self.now = ready[0][0]
            ready[0][1]()
        self.now = end


class Outputs:
    """The outputs of a notebook, as they are brought up to date."""

    def __init__(self):
        self.placed, self.all = [], []

    def __call__(self, bundle, /, *, id, update):
        if not update:
            self.placed.append(id)
        self.all.append((id, bundle))

    @property
    def page(self):
        return self.all[-1][1]["text/html"]

    @property
    def song(self):
        return decode(self.all[-1][1][SONG])


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def outputs():
    return Outputs()


@pytest.fixture
def rendered(monkeypatch):
    """Every song that was rendered; the rendering itself is left out."""
    songs = []

    def render(song, takes, *, stop):
        songs.append(song)
        return KeptSound(b"OggS", song.seconds, whole=True)

    monkeypatch.setattr(kept_output, "kept_sound", render)
    return songs


@pytest.fixture
def kept(song, outputs, clock, rendered):
    song.melody("lead", "C4 D4")
    return KeptOutput(song, publish=outputs, later=clock.later, now=lambda: clock.now)


def test_an_output_is_there_at_once_and_its_sound_a_second_later(kept, outputs, clock, song):
    kept.show()
    assert outputs.song == song.value
    assert "had not been rendered when this was saved" in outputs.page
    clock.pass_by(CALM)
    assert "<audio" in outputs.page
    assert "had not been" not in outputs.page


def test_it_follows_a_second_after_the_last_change_and_not_before(kept, outputs, clock, song, rendered):
    kept.show()
    clock.pass_by(CALM)
    said = len(outputs.all)
    for tempo in (90, 100, 110):
        song.tempo = tempo
        clock.pass_by(CALM * 0.9)
    assert len(outputs.all) == said
    clock.pass_by(CALM * 0.1)
    assert outputs.song == song.value == rendered[-1]
    assert len(rendered) == 2


def test_hands_that_are_never_still_are_kept_all_the_same(kept, outputs, clock, song):
    kept.show()
    for tempo in range(100, 100 + int(LATEST / 0.5) + 1):
        song.tempo = tempo
        clock.pass_by(0.5)
    assert outputs.song.tempo[0].bpm > 100


def test_many_views_are_one_output_and_one_rendering(kept, outputs, clock, rendered):
    for _ in range(5):
        kept.show()
    clock.pass_by(CALM)
    assert len(outputs.placed) == 5
    assert len({id for id, _ in outputs.all}) == 1
    assert len(rendered) == 1


def test_a_view_that_comes_later_has_the_sound_at_once(kept, outputs, clock, rendered):
    kept.show()
    clock.pass_by(CALM)
    kept.show()
    assert "<audio" in outputs.page
    assert not clock.due
    assert len(rendered) == 1


def test_a_rendering_that_a_newer_change_overtakes_is_given_up(kept, outputs, clock, song, monkeypatch):
    begun, seen = Event(), []

    def render(song, takes, *, stop):
        seen.append(song)
        if len(seen) == 1:
            begun.set()
            while not stop():
                Event().wait(0.001)
            raise Abandoned
        return KeptSound(b"OggS", 1.0, whole=True)

    monkeypatch.setattr(kept_output, "kept_sound", render)
    kept.show()
    old = Thread(target=lambda: clock.pass_by(CALM))
    old.start()
    assert begun.wait(PATIENCE)
    song.tempo = 111
    old.join(PATIENCE)
    assert not old.is_alive()
    assert "<audio" not in outputs.page
    clock.pass_by(CALM)
    assert "<audio" in outputs.page
    assert outputs.song == song.value == seen[-1]


@pytest.mark.parametrize(("trouble", "said"), [(SoundError("The bassoon is not here."), "The bassoon is not here."),
                                               (ZeroDivisionError("no"), "only its picture is kept")])
def test_a_rendering_that_fails_becomes_a_sentence(kept, outputs, clock, monkeypatch, trouble, said):
    def fail(song, takes, *, stop):
        raise trouble

    monkeypatch.setattr(kept_output, "kept_sound", fail)
    kept.show()
    clock.pass_by(CALM)
    assert said in outputs.page
    assert "<img" in outputs.page
    assert "Traceback" not in outputs.page


def test_a_notebook_that_takes_nothing_disturbs_nobody(song, clock, rendered):
    def refuse(bundle, /, *, id, update):
        if update:
            raise OSError("gone")

    kept = KeptOutput(song, publish=refuse, later=clock.later, now=lambda: clock.now)
    kept.show()
    song.tempo = 77
    clock.pass_by(CALM)
    song.tempo = 78
    kept.close()
    assert song.tempo == 78


def test_closing_keeps_the_last_change_and_ends_it(kept, outputs, clock, song):
    kept.show()
    clock.pass_by(CALM)
    song.tempo = 123
    kept.close()
    assert outputs.song == song.value
    said = len(outputs.all)
    song.tempo = 124
    kept.show()
    clock.pass_by(LATEST)
    assert len(outputs.all) == said
    assert not clock.due


def test_a_song_that_is_closed_while_it_is_rendered_says_that_it_has_no_sound(kept, outputs, clock, monkeypatch):
    def render(song, takes, *, stop):
        kept.close()
        assert stop()
        raise Abandoned

    monkeypatch.setattr(kept_output, "kept_sound", render)
    kept.show()
    clock.pass_by(CALM)
    assert "had not been rendered when this was saved" in outputs.page


def test_a_program_that_ends_does_not_wait(tmp_path):
    script = f"""
from musiclab import open_song
from musiclab.project.kept_output import KeptOutput
song = open_song("boats", start="paper-boats", folder={str(tmp_path)!r})
kept = KeptOutput(song, publish=lambda bundle, /, *, id, update: print("kept" if update else "shown", flush=True))
kept.show()
import time
time.sleep(1.2)
song.tempo = 99
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout.split() == ["shown", "kept"]
    assert not done.stderr
