"""Finds the opening: the first sentences of substance after greeting, pleasantries and generic thanks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from msglint.model import Lead, Passage
from msglint.reading.finder import Scan
from msglint.reading.page import Line
from msglint.reading.setting import Setting
from msglint.reading.values import is_name
from msglint.reading.words import load_data
from msglint.regex import regex

_ENDS = regex(r"[.!?…。！？:‽][\"'”’»)\]*_」』]*[\s\u2190-\u2bff\U0001f000-\U0001faff\ufe0f]*$")
_DIGIT = regex(r"\d")
_UNSPACED = regex("[\u0e00-\u9fff]")
"""Scripts written without spaces, and some that are rare in mail."""
_VOCATIVE = regex(r", [^\s,]+(?: [^\s,]+)?([.!?]+)$")
"""A name at a sentence's end: "I hope you are well, Parissa."."""
SENTENCES = 3
_WORDS_OF_PLEASANTRY = 24
_SKIPPED = 6
"""Pleasantries that may come before the opening."""


class Sentence(Struct, frozen=True):
    """A sentence's start and end, and the line in which it begins."""

    start: int
    end: int
    line: Line


@cache
def _pleasantries(language: str) -> Scan:
    data = load_data("pleasantries")
    languages = [code for code in dict.fromkeys((language, "en")) if isinstance(data.get(code), list)]
    anchored = "|".join(f"(?:{pattern})" for code in languages for pattern in data[code])
    return Scan([rf"^[^\pL\d]*(?:{anchored})"])


@cache
def _specific() -> Scan:
    return Scan([load_data("pleasantries")["specific"]])


def find_lead(setting: Setting, sentences: Sequence[Sentence], after: int | None) -> Lead | None:
    """The opening among a body's sentences. ``after``: where its greeting ends, ``None`` where it has none."""
    candidates = [sentence for sentence in sentences if sentence.start >= (after or 0)]
    real = [sentence for sentence in candidates if _is_real(setting, sentence, greeted=after is not None)]
    if not real:
        real = [sentence for sentence in candidates if _is_fragment(setting, sentence)][:1]
    skipped: list[Sentence] = []
    for sentence in real[:_SKIPPED]:
        if not is_pleasantry(setting, sentence):
            break
        skipped.append(sentence)
    opening = list(_opening(sentences, real[len(skipped) :]))
    if not opening and not skipped:
        return None
    start = opening[0].start if opening else skipped[-1].end
    end = opening[-1].end if opening else start
    return Lead(
        passage=_passage(setting, start, end),
        sentences=tuple(_passage(setting, sentence.start, sentence.end) for sentence in opening),
        skipped=tuple(_passage(setting, sentence.start, sentence.end) for sentence in skipped),
        language=setting.language,
    )


def _opening(sentences: Sequence[Sentence], real: Sequence[Sentence]) -> Iterator[Sentence]:
    """The first sentences, as far as a headline, a list or a table."""
    if not real:
        return
    wanted = {id(sentence) for sentence in real[:SENTENCES]}
    begun = False
    for sentence in sentences:
        if id(sentence) in wanted:
            begun = True
            yield sentence
        elif begun and sentence.line.kind:
            return


def _is_real(setting: Setting, sentence: Sentence, *, greeted: bool) -> bool:
    """Whether it is a sentence of the running text rather than a headline, a menu or a button."""
    line = sentence.line
    if line.linked or line.kind in ("heading", "item"):
        return False
    words = setting.page.text[sentence.start : sentence.end]
    count = _count(words)
    ends = bool(_ENDS.search(words[-12:]))
    if greeted:
        return count >= 6 or (ends and count >= 2)
    return (ends and count >= 4) or count >= 9


def _is_fragment(setting: Setting, sentence: Sentence) -> bool:
    """Whether it may do as an opening where there is nothing better."""
    words = setting.page.text[sentence.start : sentence.end]
    return not sentence.line.linked and sentence.line.kind != "heading" and _count(words) >= 3


def _count(words: str) -> int:
    """How many words; scripts without spaces have about one in two characters."""
    unspaced = 0 if words.isascii() else len(_UNSPACED.findall(words[:200]))
    return words.count(" ") + words.count("\n") + 1 + unspaced // 2


def is_pleasantry(setting: Setting, sentence: Sentence) -> bool:
    """Whether a sentence says nothing about the reader or the sender: wishes, generic thanks, empty compliments.

    One that names a visit, an order or a number, or prints what the record knows, is none.
    """
    start, end = sentence.start, sentence.end
    words = _VOCATIVE.sub(r"\1", " ".join(setting.page.folded[start:end].split()))
    if words.count(" ") >= _WORDS_OF_PLEASANTRY or not _pleasantries(setting.language or "en").matches(words):
        return False
    numbers = _DIGIT.search(words.replace("20", "")) if _DIGIT.search(words) else None
    known = any(value.fields and not is_name(value.fields) for value in setting.values.between(start, end))
    return not (known or (numbers and "20" not in words) or _specific().matches(words))


def _passage(setting: Setting, start: int, end: int) -> Passage:
    return setting.page.map.passage(setting.page.part, start, end)
