"""Word forms, and what a text is about."""

from __future__ import annotations

import pytest

from msglint.reading.dialogue.kin import akin, kin_of
from msglint.reading.dialogue.stems import stem
from msglint.reading.topics import LONGEST, Topics, content, little, thesaurus

TOPICS = Topics()


@pytest.mark.parametrize(
    "forms",
    [
        "park parks parked parking",
        "cancel cancels cancelled canceled cancelling cancellation cancellations",
        "order orders ordered ordering",
        "deliver delivers delivered",
        "delivery deliveries",
        "break breaks broke broken breaking",
        "refund refunds refunded refunding",
        "charge charged charges charging",
        "lamp lamps lampe lampen",
        "pay pays paid",
        "child children",
    ],
)
def test_forms_of_one_word(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


def test_other_words_stay_apart() -> None:
    words = ("park", "part", "price", "prize", "seat", "season", "ramp", "train", "refund", "return")
    assert len(set(map(stem, words))) == len(words)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Where do I leave the car?", "parking"),
        ("The garage in Mill Lane is free after six.", "parking"),
        ("Is there a lift? My father cannot take the stairs.", "access"),
        ("You charged me twice.", "billing"),
        ("When do I get my money back?", "refund"),
        ("It came in two pieces and does not work.", "damage"),
        ("Is the soup free of nuts?", "diet"),
        ("Wo kann ich parken?", "parking"),
        ("Y a-t-il un ascenseur ?", "access"),
        ("¿Me devuelven el dinero? Quiero un reembolso.", "refund"),
        ("C'è un parcheggio vicino?", "parking"),
        ("De lamp kwam kapot aan.", "damage"),
        ("Fui cobrado duas vezes.", "billing"),
    ],
)
def test_a_telling_topic(text: str, topic: str) -> None:
    assert topic in TOPICS.read(text).telling


def test_a_topic_of_any_mailing_is_not_telling() -> None:
    subject = TOPICS.read("Book your tickets for the new season from 12 euros.")
    assert not subject.telling
    assert {"booking", "tickets"} <= set(subject.common)


def test_what_makes_good() -> None:
    assert TOPICS.read("The boiler has been repaired.").mends
    assert not TOPICS.read("The boiler is old.").mends


def test_words_weigh_by_how_much_they_tell() -> None:
    words = TOPICS.read("The harness for Winterreise on order 44712 in 2026, and a season").words
    assert words[stem("winterreise")] > words[stem("harness")] > words["season"] > 0
    assert words["44712"] > words["2026"]


def test_a_houses_own_words() -> None:
    house = Topics({"parking": ["quayside"], "berths": ["mooring", "berth*"]})
    assert "parking" in house.read("Is there room at the quayside?").telling
    assert "berths" in house.read("Which berthing fees?").telling
    assert "parking" not in TOPICS.read("Is there room at the quayside?").telling


def test_words_of_one_language_are_not_those_of_another() -> None:
    assert "sickness" not in TOPICS.read("Das ist ein Gift für alle, die hier mit uns am Abend sitzen.").telling
    assert TOPICS.read("Este verano, dos noches por el precio de una habitación con vistas al mar.").telling == {}


def test_nothing_to_read() -> None:
    for text in ("", " \n", "🙂", "…", "\u200b", "١٢٣"):
        assert not TOPICS.read(text).telling


def test_a_huge_question_is_read_at_its_beginning() -> None:
    assert "parking" in TOPICS.read("parking " + "x" * 5_000_000).telling
    assert not TOPICS.read("x " * LONGEST + "parking").telling


def test_content_is_what_carries_meaning() -> None:
    assert list(content("We will be there with the blue harness")) == [stem("blue"), stem("harness")]


def test_the_thesaurus() -> None:
    shipped = thesaurus()
    assert set(shipped.indexes) == {"en", "de", "fr", "es", "it", "nl", "pt"}
    assert {"tickets", "price"} <= shipped.common
    assert "refund" in shipped.mending
    assert not shipped.common & shipped.mending


def test_words_that_say_little() -> None:
    assert "the" in little().plain
    assert "und" in little().others
    assert stem("season") in little().mailing


def test_kin_are_different_words_of_one_family() -> None:
    kettle, teapot, kettles = (kin_of([stem(word)]) for word in ("kettle", "teapot", "kettles"))
    assert akin(kettle, teapot) == 1
    assert akin(kettle, kettles) == 0
    assert akin(kettle, kin_of([stem("passport")])) == 0
    assert kin_of(["zzz"]) == {}
