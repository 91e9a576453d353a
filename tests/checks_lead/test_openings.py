"""The labelled openings and the weights trained on them."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from msglint.reading.appraisal.model import LABELS, weights

FOLDER = Path(__file__).parents[2] / "benchmarks" / "judgement"


@pytest.fixture(scope="module")
def openings() -> ModuleType:
    spec = importlib.util.spec_from_file_location("judgement_openings", FOLDER / "openings.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_labels_and_domains(openings: ModuleType) -> None:
    rows = openings.load()
    assert {row.label for row in rows} == set(LABELS)
    assert min(Counter(row.label for row in rows).values()) >= 100
    assert len({row.domain for row in rows}) >= 8
    assert len(rows) >= 400


def test_no_opening_stands_twice(openings: ModuleType) -> None:
    texts = Counter(row.text for row in openings.load())
    assert not [text for text, count in texts.items() if count > 1]


def test_the_shipped_weights_are_those_that_training_gives(openings: ModuleType) -> None:
    trained = openings.train([row.example for row in openings.load()])
    shipped = weights()
    assert set(shipped) <= set(trained)
    assert all(row == pytest.approx(trained[name], abs=0.01) for name, row in shipped.items())


def test_scores(openings: ModuleType) -> None:
    product, need, neutral = LABELS
    figures = openings.score([(product, True), (product, False), (need, True), (need, False), (neutral, False)])
    assert (figures.precision, figures.recall, figures.f1, figures.alarms) == (0.5, 0.5, 0.5, 0.5)
    assert openings.score([]).f1 == 0.0


@pytest.mark.parametrize(("text", "product"), [("We asked you.", True), ("You asked us.", False), ("On sale.", True)])
def test_the_baseline(openings: ModuleType, text: str, product: bool) -> None:
    assert openings.first_pronoun(text) is product


def test_a_model_knows_more_than_the_first_pronoun(openings: ModuleType) -> None:
    rows = [row for row in openings.load() if row.domain in {"food", "finance", "community"}]
    judged = [(row.label, openings.shown(found)) for row, found in openings.cross_validated(rows)]
    baseline = [(row.label, openings.first_pronoun(row.text)) for row in rows]
    assert openings.score(judged).f1 > openings.score(baseline).f1 + 0.1
