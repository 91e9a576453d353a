"""Flags a reply that does not answer what its reader asked.

    check: not_answered
    options: {topics: {parking: [quayside]}, answering+: ["the workshop {has|is}"]}

Held against what is open in the history or in a column such as "Open Question"; one that is answered is enough. A reply
answers by meaning, not by words: "the garage in Mill Lane" answers "where do I leave the car". It may also say that the
answer is on its way and from whom, ask what it needs to know, or print the question by a merge field. It does not
answer where it gives nothing of the kind that was asked for (no time to "when", no amount to "how much"), or to a
complaint speaks of things in general only. A few plain words, and what may be an answer, are no more than a guess.
Facts: `{kind}`, `{when}`, `{words}` and `{topic}` of the newest open matter; `{found}` what the reply says instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from msgspec import Struct, field

from msglint.model import Body, Confidence, Evidence, Fact, Match, Passage, Personal, Reading, Reads, Scope
from msglint.reading.dialogue.answering import answerless, told_apart
from msglint.reading.dialogue.attention import Asked, on_topic
from msglint.reading.dialogue.outcome import goes_on, settles
from msglint.reading.dialogue.phrasebook import Phrases
from msglint.reading.dialogue.relevance import Answering, empty, relevance
from msglint.reading.dialogue.replies import Lexicon, Spoken, answers
from msglint.reading.dialogue.spoken import body_sentences
from msglint.reading.matters import FIELDS, Matter, matters, printed
from msglint.reading.scopes import Term, quoted
from msglint.reading.topics import Topics
from msglint.reading.words import shortened

REMEMBERED = 4096
LONGEST = 80
MOST = 25
"""Open matters of one person that are looked at, the newest."""
NAMED = 3
"""Topics that a finding names."""
BRIEF = 3
"""Words of a reply that may be the answer whatever they are."""


class Options(Struct, frozen=True):
    """``topics``: more words for topics, or topics (``{parking: [quayside]}``).

    ``answering``: phrases by which somebody takes the matter on. ``set_phrases``: what any mailing says: words in them
    answer nothing.

    ``@answering`` and ``@set-phrases`` stand for msglint's own lists. ``sure``, ``likely``: the chance that the reply
    answers after all, below which it is flagged for its words alone, and for a sign that it does not answer; up to
    ``unsure`` it is a guess. ``answerless``: the chance below which a reply is flagged that gives nothing of the kind
    that was asked for (no time to "when"), or to a complaint speaks of things in general; ``given``: the one below
    which one is flagged that does give it. ``away``: the chance that the reply answers rather than turns away, up to
    which it counts as not answering, whatever it is about.
    """

    topics: dict[str, tuple[str, ...]] = field(default_factory=dict)
    answering: tuple[Term, ...] = ("@answering",)
    set_phrases: tuple[Term, ...] = ("@set-phrases",)
    sure: float = 0.15
    likely: float = 0.35
    unsure: float = 0.5
    answerless: float = 0.55
    given: float = 0.1
    away: float = 0.3


class Check:
    scope = Scope.MESSAGE
    facts = frozenset({"kind", "when", "words", "topic", "found"})
    reads = Reads(contact=FIELDS, history=True, needs=FIELDS, needs_history=True, absence=True)

    def __init__(self, options: Options) -> None:
        if not 0 <= options.sure <= options.likely <= options.unsure <= 1:
            raise ValueError("wants 0 ≤ sure ≤ likely ≤ unsure ≤ 1")
        self.options = options
        lists = (("@turning",), ("@brushing",), ("@pointing",), options.answering)
        self._lexicon = Lexicon(*map(Phrases, lists))
        self._usual = Phrases(options.set_phrases)
        self.heard = lru_cache(REMEMBERED)(self._heard)
        self.spoken = lru_cache(REMEMBERED)(self._spoken)

    @cached_property
    def topics(self) -> Topics:
        return Topics(self.options.topics)

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        waiting = [matter for matter in matters(evidence)[-MOST:] if matter.text]
        for body in target.bodies if waiting else ():
            yield from self._judged(body, waiting)

    def chance(self, sentences: Sequence[Passage], asked: Sequence[Asked]) -> float:
        """How likely it is that these sentences answer one of the matters."""
        reply = [self.heard(each.text) for each in sentences]
        fits = max((relevance(each, reply) for each in asked), default=1.0)
        if fits == 1 or not asked:
            return fits
        spoken = [self.spoken(each.text) for each in sentences]
        answer = max(answers(each, spoken) for each in asked)
        return min(fits, answer) if answer <= self.options.away else fits

    def _heard(self, text: str) -> Answering:
        """A sentence of a reply."""
        own = self._usual.without(text)
        return Answering.of(text, own, self._lexicon, self.topics.read(own))

    def _spoken(self, text: str) -> Spoken:
        """A sentence of a reply, for whether it turns away."""
        return Spoken.of(text, self._lexicon, self.topics.read(text))

    def confidence(self, chance: float, sentences: Sequence[Passage], asked: Sequence[Asked]) -> Confidence | None:
        """How sure it is that these sentences do not answer, ``None`` where they may well do.

        It takes less where something shows it: the reply gives nothing of the kind that was asked for, or it puts off
        or sells something else.
        """
        reply = [self.heard(each.text) for each in sentences]
        deeds = [each.deeds for each in reply]
        limit, shows = self.options.sure, False
        if all(answerless(each, deeds) and not _names_the_place(each, reply) for each in asked):
            limit, shows = self.options.answerless, True
        elif all(empty(each, reply) for each in asked):
            limit, shows = self.options.likely, True
        elif any(map(told_apart, asked)):
            limit = self.options.given
        if chance >= max(limit, self.options.unsure):
            return None
        off = any(each.turns_away for each in deeds)
        taken_on = not off and any(settles(each.text) or goes_on(each.text) for each in sentences)
        if chance >= limit or taken_on or sum(len(each.text.split()) for each in sentences) < BRIEF:
            return Confidence.LOW
        return Confidence.HIGH if shows and chance < self.options.sure else Confidence.MEDIUM

    def _judged(self, body: Body, waiting: Sequence[Matter]) -> Iterator[Match]:
        sentences = list(body_sentences(body))
        if not sentences or any(map(printed, sentences)):
            return
        asked = [Asked.of(each.text, self.topics.read(each.text), each.kind) for each in waiting]
        confidence = self.confidence(self.chance(sentences, asked), sentences, asked)
        if confidence is None:
            return
        matter = waiting[-1]
        first = next((each for each in sentences if not each.fields()), sentences[0])
        topics = list(self.topics.read(matter.text).telling)[:NAMED]
        facts: dict[str, Fact] = {
            "kind": matter.kind,
            "when": matter.when,
            "words": Personal(shortened(matter.text, LONGEST), "open_question"),
            "topic": ", ".join(topics) or "what they wrote",
            "found": quoted(first, 0, len(first.text)),
        }
        related = ((matter.place, f"the open {matter.kind}"),) if matter.place is not None else ()
        yield Match(first.span(), facts, related=related, confidence=confidence)


def _names_the_place(asked: Asked, reply: Sequence[Answering]) -> bool:
    """Whether a reply on the topic of a question for a place may name it as its subject: "The quayside has room"."""
    return "where" in asked.wants and any(on_topic(asked, each.subject) for each in reply)
