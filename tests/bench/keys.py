"""How often the key of a piece is named as somebody else has stated it, beside music21's finders: one table.

``python -m tests.bench.keys [--every N]``. All 371 Bach chorales of music21's corpus, Monteverdi's madrigals, and its folk
tunes (every N-th, 4 unless said); reading them takes some minutes. The truths are told in ``tests/bench/key_pieces.py``. Right is right in home note and
mode. Constants of MusicLab's finder were chosen on the even pieces of each collection; "odd pieces" shows the others alone.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from time import perf_counter

from musiclab.theory.key import KeyFound, find_key
from tests.bench.key_pieces import PEERS, Named, Piece, pieces

COMMON = ("major", "minor")
TITLES = {"final": "final bass and signature", "declared": "mode declared in the file", "analysed": "an analyst's first key", "stated": "K: as written", "tonic": "K: as home note, mode by its third"}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--every", type=int, default=4, help="read every so many of the folk tunes")
    rows: dict[tuple[str, str, str], list[tuple[bool, Piece, KeyFound, Named]]] = defaultdict(list)
    ours, theirs, notes, count = 0.0, 0.0, 0, 0
    for number, piece in enumerate(pieces(every=options.parse_args().every)):
        began = perf_counter()
        found = find_key(piece.notes)
        ours += perf_counter() - began
        theirs += piece.seconds["Aarden-Essen"]
        notes, count = notes + len(piece.notes), count + 1
        for truth, key in piece.truths.items():
            rows[piece.table, truth, "major and minor" if key[1] in COMMON else "modes"].append((number % 2 == 1, piece, found, key))
        if number % 200 == 0:
            print(f"{number} pieces", file=sys.stderr)
    print(f"| pieces | truth | how many | MusicLab | odd pieces | nearest major or minor | {' | '.join(f'music21 {peer}' for peer in PEERS)} |")
    print("| --- " * (6 + len(PEERS)) + "|")
    for (table, truth, kind), judged in rows.items():
        _print_row(f"{table}, {kind}", TITLES[truth], judged)
    print(f"\n{count} pieces, {notes / count:.0f} notes each: MusicLab {count / ours:.0f} a second, music21's default {count / theirs:.0f} a second.")


def _print_row(table: str, truth: str, rows: list[tuple[bool, Piece, KeyFound, Named]]) -> None:
    exact = _share([(found.key.home, found.key.mode) == key for _, _, found, key in rows])
    odd = _share([(found.key.home, found.key.mode) == key for is_odd, _, found, key in rows if is_odd])
    near = _share([(found.nearest.home, found.nearest.mode) == key for _, _, found, key in rows])
    peers = [_share([piece.peers[peer] == key for _, piece, _, key in rows]) for peer in PEERS]
    print(f"| {table} | {truth} | {len(rows)} | {exact} | {odd} | {near} | {' | '.join(peers)} |", flush=True)


def _share(right: list[bool]) -> str:
    return f"{sum(right) / len(right):.3f}" if right else ""


if __name__ == "__main__":
    main()
