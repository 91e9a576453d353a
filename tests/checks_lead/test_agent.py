"""Who acts in a sentence, past times, adjuncts and frames."""

from __future__ import annotations

import pytest

from msglint.reading.appraisal import lexicon
from msglint.reading.appraisal.agent import agent, frame
from msglint.reading.appraisal.tokens import tokens


def acting(text: str) -> set[str]:
    words = tokens(text)
    meanings = lexicon("en").meanings(words)
    return {name for name, _ in agent(words, meanings, frame(words, meanings))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You asked for less.", "agent you did"),
        ("You'll love it.", "agent you will"),
        ("You have never come.", "agent you have done"),
        ("A year ago today you signed up.", "agent you did"),
        ("In the spring, you heard it.", "agent you did"),
        ("Since your visit, we have thought about it.", "adjunct of reader"),
        ("We saw your post.", "agent we did to you"),
        ("We opened a shop.", "agent we did alone"),
        ("Our season opens.", "agent our"),
        ("Your order is here.", "agent your"),
        ("We are happy to tell you that you have won a seat.", "told you have done"),
        ("Good news: your seat is kept.", "told your"),
        ("This is to let you know your seat is kept.", "told your"),
        ("We are excited to share that our season opens.", "told our"),
    ],
)
def test_who_acts(text: str, expected: str) -> None:
    assert expected in acting(text)


@pytest.mark.parametrize(
    "text", ["", "…", "you", "a year ago", "We are happy to tell you that", "that : that", ", , ,"]
)
def test_odd_beginnings(text: str) -> None:
    words = tokens(text)
    assert 0 <= frame(words, lexicon("en").meanings(words)) <= len(words)
    assert all(name for name in acting(text))
