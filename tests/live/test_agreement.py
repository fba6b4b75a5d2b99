"""Whatever happens on the way, the kernel and all pages end with one song, and each step is done once."""

from __future__ import annotations

from random import Random
from threading import Thread

import pytest
from live.page_model import PageModel, Wire

from musiclab.edit import edits as e
from musiclab.song.clips import Note, NoteClip
from musiclab.song.wire import loads

CLIPS = ("c1", "c2", "c3")


def any_edit(chance, tracks):
    """An edit of which many fit only as long as nobody else has taken their clip away."""
    clip, track = chance.choice(CLIPS), chance.choice(tracks)
    note = Note(chance.randrange(8) * 480, 60 + chance.randrange(4), 240, chance.randint(1, 127))
    return chance.choice([
        e.PutNotes(clip, (note,)), e.PutNotes(clip, (note,)), e.RemoveNotes(clip, ((note.start, note.pitch),)),
        e.SetTrack(track, "volume_db", float(-chance.randrange(1, 40))), e.SetSong("title", f"title {chance.randrange(100)}"),
        e.AddClip(track, NoteClip(clip, chance.randrange(9) * 3840, 3840)), e.RemoveClip(clip), e.MoveClip(clip, track),
    ])


def saved(song):
    song.close()
    return loads((song.folder / "song.json").read_bytes())


@pytest.mark.parametrize("seed", range(25))
def test_pages_and_kernel_end_equal_whatever_is_delayed_lost_repeated_or_overtaken(song, seed):
    chance = Random(seed)
    wire = Wire(chance)
    pages = [PageModel(song.session, f"page-{number}", wire=wire) for number in range(3)]
    song.chords("keys", "Am")
    for page in pages:
        page.hello()
    for _ in range(150):
        wire.go(wire.now + chance.random() / 2)
        page = chance.choice(pages)
        if chance.random() < 0.1:
            page.undo()
        else:
            page.edit(any_edit(chance, ["lead", "keys"]))
        if chance.random() < 0.05:
            song.title = f"code {wire.now:.3f}"
    wire.chance = None
    for _ in range(2):  # once to be told what was lost, once to hear of what the others had lost
        for page in pages:
            page.resend()
        wire.go()
    for page in pages:
        assert page.pending == []
        assert page.song == song.value
    assert saved(song) == song.value


@pytest.mark.parametrize("seed", range(10))
def test_a_kernel_that_begins_anew_does_no_step_twice(song, open_here, seed):
    chance = Random(seed)
    wire = Wire(chance)
    page = PageModel(song.session, "page", wire=wire)
    page.hello()
    for step in range(1, 61):
        wire.go(wire.now + chance.random())
        page.edit(e.AddClip("lead", NoteClip(f"step-{step}", step * 3840, 3840)))  # a second time it would be refused
        page.edit(e.SetSong("title", f"step {step}"))
        if step in (20, 40):
            song.close()
            song = open_here()
            page.session = song.session
            wire.lose()
    wire.chance = None
    page.resend()
    wire.go()
    page.resend()
    wire.go()
    assert page.pending == []
    assert page.song == song.value
    assert song.value.title == "step 60"
    assert page.refusals == []
    assert len(song.value.track("lead").clips) == 1 + 60
    for _ in range(4):
        song.undo()
    assert song.value.title == "step 58"


@pytest.mark.parametrize("clips", [("c1", "c1"), ("c1", "c2")], ids=["the same clip", "different clips"])
@pytest.mark.parametrize("calm", [True, False], ids=["in order", "delayed, lost, repeated and overtaken"])
def test_a_thousand_steps_of_each_of_two_pages_are_done_through_a_restart_and_a_reload(song, open_here, clips, calm):
    song.chords("keys", "Am")
    for clip in sorted(set(clips)):
        song.apply(e.AddClip("keys", NoteClip(clip, 3840 * int(clip[1:]), 3840)))
    chance = Random(5)
    wire = Wire(None if calm else chance)
    first, second = PageModel(song.session, "first", wire=wire), PageModel(song.session, "second", wire=wire)
    pages = [first, second]
    for page in pages:
        page.hello()
    never_sent: set[int] = set()
    for at in range(1000):
        for page, clip, pitch in zip(pages, clips, (60, 61), strict=True):
            page.edit(e.PutNotes(clip, (Note(at * 3, pitch, 2, 90),)))
        wire.go(wire.now + chance.random() / 20)
        if at == 400:
            song.close()
            song = open_here()
            first.session = second.session = song.session
            wire.lose()
        if at == 700:
            never_sent = {int(step["seq"]) - 1 for step in first.pending}
            first.wire = Wire()  # the window is closed: nothing reaches it any more
            pages[0] = PageModel(song.session, "first, again", wire=wire, person="first")
            pages[0].hello()
        if at % 100 == 99:
            for page in pages:
                page.resend()
    wire.chance = None
    for _ in range(3):
        for page in pages:
            page.resend()
        wire.go()
    found = {(note.start // 3, note.pitch) for track in song.value.tracks for clip in track.clips if clip.id in clips for note in clip.notes}
    assert {at for at in range(1000) if (at, 60) not in found} <= never_sent
    assert {at for at in range(1000) if (at, 61) not in found} == set()
    for page in pages:
        assert (page.pending, page.refusals) == ([], [])
        assert page.song == song.value
    assert saved(song) == song.value


def test_pages_that_speak_on_threads_of_their_own_lose_nothing(song):
    pages = [PageModel(song.session, f"page-{number}") for number in range(4)]
    for page in pages:
        page.way = lambda *_: None  # what they are told is looked at below, from a page that listened
    listening = PageModel(song.session, "listening")
    listening.hello()
    listening.wire.go()

    def write(number, page):
        page.hello()
        for step in range(100):
            page.edit(e.PutNotes("lead-1", (Note(step * 10, 40 + number, 240, 90),)))
            page.edit(e.SetSong("title", f"{number} {step}"))
            page.wire.go()

    threads = [Thread(target=write, args=at) for at in enumerate(pages)]
    threads.append(Thread(target=lambda: [song.melody("code", "C4", at=bar) for bar in range(1, 20)]))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for _ in range(3):
        listening.wire.go()
    assert len(song.value.track("lead").clips[0].notes) == 2 + 400
    assert len(song.value.track("code").clips) == 19
    assert listening.song == song.value
    assert saved(song) == song.value
