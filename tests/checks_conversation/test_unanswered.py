"""The check `open_matter`: whether a message takes up what its reader waits for."""

from __future__ import annotations

import pytest
from conversations import ROW, message, row, shown, unanswered

from msglint.checks import open_matter
from msglint.model import Confidence, Personal

PROMO = "The spring season is on sale! Book your seats by Friday and save 15 %."
RAMP = row("question", "Is there a ramp at the side door, or only the stairs?")


def test_a_promotion_over_a_question() -> None:
    (match,) = unanswered(f"Hi Ines,\n\n{PROMO}", RAMP)
    assert match.facts["kind"] == "question"
    assert match.facts["when"] == "2026-02-20"
    assert match.facts["topic"] == "access"
    assert match.facts["words"] == Personal("Is there a ramp at the side door, or only the stairs?", "open_question")
    assert match.facts["more"] == ""
    assert match.related == ((ROW, "the open question"),)
    assert match.span is not None


def test_nothing_is_open() -> None:
    assert unanswered(PROMO) == []


def test_the_newest_of_several_is_named() -> None:
    (match,) = unanswered(PROMO, row("complaint", "The hall was freezing.", "2026-01-10"), RAMP)
    assert (match.facts["kind"], match.facts["more"]) == ("question", " and 1 more")


@pytest.mark.parametrize(
    "said",
    [
        "The elevator beside the box office goes to every level.",
        "You asked about the side door: we will know on Monday.",
        "Your question is with the architect.",
        "We are still looking into it and will get back to you.",
        "For those who cannot climb: one enters without a step from the garden.",
        "Ihre Frage ist beim Architekten.",
    ],
)
def test_a_sentence_that_takes_it_up_amid_a_promotion(said: str) -> None:
    assert not shown(unanswered(f"{PROMO}\n\n{said}\n\nSee you in spring!", RAMP))


def test_the_subject_counts() -> None:
    assert not unanswered(message(PROMO, subject="About the ramp, and the spring season"), RAMP)


@pytest.mark.parametrize(
    "slogan",
    [
        "You asked, we listened: the sale is back!",
        "You asked for more, so here are twelve new concerts!",
        "Sorry we missed you at the gala! Book your seats now.",
        "Free delivery, free returns, no refunds on sale items. Shop now!",
    ],
)
def test_set_phrases_take_nothing_up(slogan: str) -> None:
    question = row("question", "When will I get the refund for the coat that I sent back?")
    assert shown(unanswered(slogan, question))


def test_quoted_mail_and_footers_are_not_what_the_message_says() -> None:
    text = (
        f"Hi Ines,\n\n{PROMO}\n\nJonas\n\n> On 20 February Ines wrote:\n> Is there a ramp?\n\n"
        "--\nWheelchair ramp at the north door. Unsubscribe: https://x.example/u"
    )
    assert shown(unanswered(text, RAMP))


def test_a_merge_field_that_prints_the_question() -> None:
    assert not unanswered(f"{PROMO} It began so: «open_question=May my dog come?»", question="May my dog come?")
    assert unanswered(f"{PROMO} It began so: «open_question=»", question="May my dog come?")


def test_a_complaint_is_taken_up_by_what_makes_good() -> None:
    complaint = row("complaint", "The man behind me talked all evening.")
    assert not shown(unanswered("We have spoken with him, and from now on an usher stands there.", complaint))
    assert shown(unanswered(PROMO, complaint))


def test_an_answer_to_one_matter_is_none_to_a_complaint() -> None:
    past = (
        row("complaint", "The man behind me talked all evening and no usher came.", "2026-02-01"),
        row("question", "Is there parking near the hall?"),
    )
    text = "Yes, there is parking behind the hall, free from six. And the new season is on sale!"
    assert not shown(unanswered(text, *past))
    (match,) = unanswered(text, *past, kinds=("complaint",))
    assert match.facts["kind"] == "complaint"
    assert shown([match])


def test_a_matter_without_words() -> None:
    (match,) = unanswered(PROMO, row("complaint"))
    assert match.facts["words"] == "no words kept"
    assert match.facts["topic"] == "what they wrote"
    assert match.confidence is Confidence.MEDIUM
    assert not unanswered("We are sorry about the evening on Friday.", row("complaint"))


def test_a_houses_words() -> None:
    question = row("question", "Is there room at the quayside for our van?")
    text = "Come on Friday! The mooring lot takes forty guests."
    assert shown(unanswered(text, question))
    house = {"parking": ("quayside", "mooring lot")}
    assert not unanswered(text, question, topics=house)
    assert not unanswered("Meet us at the pier!", question, acknowledging=("meet us at the {pier|quay}",))


def test_kinds_that_there_are_not() -> None:
    with pytest.raises(ValueError, match="question"):
        open_matter.Check(open_matter.Options(kinds=("praise",)))


def test_limits_that_do_not_fit() -> None:
    with pytest.raises(ValueError, match="sure"):
        open_matter.Check(open_matter.Options(sure=0.9, likely=0.3))


@pytest.mark.parametrize("text", ["", "🙂", "x" * 100_000, "Hi ,\n\n\n", "\u202eabc\u200b", "٪ 42"])
def test_odd_messages_and_questions(text: str) -> None:
    assert len(unanswered(text, RAMP)) <= 1
    assert len(unanswered(PROMO, row("question", text))) == 1


def test_the_same_answer_whatever_was_judged_before() -> None:
    check_one = unanswered(PROMO, RAMP)
    unanswered("Where to leave the car: behind the hall.", RAMP)
    assert unanswered(PROMO, RAMP) == check_one
