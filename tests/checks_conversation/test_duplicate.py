"""The check `duplicate`, and how a row of the history names a template."""

from __future__ import annotations

from typing import Any

import pytest
from conversations import ROW, TODAY, message, row, sent

from msglint.checks import duplicate
from msglint.model import Confidence, Evidence, Interaction, Match
from msglint.reading.dialogue.steps import names_template


def again(*past: Interaction, path: str = "mail/welcome.email.j2", **about: Any) -> list[Match]:
    check = duplicate.Check(duplicate.Options())
    return list(check.matches(message("here."), Evidence(TODAY, history=past, message={"path": path, **about})))


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("welcome", "mail/welcome.email.j2"),
        ("Welcome", "welcome.email.j2"),
        ("welcome.email", "mail/welcome.email.j2"),
        ("welcome.email.j2", "mail/welcome.email.j2"),
        ("./mail/welcome.email.j2", "mail/welcome.email.j2"),
        ("mail\\welcome.email.j2", "mail/welcome.email.j2"),
        ("welcome.html", "mail/welcome.email.j2"),
        ("mail/welcome", "project/mail/welcome.email.j2"),
        ("project/mail/welcome.email.j2", "mail/welcome.email.j2"),
        ("mail/welcome.email.j2", "../project/mail/welcome.email.j2"),
        ("renewal", "mail/renewal/body.html"),
        ("renewal", "mail/renewal.body.txt"),
        ("renewal", "mail/renewal_body.txt"),
        ("welcome", ".welcome.j2"),
    ],
)
def test_names(written: str, path: str) -> None:
    assert names_template(written, path)


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("welcome-back", "mail/welcome.email.j2"),
        ("welcome", "mail/welcome-2.email.j2"),
        ("old/welcome", "mail/welcome.email.j2"),
        ("mail", "mail/welcome.email.j2"),
        ("ail/welcome", "mail/welcome.email.j2"),
        ("j2", "welcome.email.j2"),
        ("", "welcome.email.j2"),
        (" ", ""),
    ],
)
def test_other_names(written: str, path: str) -> None:
    assert not names_template(written, path)


def test_a_row_that_names_the_template() -> None:
    (match,) = again(row("reply", "Thanks."), sent(template="welcome"))
    assert match.facts == {"when": "2026-02-10", "template": "welcome"}
    assert match.related == ((ROW, "already sent"),)
    assert match.confidence is Confidence.HIGH


def test_the_latest_of_several() -> None:
    assert again(sent("2026-01-10", template="welcome"), sent(template="welcome"))[0].facts["when"] == "2026-02-10"
    assert again(sent("", template="welcome"))[0].facts["when"] == "an earlier day"


def test_another_campaign_may_have_had_other_words() -> None:
    (match,) = again(sent(template="welcome", campaign="spring 2025"), campaign="Spring 2026")
    assert match.confidence is Confidence.MEDIUM


def test_campaign_and_step() -> None:
    row_of = {"campaign": "audit", "step": "2"}
    assert again(sent(**row_of), campaign="Audit", step="2 of 3")[0].facts["template"] == "step 2 of audit"
    assert not again(sent(**row_of), campaign="audit", step=3)
    assert not again(sent(**row_of), campaign="audit")
    assert not again(sent(**row_of, channel="sms"), campaign="audit", step=2)
    assert not again(sent(campaign="audit"), campaign="audit", step=2)


@pytest.mark.parametrize(
    "past",
    [
        sent("2026-05-01", template="welcome"),
        row("opened", "", template="welcome"),
        row("sent", "", template="welcome"),
        sent(template="goodbye"),
        sent(),
    ],
)
def test_silent(past: Interaction) -> None:
    assert not again(past)
