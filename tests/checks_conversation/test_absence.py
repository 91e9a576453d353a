"""The check `absence`: when somebody who is away is back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from conversations import ROW, TODAY, message, row, sent

from msglint.checks import absence
from msglint.model import Confidence, Evidence, Interaction, Match, Personal
from msglint.reading.dialogue.absence import back

WRITTEN = date(2026, 3, 2)  # a Monday


def away(*past: Interaction, days: int = 7, **about: Any) -> list[Match]:
    check = absence.Check(absence.Options(days=days))
    meta = {"purpose": "follow-up", **about}
    return list(check.matches(message("here it is."), Evidence(TODAY, history=past, message=meta)))


def notice(text: str, at: str = "2026-02-26") -> Interaction:
    return row("out_of_office", text, at)


@pytest.mark.parametrize(
    ("text", "returns"),
    [
        ("I am out of the office until 12 March.", "2026-03-13"),
        ("I am away from 2 to 12 March with no access to e-mail.", "2026-03-13"),
        ("vacation Mar 2 - Mar 13, 2026", "2026-03-14"),
        ("Out of office 2026-03-02 to 2026-03-12", "2026-03-13"),
        ("Out 3/2-3/13, back 3/16", "2026-03-16"),
        ("Back on Monday.", "2026-03-09"),
        ("I'm out through Friday", "2026-03-06"),
        ("I will be back in the office on Monday, March 16th.", "2026-03-16"),
        ("I'm away and back on the 16th.", "2026-03-16"),
        ("I'm on leave for two weeks.", "2026-03-17"),
        ("I am travelling this week and will reply when I can.", "2026-03-09"),
        ("I return to my desk tomorrow", "2026-03-03"),
        ("Away until April", "2026-04-01"),
        ("I am out of office on 3 March.", "2026-03-04"),
        ("On leave from 28 December to 4 January 2027.", "2027-01-05"),
        ("Ich bin vom 2.3. bis einschließlich 12.3. im Urlaub.", "2026-03-13"),
        ("Ab dem 13. März bin ich wieder erreichbar.", "2026-03-13"),
        ("Urlaub bis 27.03.2026. In dringenden Fällen: 0171 555 0102", "2026-03-28"),
        ("In Elternzeit bis Ende August", "2026-09-01"),
        ("Je suis absente jusqu'au 12 mars inclus.", "2026-03-13"),
        ("Je serai de nouveau disponible à partir du lundi 16 mars", "2026-03-16"),
        ("Estaré fuera hasta el 12 de marzo.", "2026-03-13"),
        ("Vuelvo el lunes 16 de marzo", "2026-03-16"),
        ("Sono assente dal 2 al 12 marzo.", "2026-03-13"),
        ("Rientro il 16 marzo.", "2026-03-16"),
        ("Ik ben afwezig t/m 12 maart.", "2026-03-13"),
        ("Ik ben terug op maandag", "2026-03-09"),
        ("Estou ausente até 12 de março.", "2026-03-13"),
    ],
)
def test_the_day_of_return(text: str, returns: str) -> None:
    assert back(text, WRITTEN) == date.fromisoformat(returns)


@pytest.mark.parametrize("text", ["", "Automatic reply: thank you.", "You may call Ana.", "31.02.", "99/99"])
def test_no_day_of_return(text: str) -> None:
    assert back(text, WRITTEN) is None


def test_the_year_is_the_first_that_fits() -> None:
    assert back("Back on 7 January.", date(2026, 12, 21)) == date(2027, 1, 7)
    assert back("Back on 3/4.", date(2026, 3, 2)) == date(2026, 3, 4)
    assert back("Until 29 February.", date(2026, 2, 2)) is None


def test_a_follow_up_into_an_absence() -> None:
    (match,) = away(sent(), notice("Until 12 March."))
    assert match.facts == {
        "when": "2026-02-26",
        "back": "back on 2026-03-13",
        "words": Personal("Until 12 March.", "reply"),
    }
    assert match.related == ((ROW, "the absence notice"),)
    assert match.confidence is None


def test_without_a_date_it_holds_for_a_week() -> None:
    (match,) = away(notice("Out of office."))
    assert match.facts["back"] == "no date of return"
    assert match.confidence is Confidence.MEDIUM
    assert not away(notice("Out of office.", "2026-02-22"))
    assert away(notice("Out of office.", "2026-02-22"), days=10)
    assert away(notice("", "2026-03-01"))[0].facts["words"] == "no words kept"


@pytest.mark.parametrize(
    "past",
    [
        (notice("Back on 2 March."),),
        (notice("Until 1 March."),),
        (notice("Until 12 March."), row("reply", "Here after all.", "2026-02-27")),
        (notice("Until 12 March."), row("purchased", "", "2026-03-01")),
        (notice("Until 12 March."), notice("Back on Friday.", "2026-02-26")),
        (notice("I no longer work at Orbit."),),
        (notice("Until 12 March.", ""),),
        (notice("Until 12 March.", "2026-03-05"),),
        (row("out_of_office", "Until 12 March.", "2026-02-26", "out"),),
        (notice("I am on a sabbatical until 2 January 2027.", "2024-11-01"),),
        (),
    ],
)
def test_silent(past: tuple[Interaction, ...]) -> None:
    assert not away(*past)


def test_an_opened_mail_is_no_sign_of_return() -> None:
    assert away(notice("Until 12 March."), row("opened", "", "2026-02-28"))


def test_first_mailings_are_left_alone() -> None:
    assert not away(notice("Until 12 March."), purpose="marketing")
    assert not away(notice("Until 12 March."), purpose="marketing", step=1)
    assert away(notice("Until 12 March."), purpose="marketing", step=2)


def test_options_are_judged() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        absence.Check(absence.Options(days=0))
