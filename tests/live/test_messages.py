"""What pages say is read strictly: nonsense is answered with a sentence, harms nothing, and loses no other step."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from live.page_model import PageModel

from musiclab.edit.edits import RemoveClip, SetSong
from musiclab.edit.wire import encode_edit
from musiclab.errors import ProjectError

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["kind", "client", "steps", "seq", "edit", "here"]), inner, max_size=4),
    max_leaves=10,
)
MESSAGES = st.fixed_dictionaries(
    {"kind": st.sampled_from(["hello", "edits", "here", "bye", "sounds", "x"]), "client": st.just("odd")},
    optional={"steps": JSON, "here": JSON, "known": JSON, "next": JSON, "person": JSON, "name": JSON},
)


@given(st.lists(MESSAGES | JSON, max_size=6))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nonsense_changes_nothing_and_stops_nobody(song, messages):
    before = song.value
    odd = PageModel(song.session, "odd")
    odd.hello()
    for message in messages:
        song.session.hear(message, [], odd.way)
    odd.wire.go()
    assert song.value == before
    page = PageModel(song.session, "good")
    page.hello()
    page.wire.go()
    assert page.song == before


@pytest.mark.parametrize("step", [
    {"seq": 1, "edit": {"edit": "set-song", "field": "title", "value": 3}},
    {"seq": 1, "edit": {"edit": "nonsense"}},
    {"seq": 1, "edit": encode_edit(RemoveClip("nowhere"))},
    {"seq": 1},
])
def test_a_step_that_cannot_be_is_refused_with_a_sentence_and_the_next_one_done(song, open_page, arrive, step):
    page = open_page("page")
    page.say({"kind": "edits", "steps": [step, {"seq": 2, "edit": encode_edit(SetSong("title", "done"))}]})
    arrive(page)
    assert len(page.refusals) == 1
    assert page.refusals[0].endswith(".")
    assert song.value.title == page.song.title == "done"


def test_a_refusal_that_was_lost_is_told_again(song, open_page, arrive):
    page = open_page("page")
    page.edit(RemoveClip("nowhere"))
    page.way, way = (lambda *_: None), page.way
    page.wire.go()
    page.way = way
    page.resend()
    arrive(page)
    assert len(page.refusals) >= 1
    assert page.pending == []


def test_what_the_disk_refuses_has_not_happened(song, open_page, arrive, monkeypatch):
    page = open_page("page")
    monkeypatch.setattr(song._folder, "note", lambda lines: (_ for _ in ()).throw(ProjectError("The disk is full. Make room.")))
    page.edit(SetSong("title", "lost"))
    arrive(page)
    assert page.refusals == ["The disk is full. Make room."]
    assert (song.value.title, page.song.title, page.pending) == ("boats", "boats", [])
    monkeypatch.undo()
    page.edit(SetSong("title", "saved"))
    arrive(page)
    assert song.value.title == page.song.title == "saved"


def test_a_page_nobody_knows_is_asked_who_it_is(song, arrive):
    page = PageModel(song.session, "stranger")
    page.song = song.value
    page.edit(SetSong("title", "from a stranger"))
    arrive(page, page)
    assert song.value.title == "from a stranger"


def test_a_page_that_knows_the_song_is_not_sent_it_again(open_page, arrive):
    page = open_page("page")
    page.hello()
    arrive(page)
    assert [message["song"] is None for message in page.told if message["kind"] == "song"] == [False, True]


def test_a_closed_song_says_so(song, open_page, arrive):
    page = open_page("page")
    song.close()
    page.edit(SetSong("title", "too late"))
    arrive(page)
    assert [message["kind"] for message in page.told[-2:]] == ["closed", "closed"]


def test_a_widget_that_was_closed_keeps_no_other_from_hearing(song, open_page, arrive):
    gone, there = open_page("gone"), open_page("there")

    def closed(*_):
        raise RuntimeError("the comm is closed")

    gone.way = closed
    gone.hello()
    arrive(gone)
    song.title = "heard"
    arrive(there)
    assert there.song.title == "heard"


def test_questions_are_answered_by_the_table_beside_the_edits(song, open_page, arrive):
    page = open_page("page")
    done = []
    song.session._beside = done.append
    song.session._answers = {"code": lambda asked: [({"kind": "code", "text": asked.content["scope"]}, [b"x"])]}
    page.say({"kind": "code", "scope": "drums"})
    page.edit(SetSong("title", "not held up"))
    arrive(page)
    assert song.value.title == "not held up"
    done[0]()
    arrive(page)
    assert page.told[-1] == {"kind": "code", "text": "drums", "client": "page"}
