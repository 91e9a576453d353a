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


def likely(found: Features, weights: Features) -> float:
    """The probability that a model gives to these features."""
    total = sum(weights.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + math.exp(-max(-FARTHEST, min(FARTHEST, total))))


def weights(model: str) -> Features:
    """The shipped weights of a model: ``attention``, ``replies`` or ``follow-ups``."""
    models: Mapping[str, Features] = load_data("dialogue_weights")
    return models[model]
