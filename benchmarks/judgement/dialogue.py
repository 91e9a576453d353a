"""The labelled messages of conversations, and what the models see of them.

``conversations.tsv`` has messages to people with an open question (``unanswered``) and follow-ups (``bump``);
``replies.tsv`` has replies with what they answer. A row is of a domain; ``set`` says what it is for: ``tune``, or
``held`` for those written last, which teach no model.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from learning import Example, View, Weights
from msgspec import Struct

from msglint.checks import bump, dismissive, open_matter
from msglint.model import Confidence, Evidence, Interaction, Match, Part, Place, Reading, Segment
from msglint.reading import read
from msglint.reading.dialogue.attention import Asked, features, plainly
from msglint.reading.dialogue.phrasebook import Phrases
from msglint.reading.dialogue.replies import Lexicon, Spoken, reply_features
from msglint.reading.dialogue.spoken import sentences

HERE = Path(__file__).parent
TODAY = date(2026, 3, 2)
NOWHERE = Place("history", 1)
NO_PHRASES = Lexicon(*(Phrases(()),) * 4)

UNANSWERED = open_matter.Check(open_matter.Options())
DISMISSIVE = dismissive.Check(dismissive.Options())
BUMP = bump.Check(bump.Options())


class Row(Struct, frozen=True):
    """A labelled message. ``kind`` and ``asked``: what its reader has asked, where that matters."""

    part: str
    label: str
    domain: str
    language: str
    kind: str
    asked: str
    text: str

    @property
    def reading(self) -> Reading:
        """The message as msglint reads it, every letter the template's own."""
        return read([Part("text", self.text, (Segment(self.text, Place("message", 1, 1), literal=True),))], {})[0]

    @property
    def past(self) -> tuple[Interaction, ...]:
        if not self.asked:
            return ()
        return (Interaction("1", None, "in", self.kind, NOWHERE, text=self.asked, status="open"),)


class Judgement(Struct, frozen=True):
    """One thing that is judged. ``flagged``: the label that is to be flagged; ``check`` flags it.

    ``flags``: whether the check would flag a row to which the model gives this chance of being good. ``first``: the
    weights that begin the training of its ``model``; ``example`` makes its examples.
    """

    name: str
    model: str
    flagged: str
    rows: tuple[Row, ...]
    check: Callable[[Row], bool]
    baseline: Callable[[Row], bool]
    example: Callable[[Row], Example]
    flags: Callable[[Row, float], bool]
    first: Weights


def rows(name: str, judgement: str = "") -> Iterator[Row]:
    """The rows of a file, or those of one judgement."""
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if not judgement or row["judgement"] == judgement:
                kind = row.get("kind") or ("question" if "?" in row["asked"] else "complaint")
                yield Row(row["set"], row["label"], row["domain"], row["language"], kind, row["asked"], row["text"])


def shown(matches: Iterator[Match]) -> bool:
    """Whether a finding is shown at default confidence."""
    return any(match.confidence is None or match.confidence >= Confidence.MEDIUM for match in matches)


def unanswered(row: Row) -> bool:
    return shown(UNANSWERED.matches(row.reading, Evidence(TODAY, history=row.past)))


def dismisses(row: Row) -> bool:
    return shown(DISMISSIVE.matches(row.reading, Evidence(TODAY, history=row.past)))


def bumps(row: Row) -> bool:
    return shown(BUMP.matches(row.reading, Evidence(TODAY)))


def no_word_shared(row: Row) -> bool:
    """Baseline: the message shares no word of meaning with the question."""
    said, asked = (UNANSWERED.topics.read(text) for text in (row.text, row.asked))
    return not {*asked.words, *asked.common, *asked.telling} & {*said.words, *said.common, *said.telling}


def says_a_phrase(row: Row) -> bool:
    """Baseline: the reply has a phrase that turns away or brushes off."""
    return row.text in DISMISSIVE.lexicon.turning or row.text in DISMISSIVE.lexicon.brushing


def says_a_bump(row: Row) -> bool:
    """Baseline: the follow-up has a phrase that says so."""
    return row.text in BUMP.phrases.bumps


def passed_over(row: Row, chance: float) -> bool:
    asked = asked_by(row)
    assert asked is not None
    plain = any(plainly(asked, UNANSWERED.hear(each.text)) for each in sentences(row.reading))
    return not plain and chance < UNANSWERED.options.likely


def turned_away(row: Row, chance: float) -> bool:
    asked = asked_by(row)
    confidence = DISMISSIVE.confidence(1 - chance, list(sentences(row.reading)), asked is not None and asked.question)
    return confidence is not None and confidence >= Confidence.MEDIUM


def bumped(row: Row, chance: float) -> bool:
    return chance < BUMP.options.likely and any(BUMP.phrases.bump(each) for each in sentences(row.reading))


def asked_by(row: Row) -> Asked | None:
    return Asked.of(row.asked, UNANSWERED.topics.read(row.asked), row.kind) if row.asked else None


def attention_example(row: Row) -> Example:
    asked = asked_by(row)
    assert asked is not None
    said = (features(asked, UNANSWERED.hear(each.text)) for each in sentences(row.reading))
    return Example(row.label == "takes up", row.domain, (View(tuple(said)),))


def reply_example(row: Row) -> Example:
    """Seen whole; without its phrases (no list has them all); without the question (it is not always known)."""
    asked = asked_by(row)
    views = []
    for lexicon, known, counts in (
        (DISMISSIVE.lexicon, asked, 0.6),
        (NO_PHRASES, asked, 0.4),
        (DISMISSIVE.lexicon, None, 0.4),
    ):
        reply = [Spoken.of(each.text, lexicon, DISMISSIVE.topics.read(each.text)) for each in sentences(row.reading)]
        views.append(View(tuple(reply_features(known, reply)), counts))
    return Example(row.label == "answering", row.domain, tuple(views))


def bump_example(row: Row) -> Example:
    said = (dict(BUMP.phrases.features(each)) for each in sentences(row.reading))
    return Example(row.label == "news", row.domain, (View(tuple(said)),))


def judgements() -> tuple[Judgement, ...]:
    """All that is judged, with its labelled rows."""
    return (
        Judgement(
            "conversation-unanswered",
            "attention",
            "ignores",
            tuple(rows("conversations.tsv", "unanswered")),
            unanswered,
            no_word_shared,
            attention_example,
            passed_over,
            {"plainly": 2.0, "shared": 1.0, "sells nothing": 0.5, "always": -1.0},
        ),
        Judgement(
            "conversation-dismissive",
            "replies",
            "dismissive",
            tuple(rows("replies.tsv")),
            dismisses,
            says_a_phrase,
            reply_example,
            turned_away,
            {"first person": 1.0, "answering": 1.0, "yes or no": 0.5, "turning": -2.0, "brushing": -2.0, "rules": -1.0},
        ),
        Judgement(
            "conversation-empty-bump",
            "follow-ups",
            "empty",
            tuple(rows("conversations.tsv", "bump")),
            bumps,
            says_a_bump,
            bump_example,
            bumped,
            {"left": 1.0, "number": 1.0, "clause": 0.5, "bump": -1.0, "filler": -1.0},
        ),
    )
