"""Whether a message takes up a matter: by what it is about, and by whether it answers or sells.

Each sentence is weighed by a small model (``data/attention_weights.json``, made by ``scripts/train_attention.py``):
what it shares with the question, and its cues. The most answering sentence decides: an answer amid a promotion is
one. A sentence that acknowledges the matter, names a telling topic of it, or mends what a complaint is about needs no
weighing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache

from msgspec import Struct, field

from msglint.reading.cues import SELLING, asked_for, cues
from msglint.reading.topics import Subject
from msglint.reading.words import load_data

SATISFIES: Mapping[str, tuple[str, ...]] = {
    "when": ("clock", "to come"),
    "whether": ("may", "not", "condition"),
    "where": ("where",),
    "how much": ("amount",),
    "why": ("reason", "done"),
}
"""The cues of an answer to what a question asks for."""
MOST = 3.0
"""Weight of shared words beyond which more say nothing more."""
COMMON = 0.5
"""The weight of a topic that any mailing touches."""
ALIKE = 0.75
"""The part of its weight that a word has where only a longer word holds it ("Kaffeemaschine" and "Maschine")."""
PIECE = 5
"""Letters of a word that is looked for in longer ones."""
LONG = 30
"""Words of a long sentence."""


class Asked(Struct, frozen=True):
    """A matter: what it is about, what it asks for, and whether it is a complaint."""

    subject: Subject
    complaint: bool = False
    wants: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str, subject: Subject, kind: str) -> Asked:
        return cls(subject, kind == "complaint", asked_for(text))

    @property
    def weight(self) -> float:
        return sum(self.subject.words.values()) + COMMON * len(self.subject.common)


class Said(Struct, frozen=True):
    """A sentence of a message: what it is about, its cues, whether it acknowledges that its reader wrote."""

    subject: Subject
    words: int
    acknowledges: bool = False
    cues: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, subject: Subject, acknowledges: bool) -> Said:
        return cls(subject, len(text.split()), acknowledges, cues(text))


def attention(asked: Asked, said: Sequence[Said]) -> float:
    """How likely it is that a message takes the matter up, from its sentences: 1 where its words leave no doubt."""
    if any(plainly(asked, sentence) for sentence in said):
        return 1.0
    weights = trained()
    return max((likely(features(asked, sentence), weights) for sentence in said), default=0.0)


def plainly(asked: Asked, sentence: Said) -> bool:
    """Whether a sentence takes the matter up whatever else it does."""
    telling = asked.subject.telling.keys() & sentence.subject.telling.keys()
    return sentence.acknowledges or bool(telling) or (asked.complaint and sentence.subject.mends)


def features(asked: Asked, sentence: Said) -> dict[str, float]:
    """What the model sees of a sentence, by name, each between 0 and 1.5."""
    shared = common(asked.subject, sentence.subject)
    found = {
        "always": 1.0,
        "plainly": float(plainly(asked, sentence)),
        "shared": min(shared, MOST) / 2,
        "share": shared / asked.weight if shared else 0.0,
        "asks of a topic": float(bool(asked.subject.telling)),
        "sells nothing": float(not any(name in sentence.cues for name in SELLING)),
        "length": min(sentence.words, LONG) / LONG,
        **sentence.cues,
    }
    for want in asked.wants:
        found[f"wants {want}"] = float(any(name in sentence.cues for name in SATISFIES[want]))
    return {name: value for name, value in found.items() if value}


def common(one: Subject, other: Subject) -> float:
    """The weight of the words and everyday topics that two texts share."""
    shared = COMMON * len(one.common.keys() & other.common.keys())
    for word, weight in one.words.items():
        if word in other.words:
            shared += min(weight, other.words[word])
        elif len(word) >= PIECE and any(
            len(longer) >= PIECE and (word in longer or longer in word) for longer in other.words
        ):
            shared += ALIKE * weight
    return shared


def likely(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The model's probability for these features."""
    total = sum(weights.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def trained() -> Mapping[str, float]:
    """The shipped weights, by feature."""
    weights: Mapping[str, float] = load_data("attention_weights")
    return weights
