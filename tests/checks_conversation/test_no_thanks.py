"""The check `no_thanks`: asking again before thanking."""

from __future__ import annotations

from typing import Any

import pytest
from conversations import ROW, TODAY, message, replied, row, sent

from msglint.checks import no_thanks
from msglint.model import Confidence, Evidence, Interaction, Match

GAVE = row("gave", "40 euros")
ASK = "The roof leaks. Please donate today."


def asks(text: str, *past: Interaction, contact: dict[str, Any] | None = None, **options: Any) -> list[Match]:
    check = no_thanks.Check(no_thanks.Options(**options))
    return list(check.matches(message(text), Evidence(TODAY, contact=contact or {}, history=past)))


def test_an_ask_after_a_gift() -> None:
    (match,) = asks(ASK, GAVE)
    assert match.facts == {"found": "Please donate today", "what": "gave", "when": "2026-02-20"}
    assert match.related == ((ROW, "what they gave"),)
    assert match.confidence is None


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for your gift. Please donate again today.",
        "We are so grateful. Please donate again today.",
        "Thanks to you the roof is dry. Please donate for the floor today.",
        "Your gift has paid for nine blankets. Please donate again today.",
        "Vielen Dank für Ihre Spende! Spenden Sie heute noch einmal.",
        "The two dogs like the snow.",
        "You can still give a talk if you like to; nobody has to.",
    ],
)
def test_thanks_or_no_ask(text: str) -> None:
    assert not asks(text, GAVE)


@pytest.mark.parametrize(
    "text",
    [
        "Please donate today. Thank you in advance!",
        "Please donate today. Thanks for reading.",
        "Please donate today.\n\nThanks,\nJonas",
        "Order yours today.",
        "Winter is near: give 25 euros.",
        "Renew your membership now.",
        "Faites un don avant dimanche.",
        "Haga un donativo hoy.",
        "Doneer vandaag voor warme dekens.",
    ],
)
def test_thanks_that_are_none(text: str) -> None:
    assert asks(text, GAVE)


@pytest.mark.parametrize(
    "since",
    [
        sent("2026-02-22", text="Thank you, Ines"),
        sent("2026-02-20", template="receipt"),
        sent("2026-02-22", campaign="Danke 2026"),
        replied(),
    ],
)
def test_thanked_since(since: Interaction) -> None:
    assert not asks(ASK, GAVE, since)


def test_something_unknown_went_out_since() -> None:
    (match,) = asks(ASK, GAVE, sent("2026-02-22"))
    assert match.confidence is Confidence.LOW
    assert asks(ASK, GAVE, sent("2026-02-22", text="Spring news"))[0].confidence is None
    assert asks(ASK, GAVE, sent("2026-01-22", text="Thank you"))[0].confidence is None


def test_how_long_ago() -> None:
    assert not asks(ASK, row("gave", "", "2026-01-20"))
    assert asks(ASK, row("gave", "", "2026-01-20"), days=60)
    assert not asks(ASK, row("gave", "", "2026-05-20"))
    assert not asks(ASK, row("gave", "", ""))


def test_kinds() -> None:
    assert not asks(ASK, GAVE, kinds=("purchased",))
    assert asks(ASK, row("purchased", "a lens"))[0].facts["what"] == "bought"
    for kinds in ((), ("visited",)):
        with pytest.raises(ValueError, match="wants gave or purchased"):
            no_thanks.Check(no_thanks.Options(kinds=kinds))
    with pytest.raises(ValueError, match="at least 1"):
        no_thanks.Check(no_thanks.Options(days=0))


def test_the_column() -> None:
    (match,) = asks(ASK, contact={"last_gift_date": "2026-02-25"})
    assert match.facts["when"] == "2026-02-25"
    assert match.related == ()
    assert not asks(ASK, contact={"last_gift_date": "2025-02-25"})
    assert not asks(ASK, contact={"last_gift_date": "soon"})


def test_words_of_a_house() -> None:
    assert asks("Top up the jar.", GAVE, asking=("@asking", "top up"))
    assert not asks(f"You lit our stage. {ASK}", GAVE, thanking=("@thanking", "you lit our stage"))
