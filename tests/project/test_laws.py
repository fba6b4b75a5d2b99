"""What holds for every song and every sequence of words."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from songs import songs

from musiclab.edit import apply, invert
from musiclab.errors import EditError, MusicLabError
from musiclab.project.live import open_song
from musiclab.project.restore import whole_song
from musiclab.song.wire import loads

TRACKS = st.sampled_from(["lead", "Flute", "drums", "keys", "master", "room"])
BARS = st.integers(1, 6)
TIMES = st.none() | st.integers(1, 3)
ROWS = st.text("Xx-.", min_size=1, max_size=20)
SOUNDS = st.sampled_from(["kick", "snare", "hat"])


def word(name, *given, needed=None, **options):
    return st.tuples(st.just(name), st.tuples(*given), st.fixed_dictionaries(needed or {}, optional=options))


beats = word("beat", SOUNDS, ROWS, track=st.sampled_from(["drums", "lead"]), at=BARS, times=TIMES)
sentences_of_one_word = st.one_of(
    beats,
    beats,
    word("melody", TRACKS, st.sampled_from(["C4", "C4 E4 G4:2", ". D5:.5 D5:.5"]), at=BARS, times=st.integers(1, 3)),
    word("chords", TRACKS, st.sampled_from(["Am F", "C", "i IV"]), at=BARS),
    word("instrument", TRACKS, st.sampled_from(["flute", "marimba"])),
    word("effect", TRACKS, st.sampled_from(["echo", "reverb"]), on=st.booleans(), mix=st.floats(0, 1)),
    word("mix", TRACKS, volume_db=st.floats(-20, 6), pan=st.floats(-1, 1), mute=st.booleans()),
    word("send", TRACKS, st.sampled_from(["room", "Hall"]), level_db=st.floats(-30, 0)),
    word("section", st.sampled_from(["Verse", "Chorus"]), needed={"at": BARS, "bars": BARS}),
    word("change_tempo", st.floats(60, 180), needed={"at": BARS}, glide_from=BARS),
    word("change_meter", st.integers(2, 7), st.sampled_from([4, 8]), at=BARS),
    word("remove", TRACKS),
)


@contextmanager
def a_song():
    with TemporaryDirectory() as folder:
        song = open_song("law", folder=folder)
        try:
            yield song
        finally:
            song.close()


def saved(song):
    return loads((Path(song.folder) / "song.json").read_bytes())


def say_all(song, sentences):
    for name, words, options in sentences:
        before = song.value
        try:
            getattr(song, name)(*words, **options)
        except MusicLabError:
            assert song.value is before
        assert saved(song) == song.value


@given(st.lists(sentences_of_one_word, max_size=8))
@settings(max_examples=100, deadline=None)
def test_undoing_every_word_gives_the_song_one_began_with_and_redoing_all_the_song_one_had(sentences):
    with a_song() as song:
        begun = song.value
        say_all(song, sentences)
        had, steps = song.value, 0
        try:
            while True:
                song.undo()
                steps += 1
        except EditError:
            assert song.value == saved(song) == begun
        for _ in range(steps):
            song.redo()
        assert song.value == saved(song) == had


@given(st.lists(st.tuples(SOUNDS, ROWS, TIMES), min_size=1, max_size=4, unique_by=lambda row: row[0]))
@settings(max_examples=100, deadline=None)
def test_a_cell_of_beats_run_twice_gives_what_it_gave_once(rows):
    def run(song):
        for sound, row, times in rows:
            song.beat(sound, row, times=times)
        return song.value

    with a_song() as song:
        assert run(song) == run(song)


@given(st.lists(st.tuples(SOUNDS, ROWS), min_size=1, max_size=3, unique_by=lambda row: row[0]), ROWS)
@settings(max_examples=100, deadline=None)
def test_a_row_that_was_wrong_for_a_while_leaves_no_trace(rows, wrong):
    with a_song() as song:
        for sound, row in rows:
            song.beat(sound, row)
        right = song.value
        song.beat(rows[0][0], wrong)
        song.beat(rows[0][0], rows[0][1])
        assert song.value == right


@given(songs(), songs())
@settings(max_examples=80, deadline=None)
def test_the_edit_from_one_song_to_another_leads_there_and_back(before, after):
    edit = whole_song(before, after)
    assert apply(before, edit) == after
    assert apply(after, invert(before, edit)) == before
