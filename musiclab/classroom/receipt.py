"""The receipt: a fingerprint of what was handed in, as words that can be read aloud.

Eight words of a list of 256 hold 64 bits of the SHA-256 of the manifest, which itself holds a SHA-256 of every file: whoever has the same eight words has
the same music. The way of saying bits as words is that of S/KEY (RFC 2289); the list is our own.
"""

from __future__ import annotations

from hashlib import file_digest, sha256
from pathlib import Path

WORDS = tuple(
    """
acorn alto amber anchor apple april arch arrow autumn bagpipe ballad bamboo banjo barley barn basil bass basket beach beacon bell berry birch bison
blanket bluebell boat bongo border bottle branch brass bread breeze brick bridge bronze brook bubble bugle butter button cable cactus camel candle
canoe canyon carol carpet castle cedar cello chalk cherry chorus cinema circle clarinet clay cliff clover cobalt coffee comet coral corner cotton
cradle crane crystal cuckoo curtain daisy dance dawn delta desert dolphin donkey dragon dragonfly drum duet eagle echo elbow ember emerald engine
fable falcon feather fern ferry fiddle field finch flame flute forest fountain fox galaxy garden garlic gazelle ginger glacier glider golden gondola
gong granite grape guitar hammer harbour harmony harp harvest hazel hedge heron hill honey horizon horn igloo indigo island ivory jacket jasmine
jigsaw juniper kayak kettle keyboard kingdom kite ladder lagoon lantern lark lavender leaf lemon lilac linen lion lizard lullaby lute maple marble
march marimba meadow melody melon meteor mint mirror mitten moon morning moss mountain nectar needle nettle night noodle north nutmeg oak oboe ocean
olive onion opal orange orchard orchid organ otter oval oyster paddle panda paper parade parrot peach pearl pebble pencil pepper piano pigeon pillow
planet plum pocket polka pony poppy prairie puzzle quartet quartz quill rabbit radio rainbow raven reef ribbon river robin rocket rose rumba saddle
sailor salad salmon samba sandal sapphire saxophone seagull shadow shell silver snow sonata spider spring squirrel stable starling sugar summer sunset
swan tango temple thistle tiger timber trumpet tulip tunnel violin
""".split()  # noqa: SIM905
)


def receipt_words(digest: str) -> tuple[str, ...]:
    """Give the eight words for a SHA-256 in hex.

    >>> " ".join(receipt_words("00" * 32)[:2])
    'acorn acorn'
    """
    return tuple(WORDS[byte] for byte in bytes.fromhex(digest)[:8])


def digest_of(data: bytes) -> str:
    """Give the SHA-256 of bytes, in hex."""
    return sha256(data).hexdigest()


def file_sha256(path: Path) -> str:
    """Give the SHA-256 of a file, in hex, read block by block; OSError where it cannot be read."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
