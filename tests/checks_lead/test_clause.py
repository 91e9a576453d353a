"""What the main clause of a sentence is about, and what it says of it."""

from __future__ import annotations

import pytest

from msglint.reading.appraisal import lexicon
from msglint.reading.appraisal.agent import agent, frame
from msglint.reading.appraisal.tokens import tokens


def told(text: str) -> set[str]:
    words = tokens(text)
    meanings = lexicon("en").meanings(words)
    return {name for name, _ in agent(words, meanings, frame(words, meanings)) if name.startswith("head ")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The library will be closed on Monday.", "head org will be done"),
        ("The library will not be open on Monday.", "head org not will be"),
        ("This year the Alder Foundation awarded thirty-one grants.", "head org did"),
        ("As spring comes to the valley, our crews have planted bulbs.", "head org has done"),
        ("Another summer is coming to its end.", "head season is doing"),
        ("The timetable of the faculty has changed.", "head service has done"),
        ("My mother taught me to write.", "head kin did"),
        ("Your child's scores have gone up.", "head your life has done"),
        ("I wanted to thank you.", "head i did"),
        ("It's that time of the year.", "head it is"),
        ("Ilse Vandermeer conducts.", "head name"),
        ("Our newly renovated hall opens in May.", "head thing does"),
    ],
)
def test_what_it_is_about_and_what_is_said_of_it(text: str, expected: str) -> None:
    assert expected in told(text)


@pytest.mark.parametrize("text", ["", ".", "will", "is is is", "The", "the " * 400, "— a —", "Our."])
def test_odd_clauses(text: str) -> None:
    assert all(name.split() for name in told(text))
