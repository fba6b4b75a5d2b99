"""Marking on a cluster, for whole districts: the same marking, on the machines of a dask scheduler."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from queue import Empty, Queue
from typing import TYPE_CHECKING, Any

from musiclab.classroom.marked import Marked, read_marked
from musiclab.classroom.marking.carried import carry, mark_carried
from musiclab.classroom.marking.cores import Done
from musiclab.errors import ClassroomError, MusicLabError
from musiclab.language import say
from musiclab.song.limits import shown

if TYPE_CHECKING:
    from musiclab.classroom.marking.class_marking import Job, Way

REACHED = 10
"""Seconds that are waited for the scheduler to answer."""
AT_ONCE = 64
"""Submissions on their way at once: what is held in memory here."""


def on_cluster(address: str) -> Way:
    """Give the way of marking on the cluster at ``address``, such as tcp://10.0.0.1:8786.

    Work travels as bytes, so its machines need MusicLab and share no folder with this one. Give only the address of a cluster that you trust: it
    sees what students handed in. ClassroomError where it does not answer.
    """

    def way(jobs: Sequence[Job], seconds: float) -> Iterator[Done[Marked]]:
        with _client(address) as client:
            yield from _marked(client, jobs, seconds)

    return way


def _client(address: str) -> Any:  # noqa: ANN401  (dask has no types)
    try:
        from distributed import Client
    except ModuleNotFoundError:
        raise ClassroomError(say("Marking on a cluster needs one package more. Install it with: pip install 'musiclab[cluster]'")) from None
    reach: Any = Client
    try:
        return reach(address, timeout=REACHED, set_as_default=False)
    except (OSError, ValueError, TypeError) as problem:
        raise ClassroomError(say("The cluster {address} does not answer. See that its scheduler runs, or mark without --cluster.", address=shown(address))) from problem


def _marked(client: Any, jobs: Sequence[Job], seconds: float) -> Iterator[Done[Marked]]:  # noqa: ANN401
    """Send submissions, a few ahead of the results. Where no result at all comes for ``seconds``, what is still out is lost."""
    waiting = list(reversed(range(len(jobs))))
    sent: dict[Any, int] = {}
    back: Queue[Any] = Queue()
    while waiting or sent:
        while waiting and len(sent) < AT_ONCE:
            number = waiting.pop()
            try:
                future = client.submit(mark_carried, carry(*jobs[number]), pure=False)
            except MusicLabError:
                yield Done(number, lost="died")
                continue
            sent[future] = number
            future.add_done_callback(back.put)
        if not sent:
            return
        try:
            future = back.get(timeout=seconds)
        except Empty:
            client.cancel(list(sent), force=True)
            yield from (Done(number, lost="time") for number in (*sent.values(), *waiting))
            return
        yield _done(future, sent.pop(future))


def _done(future: Any, number: int) -> Done[Marked]:  # noqa: ANN401
    with suppress(Exception):  # a worker that died, or an answer that is no marking: this one alone is lost
        return Done(number, read_marked(future.result()))
    return Done(number, lost="died")
