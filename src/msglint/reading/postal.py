"""Tells whether words hold a postal address: streets with numbers, postcodes with towns, boxes, of many countries.

Sources: the Universal Postal Union's addressing systems for the forms of postcodes and the order of address lines.
What counts as a valid physical postal address: 16 CFR 316.2(p) (a street address, a registered post office box).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache, lru_cache
from operator import attrgetter

from msglint.model import Body, Passage
from msglint.reading.words import fold, load_data

CLOSING = 400
"""Characters at the end of a body that are taken for its closing lines where it has no footer."""


def has_address(body: Body) -> bool:
    """Whether the sender's postal address stands in a body; words from the record are the reader's own and left out."""
    text = body.whole.text
    last = _own(body.whole, body.footer.start - body.whole.start if body.footer else max(0, len(text) - CLOSING))
    return is_address(last, last) or is_address(_own(body.whole, 0))


def _own(passage: Passage, start: int) -> str:
    """The words of a passage from a place on, with a line break instead of what comes from the record."""
    text = passage.text
    pieces = passage.pieces[bisect_right(passage.pieces, start, key=attrgetter("end")) :]
    return "".join(["\n" if piece.fields else text[max(start, piece.start) : piece.end] for piece in pieces])


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
