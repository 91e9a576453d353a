"""requires: words that must be there. order: what must come first."""

from __future__ import annotations

import pytest
from hand_made import body, check, found, link, marked, message, told, words

from msglint.errors import MsglintErrors

OUT = {"any": ["unsubscribe", "opt out"], "links": [r"/unsubscribe\b"]}


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("You may Unsubscribe at any time.", ""),
        ("Opt  out below.", ""),
        ("Leave the list.", "https://x.example/unsubscribe?c=1"),
    ],
)
def test_one_of_them_is_enough(text: str, url: str) -> None:
    links = (link("Leave", url),) if url else ()
    assert not found(check("requires", **OUT), message(body("Other words.", "html"), body(text, links=links)))


def test_none_of_them() -> None:
    reading = message(body("Hello.", links=(link("here", "https://x.example/unsubscribed"),)), subject="Unsubscribe")
    (match,) = found(check("requires", **OUT), reading)
    assert match.span is None
    assert told(match) == {"wanted": '"unsubscribe" or "opt out"', "scope": "message"}


def test_a_message_without_a_body_is_not_judged() -> None:
    assert not found(check("requires", **OUT), message(subject="Hello"))


def test_a_part_is_marked_where_its_own_words_begin() -> None:
    passage = words("«first_name=Ida», your seats are kept.", "subject")
    (match,) = found(check("requires", scope="subject", any=["row", "box"]), passage)
    assert marked(passage, match) == ", your seats are kept."
    assert not found(check("requires", scope="subject", patterns=["(?i)SEATS?"]), passage)


def test_a_part_that_is_all_values() -> None:
    passage = words("«first_name=Ida»", "subject")
    (match,) = found(check("requires", scope="subject", any=["row"]), passage)
    assert marked(passage, match) == "Ida"


def test_a_long_list_is_named_by_its_beginning() -> None:
    (match,) = found(check("requires", any=["a", "b", "c", "d", "e", "f"]), message(body("x")))
    assert told(match)["wanted"] == '"a", "b", "c", "d", "e" …'


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        ({}, "needs something to require"),
        ({"scope": "footer", "any": ["a"], "links": ["b"]}, "links are looked for in scope message only"),
        ({"scope": "footer", "any": ["a"], "fields": ["b"]}, "fields are looked for in scope message only"),
        ({"scope": "sentence", "any": ["a"]}, "scope is 'sentence' where one of"),
    ],
)
def test_requires_refuses(options: dict[str, object], fault: str) -> None:
    with pytest.raises(MsglintErrors, match=fault):
        check("requires", **options)


THANKS = {"first": ["thank you", "thanks"], "then": ["donate", "give today"]}


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("Donate now. Thank you for your gift.", "Donate"),
        ("Please give today, donate even. Thanks.", "give today"),
    ],
)
def test_the_wrong_order(text: str, then: str) -> None:
    (match,) = found(check("order", **THANKS), message(body(text)))
    assert match.span is not None
    assert told(match)["then"] == then
    assert told(match)["first"].lower() in ("thank you", "thanks")


@pytest.mark.parametrize(
    "text", ["Thanks! Donate again.", "Donate.", "Thank you.", "Thanks. Donate. Thank you.", "The donated piano."]
)
def test_the_right_order(text: str) -> None:
    assert not found(check("order", **THANKS), message(body(text)))


def test_each_body_by_itself() -> None:
    reading = message(body("Thanks. Donate."), body("Donate. Thanks.", "html"))
    (match,) = found(check("order", **THANKS), reading)
    assert match.span is not None
    assert match.span.part == "html"


def test_what_must_be_there_at_all() -> None:
    (match,) = found(check("order", **THANKS, required=True, scope="part"), words("Donate."))
    assert told(match) == {"then": "Donate", "first": "thank you / thanks"}


def test_patterns_in_order() -> None:
    made = check("order", first_patterns=[r"\bfrom \w+"], then_patterns=[r"\bto \w+"], scope="subject")
    (match,) = found(made, words("to Bremen from Hull", "subject"))
    assert told(match) == {"then": "to Bremen", "first": "from Hull"}


def test_order_refuses() -> None:
    with pytest.raises(MsglintErrors, match="needs both"):
        check("order", first=["a"])
