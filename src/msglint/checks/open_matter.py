"""Flags a message that passes over what its reader is still waiting for.

    check: open_matter
    options: {kinds: [complaint], topics: {parking: [quayside]}, acknowledging+: [we heard you about]}

Open are questions, complaints and comments of the history that are not marked answered and that no reply of ours
followed; and what stands in a column such as "Open Question". A message takes a matter up when one of its sentences
acknowledges it ("you asked", "your complaint"), speaks of the same topic in whatever words ("leave the car" is about
parking), prints the question by a merge field, or reads as an answer rather than as a mailing: it shares words that
not every mailing uses, allows, explains, tells what was done, and sells nothing. Silent as soon as one open matter is
taken up, and on comments that only praise; a guess where the message may be an answer: a few words, one that begins
with yes or no, or says "it" or "them" in a sentence that sells nothing.
Facts: `{kind}`, `{when}`, `{words}` and `{topic}` of the newest open matter; `{more}` where more are open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from msgspec import Struct, field

from msglint.model import Confidence, Evidence, Fact, Match, Passage, Personal, Reading, Reads, Scope
from msglint.reading.dialogue.attention import Asked, Said, attention, on_topic, sells
from msglint.reading.dialogue.phrasebook import Phrases
from msglint.reading.dialogue.spoken import sentences
from msglint.reading.matters import FIELDS, KINDS, Matter, matters, printed
from msglint.reading.scopes import Term
from msglint.reading.topics import Topics
from msglint.reading.words import shortened

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
    which a finding has high and medium confidence; up to ``unsure``, and from ``sure`` where nothing sells, it is a
    guess.
    """

    kinds: tuple[str, ...] = ("question", "complaint", "comment")
    topics: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    acknowledging: tuple[Term, ...] = ("@acknowledging",)
    set_phrases: tuple[Term, ...] = ("@set-phrases",)
    sure: float = 0.25
    likely: float = 0.35
    unsure: float = 0.55


class Check:
    scope = Scope.MESSAGE
    facts = frozenset({"kind", "when", "more", "words", "topic"})
    reads = Reads(contact=FIELDS, history=True, needs=FIELDS, needs_history=True)

    def __init__(self, options: Options) -> None:
        unknown = sorted(set(options.kinds) - KINDS)
        if unknown:
            raise ValueError(f"kinds: {', '.join(unknown)} is none of {', '.join(sorted(KINDS))}")
        if not 0 <= options.sure <= options.likely <= options.unsure <= 1:
            raise ValueError("wants 0 ≤ sure ≤ likely ≤ unsure ≤ 1")
        self.options = options
        self._known = Phrases(options.acknowledging)
        self._usual = Phrases(options.set_phrases)
        self.hear = lru_cache(REMEMBERED)(self._heard)

    @cached_property
    def topics(self) -> Topics:
        return Topics(self.options.topics)

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        raised = matters(evidence)[-MOST:]
        waiting = [matter for matter in raised if matter.kind in self.options.kinds]
        spoken = list(sentences(target)) if waiting else []
        others = [self._asked(each) for each in raised if each not in waiting]
        chance = self._attention(waiting, others, spoken) if waiting else 1.0
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
        yield Match(span, facts, related=related, confidence=self.confidence(chance, spoken, matter.text, others))

    def _attention(self, waiting: Sequence[Matter], others: Sequence[Asked], spoken: Sequence[Passage]) -> float:
        """How likely it is that the message takes one of the matters up."""
        if any(printed(passage) for passage in spoken):
            return 1.0
        said = [self.hear(passage.text) for passage in spoken]
        return max(attention(self._asked(each), said, others) for each in waiting)

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
        self, chance: float, spoken: Sequence[Passage], asked: str, others: Sequence[Asked] = ()
    ) -> Confidence:
        """How sure it is that these sentences pass a matter over of which ``asked`` is known.

        A guess where nothing sells, announces or invites, in a few words above all, or where a sentence begins
        with yes or no, or sells nothing and says "it" or "them"; not one on another matter (``others``).
        """
        said = [self.hear(passage.text) for passage in spoken]

        def refers(sentence: Said) -> bool:
            return sentence.refers and not any(on_topic(other, sentence.subject) for other in others)

        few = sum(len(passage.text.split()) for passage in spoken) <= FEW
        calm = sells(said) == 0 and (few or chance >= self.options.sure)
        if chance >= self.options.likely or calm or any(map(refers, said)):
            return Confidence.LOW
        return Confidence.HIGH if chance < self.options.sure and asked else Confidence.MEDIUM
