"""What is searched line by line is found as if the text were searched as a whole."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from msglint.reading.finder import Finder

TERMS = (
    "sale", "free gift", "terms & conditions", "don't miss", "Straße", "新しい", "新しい 店", "e-mail", "& more",
    "e.g. this", "a b c", "café au lait", "ſale now", "ネ コ",
)  # fmt: skip
PATTERNS = (r"\d+ ?%", r"(?i)act now", r"\bwin\b", r"a.*z", r"\p{Lu}{4,}", r"(?m)^Dear$", r"sale\s+now", r"now\b")
WORDS = (
    *(word for term in TERMS for word in term.split()), "SALE", "FREE", "20 %", "Dear", "win", "don’t", "Strasse", "&",
    ",", "a", "z", "cafe\u0301", "\u0301", "x", "now", "\t",
)  # fmt: skip
GAPS = (" ", "\n", "\n", " \n", "\n\n", "\r\n", "\n \n", "", "\u00a0\n", "\n\t", "\u2028")
TEXT = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), max_size=12).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)


@given(
    terms=st.lists(st.sampled_from(TERMS), max_size=3),
    patterns=st.lists(st.sampled_from(PATTERNS), max_size=2),
    ignore_case=st.booleans(),
    text=TEXT,
)
@example(terms=["terms & conditions"], patterns=[], ignore_case=True, text="terms\n&\nconditions")
@example(terms=["free gift"], patterns=[], ignore_case=True, text="a free\ngift for you, a free\n\ngift")
@example(terms=["sale"], patterns=[r"a.*z"], ignore_case=False, text="sale a\nz sale\n")
def test_line_by_line_and_as_a_whole(terms: list[str], patterns: list[str], ignore_case: bool, text: str) -> None:
    finder = Finder(terms, patterns, ignore_case)
    whole = Finder(terms, [*patterns, r"\s{999}"], ignore_case)  # may match a line's end: searched as a whole
    assert list(finder.find(text)) == list(whole.find(text))
    assert finder.within(text) == bool(list(whole.find(text)))
