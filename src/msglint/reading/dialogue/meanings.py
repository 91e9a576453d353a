"""What kind of thing a sentence says, by where its words stand among all English words, in a few numbers.

A soft word list: "fragile" stands near "delicate", "sublet" near "rent", whether or not any list of ours has them. The
table (``data/meanings.bin``, 12,000 common words) is made by ``scripts/build_meanings.py`` from a sentence model that
``NOTICE`` names. Texts of other languages have no such numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from struct import iter_unpack
from zlib import decompress

from msglint.memory import remembered
from msglint.reading.words import fold, language
from msglint.regex import regex

DATA = Path(__file__).parents[2] / "data"
FILE = "meanings.bin"
MAGIC = b"msgmean1"
AXES = 8
LARGEST = 127
"""The largest number in the table, which stands for itself or its negative."""
SPREAD = 20.0
"""What is divided by, so that most sentences come to stand between -1 and 1."""
KNOWN = 0.75
"""The part of a text's words that the table has at least, if it is to be read by it."""
LONGEST = 4_000
"""Characters of a text that are looked at."""
WORD = regex(r"[a-z]+")
LANGUAGES = ("", "en")

Numbers = tuple[int, ...]


@remembered
def meaning(text: str) -> Mapping[str, float]:
    """The mean of a text's words on each axis, by the axis's name; none for what is not English."""
    said = WORD.findall(fold(text[:LONGEST]))
    known = table()
    found = [known[word] for word in said if word in known]
    if not found or len(found) < KNOWN * len(said) or language(text) not in LANGUAGES:
        return {}
    scale = SPREAD * len(found)
    return {f"axis {axis}": sum(numbers) / scale for axis, numbers in enumerate(zip(*found, strict=True), start=1)}


@cache
def table() -> Mapping[str, Numbers]:
    """The numbers of each word."""
    data = (DATA / FILE).read_bytes()
    blocks, at = [], len(MAGIC)
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        blocks.append(decompress(data[at + 4 : at + 4 + size]))
        at += 4 + size
    words, numbers = blocks
    return dict(zip(words.decode().split("\n"), iter_unpack(f"{AXES}b", numbers), strict=True))
