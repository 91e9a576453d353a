"""Tells whether words hold a postal address: streets with numbers, postcodes with towns, boxes, of many countries.

Sources: the Universal Postal Union's addressing systems for the forms of postcodes and the order of address lines.
What counts as a valid physical postal address: 16 CFR 316.2(p) (a street address, a registered post office box).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from msglint.model import Body
from msglint.reading.words import fold, load_data

CLOSING = 400
"""Characters at the end of a body that are taken for its closing lines where it has no footer."""


def has_address(body: Body) -> bool:
    """Whether the sender's postal address stands in a body; words from the record are the reader's own and left out."""
    whole = body.whole
    start = body.footer.start - whole.start if body.footer else max(0, len(whole.text) - CLOSING)
    own: list[str] = []
    closing: list[str] = []
    for piece in whole.pieces:
        words = "\n" if piece.fields else whole.text[piece.start : piece.end]
        own.append(words)
        if piece.end > start:
            closing.append(words[max(0, start - piece.start) :] if not piece.fields else words)
    last = "".join(closing)
    return is_address(last, last) or is_address("".join(own))


@lru_cache(maxsize=1024)
def is_address(text: str, closing: str = "") -> bool:
    """Whether an address stands in a text; ``closing``: its last lines, where less is enough."""
    folded = fold(text)
    return (
        any(pattern.search(text) for pattern in patterns("written"))
        or any(pattern.search(folded) for pattern in patterns("folded"))
        or any(pattern.search(closing) for pattern in patterns("closing"))
    )


def names_address(fields: Iterable[str]) -> bool:
    """Whether one of the merge fields is, by its name, the sender's address or a footer that the host hands over."""
    readers = re.compile(load_data("addresses")["readers"])
    known = patterns("fields")
    lowered = (field.lower() for field in fields)
    return any(not readers.search(name) and any(pattern.search(name) for pattern in known) for name in lowered)


@cache
def patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    data = load_data("addresses")
    filled = (
        pattern.replace("{streets}", data["streets"]).replace("{states}", data["states"]) for pattern in data[kind]
    )
    return tuple(re.compile(pattern, re.MULTILINE) for pattern in filled)
