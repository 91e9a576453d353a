"""Tells whether words hold a postal address: streets with numbers, postcodes with towns, boxes, of many countries.

Sources: the Universal Postal Union's addressing systems for the forms of postcodes and the order of address lines.
What counts as a valid physical postal address: 16 CFR 316.2(p) (a street address, a registered post office box).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache, lru_cache, reduce
from operator import attrgetter, getitem

from msglint.model import Body, Passage
from msglint.reading.words import fold, load_data
from msglint.regex import regex

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
    return _written("written", text) or _written("folded", folded) or _written("closing", closing)


def _written(how: str, text: str) -> bool:
    """Whether one of the forms that are written so stands in a text; of most, what they need does not."""
    return any(form.search(text) for needed, forms in ways(how) if needed.search(text) for form in forms)


def names_address(fields: Iterable[str]) -> bool:
    """Whether one of the merge fields is, by its name, the sender's address or a footer that the host hands over."""
    (readers,), known = patterns("readers"), patterns("fields")
    lowered = (field.lower() for field in fields)
    return any(not readers.search(name) and any(pattern.search(name) for pattern in known) for name in lowered)


@cache
def ways(how: str) -> tuple[tuple[re.Pattern[str], tuple[re.Pattern[str], ...]], ...]:
    """The forms that are written so, by what stands in every text that one of them is found in."""
    return tuple((regex(needed), forms) for needed in load_data("addresses")[how] if (forms := patterns(how, needed)))


@cache
def patterns(*keys: str) -> tuple[re.Pattern[str], ...]:
    data = load_data("addresses")
    given = reduce(getitem, keys, data)
    filled = (form.replace("{streets}", data["streets"]).replace("{states}", data["states"]) for form in given)
    return tuple(regex(form, re.MULTILINE) for form in filled)
