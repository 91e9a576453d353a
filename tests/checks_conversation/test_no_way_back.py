"""The check `no_way_back`: messages that cannot be answered."""

from __future__ import annotations

from typing import Any

import pytest
from conversations import TODAY, message

from msglint.checks import no_way_back
from msglint.model import Evidence, Match, Part, Place, Segment
from msglint.reading import read

NOBODY = "Larkfield <no-reply@larkfield.example>"


def shut(text: str = "The season opens.", email: str = "", html: str = "", **about: Any) -> list[Match]:
    check = no_way_back.Check(no_way_back.Options())
    reading = message(text)
    if html:
        reading, _ = read([Part("html", html, (Segment(html, Place("m.html", 1), literal=True),))], {})
    return list(check.matches(reading, Evidence(TODAY, contact={"email": email}, message=about)))


@pytest.mark.parametrize(
    "sender",
    [
        NOBODY,
        "noreply@a.example",
        "no_reply@a.example",
        "do-not-reply@a.example",
        "DoNotReply@a.example",
        "news-noreply@a.example",
        "keine-antwort@a.example",
        "ne-pas-repondre@a.example",
        "no-responder@a.example",
        "non-rispondere@a.example",
        "niet-beantwoorden@a.example",
    ],
)
def test_senders_that_take_no_answer(sender: str) -> None:
    (match,) = shut(**{"from": sender})
    assert match.key == "from"
    assert match.facts == {"found": sender}


@pytest.mark.parametrize(
    "sender", ["Mara <mara@a.example>", "casino-reply@a.example", "reply@a.example", "volcano.reply@a.example", ""]
)
def test_senders_that_do(sender: str) -> None:
    assert not shut(**{"from": sender})


def test_reply_to() -> None:
    assert not shut(**{"from": NOBODY, "reply_to": "mara@a.example"})
    assert shut(**{"from": "mara@a.example", "reply_to": "noreply@a.example"})[0].key == "reply_to"
    assert shut("Do not reply to this e-mail.", reply_to="mara@a.example")


@pytest.mark.parametrize(
    "words",
    [
        "Please do not reply to this e-mail",
        "This mailbox is not monitored",
        "Replies to this address are not",
        "sent from an unattended",
        "Bitte antworten Sie nicht auf diese E-Mail",
        "Merci de ne pas répondre à ce",
        "Por favor no responda a este",
        "Si prega di non rispondere a questa",
    ],
)
def test_words_that_shut_the_door(words: str) -> None:
    (match,) = shut(f"The season opens on Friday.\n\n{words} message.")
    assert str(match.facts["found"]) in f"{words} message"
    assert match.span is not None


@pytest.mark.parametrize(
    "text",
    [
        "Call us on 555 0190.",
        "Telefon: 030 555 01 90",
        "Or +49 30 5550190.",
        "(0351) 555 0190",
        "Write to mara@a.example.",
        "Our help centre has the steps.",
        "Kontaktformular: https://a.example/form",
        "Just reply to this message.",
        "Answers: https://a.example/contact",
        "Chat: https://wa.me/5550190",
    ],
)
def test_ways_back(text: str) -> None:
    assert not shut(f"The season opens on Friday.\n\n{text}", **{"from": NOBODY})


@pytest.mark.parametrize(
    "text",
    [
        "Order 44112233 is on its way.",
        "Paid on 2026-03-02, 12.03.2026 and 03/04/2026.",
        "Larkfield Theatre, 12 Mill Lane, Larkfield 04321",
        "Unsubscribe: https://a.example/u",
        "In 2025 - 2026 we played for 120 000 people.",
        "Write to noreply@a.example.",
        "Please do not reply to this message.",
    ],
)
def test_no_ways(text: str) -> None:
    assert shut(f"The season opens on Friday.\n\n{text}", **{"from": NOBODY})


def test_the_readers_own_address_and_number_lead_nowhere() -> None:
    assert shut("Sent to «email=ines@b.example».", email="ines@b.example", **{"from": NOBODY})
    assert shut("We call you at phone «phone=+49 30 5550190».", **{"from": NOBODY})
    assert not shut("Sent to «email=ines@b.example», from mara@a.example.", email="ines@b.example", **{"from": NOBODY})


def test_links_of_html() -> None:
    page = "<p>The season opens.</p><p><a href='{}'>here</a></p>"
    assert not shut(html=page.format("mailto:mara@a.example"), **{"from": NOBODY})
    assert not shut(html=page.format("https://a.example/kontakt"), **{"from": NOBODY})
    assert shut(html=page.format("https://a.example/chateau"), **{"from": NOBODY})
