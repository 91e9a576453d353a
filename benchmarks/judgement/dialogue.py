"""The labelled messages of conversations, and what the models see of them.

``conversations.tsv`` has messages to people with an open question (``unanswered``) and follow-ups (``bump``);
``replies.tsv`` has replies with what they answer: ``answering``, ``dismissive``, or ``beside`` the matter. A row is of
a domain; ``set`` says what it is for: ``tune``, or ``unseen`` for those that teach no model. Where ``kind`` is empty, a
question mark makes a question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from labelled import TODAY, Row, rows
from learning import Example, View, Weights
from made import crossed, mixed
from msgspec import Struct

from msglint.checks import bump, dismissive, not_answered, open_matter
from msglint.model import Confidence, Evidence, Match
from msglint.reading.dialogue.attention import Asked, beyond_doubt, features
from msglint.reading.dialogue.phrasebook import Phrases
from msglint.reading.dialogue.relevance import Answering, relevance_features
from msglint.reading.dialogue.replies import Lexicon, Spoken, reply_features
from msglint.reading.dialogue.spoken import sentences

NO_PHRASES = Lexicon(*(Phrases(()),) * 4)

UNANSWERED = open_matter.Check(open_matter.Options())
DISMISSIVE = dismissive.Check(dismissive.Options())
NOT_ANSWERED = not_answered.Check(not_answered.Options())
BUMP = bump.Check(bump.Options())


class Judgement(Struct, frozen=True):
    """One thing that is judged. ``flagged``: the labels that are to be flagged; ``check`` flags it.

    ``flags``: whether the check would flag a row to which the model gives this chance of being good. ``first``: the
    weights that begin the training of its ``model``; ``example`` makes its examples, ``more`` further rows for training
    from those that teach.
    """

    name: str
    model: str
    flagged: tuple[str, ...]
    rows: tuple[Row, ...]
    check: Callable[[Row], bool]
    baseline: Callable[[Row], bool]
    example: Callable[[Row], Example]
    flags: Callable[[Row, float], bool]
    first: Weights
    more: Callable[[Sequence[Row]], Sequence[Row]] | None = None

    def wanted(self, row: Row) -> bool:
        """Whether a row is to be flagged."""
        return row.label in self.flagged

    def examples(self, rows: Sequence[Row]) -> list[Example]:
        """The examples that teach: these rows, and what is made of them."""
        return [self.example(row) for row in (*rows, *(self.more(rows) if self.more else ()))]


def shown(matches: Iterator[Match]) -> bool:
    """Whether a finding is shown at default confidence."""
    return any(match.confidence is None or match.confidence >= Confidence.MEDIUM for match in matches)


def unanswered(row: Row) -> bool:
    return shown(UNANSWERED.matches(row.reading, Evidence(TODAY, history=row.past)))


def dismisses(row: Row) -> bool:
    return shown(DISMISSIVE.matches(row.reading, Evidence(TODAY, history=row.past)))


def answers_nothing(row: Row) -> bool:
    return shown(NOT_ANSWERED.matches(row.reading, Evidence(TODAY, history=row.past)))


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
    spoken = list(sentences(row.reading))
    known = any(beyond_doubt(asked, UNANSWERED.hear(each.text)) for each in spoken)
    return not known and UNANSWERED.confidence(chance, spoken, [asked]) >= Confidence.MEDIUM


def turned_away(row: Row, chance: float) -> bool:
    asked = asked_by(row)
    confidence = DISMISSIVE.confidence(1 - chance, list(sentences(row.reading)), [asked] if asked else [])
    return confidence is not None and confidence >= Confidence.MEDIUM


def left_unanswered(row: Row, chance: float) -> bool:
    said = list(sentences(row.reading))
    if any(NOT_ANSWERED.heard(each.text).holding for each in said):
        return False
    asked = asked_by(row)
    assert asked is not None
    confidence = NOT_ANSWERED.confidence(chance, said, [asked])
    return confidence is not None and confidence >= Confidence.MEDIUM


def bumped(row: Row, chance: float) -> bool:
    return chance < BUMP.options.likely and any(BUMP.phrases.bump(each) for each in sentences(row.reading))


def asked_by(row: Row) -> Asked | None:
    return Asked.of(row.asked, UNANSWERED.topics.read(row.asked), row.kind) if row.asked else None


def attention_example(row: Row) -> Example:
    asked = asked_by(row)
    assert asked is not None
    said = [UNANSWERED.hear(each.text) for each in sentences(row.reading)]
    seen = tuple(features(asked, each, said) for each in said)
    return Example(row.label == "takes up", row.domain, (View(seen),))


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
        views.append(View((reply_features(known, reply),), counts))
    return Example(row.label == "answering", row.domain, tuple(views))


def relevance_example(row: Row) -> Example:
    """Seen whole, and without its phrases."""
    asked = asked_by(row)
    assert asked is not None
    views = []
    for lexicon, counts in ((DISMISSIVE.lexicon, 0.7), (NO_PHRASES, 0.5)):
        reply = [
            Answering.of(each.text, UNANSWERED.own(each.text), lexicon, DISMISSIVE.topics.read(each.text))
            for each in sentences(row.reading)
        ]
        views.append(View(tuple(relevance_features(asked, reply)), counts))
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
            ("ignores",),
            tuple(rows("conversations.tsv", "unanswered")),
            unanswered,
            no_word_shared,
            attention_example,
            passed_over,
            {"plainly": 2.0, "shared": 1.0, "sells nothing": 0.5, "always": -1.0},
            mixed,
        ),
        Judgement(
            "conversation-dismissive",
            "replies",
            ("dismissive",),
            tuple(row for row in rows("replies.tsv") if row.label != "beside"),
            dismisses,
            says_a_phrase,
            reply_example,
            turned_away,
            {"first person": 1.0, "answering": 1.0, "yes or no": 0.5, "turning": -2.0, "brushing": -2.0, "rules": -1.0},
        ),
        Judgement(
            "conversation-not-answered",
            "relevance",
            ("beside", "dismissive"),
            tuple(row for row in rows("replies.tsv") if row.asked),
            answers_nothing,
            no_word_shared,
            relevance_example,
            left_unanswered,
            {"shared": 1.0, "akin": 1.0, "on topic": 1.5, "answering": 1.0, "first person": 1.0, "always": -1.0},
            crossed,
        ),
        Judgement(
            "conversation-empty-bump",
            "follow-ups",
            ("empty",),
            tuple(rows("conversations.tsv", "bump")),
            bumps,
            says_a_bump,
            bump_example,
            bumped,
            {"left": 1.0, "number": 1.0, "clause": 0.5, "bump": -1.0, "filler": -1.0},
        ),
    )
