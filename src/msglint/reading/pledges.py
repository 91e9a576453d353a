"""What a text promises in so many words: reductions, prices, codes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Literal

from msgspec import Struct

from msglint.memory import remembered
from msglint.reading.words import Finder, fold
from msglint.regex import regex

Kind = Literal["reduction", "price", "code"]
SENTENCE = regex(r"[.!?…](?=\s)|\n")
PERCENT = regex(
    r"(\d{1,3}(?:[.,]\d{1,2})?)[\s\u00a0\u202f]?"
    r"(?:%|percent\b|per cent\b|prozent\b|pour cent\b|por ciento\b|procent\b|per cento\b)"
)
PER_CENT = ("%", "cent", "zent", "ciento")
"""One of these is part of every percentage, however it is written."""
SIGNS = {
    "$": "$",
    "usd": "$",
    "dollar": "$",
    "dollars": "$",
    "€": "€",
    "eur": "€",
    "euro": "€",
    "euros": "€",
    "£": "£",
    "gbp": "£",
    "chf": "chf",
}
NUMBER = r"\d{1,3}(?:[.,'\u00a0\u202f]\d{3})*(?:[.,]\d{1,2})?|\d{1,7}(?:[.,]\d{1,2})?"
BEFORE = regex(rf"(?<!\w)([$€£]|usd|eur|gbp|chf)[\s\u00a0]?({NUMBER})(?![\d%])")
AFTER = regex(rf"(?<![\w$€£.,])({NUMBER})(?:[.,][-–])?[\s\u00a0]?(€|£|eur|euros?|usd|dollars?|gbp|chf)(?!\w)")
CODE = regex(
    r"(?i:\b(?:code|coupon|voucher|gutscheincode|gutschein|código|codice|kortingscode))[\s:„“\"'«]{1,4}([A-Z][A-Z0-9]{3,19}|[0-9]+[A-Z][A-Z0-9]{2,18})\b"
)
LESS = Finder(
    (
        *(
            "off",
            "discount",
            "discounted",
            "save",
            "saving",
            "savings",
            "less",
            "cheaper",
            "reduced",
            "reduction",
            "sale",
        ),
        *(
            "rabatt",
            "sparen",
            "spare",
            "günstiger",
            "reduziert",
            "nachlass",
            "ermäßigung",
            "réduction",
            "remise",
            "de moins",
        ),
        *(
            "descuento",
            "dto",
            "ahorra",
            "ahorre",
            "rebaja",
            "sconto",
            "sconti",
            "risparmia",
            "desconto",
            "korting",
            "goedkoper",
        ),
        *("rabat", "zniżki", "alennus"),
    )
)
"""Words that make a percentage a reduction."""


class Promise(Struct, frozen=True):
    """A thing promised: ``value`` is the same for all spellings of it; ``start`` and ``end`` within the text."""

    kind: Kind
    value: str
    start: int
    end: int


@remembered
def promises(text: str) -> tuple[Promise, ...]:
    """What a text promises, in the order read within each kind."""
    return (*reductions(text), *_prices(text), *_codes(text))


@remembered
def reductions(text: str) -> tuple[Promise, ...]:
    """The reductions that a text promises: percentages off."""
    folded = fold(text)
    return tuple(_reductions(text, folded)) if any(map(folded.__contains__, PER_CENT)) else ()


def _reductions(text: str, folded: str) -> Iterator[Promise]:
    for found in PERCENT.finditer(folded):
        start, end = _sentence(folded, found.start(), found.end())
        if next(LESS.find(text[start:end]), None) is not None:
            yield Promise("reduction", _number(found[1]), found.start(), found.end())


def _prices(text: str) -> Iterator[Promise]:
    folded = fold(text)
    for sign, amount, found in (
        *((match[1], match[2], match) for match in BEFORE.finditer(folded)),
        *((match[2], match[1], match) for match in AFTER.finditer(folded)),
    ):
        yield Promise("price", f"{SIGNS[sign]}{_number(amount)}", found.start(), found.end())


def _codes(text: str) -> Iterator[Promise]:
    for found in CODE.finditer(text):
        yield Promise("code", found[1], found.start(1), found.end(1))


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of one sentence or line around these characters, 200 on either side at most."""
    first = max(
        [found.end() for found in SENTENCE.finditer(text, max(0, start - 200), start)], default=max(0, start - 200)
    )
    stop = SENTENCE.search(text, end, end + 200)
    return first, stop.start() if stop else min(len(text), end + 200)


def _number(written: str) -> str:
    """A number without its grouping, however it marks its fraction: ``1.250,00`` and ``1,250`` are ``1250``."""
    digits = written.replace("'", "").replace("\u00a0", "").replace("\u202f", "")
    head, mark, tail = digits.replace(",", ".").rpartition(".")
    whole = head.replace(".", "") if mark else ""
    plain = f"{whole}.{tail}" if mark and len(tail) != 3 else f"{whole}{tail}"
    try:
        return format(Decimal(plain).normalize(), "f")
    except InvalidOperation:
        return plain
