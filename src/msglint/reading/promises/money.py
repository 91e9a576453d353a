"""Prices in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from msglint.reading.promises.cues import cues
from msglint.reading.promises.statement import Found, Text
from msglint.regex import regex

AMOUNT = r"\d{1,3}(?:[ ,.'’\u202f](?=\d{3}(?!\d))\d{3})+(?:[.,]\d\d(?!\d))?|\d{1,7}(?:[.,](?:\d\d(?!\d)|–|—|-(?!\d)))?"
SIGN = (
    r"(?:us|ca|au|nz|a|c|r|hk|s)?\$|€|£|¥|₹|zł|\b(?:usd|cad|aud|nzd|eur|gbp|chf|sek|nok|dkk|pln|czk|jpy|inr|huf|ron|"
    r"kr|fr|rs)\b\.?"
)
WORD = (
    r"€|£|¥|\$|zl\b|kc\b|(?:usd|cad|aud|nzd|eur|gbp|chf|sek|nok|dkk|pln|czk|jpy|inr|huf|ron|kr|euros?|dollars?|pounds?|"
    r"francs?|kronor|kroner)\b"
)
BEFORE = regex(rf"(?<![\w.])({SIGN})\s?({AMOUNT})(?![\d%])\s?(k|m|bn|million|billion|mio|tsd)?(?!\w)", re.IGNORECASE)
BEHIND = regex(rf"(?<![\d.,\w$€£:/-])({AMOUNT})\s?({WORD})", re.IGNORECASE)
RANGE = regex(r"\s?(?:–|—|-|to|bis|à|a|and|und)\s?(?:\$|€|£)?")
NAMES = {
    "us$": "usd", "ca$": "cad", "c$": "cad", "au$": "aud", "a$": "aud", "nz$": "nzd", "€": "eur", "euro": "eur",
    "euros": "eur", "£": "gbp", "pound": "gbp", "pounds": "gbp", "dollar": "$", "dollars": "$", "¥": "jpy", "₹": "inr",
    "rs": "inr", "fr": "chf", "franc": "chf", "francs": "chf", "zł": "pln", "zl": "pln", "kc": "czk", "kronor": "kr",
    "kroner": "kr",
}  # fmt: skip
KINDS = {"$": {"usd", "cad", "aud", "nzd", "hk$", "s$", "r$"}, "kr": {"sek", "nok", "dkk"}}
FROM = regex(
    r"(?:from|starts? at|starting (?:at|from)|as low as|ab|des|a partir d[eu]|desde|da|dal|vanaf|fra|fran|od)\s*$"
)
NEAR = 40


class Price(Struct, frozen=True):
    """``low`` and ``high`` in hundredths (alike unless it is a range). ``least``: a "from" price."""

    currency: str
    low: int
    high: int
    least: bool = False


def agree(one: Price, other: Price) -> bool:
    """Whether both can be the same price."""
    if not same_currency(one.currency, other.currency):
        return (one.low, one.high) != (other.low, other.high)
    if one.least and other.least:
        return one.low == other.low
    if one.least or other.least:
        least, price = (one, other) if one.least else (other, one)
        return price.high >= least.low
    return one.low <= other.high and other.low <= one.high


def same_currency(one: str, other: str) -> bool:
    return one == other or other in KINDS.get(one, ()) or one in KINDS.get(other, ())


def find(sentence: Text) -> Iterator[Found]:
    """The prices of a sentence."""
    folded = sentence.folded
    marks = sorted((*signed(folded), *named(folded)))
    clean: list[tuple[int, int, str, int]] = []
    for mark in marks:
        if not clean or mark[0] >= clean[-1][1]:
            clean.append(mark)
    yield from priced(folded, clean)


def signed(folded: str) -> Iterator[tuple[int, int, str, int]]:
    for found in BEFORE.finditer(folded):
        if not found[3]:
            yield found.start(), found.end(2), currency(found[1]), cents(found[2])


def named(folded: str) -> Iterator[tuple[int, int, str, int]]:
    for found in BEHIND.finditer(folded):
        yield found.start(), found.end(), currency(found[2]), cents(found[1])


def priced(folded: str, marks: list[tuple[int, int, str, int]]) -> list[Found]:
    """The prices with the parts that they play; beside a price that holds "now" those before it are old ones."""
    out: list[Found] = []
    number = 0
    while number < len(marks):
        start, end, unit, low = marks[number]
        high, floor = low, marks[number - 1][1] if number else 0
        following = marks[number + 1] if number + 1 < len(marks) else None
        if following and RANGE.fullmatch(folded[end : following[0]]) and following[3] > low:
            end, high, number = following[1], following[3], number + 1
        ceiling = marks[number + 1][0] if number + 1 < len(marks) else len(folded)
        least = bool(FROM.search(folded[max(floor, start - NEAR) : start]))
        role = cues("price").role(folded, start, end, floor, ceiling) or "price"
        if role == "price" and following and following[3] < low and not folded[end : following[0]].strip(" \n~-–—→>"):
            role = "old"  # struck out, with the new price beside it
        if role == "now":
            out = [replace(each, role="old") if each.role == "price" else each for each in out]
            role = "price"
        out.append(Found(role, Price(unit, low, high, least), start, end))
        number += 1
    return out


def currency(written: str) -> str:
    name = written.strip(". ").lower()
    return NAMES.get(name, name)


def cents(written: str) -> int:
    """Hundredths: the last sign decides, two digits after it are hundredths, three are thousands."""
    plain = written.rstrip("–—-").rstrip(".,")
    whole, sign, part = (
        plain.rpartition("." if "." in plain[-3:] else ",") if plain[-3:-2] in (".", ",") else (plain, "", "")
    )
    digits = "".join(char for char in (whole if sign else plain) if char.isdigit())
    return int(digits or 0) * 100 + int(part or 0)
