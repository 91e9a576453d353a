"""Small linear models: what a sentence shows, weighed to a probability.

The weights are in ``data/dialogue_weights.json``, a model each, made by ``scripts/train_dialogue.py`` from labelled
messages.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from msglint.reading.words import load_data

Features = Mapping[str, float]
"""What is there, by name, mostly between 0 and 1."""
FARTHEST = 30.0


def weighed(found: Features, weights: Features) -> float:
    """The sum of the features, each times its weight."""
    return sum(weights.get(name, 0.0) * value for name, value in found.items())


def probability(total: float) -> float:
    """What a sum of weighed features stands for, between 0 and 1."""
    return 1 / (1 + math.exp(-max(-FARTHEST, min(FARTHEST, total))))


def likely(found: Features, weights: Features) -> float:
    """The probability that a model gives to these features."""
    return probability(weighed(found, weights))


def weights(model: str) -> Features:
    """The shipped weights of a model: ``attention``, ``replies`` or ``follow-ups``."""
    models: Mapping[str, Features] = load_data("dialogue_weights")
    return models[model]
