"""phrase: words that a message must not say."""

from __future__ import annotations

import pytest
from hand_made import body, check, found, lead, link, marked, message, told, words

from msglint.errors import MsglintErrors
from msglint.model import Scope


@pytest.mark.parametrize(
    ("options", "text", "hits"),
    [
        ({"terms": ["touch base"]}, "Let us Touch\n base soon.", ["Touch\n base"]),
        ({"terms": ["sale"]}, "The salesman's wholesale sale, SALE!", ["sale", "SALE"]),
        ({"terms": ["sale"], "ignore_case": False}, "sale SALE", ["sale"]),
        ({"terms": ["don't miss"]}, "Don’t miss it", ["Don’t miss"]),
        ({"terms": ["grüße"]}, "Viele GRÜSSE und Grüße", ["Grüße"]),
        ({"terms": ["セール"]}, "春のセールです", ["セール"]),
        ({"patterns": [r"\b\d+ ?% off\b"]}, "Now 20% off, then 30 % off.", ["20% off", "30 % off"]),
        ({"terms": ["now"], "patterns": ["act now!"]}, "So act now!", ["act now!"]),
        ({"terms": ["free"], "unless": ["free of charge"]}, "It is free of charge, free.", []),
        ({"terms": ["free"], "unless": ["feel free"]}, "It is free.", ["free"]),
        ({"terms": ["act now"]}, "Contact nowhere.", []),
    ],
)
def test_hits(options: dict[str, object], text: str, hits: list[str]) -> None:
    passage = words(text, start=7)
    matches = found(check("phrase", **options), passage)
    assert [marked(passage, match) for match in matches] == hits
    assert [told(match)["found"] for match in matches] == hits


def test_the_term_is_named_as_the_rule_writes_it() -> None:
    (match,) = found(check("phrase", terms=["Touch Base"]), words("we touch  base"))
    assert told(match) == {"found": "touch  base", "term": "Touch Base"}


def test_words_of_a_record_are_masked() -> None:
    (own, given) = found(check("phrase", terms=["bargain"]), words("A bargain for «last_name=Bargain»"))
    assert told(own, values=False)["found"] == "bargain"
    assert told(given, values=False)["found"] == "‹last_name›"


def test_every_part_of_a_message() -> None:
    reading = message(body("all new here"), body("all new there", "html"), subject="All new", preheader="quite new")
    matches = found(check("phrase", terms=["new"], scope="message"), reading)
    assert [match.span.part for match in matches if match.span] == ["subject", "preheader", "text", "html"]


def test_a_message_is_excused_anywhere() -> None:
    reading = message(body("all new"), subject="sorry")
    assert not found(check("phrase", terms=["new"], unless=["sorry"], scope="message"), reading)


def test_a_link_is_its_words_and_its_address() -> None:
    made = check("phrase", terms=["click here"], patterns=[r"bit\.ly/\w+"], scope="link")
    assert made.scope is Scope.LINK
    matches = found(made, link("Click here", "https://bit.ly/x1", "email"))
    assert [told(match)["found"] for match in matches] == ["Click here", "bit.ly/x1"]
    assert told(matches[1], values=False)["found"] == "‹email›"


def test_an_opening() -> None:
    opening = lead("We are thrilled.", "Really.")
    (match,) = found(check("phrase", terms=["thrilled"], scope="lead"), opening)
    assert marked(opening.passage, match) == "thrilled"


def test_nothing_to_look_for() -> None:
    with pytest.raises(MsglintErrors, match="needs terms or patterns"):
        check("phrase", scope="lead")
