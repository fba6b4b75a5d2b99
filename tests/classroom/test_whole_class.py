"""A whole class goes through an assignment in one run, from the file that is given out to the page that comes back."""

from __future__ import annotations

from bench.whole_class import whole_round


def test_nothing_is_lost_and_nobody_reads_another_ones_words(tmp_path, capsys):
    whole_round(tmp_path, 20)
    steps = [line.split("|")[1].strip() for line in capsys.readouterr().out.splitlines()]
    assert steps == ["assign", "open", "hand in, with the sound of each", "collect", "mark", "return, with the sound of each"]
