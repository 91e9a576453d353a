"""Finds the opening: the first sentences of substance after greeting, pleasantries and generic thanks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice

from msglint.memory import remembered
from msglint.model import Lead, Passage
from msglint.reading.finder import Scan
from msglint.reading.page import Line, Page
from msglint.reading.prose import Sentence
from msglint.reading.values import is_name
from msglint.reading.wording import wording
from msglint.reading.words import fold, load_data
from msglint.regex import regex

_DIGIT = regex(r"\d")
_VOCATIVE = regex(r", [^\s,]+(?: [^\s,]+)?([.!?]+)$")
"""A name at a sentence's end: "I hope you are well, Parissa."."""
_CALLED = regex(r"[^\S\n]*[,:!–—-]+[^\S\n]*")
"""What stands after a name that a subject begins with: "Parissa, 20 % off until Sunday"."""
SENTENCES = 3
_WORDS_OF_PLEASANTRY = 24
_SKIPPED = 6
"""Pleasantries that may come before the opening."""


@cache
def _pleasantries(language: str) -> Scan:
    data = load_data("pleasantries")
    languages = [code for code in dict.fromkeys((language, "en")) if isinstance(data.get(code), list)]
    anchored = "|".join(f"(?:{pattern})" for code in languages for pattern in data[code])
    return Scan([rf"^[^\pL\d]*(?:{anchored})"])


@cache
def _specific() -> Scan:
    return Scan([load_data("pleasantries")["specific"]])


def find_lead(page: Page, language: str, sentences: Sequence[Sentence], after: int | None) -> Lead | None:
    """The opening among a body's sentences. ``after``: where its greeting ends, ``None`` where it has none."""
    candidates = sentences if after is None else [each for each in sentences if each.passage.start >= after]
    skipped, wanted = _begun(language, filter(_is_sentence if after is None else _follows_greeting, candidates))
    if not (skipped or wanted):
        skipped, wanted = _begun(language, islice(filter(_is_fragment, candidates), 1))
    opening = _opening(sentences, wanted)
    if not (skipped or opening):
        return None
    start = opening[0].start if opening else skipped[-1].end
    end = opening[-1].end if opening else start
    return Lead(
        passage=page.map.passage(page.part, start, end),
        sentences=tuple(opening),
        skipped=tuple(skipped),
        language=language,
    )


def _begun(language: str, real: Iterable[Sentence]) -> tuple[list[Passage], list[Sentence]]:
    """The pleasantries that are passed over, and the sentences of substance after them."""
    skipped: list[Passage] = []
    wanted: list[Sentence] = []
    for sentence in real:
        if not wanted and len(skipped) < _SKIPPED and is_pleasantry(language, sentence):
            skipped.append(sentence.passage)
            continue
        wanted.append(sentence)
        if len(wanted) == SENTENCES:
            break
    return skipped, wanted


def _opening(sentences: Sequence[Sentence], wanted: Sequence[Sentence]) -> list[Passage]:
    """The first sentences, as far as a headline, a list or a table."""
    opening: list[Passage] = []
    for sentence in sentences:
        if len(opening) == len(wanted):
            break
        if sentence is wanted[len(opening)]:
            opening.append(sentence.passage)
        elif opening and sentence.line.kind:
            break
    return opening


def _is_prose(line: Line) -> bool:
    """Whether a line may hold running text, rather than a headline, a menu or a button."""
    return not (line.linked or line.kind in ("heading", "item"))


def _follows_greeting(sentence: Sentence) -> bool:
    """Whether it is a sentence of the running text of a message that greets."""
    if not _is_prose(sentence.line):
        return False
    says = wording(sentence.passage.text)
    return says.count >= 6 or (says.stops and says.count >= 2)


def _is_sentence(sentence: Sentence) -> bool:
    """Whether it is a sentence of the running text of a message that does not greet."""
    if not _is_prose(sentence.line):
        return False
    says = wording(sentence.passage.text)
    return says.count >= 9 or (says.stops and says.count >= 4)


def _is_fragment(sentence: Sentence) -> bool:
    """Whether it may do as an opening where there is nothing better."""
    line = sentence.line
    return not line.linked and line.kind != "heading" and wording(sentence.passage.text).count >= 3


def past_name(subject: Passage) -> Passage:
    """A subject without the record's name that it calls its reader by."""
    for piece in subject.pieces:
        if piece.start < piece.end and is_name(piece.fields) and not subject.text[: piece.start].strip():
            called = _CALLED.match(subject.text, piece.end)
            if called and called.end() < len(subject.text):
                return subject.cut(called.end(), len(subject.text))
    return subject


def is_pleasantry(language: str, sentence: Sentence) -> bool:
    """Whether a sentence says nothing about the reader or the sender: wishes, generic thanks, empty compliments.

    One that names a visit, an order or a number, or prints what the record knows, is none.
    """
    passage = sentence.passage
    return _is_empty(passage.text, language) and not any(
        piece.fields and not piece.literal and not is_name(piece.fields) for piece in passage.pieces
    )


@remembered
def _is_empty(text: str, language: str) -> bool:
    """Whether the words of a sentence are those of a pleasantry."""
    words = _VOCATIVE.sub(r"\1", " ".join(fold(text).split()))
    if words.count(" ") >= _WORDS_OF_PLEASANTRY or not _pleasantries(language or "en").matches(words):
        return False
    numbers = _DIGIT.search(words.replace("20", "")) if _DIGIT.search(words) else None
    return not ((numbers and "20" not in words) or _specific().matches(words))
