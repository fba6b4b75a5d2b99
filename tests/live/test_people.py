"""Who is there: names, colours, what they look at, and when they are gone."""

from __future__ import annotations

from live.page_model import PageModel

from musiclab.edit.edits import SetSong
from musiclab.project.clients import AWAY
from musiclab.project.session import LiveSession


def names(page):
    return [person["name"] for person in page.people]


def test_people_are_called_by_their_names_and_guests_are_counted(song, arrive):
    mira, guest = PageModel(song.session, "a"), PageModel(song.session, "b")
    mira.hello("Mira")
    guest.hello()
    arrive(mira, guest)
    assert names(mira) == names(guest) == ["Mira", "Guest 2"]
    guest.hello("Ben")
    arrive(mira, guest)
    assert names(mira) == ["Mira", "Ben"]


def test_nobody_has_the_colour_of_a_track_or_of_somebody_else(song, open_page, arrive):
    song.chords("keys", "Am")
    mira, ben = open_page("mira"), open_page("ben")
    arrive(mira, ben)
    colours = [person["colour"] for person in mira.people]
    assert colours == [3, 4]


def test_thirty_people_have_colours_of_the_palette(open_page, arrive):
    pages = [open_page(f"page-{number}") for number in range(30)]
    arrive(*pages)
    assert {person["colour"] for person in pages[-1].people} <= set(range(1, 13))
    assert len(pages[-1].people) == 30


def test_what_somebody_looks_at_is_told_to_the_others(open_page, arrive):
    mira, ben = open_page("mira"), open_page("ben")
    mira.say({"kind": "here", "here": {"view": "beats", "clip": "lead-1", "notes": [[0, 60]], "tick": 480.5, "evil": "x" * 999}})
    arrive(mira, ben)
    assert ben.told[-1]["of"] == "mira"
    assert ben.told[-1]["here"] == {"view": "beats", "clip": "lead-1", "tick": 480.5, "notes": [[0, 60]]}


def test_who_says_goodbye_is_gone(open_page, arrive):
    mira, ben = open_page("mira"), open_page("ben")
    ben.say({"kind": "bye"})
    arrive(mira, ben)
    assert [person["client"] for person in mira.people] == ["mira"]


def test_who_falls_silent_is_gone_and_can_come_back(song, tmp_path, arrive):
    moments = [0.0]
    session = LiveSession(song, lock=song._lock, seen={}, answers={}, now=lambda: moments[0])
    song._session = session
    mira, ben = PageModel(session, "mira"), PageModel(session, "ben")
    for page in (mira, ben):
        page.hello()
        arrive(page)
    moments[0] = AWAY - 1
    mira.hello()
    arrive(mira, ben)
    moments[0] = AWAY + 1
    mira.hello()
    arrive(mira, ben)
    assert [person["client"] for person in mira.people] == ["mira"]
    ben.edit(SetSong("title", "back again"))
    arrive(mira, ben, mira, ben)
    assert song.value.title == mira.song.title == "back again"
    assert len(mira.people) == 2
