"""How the models of dialogue are trained: by the best sentence of each message.

A message takes a question up, answers it, or brings something new by one sentence of it. So a model learns from every
sentence of the messages that do not, and from the one sentence of each message that does which it likes best so far.
Whether a reply turns away is told by all of it: where each message is seen as one, its model learns from that.
Wants NumPy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from msglint.reading.dialogue.weighing import FARTHEST, likely

EPOCHS = 700
RATE = 0.5
DECAY = 0.003
ROUNDS = 4
FOLDS = 8
STEPS = 300
"""Steps by which a model of whole messages is found, each a long one."""
PULL = 0.001
"""How strongly its weights are kept small."""
RARE = 6
"""Views in which something is seen at least, if such a model is to weigh it: two messages, seen in three ways."""

Features = dict[str, float]
Weights = dict[str, float]
Weighted = tuple[Features, float, float]
"""Features, the label (1 or 0) and how much it counts."""


class View(Struct, frozen=True):
    """One way to see a message: the features of its sentences, and how much this view counts."""

    sentences: tuple[Features, ...]
    counts: float = 1.0


class Example(Struct, frozen=True):
    """A labelled message. ``good``: some sentence does what the model looks for. The first view is the whole one."""

    good: bool
    domain: str
    views: tuple[View, ...]

    def chance(self, weights: Weights) -> float:
        """The probability that it does, by its best sentence."""
        return max((likely(each, weights) for each in self.views[0].sentences), default=0.0)


def train(examples: Sequence[Example], first: Weights) -> Weights:
    """Logistic regression over sentences; ``first``: the weights that choose the best sentences of the first round."""
    if all(len(view.sentences) == 1 for example in examples for view in example.views):
        return settled([row for example in examples for view in example.views for row in _rows(example, view, first)])
    weights = dict(first)
    for _ in range(ROUNDS):
        weights = fitted(
            [row for example in examples for view in example.views for row in _rows(example, view, weights)]
        )
    return weights


def _rows(example: Example, view: View, weights: Weights) -> list[Weighted]:
    if example.good:
        return [(max(view.sentences, key=lambda each: likely(each, weights)), 1.0, view.counts)]
    share = view.counts * len(view.sentences) ** -0.5
    return [(each, 0.0, share) for each in view.sentences]


def fitted(rows: Sequence[Weighted]) -> Weights:
    """Weights by gradient descent."""
    names = sorted({name for found, _, _ in rows for name in found})
    column = {name: at for at, name in enumerate(names)}
    seen = np.zeros((len(rows), len(names)))
    for at, (found, _, _) in enumerate(rows):
        for name, value in found.items():
            seen[at, column[name]] = value
    labels = np.array([label for _, label, _ in rows])
    counts = np.array([count for _, _, count in rows])
    pull = np.array([0.0 if name == "always" else DECAY for name in names])
    weights = np.zeros(len(names))
    for _ in range(EPOCHS):
        chances = 1 / (1 + np.exp(-np.clip(seen @ weights, -FARTHEST, FARTHEST)))
        slope = (counts * (chances - labels)) @ seen
        weights -= RATE * (slope / len(rows) + pull * weights)
    return dict(zip(names, map(float, weights), strict=True))


def settled(rows: Sequence[Weighted]) -> Weights:
    """Weights by accelerated gradient descent (Nesterov 1983), for more features than ``fitted`` could settle."""
    often = Counter(name for found, _, _ in rows for name in found)
    names = sorted(name for name, count in often.items() if count >= RARE)
    column = {name: at for at, name in enumerate(names)}
    seen = np.zeros((len(rows), len(names)), np.float32)
    for at, (found, _, _) in enumerate(rows):
        for name in found.keys() & column.keys():
            seen[at, column[name]] = found[name]
    labels = np.array([label for _, label, _ in rows], np.float32)
    counts = np.array([count for _, _, count in rows], np.float32)
    counts /= counts.sum()
    pull = np.array([0.0 if name == "always" else PULL for name in names], np.float32)
    steepest = _steepest(seen * np.sqrt(counts)[:, None]) / 4 + PULL
    weights = ahead = np.zeros(len(names), np.float32)
    speed = 1.0
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-np.clip(seen @ ahead, -FARTHEST, FARTHEST)))
        reached = ahead - ((counts * (chances - labels)) @ seen + pull * ahead) / steepest
        faster = (1 + (1 + 4 * speed * speed) ** 0.5) / 2
        ahead = reached + (speed - 1) / faster * (reached - weights)
        weights, speed = reached, faster
    return dict(zip(names, map(float, weights), strict=True))


def _steepest(seen: NDArray[np.float32]) -> float:
    """The largest eigenvalue of what has been seen, by the power method, and a little more."""
    along = np.ones(seen.shape[1], np.float32)
    for _ in range(40):
        along = seen.T @ (seen @ along)
        along /= np.linalg.norm(along)
    return 1.02 * float(np.linalg.norm(seen @ along) ** 2)


def cross_validated(examples: Sequence[Example], first: Weights) -> list[float]:
    """The chance of each message by a model that has seen none of its domain."""
    domains = sorted({example.domain for example in examples})
    found = [0.0] * len(examples)
    for fold in range(FOLDS):
        away = frozenset(domains[fold::FOLDS])
        weights = train([example for example in examples if example.domain not in away], first)
        for at, example in enumerate(examples):
            if example.domain in away:
                found[at] = example.chance(weights)
    return found
