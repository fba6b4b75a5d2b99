"""The live song: opening, undoing, listening, versions, and what it says."""

from __future__ import annotations

from threading import Thread

import pytest

from musiclab.edit.edits import SetSong
from musiclab.errors import EditError, MusicLabError, ProjectError
from musiclab.project.live import open_song
from musiclab.song.clips import Note, NoteClip
from musiclab.song.model import Song, Track
from musiclab.song.tempo import Tempo
from musiclab.song.wire import loads


def test_a_new_song_is_on_disk_at_once(song):
    assert loads((song.folder / "song.json").read_bytes()) == song.value == Song(title="boats", tempo=(Tempo(96),))


def test_opening_a_song_twice_gives_the_same_one(song, open_here):
    assert open_here() is song


def test_what_a_new_song_is_opened_with_is_no_step_to_undo(open_here):
    song = open_here(tempo=92, key="A minor")
    assert (song.tempo, str(song.key)) == (92, "A minor")
    with pytest.raises(EditError, match="nothing to undo"):
        song.undo()


def test_opening_with_another_tempo_changes_the_first_tempo_alone(song, open_here):
    song.change_tempo(140, at=5)
    open_here(tempo=100)
    assert [tempo.bpm for tempo in song.value.tempo] == [100, 140]
    song.undo()
    open_here(tempo=96)
    assert [tempo.bpm for tempo in song.value.tempo] == [96, 140]
    song.undo()
    assert song.value.tempo == (Tempo(96),)


def test_a_wrong_tempo_or_key_makes_no_folder(tmp_path):
    for options in ({"tempo": "fast"}, {"tempo": 3}, {"key": "H"}):
        with pytest.raises(MusicLabError):
            open_song("new", folder=tmp_path, **options)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["../x", "a/b", "a\\b", "con", "LPT1.txt", "", " ", ".", ".hidden", "end.", "-o", "x" * 300, "é" * 101, "歌" * 99, "a\0b", "a\nb", "a:b", 3, None])
def test_a_name_that_is_no_folder_everywhere_is_refused_and_nothing_is_made(tmp_path, name):
    with pytest.raises(ProjectError, match="first-beat"):
        open_song(name, folder=tmp_path / "projects")
    assert not (tmp_path / "projects").exists()


@pytest.mark.parametrize("name", ["first beat", "Anna's song", "çok güzel", "हिन्दी गीत", "歌", "🎵 song", "v1.2"])
def test_songs_are_named_in_every_language(open_here, name):
    assert open_here(name).value.title == name


def test_a_name_is_the_same_however_its_accents_are_typed(open_here):
    assert open_here("caf\u00e9") is open_here("cafe\u0301")


@pytest.mark.parametrize("start", ["rain-on-tin", "first", "live", "value"])
def test_a_song_begins_as_another(open_here, start):
    first = open_here("first")
    first.melody("lead", "C4")
    begun = open_here("second", start={"live": first, "value": first.value}.get(start, start))
    assert begun.value.tracks
    assert begun is not first


@pytest.mark.parametrize("start", ["nowhere", "../x", 3])
def test_a_beginning_that_is_not_there_is_refused_and_no_folder_made(tmp_path, start):
    with pytest.raises(ProjectError):
        open_song("new", folder=tmp_path, start=start)
    assert not (tmp_path / "new").exists()


def test_a_closed_song_writes_no_more(song, open_here):
    song.close()
    open_here().tempo = 80
    for late in (lambda: song.melody("lead", "C4"), song.undo, lambda: song.keep("late")):
        with pytest.raises(MusicLabError):
            late()
    song.close()
    assert open_here().tempo == 80


def test_a_song_whose_folder_was_thrown_away_begins_anew(song, open_here, tmp_path):
    song.melody("lead", "C4")
    song.folder.rename(tmp_path / "thrown away")
    assert open_here().value.tracks == ()


def test_an_assigned_value_is_one_step(song):
    song.melody("lead", "C4")
    before = song.value
    other = Song(title="other", tracks=(Track("t", clips=(NoteClip("c", 0, 3840, (Note(0, 60),)),)),))
    song.value = other
    assert song.value == other
    song.undo()
    assert song.value == before
    song.redo()
    assert song.value == other


def test_listeners_hear_every_change_in_order_even_when_one_changes_the_song(song):
    heard = []

    def louder(value, _):
        if value.title == "first":
            song.title = "second"

    song.listen(louder)
    stop = song.listen(lambda value, edit: heard.append((value.title, edit)))
    song.title = "first"
    stop()
    stop()
    song.title = "third"
    assert heard == [("first", SetSong("title", "first")), ("second", SetSong("title", "second"))]


def test_a_listener_that_fails_keeps_no_other_from_hearing(song):
    heard = []
    song.listen(lambda *_: heard[1])
    song.listen(lambda value, _: heard.append(value.title))
    song.title = "heard"
    assert heard == ["heard"]


def test_words_from_many_threads_all_arrive(song):
    def write(track):
        for bar in range(1, 6):
            song.melody(f"track {track}", "C4 D4", at=bar)

    threads = [Thread(target=write, args=(track,)) for track in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(track.clips) for track in song.value.tracks] == [5, 5, 5, 5]
    assert loads((song.folder / "song.json").read_bytes()) == song.value
    for _ in range(20):
        song.undo()
    assert song.value.tracks == ()


def test_a_version_is_kept_restored_and_undone(song):
    song.melody("lead", "C4")
    song.keep("one note")
    kept = song.value
    song.melody("lead", "C4 D4")
    later = song.value
    song.restore("one note")
    assert song.value == kept
    song.undo()
    assert song.value == later
    song.restore(song.versions()[0])
    assert song.value == kept


def test_of_two_versions_of_one_name_the_newest_is_restored_and_both_stay(song):
    for tempo in (80, 90):
        song.tempo = tempo
        song.keep("same name")
    song.tempo = 100
    song.restore("same name")
    assert song.tempo == 90
    assert [version.name for version in song.versions()] == ["same name", "same name"]
    assert repr(song.versions()[0]).startswith("'same name', ")


def test_a_song_says_what_it_is_made_of(song):
    song.title = "Paper Boats"
    song.key = "A minor"
    song.melody("tune", "A4", instrument="flute")
    assert repr(song) == "Paper Boats: 96 beats a minute, A minor, 1 bar, 2 seconds\n  tune: flute, 1 note"


def test_a_song_is_exported_in_every_kind(song, tmp_path):
    song.melody("lead", "C4")
    for ending in (".wav", ".flac", ".ogg", ".mp3", ".mid", ".musicxml", ".json"):
        path = song.export(tmp_path / f"out{ending}")
        assert path.stat().st_size > 80
    assert loads((tmp_path / "out.json").read_bytes()) == song.value


def test_an_empty_song_has_nothing_to_play_or_export(song, tmp_path):
    with pytest.raises(MusicLabError, match="empty"):
        song.play()
    with pytest.raises(MusicLabError, match="empty"):
        song.export(tmp_path / "a.wav")


def test_what_is_exported_is_what_is_rendered(song, tmp_path):
    import soundfile

    song.melody("lead", "C4")
    found, _ = soundfile.read(song.export(tmp_path / "a.wav", depth="float", bars=(1, 1)), dtype="float32")
    assert (found == song.render(bars=(1, 1))).all()


def test_that_another_instrument_stands_in_is_told_once(song, capsys):
    song.melody("lead", "C4", instrument="shamisen")
    song.play()
    first = capsys.readouterr().err
    song.play()
    song.render()
    assert first.startswith("Shamisen is not in the bank")
    assert capsys.readouterr().err == ""
