"""The check `one_and_out`, and what counts as another step."""

from __future__ import annotations

from typing import Any

import pytest
from conversations import TODAY, message, row, sent

from msglint.checks import one_and_out
from msglint.model import Confidence, Evidence, Interaction, Match

FIRST = {"purpose": "follow-up", "campaign": "Demo June", "step": 1, "name": "one"}
SECOND = {**FIRST, "campaign": "demo_june", "step": 2, "name": "two"}


def alone(
    *past: Interaction, about: dict[str, Any], planned: tuple[Any, ...] = (), beyond: tuple[Any, ...] = ()
) -> list[Match]:
    check = one_and_out.Check(one_and_out.Options())
    evidence = Evidence(TODAY, history=past, message=about, planned=(about, *planned), beyond=beyond)
    return list(check.matches(message("here it is."), evidence))


def test_one_step_and_no_other() -> None:
    (match,) = alone(about=FIRST)
    assert match.facts == {"campaign": "Demo June"}
    assert match.span is None


def test_the_same_step_on_another_channel_is_no_second_one() -> None:
    assert alone(about=FIRST, planned=({**FIRST, "channel": "sms"},))
    unnumbered = {"purpose": "follow-up", "campaign": "demo", "name": "thanks"}
    assert alone(about=unnumbered, planned=({**unnumbered, "channel": "sms"},))
    assert not alone(about=unnumbered, planned=({**unnumbered, "name": "chart"},))


def test_another_step_in_this_run_or_beyond_it() -> None:
    assert not alone(about=FIRST, planned=(SECOND,))
    assert not alone(about=FIRST, beyond=(SECOND,))
    assert alone(about=FIRST, beyond=({**SECOND, "campaign": "other"},))


def test_a_step_that_has_gone_out() -> None:
    assert not alone(sent(campaign="demo-june", step="1"), about=SECOND)
    assert alone(sent(campaign="demo-june", step="1"), about=FIRST)
    assert alone(sent("2026-05-01", campaign="demo-june", step="2"), about=FIRST)
    assert alone(sent(campaign="other", step="2"), about=FIRST)
    assert alone(row("reply", "Yes.", campaign="demo-june", step="2"), about=FIRST)


@pytest.mark.parametrize(
    "more", [{"step": "1 of 3"}, {"step": "1/3"}, {"step": 2}, {"steps": 3}, {"campaign": ""}, {"purpose": "marketing"}]
)
def test_silent(more: dict[str, Any]) -> None:
    assert not alone(about={**FIRST, **more})


def test_a_note_that_only_thanks_is_whole() -> None:
    check = one_and_out.Check(one_and_out.Options())
    for text, whole in (
        ("thank you for coming. It was lovely to see you.", True),
        ("thank you for coming. The recording: https://a.example/1", False),
        ("thank you for coming. Book your next evening.", False),
        ("thank you for coming. Let me know if you have questions.", False),
        ("it was lovely to see you.", False),
    ):
        (match,) = check.matches(message(text), Evidence(TODAY, message=FIRST, planned=(FIRST,)))
        assert (match.confidence is Confidence.LOW) is whole, text


def test_one_of_one() -> None:
    assert alone(about={**FIRST, "step": "1 of 1"})
