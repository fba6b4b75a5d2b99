"""What a student types, and what stands in the song then."""

from __future__ import annotations

import pytest

from musiclab.errors import MusicLabError, SongError
from musiclab.project.form import with_tempo
from musiclab.song.model import Song, Swing
from musiclab.song.tempo import Tempo
from musiclab.song.time import Meter


def starts(song, pitch, track="drums"):
    return [note.start // 240 for note in song.value.track(track).clips[0].notes if note.pitch == pitch]


def test_a_melody_a_beat_and_hearing_both_take_three_lines(song):
    song.melody("lead", "C4 E4 G4:2")
    song.beat("kick", "X... X... X... X...")
    player = song.play()
    assert player.piece["title"] == "boats"
    assert player.piece["seconds"] > 2.5
    assert [track.note_count for track in song.value.tracks] == [3, 4]


def test_a_shorter_row_is_played_again_until_the_longest_is_over(song):
    song.beat("kick", "x...")
    song.beat("hat", "x.x.x.x.")
    assert starts(song, 36) == [0, 4]
    assert song.value.tracks[0].clips[0].length == 8 * 240


def write_rows(song):
    song.beat("kick", "x..x ....", times=4)
    song.beat("hat", "x.x. x.x. x...")
    song.beat("snare", ".... x... .... x..x")


def test_running_a_cell_of_rows_of_different_lengths_again_changes_nothing(song):
    write_rows(song)
    first = song.value
    write_rows(song)
    assert song.value == first


def test_running_a_cell_again_after_opening_the_song_anew_changes_nothing(open_here):
    song = open_here()
    write_rows(song)
    first = song.value
    song.close()
    again = open_here()
    write_rows(again)
    assert again.value == first


def test_a_row_with_one_sign_too_many_does_no_lasting_harm(song):
    song.beat("kick", "x... x... x... x...", times=4)
    song.beat("hat", "x.x. x.x. x.x. x.x.")
    right = song.value
    song.beat("hat", "x.x. x.x. x.x. x.x.x")
    assert song.value.tracks[0].clips[0].length == 17 * 240
    song.beat("hat", "x.x. x.x. x.x. x.x.")
    assert song.value == right


def test_a_row_that_was_changed_by_hand_stays_as_it_was_changed(song):
    song.beat("kick", "x...")
    song.value = Song(tracks=(song.value.tracks[0],), title="by hand", swing=Swing(0.6))
    song.beat("snare", "..x.....")
    song.instrument("drums", "drums")
    assert starts(song, 36) == [0, 4]


def test_leaving_out_the_times_that_a_row_had_plays_the_beat_once_again(song):
    song.beat("kick", "x...", times=4)
    song.beat("hat", "xxxx")
    song.beat("kick", "x...")
    assert song.value.tracks[0].clips[0].repeats == 1


@pytest.mark.parametrize("write", [
    lambda song: song.melody("lead", "C4 E4 | G4:2", times=2),
    lambda song: song.chords("keys", "Am F C G"),
    lambda song: song.effect("lead", "echo", beats=0.5, mix=0.3),
    lambda song: song.effect("master", "limiter"),
    lambda song: song.send("lead", "hall", level_db=-9),
    lambda song: song.mix("lead", volume_db=-3, pan=0.5, mute=True, solo=True),
    lambda song: song.mix("master", volume_db=-1),
    lambda song: song.section("Verse", at=2, bars=4),
    lambda song: song.change_tempo(140, at=4, glide_from=2),
    lambda song: song.change_meter(3, 4, at=2),
    lambda song: song.instrument("lead", "marimba"),
    lambda song: setattr(song, "tempo", 111),
    lambda song: setattr(song, "key", "A minor"),
])  # fmt: skip
def test_a_word_said_twice_is_one_step(song, write):
    song.melody("lead", "A4")
    before = song.value
    write(song)
    after = song.value
    write(song)
    assert song.value == after != before
    song.undo()
    assert song.value == before


def test_chords_by_number_follow_the_key(open_here):
    song = open_here(key="A minor")
    song.chords("keys", "i")
    assert {note.pitch % 12 for note in song.value.tracks[0].clips[0].notes} == {9, 0, 4}


def test_a_new_track_plays_what_it_is_named_after_or_a_piano(song):
    song.melody("Flute", "C5")
    song.melody("tune", "C5")
    assert [(t.id, t.name, t.instrument) for t in song.value.tracks] == [("flute", "Flute", "flute"), ("tune", "tune", "piano")]


def test_tempo_glides_from_one_bar_to_another(song):
    song.change_tempo(140, at=4, glide_from=3)
    assert song.value.tempo == (Tempo(96), Tempo(96, 2 * 3840, ramp=True), Tempo(140, 3 * 3840))


def test_a_glide_cannot_begin_where_it_ends():
    with pytest.raises(SongError, match="begin earlier"):
        with_tempo(Song(), 140, at=2, glide_from=2)


def test_a_waltz_begins_where_it_is_asked_to(song):
    song.change_meter(3, 4, at=3)
    assert song.value.meter == (Meter(), Meter(3, 4, 2 * 3840))


def test_tracks_that_are_sent_to_one_room_share_its_reverb(song):
    song.melody("lead", "C4")
    song.melody("bass", "C2")
    song.send("lead")
    song.send("bass", "Room", level_db=-20)
    song.effect("room", "reverb", seconds=4)
    song.mix("room", volume_db=-3)
    (bus,) = song.value.buses
    assert (bus.volume_db, dict(bus.effects[0].settings)["seconds"]) == (-3, 4)
    assert [track.sends[0].level_db for track in song.value.tracks] == [-12, -20]


def test_an_effect_is_taken_off(song):
    song.melody("lead", "C4")
    song.effect("lead", "echo")
    song.effect("lead", "echo", on=False)
    song.effect("lead", "chorus", on=False)
    assert song.value.tracks[0].effects == ()


WRONG = {
    "no such track": lambda song: song.instrument("bass", "flute"),
    "no such instrument": lambda song: song.instrument("lead", "floot"),
    "no such drum": lambda song: song.beat("kik", "x"),
    "a sign that is none": lambda song: song.beat("kick", "x?"),
    "nothing written": lambda song: song.beat("kick", ""),
    "a beat on a flute": lambda song: song.beat("kick", "x", track="lead"),
    "no name": lambda song: song.melody(" ", "C4"),
    "a number for a name": lambda song: song.melody(3, "C4"),
    "the master as a track": lambda song: song.melody("master", "C4"),
    "a note that is none": lambda song: song.melody("lead", "H9"),
    "a number for a melody": lambda song: song.melody("lead", 3),
    "bar 0": lambda song: song.melody("lead", "C4", at=0),
    "half a bar": lambda song: song.melody("lead", "C4", at=1.5),
    "no times": lambda song: song.melody("lead", "C4", times=0),
    "steps of no length": lambda song: song.beat("kick", "x", step=0),
    "far too many hits": lambda song: (song.beat("kick", "x", step=1), song.beat("hat", "x", step=38_000_000)),
    "chords by number without a key": lambda song: song.chords("keys", "i IV"),
    "a section without bars": lambda song: song.section("Verse", at=1, bars=0),
    "a metre that is none": lambda song: song.change_meter(3, 5),
    "a tempo in words": lambda song: setattr(song, "tempo", "fast"),
    "a key that is none": lambda song: setattr(song, "key", "H moll"),
    "a number for a song": lambda song: setattr(song, "value", 3),
    "pan of the master": lambda song: song.mix("master", pan=0.5),
    "volume in words": lambda song: song.mix("lead", volume_db="loud"),
    "mute of the master": lambda song: song.mix("master", mute=True),
    "no such effect": lambda song: song.effect("lead", "ecko"),
    "no such setting": lambda song: song.effect("lead", "echo", beat=1),
    "a setting too far": lambda song: song.effect("lead", "echo", beats=400),
    "a bus without a name": lambda song: song.send("lead", ""),
    "a send too loud": lambda song: song.send("lead", level_db=99),
    "an edit that is none": lambda song: song.apply(3),
    "bars backwards": lambda song: song.render(bars=(9, 3)),
    "bars beyond the end": lambda song: song.render(bars=(900, 910)),
    "bars as one number": lambda song: song.render(bars=3),
    "a rate of 1": lambda song: song.render(rate=1),
    "a file of no kind": lambda song: song.export("boats.xyz"),
    "a file in no folder": lambda song: song.export("/nowhere/boats.wav"),
    "a number for a file": lambda song: song.export(3),
    "a file over the song itself": lambda song: song.export(song.folder / "song.json"),
    "a file over a recording": lambda song: song.export(song.folder / "takes" / "voice.wav"),
    "a version without a name": lambda song: song.keep(" "),
    "a version that is not there": lambda song: song.restore("yesterday"),
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_what_cannot_be_is_refused_in_a_sentence_and_harms_nothing(song, wrong):
    song.melody("lead", "C4", instrument="flute")
    before = song.value.track("lead")
    with pytest.raises(MusicLabError, match=r"\.$|\?$|\^$"):
        wrong(song)
    assert song.value.track("lead") == before
    assert not [path for path in song.folder.iterdir() if path.suffix in (".wav", ".xyz")]
