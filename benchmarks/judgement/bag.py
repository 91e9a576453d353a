"""A baseline for openings: logistic regression over TF-IDF of words and pairs of words, with no other knowledge."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from openings import Example, Labelled, train

from msglint.reading.appraisal import PRODUCT
from msglint.reading.appraisal.model import LABELS, probabilities

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[!?%$€£]")
EPOCHS = 20
RARE = 2
"""Terms of fewer openings are left out."""


def terms(text: str) -> Counter[str]:
    """Words and pairs of words in small letters, with their counts."""
    words = [word.casefold() for word in WORD.findall(text)]
    return Counter(words + [" ".join(pair) for pair in pairwise(words)])


def inverse(texts: Sequence[str]) -> dict[str, float]:
    """Each term's inverse document frequency, smoothed."""
    counts = Counter(term for text in texts for term in terms(text))
    return {term: 1 + math.log((1 + len(texts)) / (1 + count)) for term, count in counts.items() if count >= RARE}


def features(text: str, idf: Mapping[str, float]) -> dict[str, float]:
    """TF-IDF of a text, of length one."""
    found = {term: count * idf[term] for term, count in terms(text).items() if term in idf}
    size = math.sqrt(sum(value * value for value in found.values())) or 1.0
    return {"bias": 1.0, **{term: value / size for term, value in found.items()}}


def by_words(seen: Sequence[Labelled], unseen: Sequence[Labelled]) -> list[tuple[str, bool]]:
    """True label and verdict of unseen openings, by a model that has learnt the words of the seen ones."""
    idf = inverse([row.text for row in seen])
    examples: list[Example] = [(features(row.text, idf), LABELS.index(row.label), 1.0) for row in seen]
    table = train(examples, EPOCHS, decay=0.0)
    verdicts: list[tuple[str, bool]] = []
    for row in unseen:
        chances = probabilities(features(row.text, idf), table)
        verdicts.append((row.label, LABELS[max(range(len(LABELS)), key=chances.__getitem__)] == PRODUCT))
    return verdicts
