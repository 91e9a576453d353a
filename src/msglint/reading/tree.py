"""The structure of an HTML text as browsers make it, from its skeleton."""

from __future__ import annotations

from functools import lru_cache

from msglint.regex import regex

OPEN, CLOSE, TEXT = 0, 1, 2

Event = tuple[int, str, int]
"""``OPEN`` an element (its name; the number of its tag or -1), ``CLOSE`` it, or show the run of a number."""

_PIECE = regex(r'<(/?)([a-z0-9]+)(?: a="(\d+)")?>|~(\d+)~|\f([ \t]+)')
_IN_TABLE = regex(r"\s*<(?:tr|td|th|tbody|thead|tfoot)\b")
"""How a piece of a table begins, which its layout puts into one: alone, a parser would let its cells run together."""
_BITS = str.maketrans(" \t", "01")
_LONG = 100_000


def structure(skeleton: str) -> tuple[Event, ...]:
    """What the parser made of the skeleton (see ``markup``), in document order; every element opened is closed."""
    return _cached(skeleton) if len(skeleton) <= _LONG else _parse(skeleton)


def _parse(skeleton: str) -> tuple[Event, ...]:
    from selectolax.lexbor import LexborHTMLParser

    # Written out again, the parsed tree is well-formed; walking its nodes from Python takes several times as long.
    within = f"<table>{skeleton}" if _IN_TABLE.match(skeleton) else skeleton
    well_formed = LexborHTMLParser(within).html or ""
    events: list[Event] = []
    for closing, name, number, run, bits in _PIECE.findall(well_formed):
        if name:
            events.append((CLOSE, name, -1) if closing else (OPEN, name, int(number or -1)))
        else:
            events.append((TEXT, "", int(run) if run else int(bits.translate(_BITS), 2)))
    return tuple(events)


_cached = lru_cache(maxsize=256)(_parse)
