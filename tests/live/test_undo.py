"""Undo belongs to a person: it takes back one's own latest step, and a step that no longer fits is told of and dropped."""

from __future__ import annotations

import pytest

from musiclab.edit.edits import PutNotes, RemoveClip, SetSong, SetTrack
from musiclab.errors import EditError
from musiclab.song.clips import Note


def titles(page, *names):
    for name in names:
        page.edit(SetSong("title", name), f"call it {name}")


def test_code_undoes_the_click_and_the_button_undoes_the_code_of_whoever_is_alone(song, open_page, arrive):
    mira = open_page("mira-1")
    titles(mira, "clicked")
    arrive(mira)
    song.undo()
    assert song.value.title == "boats"
    song.tempo = 90
    arrive(mira)
    assert mira.undo_name == "Undo: change the tempo"
    mira.undo()
    arrive(mira)
    assert song.tempo == 120


def test_each_takes_back_what_is_their_own(song, open_page, arrive):
    mira, ben = open_page("mira-1"), open_page("ben-1")
    titles(mira, "of Mira")
    arrive(mira, ben)
    ben.edit(SetTrack("lead", "volume_db", -6.0), "softer")
    arrive(mira, ben)
    song.tempo = 90
    arrive(mira, ben)
    assert (mira.undo_name, ben.undo_name) == ("Undo: call it of Mira", "Undo: softer")
    mira.undo()
    arrive(mira, ben)
    assert (song.value.title, song.value.tracks[0].volume_db, song.tempo) == ("boats", -6, 90)
    assert (mira.redo_name, ben.redo_name) == ("Redo: call it of Mira", "")
    song.undo()
    assert song.tempo == 120
    mira.redo()
    arrive(mira, ben)
    assert mira.song == ben.song == song.value
    assert song.value.title == "of Mira"


def test_two_pages_of_one_person_are_one(song, open_page, arrive):
    first, second = open_page("one", person="mira"), open_page("two", person="mira")
    titles(first, "from the first page")
    arrive(first, second)
    second.undo()
    arrive(first, second)
    assert song.value.title == "boats"


def test_a_page_that_is_loaded_again_can_still_take_back(song, open_page, arrive):
    before = open_page("before", person="mira")
    titles(before, "kept")
    before.say({"kind": "bye"})
    arrive(before)
    after = open_page("after", person="mira")
    assert after.undo_name == "Undo: call it kept"
    after.undo()
    arrive(after)
    assert song.value.title == "boats"


def test_who_only_looks_on_changes_nothing_about_undo(song, open_page, arrive):
    mira = open_page("mira-1")
    titles(mira, "clicked")
    arrive(mira)
    open_page("teacher-1")
    song.undo()
    assert song.value.title == "boats"


def test_a_gesture_is_one_step_however_many_moves_it_has(song, open_page, arrive):
    mira = open_page("mira-1")
    for level in range(1, 30):
        mira.edit(SetTrack("lead", "volume_db", -float(level)), "softer", join=level > 1)
    arrive(mira)
    assert song.value.tracks[0].volume_db == -29
    mira.undo()
    arrive(mira)
    assert song.value.tracks[0].volume_db == 0
    assert mira.redo_name == "Redo: softer"


def test_a_step_that_no_longer_fits_is_told_of_and_dropped(song, open_page, arrive):
    mira, ben = open_page("mira-1"), open_page("ben-1")
    titles(mira, "earlier")
    mira.edit(PutNotes("lead-1", (Note(0, 72, 240, 90),)), "put C5")
    arrive(mira, ben)
    ben.edit(RemoveClip("lead-1"))
    arrive(mira, ben)
    mira.undo()
    arrive(mira, ben)
    assert mira.refusals[0].startswith("'put C5' cannot be undone any more: the song has changed since.")
    assert mira.song == song.value
    mira.undo()
    arrive(mira, ben)
    assert song.value.title == "boats"


def test_code_too_drops_what_no_longer_fits(song, open_page, arrive):
    mira, ben = open_page("mira-1"), open_page("ben-1")
    titles(mira, "x")
    arrive(mira, ben)
    song.melody("lead", "E4", at=2)
    ben.edit(RemoveClip("lead-2"))
    arrive(mira, ben)
    with pytest.raises(EditError, match="cannot be undone any more"):
        song.undo()
    song.undo()
    assert song.value.tracks == ()


def test_with_nothing_to_take_back_it_says_so(song, open_page, arrive):
    mira, ben = open_page("mira-1"), open_page("ben-1")
    titles(ben, "of Ben")
    arrive(mira, ben)
    mira.undo()
    arrive(mira, ben)
    assert mira.refusals == ["There is nothing to undo."]
    assert mira.undo_name == ""


def test_a_new_step_ends_redo_for_oneself_alone(song, open_page, arrive):
    mira, ben = open_page("mira-1"), open_page("ben-1")
    titles(mira, "of Mira")
    arrive(mira, ben)
    mira.undo()
    titles(ben, "of Ben")
    arrive(mira, ben)
    assert mira.redo_name == "Redo: call it of Mira"
    mira.edit(SetTrack("lead", "pan", 0.5))
    arrive(mira, ben)
    assert mira.redo_name == ""
