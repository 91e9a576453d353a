"""The weights of the model, and what they say of features."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp

from msglint.reading.words import load_data

LABELS = ("product-first", "need-first", "neutral")
"""The labels, in the order of the weights."""

FAMILIAR = 2
"""Words that the model must know of a text of a few words to take it for one in its language."""

Weights = Mapping[str, Sequence[float]]


@cache
def weights() -> Weights:
    """For each feature its weight for each label; a feature that is not listed weighs nothing."""
    table: Weights = load_data("lead_weights")
    return table


def probabilities(features: Mapping[str, float], table: Weights) -> tuple[float, ...]:
    """How probable each label is (they sum to 1)."""
    product = need = neutral = 0.0
    for name, value in features.items():
        row = table.get(name)
        if row is not None:
            product += row[0] * value
            need += row[1] * value
            neutral += row[2] * value
    top = max(product, need, neutral)
    odds = [exp(score - top) for score in (product, need, neutral)]
    whole = sum(odds)
    return tuple(odd / whole for odd in odds)


def is_familiar(words: Sequence[str]) -> bool:
    """Whether two thirds of some words, and two at least, are among those that the model weighs."""
    known = sum(f"word {word}" in weights() for word in words)
    return known >= max(FAMILIAR, 2 * len(words) / 3)


def pull(name: str, label: int, table: Weights) -> float:
    """How far a feature speaks for a label rather than for the strongest of the others."""
    row = table.get(name)
    if row is None:
        return 0.0
    return row[label] - max(weight for other, weight in enumerate(row) if other != label)
