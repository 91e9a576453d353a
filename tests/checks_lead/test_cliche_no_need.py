"""The checks `cliche` and `no-need`."""

from __future__ import annotations

import pytest
from leads import TODAY, opening, passage, sentences

from msglint.checks import cliche, no_need
from msglint.model import Body, Evidence, Lead, Match, Reading


def cliches(target: Lead) -> list[Match]:
    check = cliche.Check(cliche.Options(("I hope you're well", "without further ado"), (r"(?i)thrilled to \w+",)))
    return list(check.matches(target, Evidence(TODAY)))


def test_a_pleasantry_that_the_reading_passed_over() -> None:
    (match,) = cliches(opening("Your seats are kept until Friday.", skipped="I hope you’re well."))
    assert match.facts == {"found": "I hope you’re well"}


def test_only_the_first_is_reported() -> None:
    assert len(cliches(opening("We're thrilled to say so.", skipped="I hope you're well."))) == 1


def test_the_opening_itself() -> None:
    (match,) = cliches(opening("We're thrilled to announce a date."))
    assert match.facts == {"found": "thrilled to announce"}


@pytest.mark.parametrize(
    "text",
    [
        "Your seats are kept. I hope you're well.",
        "The Sunday matinee that you asked for is full, and without further ado, here is another.",
    ],
)
def test_not_at_the_beginning(text: str) -> None:
    assert not cliches(opening(text))


def test_nothing_to_look_for() -> None:
    with pytest.raises(ValueError, match="terms or patterns"):
        cliche.Check(cliche.Options())


def unheard(text: str, **options: object) -> list[Match]:
    read = sentences(text)
    body = Body("text", passage(text), lead=opening(text), sentences=read, language="en")
    return list(no_need.Check(no_need.Options(**options)).matches(Reading(bodies=(body,)), Evidence(TODAY)))  # type: ignore[arg-type]


SENDER = "Orbit 2 is out. It comes with a new dashboard. Engineers worked on it for a year."


def test_a_message_about_the_sender_alone() -> None:
    (match,) = unheard(SENDER)
    assert match.span is None
    assert match.facts == {"sentences": 3}


@pytest.mark.parametrize(
    "last",
    [
        "You asked for an export.",
        "If stairs are a problem, take the lift.",
        "It is by the author of «last_event=Salt».",
    ],
)
def test_one_sentence_of_the_readers_is_enough(last: str) -> None:
    assert not unheard(f"{SENDER} {last}")


def test_longer_than_anybody_reads() -> None:
    assert not unheard("Orbit 2 is out. " * 1_001)


def test_too_short_to_tell() -> None:
    assert not unheard("Orbit 2 is out. It comes with a new dashboard.")
    assert unheard("Orbit 2 is out. It comes with a new dashboard.", min_sentences=2)


def test_a_houses_own_needs() -> None:
    assert not unheard(f"{SENDER} Now with a step-free entrance.", need_words=("step-free",))
