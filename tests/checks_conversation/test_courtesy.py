"""What of a reply is courtesy, link or signature, and what it says besides."""

from __future__ import annotations

from time import perf_counter

import pytest

from msglint.reading.dialogue.courtesy import idle
from msglint.reading.dialogue.links import only_points, without_links
from msglint.reading.dialogue.phrasebook import Phrases
from msglint.reading.dialogue.replies import Lexicon, alone, reply_cues

NONE = Lexicon(*(Phrases(()),) * 4)


@pytest.mark.parametrize(
    "text",
    [
        "^JM",
        "/KT",
        "- Sam",
        "Thank you for your patience.",
        "Hope that helps!",
        "Have a great flight!",
        "If you have any further questions, please don't hesitate to reach out.",
        "Is there anything else I can help you with?",
    ],
)
def test_a_courtesy_says_nothing(text: str) -> None:
    assert idle(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for your patience, the boiler is mended.",
        "Thanks for reporting this, it is fixed in 2.1.",
        "Eleven.",
        "If you have questions about the ramp, ask for Mina.",
    ],
)
def test_what_comes_with_a_courtesy_is_heard(text: str) -> None:
    assert not idle(text)


@pytest.mark.parametrize(
    "text",
    [
        "Please see our help page: https://help.example/refunds?id=1204",
        "For more information, visit our website.",
        "You can find more details here: www.help.example",
        "Please contact our support team.",
    ],
)
def test_only_points(text: str) -> None:
    assert only_points(text)


@pytest.mark.parametrize(
    "text",
    [
        "Delete the tile cache as this page shows: https://help.example/cache",
        "The garage in Mill Lane is open until ten.",
        "Fixed.",
        "https://dl.example/musl",
    ],
)
def test_says_more_than_where_to_look(text: str) -> None:
    assert not only_points(text)


def test_a_link_has_no_words() -> None:
    assert without_links("See https://x.example/a?b=12 and www.y.example.") == "See   and  "
    cues = reply_cues("See https://x.example/2024/1234?when=now for it.", NONE)
    assert {"exact", "asks", "amount"}.isdisjoint(cues)
    assert cues["link"]


def test_what_is_in_a_name_is_no_amount() -> None:
    assert "gives how much" not in reply_cues("Try the 2-Step page.", NONE)
    assert "gives how much" not in reply_cues("Call 555 0100 about it.", NONE)
    assert "gives how much" in reply_cues("It costs 12 euros.", NONE)


def test_done_under_way_and_but() -> None:
    assert reply_cues("Fixed in 2.1, thanks!", NONE)["participle"]
    assert "participle" not in reply_cues("Closed as stale.", NONE)
    assert reply_cues("We're taking those items down.", NONE)["under way"]
    assert reply_cues("It is gone, but the old one still runs.", NONE)["but"]


def test_a_long_sentence_is_less_alone() -> None:
    assert alone([3]) > alone([20]) > alone([40]) == 0
    assert alone([3, 5]) == 0


@pytest.mark.parametrize("part", ["https://", "thank you for your ", "we are being ", "^a ", "see see "])
def test_hostile_text_takes_no_time(part: str) -> None:
    text = part * (100_000 // len(part))
    began = perf_counter()
    idle(text)
    only_points(text)
    reply_cues(text, NONE)
    assert perf_counter() - began < 5
