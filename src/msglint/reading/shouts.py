"""Finds words that shout: rows of exclamation marks, and capitals that are no name, acronym, heading or law."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from msglint.model import Passage
from msglint.reading.words import fold, load_data, stop_words, tokens
from msglint.regex import regex

MARKS = regex(r"[!！?？‼⁉❗❕]\ufe0f?(?:\s?[!！?？‼⁉❗❕]\ufe0f?)+")
EXCLAIMS = frozenset("!！❗❕⁉")
DOUBLE = frozenset("‼")
ENDS = regex(r"[.!?。！？]\W*$")
SHORTEST = 2
"""Letters that a word in capitals has at least."""
HEADING = 8
"""Words that a line in capitals may have and still be a heading."""
LABEL = 4
"""Words in capitals that may begin a line as the label of what follows."""
LEADS_ON = frozenset(":：→>»|")
SENTENCE = 5
"""Words in capitals that make a sentence, none of them urgent."""
BETWEEN = 3
"""Characters, no letters or digits among them, that may stand between two words of a row."""


class Word(Struct, frozen=True, gc=False):
    """A word: its bounds, its folded form, whether it is in capitals."""

    start: int
    end: int
    plain: str
    capitals: bool


def exclaimed(text: str, most: int) -> Iterator[tuple[int, int]]:
    """Rows of more than ``most`` exclamation marks, question marks among them."""
    for found in MARKS.finditer(text):
        marks = sum(
            2 if char in DOUBLE else 1 for char in found.group() if char in EXCLAIMS or char in DOUBLE or char in "?？"
        )
        loud = any(char in EXCLAIMS or char in DOUBLE for char in found.group())
        if loud and marks > most:
            yield found.span()


def capitals(passage: Passage, *, subject: bool, apart: frozenset[str]) -> tuple[int, int] | None:
    """The first row of words in capitals that shouts; ``apart``: words (folded) of the names of works and products."""
    text = passage.text
    if text.islower() or sum(map(str.isupper, text)) < SENTENCE:
        return None
    words = [word for word in read_words(passage) if word.plain not in apart]
    if not any(word.capitals for word in words) or is_law(words):
        return None
    if not subject and is_heading(text, words):
        return None
    for row in rows(words, text):
        if not subject and is_label(row, text):
            continue
        if shouts(row, words, subject=subject):
            return row[0].start, row[-1].end
    scattered = [word for word in words if word.capitals and word.plain in urgent() and len(word.plain) > SHORTEST]
    if len(scattered) > 2:
        return scattered[0].start, scattered[-1].end
    return None


def read_words(passage: Passage) -> Iterator[Word]:
    """The words of letters; a value of the record is the reader's, however it is written."""
    for start, end, word in tokens(passage.text):
        if any(char.isdigit() for char in word) or passage.fields(start, end):
            continue
        yield Word(start, end, fold(word).replace("’", "'"), word.isupper() and len(word) >= SHORTEST)


def rows(words: list[Word], text: str) -> Iterator[list[Word]]:
    """Words in capitals that follow each other; "I" and "A" go with them."""
    row: list[Word] = []
    for word in words:
        lone = word.end - word.start == 1 and text[word.start].isupper()
        near = bool(row) and not any(char.isalnum() for char in text[row[-1].end : word.start])
        if row and not (near and word.start - row[-1].end <= BETWEEN):
            yield row
            row = []
        if word.capitals or (lone and row):
            row.append(word)
        elif row:
            yield row
            row = []
    if row:
        yield row


def shouts(row: list[Word], words: list[Word], *, subject: bool) -> bool:
    """Whether a row of capitals is shouted rather than a name, an acronym or a keyword of SMS."""
    plain = [word.plain for word in row]
    if any(word in keywords() for word in plain):
        return False
    loud = sum(1 for word in plain if word in urgent())
    common = sum(1 for word in plain if word in stop_words() and word not in urgent())
    letters = sum(map(len, plain))
    if loud >= 2 and letters >= 7:
        return True
    if subject and len(row) == len(words) and letters >= 8:
        return (loud > 0 and len(row) > 1) or (common > 0 and len(row) > 2) or len(row) >= SENTENCE
    return len(row) >= SENTENCE and (loud + common) * 4 >= len(row)


def is_heading(text: str, words: list[Word]) -> bool:
    """Whether all of it is in capitals, and it is no sentence."""
    return (
        len(words) <= HEADING
        and all(word.capitals or word.end - word.start == 1 for word in words)
        and not ENDS.search(text)
    )


def is_label(row: list[Word], text: str) -> bool:
    """Whether a few capitals begin a line and say what follows: "BOOK NOW: https://…"."""
    return len(row) <= LABEL and not text[: row[0].start].strip() and text[row[-1].end :].lstrip()[:1] in LEADS_ON


def is_law(words: list[Word]) -> bool:
    """Whether the capitals are those of a legal notice."""
    return any(word.capitals and word.plain in legal() for word in words)


@cache
def urgent() -> frozenset[str]:
    """Words that people shout."""
    data = load_data("shouting")
    return frozenset(fold(f"{data['urgent']} {data['urgent_others']}").split())


@cache
def legal() -> frozenset[str]:
    return frozenset(load_data("shouting")["legal"].split())


@cache
def keywords() -> frozenset[str]:
    """What one answers to an SMS."""
    return frozenset(load_data("shouting")["keywords"].split())
