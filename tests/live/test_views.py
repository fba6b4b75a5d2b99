"""A view knows which song it shows from the first moment: a page finds what all views of that song share by its name."""

from __future__ import annotations

import pytest
from comm import DummyComm


@pytest.fixture
def begun(monkeypatch):
    """What pages were told of views when these began."""
    states: list[dict[str, object]] = []

    def create(**words) -> DummyComm:
        states.append(words["data"]["state"])
        return DummyComm(**words)

    monkeypatch.setattr("comm.create_comm", create)
    return states


def test_a_page_is_told_of_a_view_together_with_its_song_and_what_it_shows(song, begun):
    song.piano_roll("lead")
    views = [state for state in begun if "_esm" in state]
    assert [(state["session"], state["options"]) for state in views] == [(song.session.id, {"track": "lead"})]
