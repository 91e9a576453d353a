"""Terms are compiled when a text may hold them, and nothing is lost by it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msglint.reading.finder import Finder, reaches_on, when_used
from msglint.reading.terms import FEW

ALPHABET = "aBkKsSſßẞéE\u0301iİ1_-'’ .,\n新しネ\u0e01\u094dσςΣ"


@given(
    st.lists(st.text(ALPHABET, min_size=1, max_size=5), max_size=4),
    st.text(ALPHABET, max_size=25) | st.text("aBkKsS1_-' .,\n", max_size=25),
    st.booleans(),
)
def test_looking_at_words_first_loses_no_hit(terms: list[str], text: str, ignore_case: bool) -> None:
    wary, bold = Finder(terms, (), ignore_case), Finder(terms, (), ignore_case)
    bold._terms.__dict__["_index"] = lambda _text: SimpleNamespace(
        by_word=None, pairs=None
    )  # searches for all terms whatever the words say
    bold._terms._ready = {(True, None): bold._terms.whole()}  # with the tables of all scripts
    assert list(wary.find(text)) == list(bold.find(text))


def test_what_was_judged_before_is_compiled_when_a_text_needs_it() -> None:
    with when_used():
        finder = Finder(["art"], ["("])
    with pytest.raises(ValueError, match="missing"):
        list(finder.find("no"))


def test_many_texts_do_not_make_many_patterns() -> None:
    terms = [f"{name} day" for name in ("ash", "elm", "fir", "oak", "yew", "box", "bay", "fig", "gum", "haw", "may")]
    with when_used():
        finder = Finder(terms)
    for term in terms:
        assert [hit[2] for hit in finder.find(f"an {term} in spring")] == [term]
    assert len(finder._terms._ready) == FEW + 1


NEAR = (
    r"\bsale\b", r"(?i)free (?:gift|trial)s?", r"\p{Lu}{3,}", r"\$\d+", r"a.{0,9}b", r"\S+@\S+", r"(?P<x>sale)", r"\BA",
    r"(?m)^Dear", r"(?im)gifts$", r"[^.!?\n]{1,9}b",
    r"[$€£] ?\d", r"[x^$]b",
)  # fmt: skip
FAR = (
    r"no\s+news", r"[^a]b", r"^Dear", r"you\W+us", r"(?s)a.*b", r"end$", r"\x41", r"[[:space:]]b", "a\nb",
    r"(?m)\ADear", r"[a$]b$", r"^[$]",
)  # fmt: skip


@given(
    words=st.lists(
        st.sampled_from(
            ["sale", "no news", "b", "free gifts", "Dear", "you, us", "ABC", "$5", "a b", "x@y.example", "end", "\n"]
        ),
        min_size=60,
        max_size=160,
    ),
    gaps=st.lists(st.sampled_from([" ", "\n", "\n\n", "\n\n\n", "\n \n"]), min_size=1, max_size=5),
    pattern=st.sampled_from((*NEAR, *FAR)),
)
def test_a_long_text_is_searched_block_by_block_as_a_whole(words: list[str], gaps: list[str], pattern: str) -> None:
    text = "".join(word + gaps[number % len(gaps)] for number, word in enumerate(words)) + "." * 500
    for finder in (
        Finder(("no news", "sale", "a b"), (pattern,)),
        Finder((), (pattern,), False),
        Finder(("gifts dear",)),
    ):
        assert list(finder.find(text)) == list(finder._found(text))
        assert finder.within(text) == bool(finder._found(text))


def test_patterns_that_stay_within_a_block() -> None:
    assert [pattern for pattern in (*NEAR, *FAR) if not reaches_on(pattern)] == list(NEAR)
