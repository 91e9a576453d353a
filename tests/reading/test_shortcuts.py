"""Ways around a search find what the search finds."""

from __future__ import annotations

import random

import pytest

from msglint.reading.dialogue.phrasebook import CHOICE, LISTS, WORD, Phrases, phrases
from msglint.reading.finder import Finder
from msglint.reading.terms import Terms

WORDS = [
    "we",
    "we're",
    "we’ll",
    "us",
    "US",
    "our",
    "Our team",
    "you",
    "don't",
    "e-mail",
    "we_",
    "-we",
    "a.b",
    "7",
    "week 7",
    "é",
]
OTHERS = [
    "x",
    "K",
    "k",
    "_",
    "-",
    "'",
    ".",
    ",",
    " ",
    "  ",
    "\n",
    "\n\n",
    "カタ",
    "日本",
    "’",
    "“",
    "—",
    "ü",
    "e\u0301",
    "ſ",
    "²",
    "ा",
]
PATTERNS = [r"\bweek\b", r"\d+", r"(?m)^we", r"x*", r"(?i)US", r"you$", r"team|us", r"\s+we"]


def text(dice: random.Random, longest: int = 60) -> str:
    return "".join(dice.choice([*WORDS, *OTHERS, " "]) for _ in range(dice.randrange(longest)))


def test_words_found_by_themselves_are_those_of_a_search(monkeypatch: pytest.MonkeyPatch) -> None:
    dice = random.Random(3)  # noqa: S311  # the same on every machine
    asked = [(dice.sample(WORDS, dice.randrange(1, 7)), text(dice, 24), dice.random() < 0.8) for _ in range(2_000)]
    short = [list(Finder(terms, (), ignore_case).find(words)) for terms, words, ignore_case in asked]
    monkeypatch.setattr(Terms, "spelt", lambda *_: None)
    assert short == [list(Finder(terms, (), ignore_case).find(words)) for terms, words, ignore_case in asked]
    assert sum(map(bool, short)) > 200


def test_there_is_a_hit_where_one_is_found() -> None:
    dice = random.Random(7)  # noqa: S311  # the same on every machine
    hits = 0
    for _ in range(500):
        finder = Finder(
            dice.sample(WORDS, dice.randrange(4)), dice.sample(PATTERNS, dice.randrange(4)), dice.random() < 0.7
        )
        words = text(dice)
        found = next(finder.find(words), None) is not None
        assert finder.within(words) is found
        hits += found
    assert 100 < hits < 450


def test_phrases_left_out_for_want_of_a_word_are_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    dice = random.Random(5)  # noqa: S311  # the same on every machine
    every = [line for name in LISTS for line in phrases(name)]
    words = [word for line in every for word in WORD.findall(line)]
    asked: list[tuple[list[str], str]] = []
    for _ in range(200):
        lines = dice.sample(every, dice.randrange(1, 40))
        said = [
            CHOICE.sub(lambda choice: dice.choice(choice[1].split("|")), dice.choice(lines))
            if dice.random() < 0.5
            else dice.choice(words)
            for _ in range(dice.randrange(1, 8))
        ]
        asked.append((lines, " ".join(said)))
    short = [Phrases(lines).find(words) for lines, words in asked]
    monkeypatch.setattr(Phrases, "_ways", property(lambda self: [()] * len(self._lines)))
    assert short == [Phrases(lines).find(words) for lines, words in asked]
    assert sum(map(bool, short)) > 100
