"""The pages that show a song, and the people at them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from musiclab.language import say
from musiclab.project.deeds import Wish
from musiclab.project.outbox import Send
from musiclab.song.clips import COLOURS
from musiclab.song.model import Song

AWAY = 90.0
"""A page that has said nothing for so many seconds is gone; it says hello again when it comes back."""
MOST_EARLY = 10_000
MOST_REFUSALS = 50


@dataclass(slots=True, eq=False)
class Client:
    """One page: who sits at it, by which widget it is reached, and how far its steps have come."""

    id: str
    person: str
    name: str
    colour: int
    send: Send
    seen: int = 0
    heard: float = 0.0
    here: dict[str, object] | None = None
    early: dict[int, Wish] = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)

    def due(self, wishes: Iterable[Wish]) -> list[Wish]:
        """Give the steps whose turn it is, each once: repeated ones are left out, and early ones wait for those before."""
        for wish in wishes:
            if wish.seq > self.seen and len(self.early) < MOST_EARLY:
                self.early.setdefault(wish.seq, wish)
        found = []
        while self.seen + 1 in self.early:
            self.seen += 1
            found.append(self.early.pop(self.seen))
        return found

    def refuse(self, seq: int, sentence: str) -> None:
        """Remember a refusal, in case that the page misses it."""
        self.refused[seq] = sentence
        for old in list(self.refused)[:-MOST_REFUSALS]:
            del self.refused[old]

    def knows(self, seq: int) -> None:
        """Forget what became of the steps up to ``seq``: the page has been told."""
        self.refused = {later: sentence for later, sentence in self.refused.items() if later > seq}

    def person_shown(self) -> dict[str, object]:
        """What the others are told."""
        return {"client": self.id, "person": self.person, "name": self.name, "colour": self.colour, "here": self.here}


class Clients:
    """The pages that are there now."""

    def __init__(self) -> None:
        self._clients: dict[str, Client] = {}

    def find(self, id: str) -> Client | None:
        """Give the page of that id, or None."""
        return self._clients.get(id)

    def add(self, id: str, *, person: str, name: str, send: Send, song: Song) -> Client:
        """Take in a page. Somebody with several pages keeps name and colour."""
        same = next((client for client in self._clients.values() if client.person == person), None)
        colour = same.colour if same else self._free_colour(song)
        called = name or (same.name if same else say("Guest {number}", number=len(self.present) + 1))
        self._clients[id] = Client(id, person, called, colour, send)
        return self._clients[id]

    def rename(self, client: Client, name: str) -> None:
        """Call the person at a page by another name, on all their pages."""
        for each in self._clients.values():
            if each.person == client.person:
                each.name = name

    def remove(self, id: str) -> bool:
        """Forget a page; say whether it was there."""
        return self._clients.pop(id, None) is not None

    def sweep(self, now: float) -> bool:
        """Forget the pages that have been silent for too long; say whether there were any."""
        gone = [client.id for client in self._clients.values() if now - client.heard > AWAY]
        for id in gone:
            self.remove(id)
        return bool(gone)

    @property
    def all(self) -> tuple[Client, ...]:
        """Every page that is there."""
        return tuple(self._clients.values())

    @property
    def present(self) -> frozenset[str]:
        """The people who are there, however many pages they have open."""
        return frozenset(client.person for client in self._clients.values())

    @property
    def ways(self) -> tuple[Send, ...]:
        """How everybody is reached: each widget once, however many pages it is shown on."""
        return tuple(dict.fromkeys(client.send for client in self._clients.values()))

    def _free_colour(self, song: Song) -> int:
        """Give a track colour that no track and nobody else has, or at least nobody else."""
        people = {client.colour for client in self._clients.values()}
        tracks = {track.colour or at % COLOURS + 1 for at, track in enumerate(song.tracks)}
        colours = range(1, COLOURS + 1)
        free = [colour for colour in colours if colour not in people | tracks] or [colour for colour in colours if colour not in people]
        return free[0] if free else len(people) % COLOURS + 1
