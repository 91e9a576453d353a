"""What the shipped models reach on the labelled messages of the repository."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

JUDGEMENT = Path(__file__).parents[2] / "benchmarks" / "judgement"
FLOORS = {
    "conversation-unanswered": (0.82, 0.94),
    "conversation-dismissive": (0.85, 0.95),
    "conversation-not-answered": (0.6, 0.93),
    "conversation-empty-bump": (0.88, 0.95),
}
"""F1 and precision over all rows; how well unseen domains are judged is what the benchmark prints."""


@pytest.fixture(scope="module")
def dialogue() -> Iterator[ModuleType]:
    sys.path.insert(0, str(JUDGEMENT))
    try:
        import dialogue

        yield dialogue
    finally:
        sys.path.remove(str(JUDGEMENT))


@pytest.mark.parametrize("rule", FLOORS)
def test_a_judgement(dialogue: ModuleType, rule: str) -> None:
    (judgement,) = (each for each in dialogue.judgements() if each.name == rule)
    judged = [(judgement.check(row), judgement.wanted(row)) for row in judgement.rows]
    hits = sum(flagged and wanted for flagged, wanted in judged)
    flagged, wanted = sum(flag for flag, _ in judged), sum(want for _, want in judged)
    f1, precision = FLOORS[rule]
    assert 2 * hits / (flagged + wanted) >= f1
    assert hits / flagged >= precision


def test_the_rows(dialogue: ModuleType) -> None:
    for judgement in dialogue.judgements():
        assert len(judgement.rows) >= 150
        assert {row.part for row in judgement.rows} == {"tune", "unseen"}
        tuned = {row.text for row in judgement.rows if row.part == "tune"}
        assert not tuned & {row.text for row in judgement.rows if row.part != "tune"}
        assert len({row.domain for row in judgement.rows}) >= 8
        assert len({row.language for row in judgement.rows}) >= 6
