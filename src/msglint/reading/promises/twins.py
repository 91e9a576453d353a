"""Sentences of two parts that are all but the same, and the words in which they differ."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from msglint.model import Body, Passage
from msglint.reading.dialogue.spoken import body_sentences
from msglint.reading.dialogue.stems import stem
from msglint.reading.promises import clocks, days, deals, money
from msglint.reading.promises.statement import Text
from msglint.reading.promises.units import APART, LONGEST
from msglint.reading.words import fold, load_data, stop_words
from msglint.regex import regex

TOKEN = regex(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*")
CONTRACTED = regex(r"\w+n['’]t")
FEWEST = 5
"""Words that a sentence has at least to be known again."""
SAME = 0.7
"""Share of words that two sentences have in common to be one."""
MOST = 3
"""Words in a row that may differ."""
SENTENCES = 150
TELLS = 12
"""Different words of meaning that a part has at least to be compared as a whole."""
SHARED = 0.2
"""Share of the shorter part's words below which the parts are different messages."""
SHORTEST = 4


class Word(Struct, frozen=True):
    text: str
    folded: str
    start: int
    end: int


class Difference(Struct, frozen=True):
    """Stretches of two sentences that disagree; ``sure``: by a number."""

    mine: Passage
    theirs: Passage
    sure: bool


def strangers(one: Body, other: Body) -> tuple[Passage, Passage] | None:
    """The first sentences of two parts that have next to nothing in common; ``None`` where they are one message."""
    mine, theirs = list(body_sentences(one)), list(body_sentences(other))
    words, others = meaning(mine), meaning(theirs)
    if min(len(words), len(others)) < TELLS or len(words & others) >= SHARED * min(len(words), len(others)):
        return None
    return mine[0], theirs[0]


def meaning(sentences: Iterable[Passage]) -> set[str]:
    """The stems of the words that carry meaning, figures among them."""
    known = ordinary()
    return {
        stem(word.folded)
        for sentence in sentences
        for word in tokens(sentence)
        if (len(word.text) >= SHORTEST and word.folded not in known) or word.text[0].isdigit()
    }


@cache
def ordinary() -> frozenset[str]:
    return frozenset(map(fold, stop_words()))


def tokens(passage: Passage) -> list[Word]:
    text = APART.sub(lambda found: " " * len(found[0]), passage.text[:LONGEST])
    return [Word(found[0], fold(found[0]), found.start(), found.end()) for found in TOKEN.finditer(text)]


def differences(one: Body, other: Body) -> Iterator[Difference]:
    """Where sentences that both parts have disagree: by a number, a negation or a name."""
    theirs = [(each, tokens(each)) for each in list(body_sentences(other))[:SENTENCES]]
    index: dict[str, list[int]] = defaultdict(list)
    for number, (_, words) in enumerate(theirs):
        for word in {word.folded for word in words}:
            index[word].append(number)
    verbatim = {" ".join(word.folded for word in words) for _, words in theirs}
    for sentence in list(body_sentences(one))[:SENTENCES]:
        words = tokens(sentence)
        if len(words) < FEWEST or " ".join(word.folded for word in words) in verbatim:
            continue
        shared = Counter(number for word in {word.folded for word in words} for number in index[word])
        if shared:
            number = max(shared, key=lambda each: (shared[each], -each))
            twin, other_words = theirs[number]
            if shared[number] >= SAME * max(len({w.folded for w in words}), len({w.folded for w in other_words})):
                yield from changed(sentence, words, twin, other_words)


def changed(one: Passage, mine: Sequence[Word], other: Passage, theirs: Sequence[Word]) -> Iterator[Difference]:
    told = (promised(one), promised(other))
    for a, b, c, d in replaced([word.folded for word in mine], [word.folded for word in theirs]):
        left, right = mine[a:b], theirs[c:d]
        if inside(left, told[0]) or inside(right, told[1]):
            continue
        sure = disagree(left, right)
        if sure is not None:
            yield Difference(stretch(one, mine, a, b), stretch(other, theirs, c, d), sure)


def replaced(mine: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where the two have other words, start and end in each: word by word, or one stretch of a few words."""
    if len(mine) == len(theirs):
        yield from ((at, at + 1, at, at + 1) for at in range(len(mine)) if mine[at] != theirs[at])
        return
    shorter = min(len(mine), len(theirs))
    start = next((at for at in range(shorter) if mine[at] != theirs[at]), shorter)
    back = next((at for at in range(shorter - start) if mine[-1 - at] != theirs[-1 - at]), shorter - start)
    if max(len(mine), len(theirs)) - back - start <= MOST:
        yield start, len(mine) - back, start, len(theirs) - back


def stretch(passage: Passage, words: Sequence[Word], start: int, end: int) -> Passage:
    """The differing words; where there are none, the one before them."""
    first, last = (start, end - 1) if end > start else (max(start - 1, 0), max(start - 1, 0))
    return passage.cut(words[first].start, words[last].end)


def disagree(left: Sequence[Word], right: Sequence[Word]) -> bool | None:
    """Whether differing words contradict each other, surely or not; ``None`` where they only say it in another way."""
    numbers = [[number(word) for word in words if word.text[0].isdigit()] for words in (left, right)]
    if numbers[0] and numbers[1] and set(numbers[0]).isdisjoint(numbers[1]):
        return True
    denied = [any(denies(word) for word in words) for words in (left, right)]
    if denied[0] != denied[1] and len(left) + len(right) == 1:
        return False
    return None


def denies(word: Word) -> bool:
    return word.folded in negations() or bool(CONTRACTED.fullmatch(word.folded))


@cache
def negations() -> frozenset[str]:
    return frozenset(fold(load_data("promises")["negations"]).split())


def number(word: Word) -> str:
    return re.sub(r"\D", "", word.text)


def promised(passage: Passage) -> list[tuple[int, int]]:
    """Dates, times, prices and offers, which rules of their own compare."""
    sentence = Text(passage.text[:LONGEST], fold(passage.text[:LONGEST]))
    return [(f.start, f.end) for find in (days.find, clocks.find, money.find, deals.find) for f in find(sentence)]


def inside(words: Sequence[Word], stretches: Sequence[tuple[int, int]]) -> bool:
    return any(word.start < end and start < word.end for word in words for start, end in stretches)
