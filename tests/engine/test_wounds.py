"""One wound, one finding: which of several hits on the same words stands, however many there are."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from msglint.engine.wounds import Hit, Precedence
from msglint.model import Confidence, Match, Rule, RulePack, Span
from msglint.model.places import NOWHERE

OVER = {"a": ("b",), "d": ("b", "c")}
ORDER = (("c", "a"), ("d", "e", "f"))
PACK = RulePack("p", "", NOWHERE, order=ORDER)
RULES = {name: Rule(name, "p", "phrase", "said", NOWHERE, over=OVER.get(name, ())) for name in "abcdef"}


def hit(name: str, span: Span | None, region: Span | None, confidence: Confidence | None = None) -> Hit:
    return Hit(RULES[name], Match(span, {}, confidence=confidence), region)


def replaces(one: Hit, other: Hit) -> bool:
    """The rule as it is told to people: who says the same, on touching words, and is not the weaker evidence."""
    if one.confidence < min(other.confidence, Confidence.MEDIUM):
        return False
    if other.rule.id in one.rule.over:
        return same(one.match.span, other.match.span)
    return any(
        one.rule.id in group and other.rule.id in group[group.index(one.rule.id) + 1 :] for group in ORDER
    ) and same(one.region, other.region)


def same(one: Span | None, other: Span | None) -> bool:
    return one is None or other is None or one.touches(other)


SPANS = st.none() | st.builds(
    lambda part, start, size: Span(part, start, start + size),
    st.sampled_from(["subject", "text"]),
    st.integers(0, 12),
    st.integers(0, 5),
)
HITS = st.builds(hit, st.sampled_from(sorted(RULES)), SPANS, SPANS, st.none() | st.sampled_from(list(Confidence)))


@settings(deadline=None)
@given(st.lists(HITS, max_size=12))
def test_what_stands_is_what_nothing_better_touches(hits: list[Hit]) -> None:
    standing = Precedence([PACK], RULES.values()).stand(hits)
    assert list(standing) == [each for each in hits if not any(replaces(other, each) for other in hits)]


@pytest.mark.parametrize("names", ["aa", "ab", "cd"])
def test_thousands_of_hits_cost_no_more_each_than_hundreds(names: str) -> None:
    precedence = Precedence([PACK], RULES.values())

    def cost(count: int) -> float:
        spans = [Span("text", 10 * number, 10 * number + 3) for number in range(count)]
        hits = [hit(name, replace(span, end=span.end + at), None) for span in spans for at, name in enumerate(names)]
        taken = []
        for _ in range(3):
            start = time.process_time()
            assert precedence.stand(hits)
            taken.append(time.process_time() - start)
        return min(taken)

    assert cost(8_000) < 40 * cost(1_000)
