"""One pass over a text tells which finders have something to find in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msglint.reading.finder import Finder
from msglint.reading.sieve import Sieve

WORDS = ("sale", "free gift", "don't", "Straße", "新しい", "e-mail", "SALE", "x", "ſale", "“so”", "Ωmega", "ネ")
PATTERNS = (r"\d+ ?%", r"^Dear", r"(?i)act now", r"\bwin\b", r"a.*z", r"\p{Lu}{4,}", "新.い")
OTHERS = ("20 %", "Dear", "ACT NOW", "winner", "win", "don’t", "E‑MAIL", "Strasse", ",", "\n", "az", "é")
TEXT = st.lists(st.sampled_from((*WORDS, *OTHERS)), max_size=12).map(" ".join)
TERMS = st.lists(st.sampled_from(WORDS), max_size=3)
FINDERS = st.lists(st.tuples(TERMS, st.lists(st.sampled_from(PATTERNS), max_size=2), st.booleans()), max_size=6)


@given(given=FINDERS, texts=st.lists(TEXT | st.text(max_size=12), max_size=3))
def test_no_finder_that_finds_something_is_left_out(
    given: list[tuple[list[str], list[str], bool]], texts: list[str]
) -> None:
    finders = [Finder(*each) for each in given]
    there = Sieve(finders).sift(texts)
    assert there >= {number for number, finder in enumerate(finders) if any(map(finder.within, texts))}


def test_finders_with_nothing_to_find_are_left_out() -> None:
    finders = [Finder((word,)) for word in ("sale", "gift", "parking")] + [Finder((), (r"\d+ ?%",))]
    assert Sieve(finders).sift(["Two gifts for you", "a sale of 20 %"]) == {0, 3}
    assert Sieve(finders).sift([]) == frozenset()


def test_one_finder_is_sieved_as_many_are() -> None:
    one = Sieve([Finder(("sale",))])
    assert one.sift(["nothing of the kind"]) == frozenset()
    assert one.sift(["nothing of the kind", "but a sale"]) == {0}
    assert Sieve([]).sift(["a sale"]) == frozenset()


def test_a_search_that_fails_leaves_nobody_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("msglint.reading.sieve.MEMORY", 1 << 10)
    finders = [Finder((), (rf"\p{{L}}{{3,}}{number}.*\p{{Lu}}+",)) for number in range(30)]
    text = "Words and Names, and more of them; abc7 is what ABC says. " * 8
    assert Sieve(finders).sift([text]) >= {number for number, finder in enumerate(finders) if finder.within(text)}
