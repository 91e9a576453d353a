"""The labelled messages over open questions, how the model of attention is trained on them, and how it is measured.

A message takes a question up by its best sentence, so the training is told the best sentence of each message that does
(the one that the model so far likes best) and every sentence of each that does not.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from msglint.checks import open_matter
from msglint.model import Interaction, Part, Place, Reading, Segment
from msglint.reading import read
from msglint.reading.attention import Asked, features, likely
from msglint.reading.spoken import sentences

FILE = Path(__file__).with_name("conversations.tsv")
NOWHERE = Place("history", 1)
EPOCHS = 300
RATE = 0.5
DECAY = 0.01
ROUNDS = 4
FIRST = {"plainly": 2.0, "shared": 1.0, "sells nothing": 0.5, "always": -1.0}
"""The weights that choose the best sentences in the first round."""
FOLDS = 6

Features = dict[str, float]
Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Pair:
    """A message to somebody who has asked or complained; ``part`` is ``tune`` or ``held``."""

    part: str
    label: str
    domain: str
    kind: str
    asked: str
    text: str

    @property
    def takes_up(self) -> bool:
        return self.label == "takes up"

    @property
    def past(self) -> tuple[Interaction, ...]:
        return (Interaction("1", None, "in", self.kind, NOWHERE, text=self.asked, status="open"),)


@dataclass(frozen=True, slots=True)
class Example:
    """What the model sees of a message: the features of each sentence."""

    takes_up: bool
    domain: str
    sentences: tuple[Features, ...]


def rows(judgement: str, file: Path = FILE) -> Iterator[dict[str, str]]:
    """The labelled rows of one judgement."""
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="	", quoting=csv.QUOTE_NONE):
            if row["judgement"] == judgement:
                yield row


def pairs() -> list[Pair]:
    return [
        Pair(row["set"], row["label"], row["domain"], row["kind"], row["asked"], row["text"])
        for row in rows("unanswered")
    ]


def reading(text: str) -> Reading:
    """A message of one text part, every letter the template's own, as msglint reads it."""
    return read([Part("text", text, (Segment(text, Place("message", 1, 1), literal=True),))], {})[0]


def example(pair: Pair, check: open_matter.Check) -> Example:
    asked = Asked.of(pair.asked, check.topics.read(pair.asked), pair.kind)
    said = (check.hear(sentence.text) for sentence in sentences(reading(pair.text)))
    return Example(pair.takes_up, pair.domain, tuple(features(asked, sentence) for sentence in said))


def examples() -> list[Example]:
    check = open_matter.Check(open_matter.Options())
    return [example(pair, check) for pair in pairs()]


def train(messages: Sequence[Example]) -> Weights:
    """Logistic regression over sentences; which sentence of a message answers is found in rounds."""
    weights: Weights = dict(FIRST)
    for _ in range(ROUNDS):
        chosen: list[tuple[Features, float, float]] = []
        for message in messages:
            if message.takes_up:
                chosen.append((max(message.sentences, key=lambda each: likely(each, weights)), 1.0, 1.0))
            else:
                chosen += [(each, 0.0, len(message.sentences) ** -0.5) for each in message.sentences]
        weights = fitted(chosen)
    return weights


def fitted(sentences: Sequence[tuple[Features, float, float]]) -> Weights:
    """Weights by gradient descent on (features, label, importance)."""
    names = sorted({name for found, _, _ in sentences for name in found})
    weights = dict.fromkeys(names, 0.0)
    for _ in range(EPOCHS):
        slope = dict.fromkeys(names, 0.0)
        for found, label, importance in sentences:
            error = importance * (likely(found, weights) - label)
            for name, value in found.items():
                slope[name] += error * value
        for name in names:
            pull = 0.0 if name == "always" else DECAY * weights[name]
            weights[name] -= RATE * (slope[name] / len(sentences) + pull)
    return weights


def chance(message: Example, weights: Weights) -> float:
    """The chance that a message takes the question up, as ``msglint.reading.attention`` gives it."""
    if any(each.get("plainly") for each in message.sentences):
        return 1.0
    return max(likely(each, weights) for each in message.sentences)


def cross_validated(messages: Sequence[Example]) -> list[float]:
    """The chance of each message by a model that has seen none of its domain."""
    domains = sorted({message.domain for message in messages})
    found: dict[int, float] = {}
    for fold in range(FOLDS):
        away = frozenset(domains[fold::FOLDS])
        weights = train([message for message in messages if message.domain not in away])
        found.update((at, chance(each, weights)) for at, each in enumerate(messages) if each.domain in away)
    return [found[at] for at in range(len(messages))]
