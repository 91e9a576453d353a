"""Faults of the message as a whole: two names for one reader, and a reader who has died."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from made_greetings import greet, passage, said

from msglint.checks import deceased, inconsistent
from msglint.model import Body, Confidence, Evidence, Greeting, Match, Reading

LIZ = {"first_name": "Elizabeth", "last_name": "Moore", "preferred_name": "Liz"}


def message(*greetings: Greeting) -> Reading:
    """A message with these greetings, each in the part that it says."""
    apart = tuple(each for each in greetings if each.line.part in {"subject", "preheader"})
    parts = dict.fromkeys(each.line.part for each in greetings if each not in apart)
    bodies = tuple(
        Body(part, passage("", part), tuple(each for each in greetings if each.line.part == part)) for part in parts
    )
    return Reading(bodies=bodies, greetings=apart)


def found(record: Mapping[str, Any], *greetings: Greeting) -> list[Match]:
    check = inconsistent.Check(inconsistent.Options())
    return list(check.matches(message(*greetings), Evidence(date(2026, 3, 2), contact=record)))


def test_a_nickname_in_the_subject_and_the_name_in_the_letter() -> None:
    (match,) = found(LIZ, greet("Hi ‹Elizabeth|first_name›,"), greet("‹Liz|preferred_name›, come", part="subject"))
    assert match.span is not None
    assert (match.span.part, match.span.start, match.span.end) == ("subject", 0, 3)
    assert {name: said(fact) for name, fact in match.facts.items()} == {
        "found": "Liz",
        "other": "Elizabeth",
        "where": "the text part",
    }
    assert match.confidence is Confidence.HIGH


@pytest.mark.parametrize(
    ("text", "html", "sure"),
    [
        ("Hi ‹Elizabeth|first_name›,", "Hi ‹Elizabeth|first_name›,", None),
        ("Hi ‹Elizabeth|first_name›,", "Hi ‹ELIZABETH|first_name›,", None),
        ("Hi ‹Elizabeth|first_name›,", "Hi ‹Liz|preferred_name›,", Confidence.HIGH),
        ("Hi ‹Elizabeth|first_name›,", "Hi ‹Elizabeth|first_name› ‹Moore|last_name›,", Confidence.HIGH),
        ("Hi ‹Elizabeth|first_name›,", "Dear Ms. ‹Moore|last_name›,", Confidence.HIGH),
    ],
)
def test_text_and_html_part(text: str, html: str, sure: Confidence | None) -> None:
    matches = found(LIZ, greet(text), greet(html, part="html"))
    assert [match.confidence for match in matches] == ([] if sure is None else [sure])


def test_a_name_in_one_body_and_nobody_in_the_other() -> None:
    (match,) = found(LIZ, greet("Hi ‹Elizabeth|first_name›,"), greet("Hi there,", "nobody", part="html"))
    assert said(match.facts["found"]) == "nobody"
    assert match.confidence is Confidence.MEDIUM


def test_a_name_in_the_subject_and_a_plain_hello() -> None:
    assert found(LIZ, greet("Hi there,", "nobody"), greet("‹Liz|preferred_name›, come", part="subject")) == []


def test_the_full_name_in_the_subject_is_a_guess() -> None:
    subject = greet("‹Elizabeth Moore|full_name›, your invoice", part="subject")
    (match,) = found(LIZ, greet("Hi ‹Elizabeth|first_name›,"), subject)
    assert match.confidence is Confidence.LOW


def test_a_formal_preheader_over_a_first_name() -> None:
    preheader = greet("Dear Ms. ‹Moore|last_name›, come", part="preheader")
    (match,) = found(LIZ, greet("Hi ‹Elizabeth|first_name›,"), preheader)
    assert match.confidence is Confidence.MEDIUM


def test_one_greeting_agrees_with_itself() -> None:
    assert found(LIZ, greet("Hi ‹Elizabeth|first_name›,")) == []


@pytest.mark.parametrize(("value", "times"), [(True, 1), (False, 0), (None, 0)])
def test_the_record_says_deceased(value: bool | None, times: int) -> None:
    check = deceased.Check(deceased.Options())
    evidence = Evidence(date(2026, 3, 2), contact={"deceased": value})
    matches = list(check.matches(message(greet("Hi ‹Elizabeth|first_name›,")), evidence))
    assert [match.fields for match in matches] == [("deceased",)] * times
