"""The labelled openings, how the model is trained on them, and how it is measured.

``openings.tsv`` has a label, a part (lead or subject), a domain and a text a line. A merge field's value stands in the
text as ``{field=value}``. Labels go by the first sentence of substance: the starting point counts, not the pronoun.
"""

from __future__ import annotations

import csv
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from msglint.checks.lead import Options, confidence
from msglint.model import Confidence, Lead, Part, Passage, Place, Segment
from msglint.reading import read
from msglint.reading.appraisal import PRODUCT, Appraisal, lexicon, weigh
from msglint.reading.appraisal.model import LABELS, Weights
from msglint.reading.appraisal.opening import opening
from msglint.reading.lead import past_name

FILE = Path(__file__).with_name("openings.tsv")
FIELD = re.compile(r"\{(\w+)=([^}]*)\}")
GREETING, CLOSING = "Hello there,", "Best wishes\nSam"
HERE = Place("opening", 1, 1, 1, 2)
EPOCHS = 60
RATE = 0.3
DECAY = 0.1
SEED = 7
FOLDS = 8
"""Groups of domains that are held back in turn."""
OFTEN = {"word": 4, "pair": 10}
"""A single word or a pair is a feature when at least this many openings have it; other features when two have it."""
HOUSE = {"product.house": (2.0, -1.0, -1.0), "need.house": (-1.5, 2.0, -0.5)}
"""Weights of a house pack's own words, which no opening here can teach: those of a clear announcement, a clear need."""

USUAL = 15
"""Words of an opening that counts once in training; real ones have more than most that were written for it, so that a
longer one counts for more."""
GROWS = 1.5
LEAST, MOST = 0.3, 4.0
"""How an opening's count grows with its words, and the least and the most that it counts."""

Example = tuple[dict[str, float], int, float]
"""Features, the label's number, and how much it counts."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """An opening and its label; ``features`` are what the model sees of it."""

    label: str
    part: str
    domain: str
    text: str
    sentences: tuple[Passage, ...]
    skipped: tuple[Passage, ...]
    features: dict[str, float]

    @property
    def example(self) -> Example:
        words = sum(len(sentence.text.split()) for sentence in self.sentences)
        return self.features, LABELS.index(self.label), min(max((words / USUAL) ** GROWS, LEAST), MOST)


def labelled(label: str, domain: str, marked: str, part: str = "lead", salutation: str = GREETING) -> Labelled:
    """One opening or subject, from its text with marked fields, as the reading hands it to the check."""
    sentences: tuple[Passage, ...] = ()
    skipped: tuple[Passage, ...] = ()
    if part == "subject":
        sentences = (past_name(subject(marked)),)
    elif lead := read_lead(f"{salutation}\n\n{marked}\n\n{CLOSING}\n"):
        sentences, skipped = lead.sentences, lead.skipped
    features = opening(sentences, lexicon("en"), skipped).features if sentences else {}
    return Labelled(label, part, domain, marked, sentences, skipped, features)


def load(path: Path = FILE) -> tuple[Labelled, ...]:
    """All labelled openings."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(labelled(row["label"], row["domain"], row["text"], row["part"]) for row in rows)


def read_lead(marked: str) -> Lead | None:
    """The opening of a message."""
    reading, _ = read([rendered("text", marked)], {})
    return reading.bodies[0].lead


def subject(marked: str) -> Passage:
    """A subject line."""
    reading, _ = read([rendered("subject", marked)], {})
    assert reading.subject is not None
    return reading.subject


def rendered(part: str, marked: str) -> Part:
    """A part as the renderer makes it: its own words, and values of the record's fields."""
    segments: list[Segment] = []
    at = 0
    for found in FIELD.finditer(marked):
        segments.append(Segment(marked[at : found.start()], HERE, literal=True))
        segments.append(Segment(found[2], HERE, (f"contact.{found[1]}",)))
        at = found.end()
    segments.append(Segment(marked[at:], HERE, literal=True))
    return Part(part, "".join(segment.text for segment in segments), tuple(segments))


def train(examples: Sequence[Example], epochs: int = EPOCHS, decay: float = DECAY) -> Weights:
    """Multinomial logistic regression with L2 decay, by Adagrad over shuffled examples; the same every time.

    Wants NumPy.
    """
    import numpy as np

    place = {name: index for index, name in enumerate(vocabulary(examples))}
    table = np.zeros((len(place), len(LABELS)))
    steps = np.full_like(table, 1e-3)
    known = [
        (
            np.array([place[name] for name in features if name in place], dtype=np.intp),
            np.array([value for name, value in features.items() if name in place]).reshape(-1, 1),
            np.eye(len(LABELS))[label],
            counts,
        )
        for features, label, counts in examples
    ]
    order = random.Random(SEED)
    for _ in range(epochs):
        order.shuffle(known)
        for at, values, truth, counts in known:
            rows = table[at]
            odds = np.exp((scores := (values * rows).sum(0)) - scores.max())
            slope = counts * (odds / odds.sum() - truth) * values + decay * rows
            steps[at] = pace = steps[at] + slope * slope
            table[at] = rows - RATE * slope / np.sqrt(pace)
    return {**dict(zip(place, table.tolist(), strict=True)), **HOUSE}


def vocabulary(examples: Iterable[Example]) -> list[str]:
    """The features that are frequent enough to learn from."""
    counts = Counter(name for features, *_ in examples for name in features)
    return sorted(name for name, count in counts.items() if count >= OFTEN.get(name.partition(" ")[0], 2))


@dataclass(frozen=True, slots=True)
class Score:
    """Product-first against the rest. ``alarms``: share of need-first openings called product-first."""

    precision: float
    recall: float
    f1: float
    alarms: float

    def __str__(self) -> str:
        return f"{self.precision:9.3f} {self.recall:7.3f} {self.f1:6.3f} {self.alarms:13.1%}"


def score(judged: Iterable[tuple[str, bool]]) -> Score:
    """From pairs of true label and whether it was called product-first."""
    counts = Counter(judged)
    hits, misses = counts["product-first", True], counts["product-first", False]
    false = counts["need-first", True] + counts["neutral", True]
    needs = counts["need-first", True] + counts["need-first", False]
    precision = hits / (hits + false) if hits + false else 0.0
    recall = hits / (hits + misses) if hits + misses else 0.0
    both = precision + recall
    return Score(
        precision, recall, 2 * precision * recall / both if both else 0.0, counts["need-first", True] / max(needs, 1)
    )


Judged = tuple[Labelled, Appraisal | None]


def folds(rows: Sequence[Labelled]) -> Iterator[tuple[list[Labelled], list[Labelled]]]:
    """The openings to learn from and those to judge, of other domains; each is judged once."""
    domains = sorted({row.domain for row in rows})
    for fold in range(min(FOLDS, len(domains))):
        away = frozenset(domains[fold::FOLDS])
        yield [row for row in rows if row.domain not in away], [row for row in rows if row.domain in away]


def cross_validated(rows: Sequence[Labelled]) -> list[Judged]:
    """Each opening as a model judges it that has not seen its domain."""
    judged: list[Judged] = []
    for seen, unseen in folds(rows):
        table = train([row.example for row in seen])
        judged.extend((row, judge(row, table)) for row in unseen)
    return judged


def judge(row: Labelled, table: Weights) -> Appraisal | None:
    """What a model says of an opening; ``None`` where the reading finds none."""
    return weigh(row.sentences, lexicon("en"), table, row.skipped) if row.sentences else None


OPENING, SUBJECT = Options(), Options(scope="subject", likely=0.55, sure=0.9)
"""The options of the two rules."""


def shown(found: Appraisal | None, options: Options = OPENING) -> bool:
    """Whether the rule shows a finding at default confidence."""
    if found is None or found.label != PRODUCT or found.words is None:
        return False
    return confidence(found, options) >= Confidence.MEDIUM


PRONOUN = re.compile(r"\b(?:(you|your|yours)|we|our|ours|us|i|my|me)\b", re.IGNORECASE)


def first_pronoun(text: str) -> bool:
    """The baseline: product-first unless the first pronoun is the reader's."""
    found = PRONOUN.search(text)
    return found is None or found[1] is None


def by_domain(rows: Iterable[Judged]) -> dict[str, Score]:
    """The score of each domain."""
    groups: dict[str, list[tuple[str, bool]]] = {}
    for row, found in rows:
        groups.setdefault(row.domain, []).append((row.label, shown(found)))
    return {domain: score(judged) for domain, judged in groups.items()}
