"""balance: one kind of words against another. length: too long, too short."""

from __future__ import annotations

import pytest
from hand_made import body, check, found, lead, marked, message, told, words

from msglint.errors import MsglintErrors
from msglint.reading import sms

WE = {"left": ["we", "our", "us"], "right": ["you", "your"], "max_ratio": 1.5, "min_count": 3}


def test_left_outweighs_right() -> None:
    reading = message(body("Our team and our board: we know. You?"))
    (match,) = found(check("balance", **WE), reading)
    assert marked(reading.bodies[0].whole, match) == "Our"
    assert told(match) == {
        "left": "our 2, we 1",
        "right": "you 1",
        "left_count": "3",
        "right_count": "1",
        "ratio": "3.0",
    }


@pytest.mark.parametrize(
    "text",
    [
        "We and we.",
        "We, we, we; you, you.",
        "Wednesday hours: usual, ours, weary.",
        "",
    ],
)
def test_in_balance(text: str) -> None:
    assert not found(check("balance", **WE), message(body(text)))


def test_none_on_the_right() -> None:
    (match,) = found(check("balance", **WE), message(body("We, our, us.")))
    assert told(match)["right"] == "none"
    assert told(match)["ratio"] == "3.0"


def test_footer_and_quoted_mail_do_not_count() -> None:
    text = "You are in.\n> we we we we\nOur team, our hall, us.\nYou get this as you asked. You may leave."
    reading = message(body(text, footer="You get this as you asked. You may leave.", quoted="> we we we we"))
    (match,) = found(check("balance", **WE), reading)
    assert (told(match)["left_count"], told(match)["right_count"]) == ("3", "1")
    assert marked(reading.bodies[0].whole, match) == "Our"


def test_one_body_is_reported_once() -> None:
    reading = message(body("You, you."), body("We, our, us.", "html"), body("We, our, us."))
    (match,) = found(check("balance", **WE), reading)
    assert match.span is not None
    assert match.span.part == "html"


def test_us_is_not_the_country() -> None:
    options = {**WE, "ignore_case": False}
    assert not found(check("balance", **options), message(body("US, US, US")))


def test_balance_refuses() -> None:
    with pytest.raises(MsglintErrors, match="needs terms on both sides"):
        check("balance", left=["a"])
    with pytest.raises(MsglintErrors, match="max_ratio must be 0 or more"):
        check("balance", **{**WE, "max_ratio": -1})


@pytest.mark.parametrize(
    ("unit", "text", "length"),
    [
        ("characters", "  Grüße 👋 ", 7),
        ("words", "Don't miss: 3 e-mails, über-all!", 5),
        ("bytes", "Grüße", 7),
        ("sms_segments", "a" * 161, 2),
    ],
)
def test_measures(unit: str, text: str, length: int) -> None:
    passage = words(text, "subject")
    (match,) = found(check("length", scope="subject", unit=unit, max=length - 1), passage)
    assert told(match) == {
        "length": str(length),
        "limit": str(length - 1),
        "max": str(length - 1),
        "unit": unit.replace("_", " "),
    }
    assert marked(passage, match) == text
    assert not found(check("length", scope="subject", unit=unit, max=length, min=length), passage)


def test_too_short() -> None:
    (match,) = found(check("length", scope="preheader", min=3, max=90), words("Hi", "preheader"))
    assert told(match) == {"length": "2", "limit": "3", "min": "3", "max": "90", "unit": "characters"}


def test_sentences_of_a_lead_and_of_bodies() -> None:
    made = check("length", scope="lead", unit="sentences", max=1)
    assert told(found(made, lead("One.", "Two."))[0])["length"] == "2"
    assert not found(made, lead("One."))
    two = body("One. Two.", sentences=(words("One."), words("Two.")))
    (match,) = found(check("length", unit="sentences", max=1), message(body("One.", sentences=(words("One."),)), two))
    assert (match.span, told(match)["length"]) == (None, "2")


def test_the_longest_and_the_shortest_body() -> None:
    reading = message(body("short"), body("rather longer", "html"))
    assert told(found(check("length", max=10), reading)[0])["length"] == "13"
    assert told(found(check("length", min=10), reading)[0])["length"] == "5"
    assert not found(check("length", min=10), message(subject="short"))


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        ({}, "needs a bound"),
        ({"max": 3, "min": 4}, "min is greater than max"),
        ({"max": 3, "unit": "sentences", "scope": "subject"}, "sentences are counted in scope message or lead only"),
        ({"max": "3"}, "max is '3' where a whole number is expected"),
    ],
)
def test_length_refuses(options: dict[str, object], fault: str) -> None:
    with pytest.raises(MsglintErrors, match=fault):
        check("length", **options)


@pytest.mark.parametrize(
    ("text", "segments"),
    [
        ("", 0),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("a" * 152 + "€" + "a" * 152, 3),  # the euro's two septets do not fit into the first 153
        ("ж" * 70, 1),
        ("ж" * 71, 2),
        ("ж" * 134, 2),
        ("ж" * 135, 3),
        ("👋" * 35, 1),
        ("👋" * 36, 2),
        ("ж" * 66 + "👋" + "ж" * 66, 3),  # nor is a surrogate pair cut in two
        ("Grüße, ¿qué?", 1),
        ("naïve" + "a" * 66, 2),  # ï is not in the default alphabet
    ],
)
def test_sms_segments(text: str, segments: int) -> None:
    assert sms.segments(text) == segments
