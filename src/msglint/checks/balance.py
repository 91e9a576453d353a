"""Flags text in which one kind of words outweighs another: we and you, sale and story.

    check: balance
    options: {left: [we, our, us], right: [you, your], max_ratio: 1.5, min_count: 4}

Flagged when there are at least `min_count` words of `left` and more than `max_ratio` times as many as of `right`. In
scope `message` each body is weighed by itself, without greeting, sign-off, footer and quoted mail, and the first that
tips is reported.

Facts: `{left}` and `{right}` the words counted ("we 4, our 2"), `{left_count}`, `{right_count}`, `{ratio}`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from msglint.memory import remembered
from msglint.model import Evidence, Fact, Match, Passage, Reading, Reads, Scope
from msglint.reading.scopes import Target, Term, TextScope, passages
from msglint.reading.words import Finder


class Options(Struct, frozen=True):
    """``left``, ``right``: the terms on either side. ``max_ratio``: left to right. ``min_count``: of left, at least.

    ``scope``: what is weighed. ``ignore_case``: as it says (it keeps ``US`` from being ``us`` when false).
    """

    left: tuple[Term, ...] = ()
    right: tuple[Term, ...] = ()
    max_ratio: float = 1.0
    min_count: int = 3
    scope: TextScope = "message"
    ignore_case: bool = True


class Check:
    facts = frozenset({"left", "right", "left_count", "right_count", "ratio"})
    reads = Reads()

    def __init__(self, options: Options) -> None:
        if not options.left or not options.right:
            raise ValueError("needs terms on both sides: left and right")
        if options.max_ratio < 0 or options.min_count < 1:
            raise ValueError("max_ratio must be 0 or more and min_count 1 or more")
        self.scope = Scope(options.scope)
        self._options = options
        self._left = Finder(options.left, (), options.ignore_case)
        self._right = Finder(options.right, (), options.ignore_case)
        self._counts = remembered(self._counted)

    def matches(self, target: Target, evidence: Evidence) -> Iterator[Match]:
        for weighed in wholes(target):
            match = self._weigh(weighed)
            if match is not None:
                yield match
                return

    def _counted(self, words: str) -> tuple[int, int]:
        """How many of either side are in the words."""
        return len(list(self._left.find(words))), len(list(self._right.find(words)))

    def _weigh(self, weighed: Sequence[Passage]) -> Match | None:
        options = self._options
        counts = [self._counts(passage.text) for passage in weighed]
        lefts, rights = sum(count for count, _ in counts), sum(count for _, count in counts)
        if lefts < options.min_count or lefts <= options.max_ratio * rights:
            return None
        left = [
            (passage, start, end, term) for passage in weighed for start, end, term in self._left.find(passage.text)
        ]
        right = [term for passage in weighed for _, _, term in self._right.find(passage.text)]
        passage, start, end, _ = left[0]
        facts: dict[str, Fact] = {
            "left": counted(term for _, _, _, term in left),
            "right": counted(right),
            "left_count": lefts,
            "right_count": rights,
            "ratio": round(lefts / max(rights, 1), 1),
        }
        return Match(passage.span(start, end), facts)


def wholes(target: Target) -> Iterator[Sequence[Passage]]:
    """What is weighed together: the sentences of each body of a message, else the target itself."""
    if isinstance(target, Reading):
        for body in target.bodies:
            yield body.sentences
    else:
        yield passages(target)


def counted(terms: Iterable[str]) -> str:
    """``we 4, our 2``, the most frequent first."""
    return ", ".join(f"{term} {count}" for term, count in Counter(terms).most_common()) or "none"
