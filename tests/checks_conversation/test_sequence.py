"""The check `sequence`: steps that go on after an answer."""

from __future__ import annotations

import pytest
from conversations import ROW, goes_on, replied, row, sent

from msglint.checks import sequence
from msglint.model import Confidence, Personal

STEP = sent(campaign="audit", step="1")
YES = row("reply", "Yes please.", campaign="audit")


def test_a_reply_of_the_campaign() -> None:
    (match,) = goes_on(STEP, YES, campaign="audit", step=2)
    assert match.facts == {
        "when": "2026-02-20",
        "kind": "reply",
        "words": Personal("Yes please.", "reply"),
        "campaign": "audit",
    }
    assert match.related == ((ROW, "the answer"),)
    assert match.span is None


@pytest.mark.parametrize("step", [2, "2", "step 3", "2 of 4", "#2"])
def test_later_steps(step: object) -> None:
    assert goes_on(STEP, YES, campaign="audit", step=step)


@pytest.mark.parametrize("step", [1, "1", "step 1 of 4", 0])
def test_first_steps(step: object) -> None:
    assert not goes_on(STEP, YES, campaign="audit", step=step)


def test_without_a_step_a_follow_up_follows_something() -> None:
    assert goes_on(STEP, YES, campaign="audit")
    assert not goes_on(STEP, YES, campaign="audit", purpose="marketing")
    assert goes_on(STEP, YES, campaign="audit", purpose="marketing", step=2)


@pytest.mark.parametrize("campaign", ["Audit", "audit", "AUDIT "])
def test_one_campaign_in_other_spellings(campaign: str) -> None:
    assert goes_on(STEP, YES, campaign=campaign, step=2)


def test_other_campaigns() -> None:
    assert not goes_on(STEP, YES, campaign="gala", step=2)
    assert not goes_on(STEP, YES, step=2)


@pytest.mark.parametrize("kind", ["question", "complaint", "comment"])
def test_other_kinds_of_answer(kind: str) -> None:
    assert goes_on(STEP, row(kind, "Hm.", campaign="audit", status="answered"), campaign="audit", step=2)


@pytest.mark.parametrize("kind", ["out_of_office", "attended", "purchased", "opened", "unsubscribed"])
def test_what_is_no_answer(kind: str) -> None:
    assert not goes_on(STEP, row(kind, "", campaign="audit"), campaign="audit", step=2)


def test_an_answer_without_a_campaign_belongs_to_what_was_sent_last() -> None:
    reply = row("reply", "No, thank you.")
    assert goes_on(STEP, reply, campaign="audit", step=2)
    assert not goes_on(STEP, sent("2026-02-15", campaign="gala"), reply, campaign="audit", step=2)
    assert not goes_on(STEP, replied("2026-02-15"), reply, campaign="audit", step=2)


def test_where_the_history_does_not_say_which_campaign() -> None:
    (match,) = goes_on(sent(), row("reply", "No."), campaign="audit", step=2)
    assert match.confidence is Confidence.MEDIUM
    (match,) = goes_on(row("reply", "No."), campaign="audit", step=2)
    assert match.confidence is Confidence.MEDIUM
    assert not goes_on(row("question", "Are you open?"), campaign="audit", step=2)


def test_an_old_answer_of_no_campaign() -> None:
    old = row("reply", "No.", "2025-11-01")
    assert not goes_on(sent("2025-10-30"), old, step=2)
    assert goes_on(sent("2025-10-30"), old, step=2, days=200)


def test_a_sequence_that_began_anew() -> None:
    again = sent("2026-02-25", campaign="audit", step="1")
    assert not goes_on(STEP, YES, again, campaign="audit", step=2)
    assert goes_on(STEP, YES, sent("2026-02-25", campaign="audit", step="2"), campaign="audit", step=3)


def test_what_has_not_happened_yet() -> None:
    assert not goes_on(STEP, row("reply", "Yes.", "2026-03-05", campaign="audit"), campaign="audit", step=2)


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for your reply! Here is the report on returns.",
        "As you asked, here is the second report.",
        "vielen Dank für Ihre Antwort. Hier ist der Bericht.",
    ],
)
def test_a_message_that_knows_of_the_answer(text: str) -> None:
    assert not goes_on(STEP, YES, campaign="audit", step=2, text=text)


def test_waiting_for_a_reply_is_not_knowing_of_it() -> None:
    assert goes_on(STEP, YES, campaign="audit", step=2, text="I am still waiting for your reply.")


def test_days() -> None:
    with pytest.raises(ValueError, match="days"):
        sequence.Check(sequence.Options(days=0))
