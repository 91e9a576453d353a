"""How often somebody asked to be written to: "monthly", "no more than 2 a month", "alle 3 Monate", 4."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from msglint.reading.words import fold
from msglint.regex import regex

DATA = Path(__file__).parents[2] / "data" / "frequency.tsv"
PIECE = regex(r"[;,|\n]")
TOKEN = regex(r"\d+(?:[.,]\d+)?|[^\W\d_]+|[/<≤]")
RANGE = regex(r"(\d+)\s*(?:-|–|—|to|bis|à|a|tot)\s*(\d+)")
JOINED = regex(r"(?<=\w)[-‐‑](?=\w)")
LONGEST = 200
"""Characters of a wish that are read; a longer one is an essay."""
MOST = 100
"""A greater number is a year or a code, not a wish."""

Words = tuple[str, ...]


class Wish(Struct, frozen=True):
    """At most so many messages (``most``, 0: none) in so many ``days``; ``None``: the wish names no period."""

    most: int
    days: int | None = None


class Vocabulary(Struct, frozen=True):
    """Single words by kind, each with its value; and phrases of several words by kind."""

    words: Mapping[str, Mapping[str, str]]
    phrases: Mapping[str, tuple[str, ...]]


@cache
def vocabulary() -> Vocabulary:
    """The words of ``data/frequency.tsv``, folded."""
    words: dict[str, dict[str, str]] = {}
    phrases: dict[str, list[str]] = {}
    lines = [line for line in DATA.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for line in lines[1:]:
        kind, value, cell = line.split("\t")
        for word in map(plain, cell.split(" | ")):
            if " " in word:
                phrases.setdefault(kind, []).append(word)
            words.setdefault(kind, {}).setdefault(word, value)
    return Vocabulary(words, {kind: tuple(some) for kind, some in phrases.items()})


def plain(text: str) -> str:
    """Without case and accents, hyphenated words as one: "Bi-weekly" is "biweekly"."""
    return " ".join(JOINED.sub("", fold(text)).split())


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Wish | None:
    pieces = [piece for piece in PIECE.split(text) if piece.strip()]
    wishes = {wish for piece in pieces if (wish := _piece(piece)) is not None}
    return wishes.pop() if len(wishes) == 1 else None


def parse_frequency(value: Any) -> Wish | None:
    """What a cell asks for; ``None`` where it asks for no limit, is blank, or is not understood.

    A cell that asks for several things ("weekly, monthly") is not understood. A bare 0 is a form's default, no wish.
    """
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return Wish(int(value)) if 1 <= value <= MOST and value == int(value) else None
    return _parsed(value) if isinstance(value, str) and len(value) <= LONGEST else None


def _piece(text: str) -> Wish | None:
    known = vocabulary()
    words = plain(RANGE.sub(r"\2", text)).strip(" .!:")
    if words in known.words["never"]:
        return Wish(0)
    if words in known.words["any"]:
        return None
    for phrase in known.phrases["most"]:
        words = words.replace(phrase, " ")
    if any(_holds(words, phrase) for phrase in known.words["least"]):
        return None
    less = any(_holds(words, phrase) for phrase in known.words["less"]) or "<" in words
    tokens = TOKEN.findall(_together(words))
    wish = _often(tokens)
    return Wish(max(wish.most - 1, 1), wish.days) if wish is not None and less else wish


def _holds(words: str, phrase: str) -> bool:
    return f" {phrase} " in f" {words} "


def _together(words: str) -> str:
    """Digits that are part of a word are spelled with it ("14tagig"), those that count are set apart ("2x")."""
    for word in vocabulary().words["each"]:
        if word[0].isdigit() and word in words:
            return words.replace(word, "fortnightly" if word.startswith("14") else "quarterly")
    return words


def _often(tokens: Sequence[str]) -> Wish | None:
    """A number of messages and a period, from the words of one wish."""
    words = vocabulary().words
    each = {words["each"][token] for token in tokens if token in words["each"]}
    units = [at for at, token in enumerate(tokens) if token in words["unit"]]
    numbers = {at: number for at, token in enumerate(tokens) if (number := _number(token)) is not None}
    if any(number > MOST or number < 1 for number in numbers.values()):
        return None
    if each:
        if len(each) > 1 or units:
            return None
        most, days = map(int, each.pop().split("/"))
        counts = [number for number in numbers.values() if number > 1]
        return Wish(counts[-1] if counts else most, days)
    if not units:
        digits = [numbers[at] for at in numbers if tokens[at][0].isdigit()]
        return Wish(digits[0]) if len(digits) == 1 and len(tokens) <= 4 else None
    return _counted(tokens, units, numbers) if len({words["unit"][tokens[at]] for at in units}) == 1 else None


def _counted(tokens: Sequence[str], units: Sequence[int], numbers: Mapping[int, int]) -> Wish | None:
    """So many in a unit ("2 a month"), or one in several ("every 3 months")."""
    words = vocabulary().words
    unit = units[0]
    days = int(words["unit"][tokens[unit]])
    head = tokens[:unit]
    starts = [at for at, token in enumerate(head) if token in words["every"]]
    others = [int(words["other"][token]) for token in head if token in words["other"]]
    before = [at for at in numbers if at < unit]
    if starts or others:
        after = [numbers[at] for at in before if not starts or at > starts[-1]]
        first = [numbers[at] for at in before if starts and at < starts[-1]]
        return Wish(first[-1] if first else 1, days * (others[0] if others else after[-1] if after else 1))
    if not before:
        counts = [number for at, number in numbers.items() if at > unit]
        named = not words["per"].keys().isdisjoint(head) or "/" in head  # "per month"
        return Wish(counts[0], days) if counts else Wish(1, days) if named else None
    if before[-1] != unit - 1:
        return Wish(numbers[before[-1]], days)
    if tokens[before[-1]] in words["per"]:  # "twice a month" in languages whose "a" is their "one": "2 fois un mois"
        return Wish(numbers[before[-2]] if len(before) > 1 else numbers[before[-1]], days)
    if len(before) > 1:  # "1 per 2 weeks"
        return Wish(numbers[before[-2]], days * numbers[before[-1]])
    return Wish(1, days) if numbers[before[-1]] == 1 else None


def _number(token: str) -> int | None:
    if token[0].isdigit():  # "4.0" is how a table with gaps is exported
        whole = token.removesuffix(".0").removesuffix(",0")
        return int(whole) if whole.isdecimal() else None
    found = vocabulary().words["number"].get(token)
    return int(found) if found else None
