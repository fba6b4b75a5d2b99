"""How often the key of a piece is named as somebody else has stated it, beside music21's finders: one table.

``python -m tests.bench.keys [--every N] [--kept FILE]``. All 371 Bach chorales of music21's corpus, Monteverdi's madrigals, and its
folk tunes; of the 8,514 Essen songs every N-th, 6 unless said. Reading them and asking music21 takes ten minutes or so; ``--kept`` writes what was read and answered to
a file, and reads it from there the next time. The truths are told in ``tests/bench/key_pieces.py``. Right is right in home note and mode. Constants of MusicLab's finder were
chosen on the even pieces of the chorales and of three collections of tunes; "odd pieces" shows the others alone. Nothing was chosen on Monteverdi and O'Neill.
"""

from __future__ import annotations

import argparse
import pickle
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from musiclab.theory.key import KeyFound, find_key
from tests.bench.key_pieces import PEERS, Named, Piece, pieces

Judged = tuple[bool, Piece, KeyFound, Named]
COMMON = ("major", "minor")
TITLES = {"final": "final bass and signature", "declared": "mode declared in the file", "analysed": "an analyst's first key", "stated": "K: as written", "tonic": "K: as home note, mode by the third"}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--every", type=int, default=6, help="read every so many of the Essen songs")
    options.add_argument("--kept", type=Path, help="where to keep what was read")
    given = options.parse_args()
    rows: dict[tuple[str, str, str], list[Judged]] = defaultdict(list)
    numbers: Counter[str] = Counter()
    ours, theirs, notes = 0.0, 0.0, 0
    for piece in _read(given.every, given.kept):
        began = perf_counter()
        found = find_key(piece.notes)
        ours += perf_counter() - began
        theirs += piece.seconds["Aarden-Essen"]
        notes += len(piece.notes)
        numbers[piece.table] += 1
        for truth, key in piece.truths.items():
            rows[piece.table, truth, "major and minor" if key[1] in COMMON else "modes"].append((numbers[piece.table] % 2 == 0, piece, found, key))
    count = sum(numbers.values())
    print(f"| pieces | truth | how many | MusicLab | odd pieces | nearest major or minor | {' | '.join(f'music21 {peer}' for peer in PEERS)} |")
    print("| --- " * (6 + len(PEERS)) + "|")
    for (table, truth, kind), judged in rows.items():
        _print_row(f"{table}, {kind}", TITLES[truth], judged)
    print(f"\n{count} pieces, {notes / count:.0f} notes each: MusicLab {count / ours:.0f} a second, music21's default {count / theirs:.0f} a second.")


def _read(every: int, kept: Path | None) -> Sequence[Piece]:
    if kept and kept.exists():
        return pickle.loads(kept.read_bytes())  # a file that this program wrote
    found = list(pieces(every=every))
    if kept:
        kept.write_bytes(pickle.dumps(found))
    return found


def _print_row(table: str, truth: str, rows: list[Judged]) -> None:
    exact = _share([(found.key.home, found.key.mode) == key for _, _, found, key in rows])
    odd = _share([(found.key.home, found.key.mode) == key for is_odd, _, found, key in rows if is_odd])
    near = _share([(found.nearest.home, found.nearest.mode) == key for _, _, found, key in rows])
    peers = [_share([piece.peers[peer] == key for _, piece, _, key in rows]) for peer in PEERS]
    print(f"| {table} | {truth} | {len(rows)} | {exact} | {odd} | {near} | {' | '.join(peers)} |", flush=True)


def _share(right: list[bool]) -> str:
    return f"{sum(right) / len(right):.3f}" if right else ""


if __name__ == "__main__":
    main()
