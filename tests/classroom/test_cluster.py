"""Marking on a cluster gives the very marks that marking here gives, and shares no folder with it."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from classroom.made_class import NOON, answer, hand_in, made_class, other_song
from distributed import LocalCluster

from musiclab.classroom.marking import cluster, mark_all, mark_submission
from musiclab.classroom.marking.carried import Carried, carry, mark_carried
from musiclab.classroom.marking.cluster import on_cluster
from musiclab.errors import ClassroomError

WHOLE = {"steps": answer("backbeat", "eighths"), "my-beat": answer("beat", "a-walk")}


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None, local_directory=tmp_path_factory.mktemp("dask")) as there:
        yield there.scheduler_address


def plain(marked):
    return {who: replace(one, when=NOON) for who, one in marked.items()}


def test_a_class_marked_on_a_cluster_has_the_same_marks(tmp_path, address):
    klass, asked = made_class(tmp_path)
    for number, student in enumerate(("mira", "jonas")):
        hand_in(klass, student, {name: other_song(song, number) for name, song in WHOLE.items()})
    hand_in(klass, "lea", {"steps": b"{", "my-beat": WHOLE["my-beat"]})
    far = mark_all(klass, asked, way=on_cluster(address))
    near = mark_all(klass, asked, again=True, workers=1)
    assert far.new == 3
    assert plain(far.marked) == plain(near.marked)
    assert far.marked["mira"].credit == 1


def test_a_submission_is_marked_where_its_folder_is_not(tmp_path):
    klass, asked = made_class(tmp_path)
    submission = hand_in(klass, "mira", WHOLE)
    carried = carry(klass.lesson("beat"), asked, submission)
    here = mark_submission(klass.lesson("beat"), asked, submission)
    klass.path.rename(tmp_path / "away")
    from musiclab.classroom.marked import read_marked

    assert replace(read_marked(mark_carried(carried)), when=NOON) == replace(here, when=NOON)


@pytest.mark.parametrize("name", ["../out.txt", "/tmp/musiclab-out.txt", "songs/../../../out.txt"])
def test_nothing_that_is_carried_leads_out_of_its_folder(tmp_path, name):
    klass, asked = made_class(tmp_path, ("mira",))
    good = carry(klass.lesson("beat"), asked, hand_in(klass, "mira", WHOLE))
    with pytest.raises(ClassroomError, match="leads out"):
        mark_carried(Carried(good.assignment, good.about, good.lesson, {name: b"x"}))


def stumbles_or_sleeps(carried):
    if b'"student": "lea"' in carried.about:
        raise MemoryError
    while b'"student": "jonas"' in carried.about:
        time.sleep(60)
    return mark_carried(carried)


def test_a_machine_that_falls_silent_leaves_a_sentence_and_the_rest_is_marked(tmp_path, address, monkeypatch):
    klass, asked = made_class(tmp_path)
    for student in ("mira", "jonas", "lea"):
        hand_in(klass, student, WHOLE)
    monkeypatch.setattr(cluster, "mark_carried", stumbles_or_sleeps)
    found = mark_all(klass, asked, way=on_cluster(address), seconds=5).marked
    assert found["mira"].credit == 1
    assert found["jonas"].trouble == "The checks listened too long to this one. Listen to it yourself."
    assert found["lea"].trouble == "The checks could not get to the end of this one. Listen to it yourself."


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nowhere at all"])
def test_a_cluster_that_does_not_answer_is_a_sentence(tmp_path, address, monkeypatch):
    monkeypatch.setattr(cluster, "REACHED", 0.5)
    klass, asked = made_class(tmp_path, ("mira",))
    hand_in(klass, "mira", WHOLE)
    with pytest.raises(ClassroomError, match="does not answer"):
        mark_all(klass, asked, way=on_cluster(address))


def test_dask_is_not_needed_until_a_cluster_is_asked_for():
    assert "distributed" not in Path(cluster.__file__).read_text().split("def _client")[0]
