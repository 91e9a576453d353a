"""What a match says: its place, its facts, and that the record's values in them can be masked."""

from __future__ import annotations

import pytest
from made_greetings import greet, matches, said

from msglint.checks.greeting import FACTS, Check, Options
from msglint.model import Confidence, Personal

PARISSA = {"first_name": "Parissa", "last_name": "Behnia", "email": "parissa.behnia@example.com"}
SWAPPED = {"first_name": "Behnia", "last_name": "Parissa", "email": "parissa.behnia@example.com"}


def test_the_surname_is_marked_and_named() -> None:
    (match,) = matches(greet("Hi ‹Behnia|last_name›,"), PARISSA, "surname")
    assert match.span is not None
    assert (match.span.part, match.span.start, match.span.end) == ("text", 3, 9)
    assert match.facts == {"found": Personal("Behnia", "last_name"), "first_name": Personal("Parissa", "first_name")}


def test_an_empty_first_name_is_called_empty() -> None:
    (match,) = matches(greet("Hi ‹Behnia|first_name,last_name›,"), {"last_name": "Behnia"}, "surname")
    assert match.facts["first_name"] == "empty"


@pytest.mark.parametrize(
    ("email", "evidence"),
    [
        ("parissa.behnia@example.com", "parissa.behnia@ has the last name first"),
        ("pbehnia@example.com", "pbehnia@ is the initial of the last name and the whole first name"),
    ],
)
def test_the_evidence_of_a_swap_reads_as_words(email: str, evidence: str) -> None:
    (match,) = matches(greet("Hi ‹Behnia|first_name›,"), {**SWAPPED, "email": email}, "swapped")
    tables = "; by the name tables, {} is nearly always a last name and {} is mostly a first name"
    assert said(match.facts["evidence"]) == evidence + tables.format("Behnia", "Parissa")
    shown = "‹email›" + evidence[evidence.index("@") + 1 :]
    assert said(match.facts["evidence"], values=False) == shown + tables.format("‹first_name›", "‹last_name›")
    assert match.facts["first_name"] == Personal("Parissa", "last_name")


def test_a_title_of_the_template_and_a_name_of_the_record() -> None:
    (match,) = matches(greet("Dear Mr. ‹Tom|first_name›,"), {"first_name": "Tom", "last_name": "Reed"}, "title")
    assert said(match.facts["found"]) == "Mr. Tom"
    assert said(match.facts["found"], values=False) == "Mr. ‹first_name›"
    assert match.span is not None
    assert (match.span.start, match.span.end) == (5, 12)


def test_what_the_record_says_against_a_title_can_be_masked() -> None:
    record = {**PARISSA, "title_prefix": "Ms."}
    (match,) = matches(greet("Dear Mr. ‹Behnia|last_name›,"), record, "title")
    assert said(match.facts["reason"]) == "the record says Ms."
    assert said(match.facts["reason"], values=False) == "the record says ‹title_prefix›"


def test_broken_characters_are_mended_in_words() -> None:
    (match,) = matches(greet("Hola ‹JosÃ©|first_name›:"), {"first_name": "JosÃ©"}, "casing")
    assert said(match.facts["reason"]) == "broken characters, meant as José"
    assert said(match.facts["reason"], values=False) == "broken characters, meant as ‹first_name›"


def test_a_blank_greeting_is_marked_at_its_field() -> None:
    (match,) = matches(greet("Hi ‹|first_name›,"), {"first_name": ""}, "empty")
    assert match.span is not None
    assert (match.span.start, match.span.end) == (3, 3)
    assert match.facts == {"line": "Hi ,", "field": "first_name"}


def test_a_name_of_the_template_is_no_secret() -> None:
    (match,) = matches(greet("Hi Maria,"), PARISSA, "wrong-name")
    assert match.facts == {"found": "Maria", "name": Personal("Parissa", "first_name")}


def test_a_value_from_elsewhere_is_masked() -> None:
    (match,) = matches(greet("Hi ‹Maria|›,"), PARISSA, "wrong-name")
    assert said(match.facts["found"], values=False) == "‹…›"


def test_a_capitalised_word_that_may_be_a_name_is_a_guess() -> None:
    (match,) = matches(greet("Hi Zephyrine,"), PARISSA, "wrong-name")
    assert match.confidence is Confidence.LOW


@pytest.mark.parametrize("find", FACTS)
def test_facts_are_those_that_the_kind_declares(find: str) -> None:
    lines = {
        "empty": ("Hi ‹|first_name›,", {"first_name": ""}),
        "placeholder": ("Hi ‹Test|first_name›,", {"first_name": "Test"}),
        "not-a-person": ("Hi ‹Acme Corp|first_name›,", {"first_name": "Acme Corp"}),
        "swapped": ("Hi ‹Behnia|first_name›,", SWAPPED),
        "surname": ("Hi ‹Behnia|last_name›,", PARISSA),
        "wrong-name": ("Hi Maria,", PARISSA),
        "full-name": ("Hi ‹Parissa|first_name› ‹Behnia|last_name›,", PARISSA),
        "title": ("Dear Mr. ‹Parissa|first_name›,", PARISSA),
        "casing": ("Hi ‹PARISSA|first_name›,", PARISSA),
        "preferred-name": ("Hi ‹Parissa|first_name›,", {**PARISSA, "preferred_name": "Bahar"}),
        "generic": ("Dear Friend,", PARISSA),
    }
    line, record = lines[find]
    (match,) = matches(greet(line), record, find)
    assert set(match.facts) == Check(Options(find)).facts


def test_an_unknown_thing_to_find_is_refused() -> None:
    with pytest.raises(ValueError, match="'surnames' is none of empty, placeholder"):
        Check(Options("surnames"))
