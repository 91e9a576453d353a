"""What kind of thing a sentence says: the table of words, whom it starts from, whether it speaks in general."""

from __future__ import annotations

from math import dist
from time import perf_counter

import pytest

from msglint.reading.dialogue.general import general, timeless
from msglint.reading.dialogue.meanings import AXES, LARGEST, meaning, table
from msglint.reading.dialogue.standpoint import PRODUCT, standpoint


def test_the_table() -> None:
    known = table()
    assert len(known) == 12_000
    assert all(len(numbers) == AXES and max(map(abs, numbers)) <= LARGEST for numbers in known.values())


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [("dog", "cat", "bank"), ("repair", "maintenance", "violin"), ("concert", "festival", "doctor")],
)
def test_words_of_a_kind_stand_near_each_other(word: str, near: str, far: str) -> None:
    known = table()
    assert dist(known[word], known[near]) < dist(known[word], known[far])


def test_a_sentence_is_the_mean_of_its_words() -> None:
    both, one, other = meaning("parking garage"), meaning("parking"), meaning("garage")
    assert both.keys() == {f"axis {axis}" for axis in range(1, AXES + 1)}
    assert both["axis 1"] == pytest.approx((one["axis 1"] + other["axis 1"]) / 2)


@pytest.mark.parametrize(
    "text",
    ["", "1234", "Der Zählerstand war vertauscht und die Rechnung liegt heute Abend im Konto.", "Xqzt vbnm klrt."],
)
def test_what_is_not_english_has_no_numbers(text: str) -> None:
    assert meaning(text) == {}


def test_whom_a_sentence_starts_from() -> None:
    promotion, answer = standpoint("Our new season is here!"), standpoint("Your parcel left our store this morning.")
    assert promotion[PRODUCT] > 0.8 > 0.5 > answer[PRODUCT]
    assert standpoint("Unsere neue Saison ist da, und die Karten sind im Verkauf.") == {}


@pytest.mark.parametrize(
    "text",
    [
        "Ceramics are fragile by nature.",
        "Guests with special diets are asked to plan ahead.",
        "Every parent thinks their child deserves more.",
        "Cork is a natural product.",
        "Good pizza takes its time.",
    ],
)
def test_in_general(text: str) -> None:
    assert timeless(text)


@pytest.mark.parametrize(
    "text",
    [
        "This is a mistake of ours.",
        "The chain is a special size.",
        "All three are open again.",
        "Six weeks in a wet cellar is too long.",
        "Every day is more than I can do.",
        "Your glasses are a new pair.",
    ],
)
def test_not_in_general(text: str) -> None:
    assert not general(text)


def test_what_has_happened_is_not_timeless() -> None:
    assert general("Brakes were adjusted this morning.")
    assert not timeless("Brakes were adjusted this morning.")


@pytest.mark.parametrize("part", ["a", "a ", "Aas of ", "From 12", "every as "])
def test_hostile_text_takes_no_time(part: str) -> None:
    text = part * (100_000 // len(part))
    began = perf_counter()
    general(text)
    meaning(text)
    standpoint(text)
    assert perf_counter() - began < 5
