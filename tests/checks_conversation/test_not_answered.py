"""The check `not_answered`: replies that speak of something else."""

from __future__ import annotations

import pytest
from conversations import ROW, TODAY, message, replied, row, shown

from msglint.checks import not_answered
from msglint.model import Evidence, Interaction, Match, Personal

PARKING = row("question", "Where can I leave the car on Saturday?")
SEASON = "Our spring season has nine evenings, and tickets can be printed at home or collected at the box office."


def beside(text: str, *past: Interaction, question: str = "", **options: object) -> list[Match]:
    contact = {"open_question": question} if question else {}
    check = not_answered.Check(not_answered.Options(**options))  # type: ignore[arg-type]
    return list(check.matches(message(text), Evidence(TODAY, contact=contact, history=past)))


def test_an_answer_to_something_else() -> None:
    (match,) = beside(SEASON, PARKING)
    assert match.facts == {
        "kind": "question",
        "when": "2026-02-20",
        "words": Personal("Where can I leave the car on Saturday?", "open_question"),
        "topic": "parking",
        "found": SEASON,
    }
    assert match.related == ((ROW, "the open question"),)
    assert shown([match])


@pytest.mark.parametrize(
    "text",
    [
        "The garage in Mill Lane is free after six.",
        "Behind the hall, from six o'clock on.",
        "There are forty spaces behind the school, and a steward shows you in.",
        "We are looking into it and will write to you by Thursday.",
        "I have asked the hall; you will hear from me tomorrow.",
        "Could you tell me which entrance you come in by?",
        "You asked: «open_question=Where can I leave the car?» The house was built in 1911.",
        "In Mill Lane.",
    ],
)
def test_answers(text: str) -> None:
    assert not shown(beside(text, PARKING))


def test_one_of_several_is_enough() -> None:
    ramp = row("question", "Is there a ramp at the side door?", "2026-02-25")
    assert not shown(beside("There is a ramp at the north door.", PARKING, ramp))
    assert not shown(beside("The garage in Mill Lane is free after six.", PARKING, ramp))


def test_nothing_to_hold_it_against() -> None:
    assert not beside(SEASON)
    assert not beside(SEASON, row("question"))
    assert not beside(SEASON, PARKING, replied())
    assert not beside(SEASON, row("comment", "What a wonderful evening!"))
    assert not beside("", PARKING)


def test_the_question_of_a_column() -> None:
    (match,) = beside(SEASON, question="Where can I leave the car?")
    assert match.facts["when"] == "an earlier day"
    assert match.related == ()


def test_a_sale_is_no_answer() -> None:
    faulty = row("complaint", "The lens you sold me is faulty and nobody calls back.")
    assert shown(beside("Our new straps are here: 20 % off until Sunday. Order yours now!", faulty))
    assert not shown(beside("A new lens is on its way to you. Our new straps are 20 % off.", faulty))


def test_topics_of_a_house() -> None:
    wordless = "The quayside has room for forty, and two of them are wide."
    assert shown(beside(wordless, PARKING))
    assert not shown(beside(wordless, PARKING, topics={"parking": ("quayside",)}))


def test_options_are_judged() -> None:
    with pytest.raises(ValueError, match="sure ≤ likely ≤ unsure"):
        not_answered.Check(not_answered.Options(sure=0.9))
