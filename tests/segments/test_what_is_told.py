"""Promises, motivations, kinds of things and tastes, as they are read."""

from __future__ import annotations

import math
from datetime import date

import pytest

from msglint.model import NOWHERE, Interaction, Motivation, Passage, Piece
from msglint.predicate.record_facts import count, happened, number, since, years
from msglint.reading.genres import genres, kinds, near
from msglint.reading.motives import leading, motives
from msglint.reading.pledges import promises
from msglint.reading.tastes import items, likings, owned, same_thing
from msglint.reading.words import load_data

TODAY = date(2026, 3, 2)
REASONS = motives(
    {
        "rest": Motivation(words=("unwind", "quiet")),
        "learn": Motivation(words=("learn", "curious")),
        "company": Motivation(words=("family", "side by side")),
    }
)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("20 % off, from $25 or 30,50 €", ["20", "$25", "€30.5"]),
        ("97 % of members come again", []),
        ("15 Prozent Rabatt ab 1.250,00 EUR", ["15", "€1250"]),
        ("use code SPRING20 or the code of conduct", ["SPRING20"]),
        ("CHF 1'250.00 and £5.5", ["chf1250", "£5.5"]),
        ("room 25, 3 for all, 100%", []),
    ],
)
def test_promises_are_one_whatever_their_spelling(text: str, values: list[str]) -> None:
    assert [promise.value for promise in promises(text)] == values


def test_a_long_text_of_numbers_is_read_in_little_time() -> None:
    assert promises("1.1.1.1,1,1 $" * 20_000)
    assert not promises("9" * 100_000)


def passage(text: str, *fields: tuple[int, int]) -> Passage:
    return Passage("text", 0, text, tuple(Piece(start, end, ("interests",)) for start, end in fields))


def test_a_motivation_leads_where_it_has_twice_the_words_of_any_other() -> None:
    def leads(text: str) -> str:
        voice = leading(REASONS.voices((passage(text),)))
        return voice.name if voice else ""

    assert leads("Unwinding takes quiet.") == "rest"
    assert leads("A quiet hour, and a talk for the curious.") == ""
    assert leads("Sit side by side with the family; the bar is quiet.") == "company"
    assert leads("Learn more about the hall.") == ""
    assert leads("Come at six.") == ""


def test_words_of_the_record_and_of_titles_speak_for_nobody() -> None:
    text = "Quiet City, and quiet gardens to unwind"
    voices = REASONS.voices((passage(text, (16, 30)),), ["Quiet City"])
    assert [hit.written for hit in voices["rest"].hits] == ["unwind"]


def test_kinds_of_things_know_their_families() -> None:
    assert genres("a missing detective") == {"crime"}
    assert genres("Mahler’s Fourth") == {"classical"}
    assert near(genres("a family opera"), genres("string quartets"))
    assert not near(genres("heavy metal"), genres("chamber music"))
    assert genres("the table by the window") == frozenset()
    assert all(families for families in kinds().families.values())


def test_what_somebody_has_and_likes() -> None:
    row = Interaction("1", None, "in", "purchased", NOWHERE, text="The Salt Year")
    contact = {"purchases": ["Bread at Home", {"name": "Harbors"}], "last_purchase": "none", "favourite_genre": "jazz"}
    assert [name for name, _ in owned(contact, [row])] == ["Bread at Home", "Harbors", "The Salt Year"]
    assert {liking.text for liking in likings(contact, [row])} == {"Bread at Home", "Harbors", "jazz", "The Salt Year"}
    assert list(items("a; b | c, d")) == ["a", "b", "c", "d"]
    assert list(items(12)) == []


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("The Salt Year", "salt year", True),
        ("The Salt Year (hardback)", "The Salt Year", True),
        ("Salt", "The Salt Year", False),
        ("The Salt Year", "The Dry Year", False),
        ("", "", False),
    ],
)
def test_names_of_one_thing(one: str, other: str, alike: bool) -> None:
    assert same_thing(one, other) is alike


def test_what_predicates_may_ask() -> None:
    assert since("2026-02-20", TODAY) == 10
    assert years("2014", TODAY) == 11
    assert years("2016-03-03", TODAY) == 9
    assert math.isnan(years("long ago", TODAY))
    assert (number("12 visits"), count("a; b; c"), count([1, 2]), count("7")) == (12, 3, 2, 7)
    assert math.isnan(count(""))
    assert math.isnan(number("many"))
    assert happened([Interaction("1", None, "in", "gave", NOWHERE)], "gave", "visited")
    assert not happened([], "gave")


def test_words_of_offers_are_said_once() -> None:
    for name, words in load_data("offers").items():
        assert len(words) == len(set(words)), name
