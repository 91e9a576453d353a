"""Greetings and what stands around them: values, address blocks, several in one message, subjects."""

from __future__ import annotations

import pytest
from messages import message, text

from msglint.model import NOWHERE, Greeting, Part, Segment
from msglint.reading import read


def test_values_hold_marks_that_end_no_greeting() -> None:
    assert text("Hi [[full_name]],", full_name="Behnia, Parissa").greetings[0].name.text == "Behnia, Parissa"
    assert text("Hi [[first_name]],", first_name="Jane, MBA").greetings[0].line.text == "Hi Jane, MBA,"
    assert text("Hi [[first_name]]!", first_name="Oh! Yes").greetings[0].name.text == "Oh! Yes"


def joined(*printed: tuple[str, tuple[str, ...]]) -> Greeting:
    """The greeting of a text whose segments are known only as the whole of an expression."""
    segments = tuple(Segment(words, NOWHERE, fields, exact=False, literal=not fields) for words, fields in printed)
    (greeting,) = read([Part("text", "".join(words for words, _ in printed), segments)], {})[0].bodies[0].greetings
    return greeting


def test_expressions_that_print_more_than_the_name() -> None:
    first, event = "contact.first_name", "contact.last_event"
    greeting = joined(("Hi parissa, thanks", (first,)))
    assert (greeting.kind, greeting.name.text, greeting.name.fields()) == ("named", "parissa", ("first_name",))
    greeting = joined(("Hi ,", (first,)))
    assert (greeting.kind, greeting.name.fields()) == ("blank", ("first_name",))
    greeting = joined(("Hi ", ()), ("Parissa, thanks for Mahler 5", (first, event)))
    assert (greeting.line.text, greeting.name.text) == ("Hi Parissa,", "Parissa")
    greeting = joined(("Hi ", ()), ("Behnia, Parissa", (first, "contact.last_name")), ("!", ()))
    assert greeting.name.text == "Behnia, Parissa"


def test_a_name_that_greets_in_another_language_is_a_name() -> None:
    for name in ("Cara", "Dag", "Salve"):
        (greeting,) = text("[[first_name]], your seats are waiting.", first_name=name).greetings
        assert (greeting.opener, greeting.name.text) == ("", name)


def test_two_people_in_one_line() -> None:
    found = text("Sehr geehrte Frau [[last_name]], sehr geehrter Herr Weber,\n\nIhre Karten sind da.").greetings
    assert [(greeting.title, greeting.name.text) for greeting in found] == [("Frau", "Behnia"), ("Herr", "Weber")]


def test_greetings_further_down_are_found_too() -> None:
    body = text(
        "Hi [[first_name]],\n\nI am passing on the note of our hall manager. It says it all.\n\nBest,\nTom\n\n"
        "----\n\nDear Ms. [[last_name]],\n\nThe lift is open again from Tuesday on."
    )
    assert [greeting.name.text for greeting in body.greetings] == ["Parissa", "Behnia"]


def test_an_address_block_is_no_greeting() -> None:
    body = text("[[full_name]],\n14 Elm Street,\n[[city]]\n\nDear Ms. [[last_name]],\n\nThe lift is open again.")
    assert [greeting.line.text for greeting in body.greetings] == ["Dear Ms. Behnia,"]


def test_works_are_no_people() -> None:
    template = "Dear Evan Hansen,\n\nis what we play in May."
    assert [g.kind for g in text(template).greetings] == ["named"]
    assert text(template, {"products": ["Dear Evan Hansen"]}).greetings == ()


def greeted(**parts: str) -> tuple[Greeting, ...]:
    return message(**parts)[0].greetings  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("subject", "line", "name"),
    [
        ("[[first_name]], your seats are waiting", "Parissa,", "Parissa"),
        ("[[first_name]] – your seats", "Parissa –", "Parissa"),
        ("Hi [[last_name]], a word", "Hi Behnia,", "Behnia"),
        ("Your seats are waiting, [[first_name]]!", "Parissa!", "Parissa"),
        ("Last call, [[first_name]]", "Last call, Parissa", "Parissa"),
        ("Ms. [[last_name]], your seats", "Ms. Behnia,", "Behnia"),
    ],
)
def test_subjects_greet(subject: str, line: str, name: str) -> None:
    (greeting,) = greeted(subject=subject, text="Hello")
    assert (greeting.line.part, greeting.line.text, greeting.name.text) == ("subject", line, name)


@pytest.mark.parametrize(
    "subject",
    [
        "Berlin, we are coming",
        "[[city]], we are coming",
        "Your seats for Friday",
        "[[last_event]]: your seats",
        "Re: seats",
    ],
)
def test_other_subjects_do_not(subject: str) -> None:
    assert greeted(subject=subject) == ()


def test_a_preheader_greets() -> None:
    (greeting,) = greeted(preheader="Hi [[first_name]] — two seats are held", text="Hello")
    assert (greeting.line.part, greeting.name.text) == ("preheader", "Parissa")


def test_a_subject_left_blank() -> None:
    reading, _ = message({"first_name": ""}, subject="[[first_name]], your seats", text="Hello")
    assert [(greeting.kind, greeting.name.fields()) for greeting in reading.greetings] == [("blank", ("first_name",))]
