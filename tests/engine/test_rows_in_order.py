"""Findings about rows come in the report's order, whoever finds them first, and rows that belong together are known."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from msglint.engine import pile
from msglint.engine.kin import Kin, Texts
from msglint.engine.pile import Pile, order
from msglint.model import Confidence, Finding, Place, Severity

FINDINGS = st.lists(
    st.builds(
        lambda rule, severity, confidence, line, word: Finding(
            rule, severity, confidence, (word,), Place("people.csv", line, 1, line, 1)
        ),
        st.sampled_from(("records-email", "records-duplicate", "records-shape")),
        st.sampled_from(Severity),
        st.sampled_from(Confidence),
        st.integers(1, 12),
        st.text(max_size=3),
    ),
    max_size=60,
)


def folded(findings: Iterable[Finding]) -> list[Finding]:
    """One finding for each rule, place and severity: the first of the greatest confidence."""
    found: dict[tuple[str, Place, Severity], Finding] = {}
    for each in findings:
        key = each.rule, each.place, each.severity
        if key not in found or each.confidence > found[key].confidence:
            found[key] = each
    return sorted(found.values(), key=order)


@given(FINDINGS, st.integers(1, 70))
def test_a_pile_is_folded_and_put_in_order(findings: list[Finding], at_once: int) -> None:
    heap = Pile()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pile, "AT_ONCE", at_once)
        for finding in findings:
            heap.add(finding)
        found = list(heap.poured())
    assert found == folded(findings)
    assert list(heap.poured()) == []


def test_places_that_differ_in_their_end_alone_are_two() -> None:
    one = Finding("records-email", Severity.ERROR, Confidence.LOW, ("a",), Place("people.json", 1, 2, 1, 2))
    other = replace(one, place=Place("people.json", 1, 2, 1, 9))
    better = replace(one, confidence=Confidence.HIGH)
    heap = Pile()
    for each in (one, other, better):
        heap.add(each)
    assert list(heap.poured()) == [better, other]


@given(st.lists(st.lists(st.integers(0, 15), min_size=1, max_size=4), max_size=12), st.permutations(range(16)))
def test_what_shares_one_thing_belongs_together(groups: list[list[int]], numbers: list[int]) -> None:
    kin, words = Kin(16), Texts()
    for number in numbers:
        words.append(f"c-{number}")
    for group in groups:
        kin.join(group)
    together = {at: {at} for at in range(16)}
    for group in groups:
        whole = set().union(*(together[at] for at in group))
        together.update(dict.fromkeys(whole, whole))
    least = kin.least(words.__getitem__)
    for at, all_of_them in together.items():
        assert {other for other in range(16) if kin.head(other) == kin.head(at)} == all_of_them
        assert words[least[kin.head(at)]] == min(words[other] for other in all_of_them)


@given(st.lists(st.text(), max_size=20))
def test_texts_are_what_they_were(texts: list[str]) -> None:
    kept = Texts()
    for text in texts:
        kept.append(text)
    assert [kept[at] for at in range(len(texts))] == texts
