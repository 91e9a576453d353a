"""The check `silence`: people who heard nothing."""

from __future__ import annotations

import pytest
from conversations import ROW, row, sent, silences

from msglint.checks import silence
from msglint.model import Confidence

CAME = row("attended", "Harbor walk", "2026-01-24")


def test_nothing_since() -> None:
    (match,) = silences(CAME)
    assert match.place == ROW
    assert match.facts == {
        "what": "attended",
        "when": "2026-01-24",
        "days": 37,
        "silence": "has heard nothing since",
    }


def test_too_late() -> None:
    (match,) = silences(CAME, sent("2026-02-20"))
    assert match.facts["silence"] == "heard nothing for 27 days"


@pytest.mark.parametrize("day", ["2026-01-24", "2026-01-30", "2026-02-07"])
def test_in_time(day: str) -> None:
    assert silences(CAME, sent(day)) == []


@pytest.mark.parametrize(("kind", "what"), list(silence.SAID.items()))
def test_what_deserves_a_word(kind: str, what: str) -> None:
    (match,) = silences(row(kind, "", "2026-01-24"))
    assert match.facts["what"] == what


@pytest.mark.parametrize("kind", ["purchased", "reply", "opened", "sent"])
def test_what_does_not(kind: str) -> None:
    assert silences(row(kind, "", "2026-01-24")) == []


def test_the_days_looked_back_on() -> None:
    assert silences(row("gave", "", "2026-02-17")) == []
    assert silences(row("gave", "", "2026-02-16"))
    assert silences(row("gave", "", "2025-12-02"))
    assert silences(row("gave", "", "2025-12-01")) == []
    assert silences(row("gave", "", "2026-02-20"), within=7)
    assert silences(row("gave", "", "2025-06-01"), back=365)


def test_the_first_of_several() -> None:
    (match,) = silences(row("gave", "", "2026-01-10"), sent("2026-01-11"), CAME, row("visited", "", "2026-01-30"))
    assert match.facts["what"] == "attended"


@pytest.mark.parametrize("kind", ["out_of_office", "bounced"])
def test_what_is_no_message(kind: str) -> None:
    assert silences(CAME, row(kind, "", "2026-01-25", "out"))


def test_this_run_makes_it_good() -> None:
    assert silences(CAME, planned=("follow-up",)) == []
    assert silences(CAME, planned=("marketing", "reply")) == []
    assert silences(CAME, planned=("marketing",))


@pytest.mark.parametrize("field", silence.LEFT)
def test_people_who_have_left(field: str) -> None:
    assert silences(CAME, values={field: True}) == []
    assert silences(CAME, values={field: False})


def test_people_who_unsubscribed() -> None:
    assert silences(CAME, row("unsubscribed", "", "2026-01-25")) == []


def test_answered_and_undated_rows() -> None:
    assert silences(row("question", "", "2026-01-24", status="answered")) == []
    assert silences(row("question", "", "")) == []


def test_a_look_at_a_page_is_a_guess() -> None:
    (match,) = silences(row("visited", "/prices", "2026-01-24", channel="web"))
    assert match.confidence is Confidence.LOW
    (match,) = silences(row("visited", "Portrait day", "2026-01-24", channel="store"))
    assert match.confidence is None


def test_what_is_sent_after_today_has_not_been_heard() -> None:
    assert silences(CAME, sent("2026-03-05"))


def test_options() -> None:
    with pytest.raises(ValueError, match="within"):
        silence.Check(silence.Options(back=10, within=14))
