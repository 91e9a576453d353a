"""How often somebody wants to hear from a sender, in words and numbers."""

from __future__ import annotations

from typing import Any

import pytest

from msglint.reading.wishes.frequency import Wish, parse_frequency

DAILY, WEEKLY, FORTNIGHTLY = Wish(1, 1), Wish(1, 7), Wish(1, 14)
MONTHLY, QUARTERLY, YEARLY = Wish(1, 30), Wish(1, 90), Wish(1, 365)


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("monthly", MONTHLY),
        ("Once a month, please.", MONTHLY),
        ("no more than 2 a month", Wish(2, 30)),
        ("never more than once a month", MONTHLY),
        ("max 1/week", WEEKLY),
        ("≤2/month", Wish(2, 30)),
        ("1-2 per month", Wish(2, 30)),
        ("less than 3 a month", Wish(2, 30)),
        ("per month: 2", Wish(2, 30)),
        ("2x/mo", Wish(2, 30)),
        ("Bi-weekly", FORTNIGHTLY),
        ("every other week", FORTNIGHTLY),
        ("once every 3 months", QUARTERLY),
        ("1 per 2 weeks", FORTNIGHTLY),
        ("quarterly digest", QUARTERLY),
        ("monthly (max 2)", Wish(2, 30)),
        ("Monthly newsletter, invitations", MONTHLY),
        ("twice a year", Wish(2, 365)),
        ("Daily", DAILY),
        ("annually", YEARLY),
        ("einmal im Monat", MONTHLY),
        ("höchstens zweimal pro Monat", Wish(2, 30)),
        ("nie mehr als 1x im Monat", MONTHLY),
        ("alle 3 Monate", QUARTERLY),
        ("14-tägig", FORTNIGHTLY),
        ("vierteljährlich", QUARTERLY),
        ("une fois par mois", MONTHLY),
        ("deux fois par semaine", Wish(2, 7)),
        ("tous les deux mois", Wish(1, 60)),
        ("no más de dos al mes", Wish(2, 30)),
        ("cada 15 días", Wish(1, 15)),
        ("ogni due settimane", FORTNIGHTLY),
        ("max. 2 keer per week", Wish(2, 7)),
        ("uma vez por mês", MONTHLY),
        ("en gång i månaden", MONTHLY),
        ("månedlig", MONTHLY),
        ("raz w miesiącu", MONTHLY),
        ("kerran kuukaudessa", MONTHLY),
        ("毎月", MONTHLY),
        ("月1回", MONTHLY),
        ("never", Wish(0)),
        ("gar nicht", Wish(0)),
        (4, Wish(4)),
        (2.0, Wish(2)),
        ("4", Wish(4)),
        ("4.0", Wish(4)),
    ],
)
def test_what_is_asked_for(said: Any, wish: Wish) -> None:
    assert parse_frequency(said) == wish


@pytest.mark.parametrize(
    "said",
    [
        *("", None, True, [1], 0, "0", 2024, "2024", 1.5),
        *("as it happens", "any", "immer", "at least weekly", "more than 2 a month"),
        *("low", "Only important news", "no promotions", "3 months", "every second Tuesday", "Month"),
        *("weekly and monthly", "monthly;weekly", "1" * 400, "every " * 60, "9" * 120),
    ],
)
def test_what_is_no_limit(said: Any) -> None:
    assert parse_frequency(said) is None
