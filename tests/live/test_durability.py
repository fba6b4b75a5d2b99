"""The kernel is killed at any moment: what was acknowledged is there, and the file is whole."""

from __future__ import annotations

from multiprocessing import get_all_start_methods, get_context
from random import Random

from live.streaming import CLIP, stream

from musiclab.edit.edits import AddClip, SetClip
from musiclab.project.live import open_song
from musiclab.song.clips import Note, NoteClip
from musiclab.song.wire import loads

KILLS = 50
NOTES = 2000


def processes():
    """A way of starting processes that is quick where there is one."""
    method = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
    context = get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(["musiclab.project.live", "musiclab.edit.wire"])
    return context


def test_a_kernel_that_is_killed_fifty_times_has_lost_nothing_that_was_acknowledged(tmp_path):
    chance, context = Random(1), processes()
    song = open_song("boats", folder=tmp_path)
    song.melody("lead", "C4")
    song.apply(SetClip(CLIP, "length", 1_000_000))
    song.apply(AddClip("lead", NoteClip("much", 0, 3840, tuple(Note(at, 60, 1, 90) for at in range(NOTES)))))
    song.close()
    next_step = 1
    lost, longest = [], 0
    for kill in range(KILLS):
        heard, said = context.Pipe(duplex=False)
        kernel = context.Process(target=stream, args=(tmp_path, said, next_step, chance.choice([0.002, 0.02, 5.0])))
        kernel.start()
        said.close()
        acknowledged, wanted = next_step - 1, next_step + chance.randrange(1, 60)
        while acknowledged < wanted:
            acknowledged = heard.recv()
        kernel.kill()
        while heard.poll():
            try:
                acknowledged = heard.recv()
            except EOFError:
                break
        kernel.join()
        loads((tmp_path / "boats" / "song.json").read_bytes())  # whole, whenever one looks
        again = open_song("boats", folder=tmp_path)
        starts = {note.start for note in next(clip for clip in again.value.track("lead").clips if clip.id == CLIP).notes}
        lost += [(kill, step) for step in range(1, acknowledged + 1) if step not in starts]
        assert loads((again.folder / "song.json").read_bytes()) == again.value
        next_step = max(starts) + 1
        longest = max(longest, acknowledged)
        again.close()
    assert lost == []
    assert longest > KILLS * 10
