"""A reply goes to those for whom something waits, as the rules see it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from msglint.engine.recipients import is_open
from msglint.model import NOWHERE, Contact, History, Interaction


def waits(*rows: tuple[str, str, str], question: str = "") -> bool:
    past = tuple(
        Interaction("1", datetime.fromisoformat(f"2026-02-{day + 1:02}"), direction, kind, NOWHERE, text=text)
        for day, (direction, kind, text) in enumerate(rows)
    )
    values: dict[str, Any] = {"open_question": question}
    return is_open(Contact("1", values, {}, NOWHERE), History({"1": past}, given=True))


@pytest.mark.parametrize("text", ["What a wonderful evening, thank you!", "Bravo!"])
def test_praise_waits_for_nothing(text: str) -> None:
    assert not waits(("in", "comment", text))
    assert not waits(question=text)


def test_what_waits() -> None:
    assert waits(("in", "comment", "Wonderful, but the seats were hard."))
    assert waits(("in", "question", "Is there parking?"))
    assert waits(question="Is there parking?")
    assert not waits(question="n/a")
    assert not waits(("in", "question", "Is there parking?"), ("out", "reply", "Yes."))
