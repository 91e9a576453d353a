"""Splits running text into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msglint.memory import remembered
from msglint.reading.words import fold, load_data, stop_words
from msglint.regex import regex

_CLOSERS = "\"'”’»)\\]』」）】*_"
_EMOJI = "\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d\u20e3"
_STOPS = regex(r"[.!?…‽。！？｡؟۔।]")
_STOP = regex(rf"(?<![.!?…‽])(?P<mark>[.!?…‽]++)[{_CLOSERS}]*(?:[{_EMOJI}]++)?(?=\s|$)|[。！？｡؟۔।]++[{_CLOSERS}]*")
_BETWEEN = regex(rf"[\s{_CLOSERS}{_EMOJI}¡¿“„«(\[–—-]*")
_LAST_WORD = regex(r"[^\s(\[\"'“„«–—]*$")
_LOOK_BACK = 40
"""Characters before a full stop that can be an abbreviation."""
_MONTHS = (
    "jan feb mar apr mai maj jun jul aug sep okt oct nov dez dec des tam hel huh tou kes hei elo syy lok mar jou"
    " led uno bre dub kve cer srp zar rij lis pro sty lut kwi cze lip sie wrz paz gru"
)
_ORDINAL_BEFORE = frozenset(_MONTHS.split())
"""How months begin in the languages that write "5. Mai"."""


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    """Words whose full stop ends no sentence: at all, and before a number."""
    data = load_data("sentences")
    return frozenset(fold(data["never"]).split()), frozenset(fold(data["before_number"]).split())


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence in ``text[start:end]``, without the white space between them.

    The stretch is one paragraph: a line break in it is a space. Abbreviations, initials and ordinals end no sentence,
    nor does a stop before a small letter.
    """
    seen = min(start, 1)  # a stop right before the stretch is seen by what follows it
    floor = start - seen
    for first, last in _found(text[floor:end], seen):
        yield floor + first, floor + last


@remembered
def _found(text: str, start: int) -> tuple[tuple[int, int], ...]:
    return tuple(_split(text, start, len(text)))


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begun = after = start
    for stop in _STOPS.finditer(text, start, end):
        match = _STOP.match(text, stop.start(), end) if stop.start() >= after else None
        if match is None:
            continue
        after = match.end()
        if match["mark"] and not _ends(text, begun, match, end):
            continue
        yield from _stripped(text, begun, match.end())
        begun = match.end()
    yield from _stripped(text, begun, end)


def _ends(text: str, begun: int, match: re.Match[str], end: int) -> bool:
    """Whether this stop ends the sentence that began at ``begun``."""
    stop, close = match.start(), match.end()
    if text[close : close + 1] == " " and text[close + 1 : min(close + 2, end)].isupper():  # as most do
        if match["mark"] != ".":
            return True
        plain = text[max(text.rfind(" ", begun, stop) + 1, begun) : stop]
        if 1 < len(plain) <= _LOOK_BACK and plain.isascii() and plain.isalpha():
            return plain.lower() not in _abbreviations()[0]
    between = _BETWEEN.match(text, match.end(), end)
    after = between.end() if between else end
    follows = text[after] if after < end else ""
    if follows.islower():
        return False
    if match["mark"] != "." or not follows:
        return True
    before = text[max(begun, stop - _LOOK_BACK) : stop].removesuffix("\n")
    last = _LAST_WORD.search(before.rsplit(None, 1)[-1]) if before and not before[-1].isspace() else None
    word = fold(last.group()) if last else ""
    if "/" in word:
        if "://" in word or word.startswith("www."):
            return True
        word = word.rsplit("/", 1)[1]  # "Dr./Prof. Weber"
    if word.isdigit():
        numbered = not text[begun : stop - len(word)].strip()
        return not numbered and not (len(word) < 3 and fold(text[after : after + 3]) in _ORDINAL_BEFORE)
    never, before_number = _abbreviations()
    if len(word) == 1 and word.isalpha() and word != "i":
        return _after_letter(text, begun, stop, after)
    if word in never:
        return False
    return not (word in before_number and follows.isdigit())


def _after_letter(text: str, begun: int, stop: int, after: int) -> bool:
    """Whether a sentence ends in a single letter ("in row F. We …") that is no initial ("John F. Weber")."""
    before = text[max(begun, stop - _LOOK_BACK) : stop - 1].split()
    following = text[after : after + _LOOK_BACK].split(None, 1)
    small = bool(before) and before[-1].islower() and text[stop - 1].isupper() and text[stop - 2] == " "
    return small and bool(following) and following[0].lower() in stop_words()


def _stripped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch without white space around it, if it says anything."""
    words = text[start:end]
    inner = words.strip()
    if inner[:1].isalnum() or any(map(str.isalnum, inner)):
        first = start + len(words) - len(words.lstrip())
        yield first, first + len(inner)
