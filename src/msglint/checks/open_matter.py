"""Flags a message that passes over what its reader is still waiting for.

    check: open_matter
    options: {kinds: [complaint], topics: {parking: [quayside]}, acknowledging+: [we heard you about]}

Open are questions, complaints and comments of the history that are not marked answered and that no reply of ours
followed; and what stands in a column such as "Open Question". A message takes a matter up when one of its sentences
acknowledges it ("you asked", "your complaint"), prints the question by a merge field, or reads as an answer rather than
as a mailing: it speaks of the same topic in whatever words ("leave the car" is about parking), shares words that not
every mailing uses, allows, explains, tells what was done, and sells nothing. Silent as soon as one open matter is taken
up, and on comments that only praise; a guess in most cases where the message may be an answer: a few words, one that is
on the topic, begins with yes or no, or says "it" or "them" in a sentence that sells nothing.
Facts: `{kind}`, `{when}`, `{words}` and `{topic}` of the newest open matter; `{more}` where more are open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from msgspec import Struct, field

from msglint.model import Confidence, Evidence, Fact, Match, Passage, Personal, Reading, Reads, Scope
from msglint.reading.dialogue.attention import Asked, Said, attention, on_topic, plainly, replies_to, sells
from msglint.reading.dialogue.phrasebook import Phrases
from msglint.reading.dialogue.spoken import sentences
from msglint.reading.dialogue.stems import stem
from msglint.reading.matters import FIELDS, KINDS, Matter, matters, printed
from msglint.reading.scopes import Term
from msglint.reading.topics import Topics
from msglint.reading.words import fold, shortened, tokens

REMEMBERED = 4096
LONGEST = 80
MOST = 25
"""Open matters of one person that are looked at, the newest."""
FEW = 8
"""Words of a note, which no mailing is."""
NAMED = 3
"""Topics that a finding names."""


class Options(Struct, frozen=True):
    """``kinds``: which open matters count. ``topics``: more words for topics, or topics (``{parking: [quayside]}``).

    ``acknowledging``: phrases by which a message shows that it knows of the matter. ``set_phrases``: what any mailing
    says ("free returns"): words in them take nothing up. ``@acknowledging`` stands for msglint's own list, ``{a|b}`` in
    a phrase for either word. ``sure``, ``likely``: the chance that the message takes the matter up after all, below
    which a finding has high and medium confidence; up to ``unsure`` it is a guess. Where the message may be an answer,
    or is on the matter's own topic, it takes a chance below ``sure`` for a finding of medium confidence.
    """

    kinds: tuple[str, ...] = ("question", "complaint", "comment")
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    acknowledging: tuple[Term, ...] = ("@acknowledging",)
    set_phrases: tuple[Term, ...] = ("@set-phrases",)
    sure: float = 0.3
    likely: float = 0.45
    unsure: float = 0.55


class Check:
    scope = Scope.MESSAGE
    facts = frozenset({"kind", "when", "more", "words", "topic"})
    reads = Reads(contact=FIELDS, history=True, needs=FIELDS, needs_history=True, absence=True)

    def __init__(self, options: Options) -> None:
        unknown = sorted(set(options.kinds) - KINDS)
        if unknown:
            raise ValueError(f"kinds: {', '.join(unknown)} is none of {', '.join(sorted(KINDS))}")
        if not 0 <= options.sure <= options.likely <= options.unsure <= 1:
            raise ValueError("wants 0 ≤ sure ≤ likely ≤ unsure ≤ 1")
        self.options = options
        self._known = Phrases(options.acknowledging)
        self._usual = Phrases(options.set_phrases)
        self._own = {_stems(word) for words in options.topics.values() for word in words}
        self.hear = lru_cache(REMEMBERED)(self._heard)

    @cached_property
    def topics(self) -> Topics:
        return Topics(self.options.topics)

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        raised = matters(evidence)[-MOST:]
        waiting = [matter for matter in raised if matter.kind in self.options.kinds]
        spoken = list(sentences(target)) if waiting else []
        others = [self._asked(each) for each in raised if each not in waiting]
        open_ones = [self._asked(each) for each in waiting]
        chance = self._attention(open_ones, others, spoken) if waiting else 1.0
        if chance >= self.options.unsure:
            return
        matter = waiting[-1]
        topics = list(self.topics.read(matter.text).telling)[:NAMED]
        facts: dict[str, Fact] = {
            "kind": matter.kind,
            "when": matter.when,
            "more": f" and {len(waiting) - 1} more" if len(waiting) > 1 else "",
            "words": Personal(shortened(matter.text, LONGEST), "open_question") if matter.text else "no words kept",
            "topic": ", ".join(topics) or "what they wrote",
        }
        related = ((matter.place, f"the open {matter.kind}"),) if matter.place is not None else ()
        lead = next((body.lead for body in target.bodies if body.lead is not None), None)
        span = lead.passage.span() if lead is not None else None
        confidence = self.confidence(chance, spoken, open_ones, others)
        if confidence is Confidence.HIGH and not matter.text:
            confidence = Confidence.MEDIUM
        yield Match(span, facts, related=related, confidence=confidence)

    def _attention(self, waiting: Sequence[Asked], others: Sequence[Asked], spoken: Sequence[Passage]) -> float:
        """How likely it is that the message takes one of the matters up."""
        if any(printed(passage) for passage in spoken):
            return 1.0
        said = [self.hear(passage.text) for passage in spoken]
        if self._own and any(self._in_own_words(each, sentence) for each in waiting for sentence in said):
            return 1.0
        return max(attention(each, said, others) for each in waiting)

    def _in_own_words(self, asked: Asked, sentence: Said) -> bool:
        """Whether a sentence names a topic of the matter by a word that the house has given for it."""
        told = sentence.subject.telling
        return any(name in told and _stems(told[name]) in self._own for name in asked.subject.telling)

    def _asked(self, matter: Matter) -> Asked:
        return Asked.of(matter.text, self.topics.read(matter.text), matter.kind)

    def _heard(self, text: str) -> Said:
        """A sentence, read without its set phrases."""
        own = self.own(text)
        return Said.of(text, own, self.topics.read(own), own in self._known)

    def own(self, text: str) -> str:
        """What a sentence says besides set phrases."""
        return self._usual.without(text)

    def confidence(
        self, chance: float, spoken: Sequence[Passage], waiting: Sequence[Asked], others: Sequence[Asked] = ()
    ) -> Confidence:
        """How sure it is that these sentences pass over all that is ``waiting``.

        A guess where they have the form of an answer: a few words that sell nothing, or a sentence that begins with
        yes or no, or barely gives what is asked for ("From eight years"). It takes more where they may be one: where
        none sells; where one is on the matter's own topic, or sells nothing and says "it" or "them"; where all are in a
        language that is judged by fewer signs. A sentence on another matter (``others``) is none.
        """
        said = [self.hear(passage.text) for passage in spoken]

        own = [each for each in said if not any(on_topic(other, each.subject) for other in others)]
        calm = sells(said) == 0
        few = calm and sum(len(passage.text.split()) for passage in spoken) <= FEW
        if few or any(replies_to(each, sentence) for each in waiting for sentence in own):
            return Confidence.LOW
        on_it = any(plainly(each, sentence) for each in waiting for sentence in said)
        doubtful = calm or on_it or any(each.refers for each in own) or not any(each.judged for each in said)
        if chance >= (self.options.sure if doubtful else self.options.likely):
            return Confidence.LOW
        return Confidence.HIGH if chance < self.options.sure and not doubtful else Confidence.MEDIUM


def _stems(words: str) -> tuple[str, ...]:
    """The stems of some words."""
    return tuple(stem(word) for _, _, word in tokens(fold(words)))
