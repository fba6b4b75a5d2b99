"""What a song is as a whole, read and set like a name: its title, tempo, key and swing."""

from __future__ import annotations

from musiclab.edit.edits import SetSong
from musiclab.project.held import Held
from musiclab.song.key import Key
from musiclab.song.key import key as read_key
from musiclab.song.model import Swing
from musiclab.song.tempo import Tempo


class SettingWords(Held):
    """What is assigned: ``song.tempo = 96``."""

    @property
    def tempo(self) -> float:
        """Beats a minute at the start. Setting it gives the whole song that one tempo."""
        return self.value.tempo[0].bpm

    @tempo.setter
    def tempo(self, bpm: float) -> None:
        self.apply(SetSong("tempo", (Tempo(bpm),)))

    @property
    def key(self) -> Key | None:
        """The key, set as it is spoken: ``song.key = "A minor"``."""
        return self.value.key

    @key.setter
    def key(self, name: Key | str | None) -> None:
        self.apply(SetSong("key", read_key(name) if isinstance(name, str) else name))

    @property
    def swing(self) -> float:
        """How late off-beats come: 0.5 is straight, 0.67 is triplet swing. Set it for eighths."""
        return self.value.swing.ratio

    @swing.setter
    def swing(self, ratio: float) -> None:
        self.apply(SetSong("swing", Swing(ratio, self.value.swing.unit)))

    @property
    def title(self) -> str:
        """The title, which exported files carry."""
        return self.value.title

    @title.setter
    def title(self, title: str) -> None:
        self.apply(SetSong("title", title))
