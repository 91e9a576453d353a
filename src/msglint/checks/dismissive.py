"""Flags a reply that turns its reader away.

    check: dismissive
    options: {turning+: [that is how we do it], answering+: ["the workshop {has|is}"]}

Turning away are phrases such as "as stated", "not our department", "nothing we can do"; courtesies with nothing
else ("thank you for your feedback"); sending people elsewhere; impersonal rules in place of an answer. A reply that
answers is left alone whatever its courtesies: it says yes or no with a reason, gives a time, an amount, a step or
another way, says what has been done and by whom, or asks what it needs to know. Where the history or a column has the
question, the answer is held against it; a few plain words may be the answer to it.
Facts: `{found}` the words that turn the person away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from msglint.model import Body, Confidence, Evidence, Match, Passage, Reading, Reads, Scope
from msglint.reading.dialogue.answering import Deeds, answerless, generalises, told_apart
from msglint.reading.dialogue.attention import Asked
from msglint.reading.dialogue.cues import SELLING, cues
from msglint.reading.dialogue.general import general
from msglint.reading.dialogue.links import without_links
from msglint.reading.dialogue.outcome import goes_on, settles, tells_where
from msglint.reading.dialogue.phrasebook import Phrases, shipped
from msglint.reading.dialogue.replies import BRIEF, DISMISSING, TINY, Lexicon, Spoken, answers
from msglint.reading.dialogue.spoken import body_sentences
from msglint.reading.dialogue.wanted import OPEN
from msglint.reading.matters import matters, printed
from msglint.reading.scopes import Term
from msglint.reading.topics import Topics

PLAIN = ("refusing", "rules")
FEW = 8
"""Words that may be the answer to any question by "what" or "which"."""
MOST = 25
"""Open matters of one person that are looked at, the newest."""
IMPERSONAL = ("refusing", "rules", "claims", "courtesies")
"""Further sections whose phrases show where a reply turns away, when it does; the more telling ones first."""


class Options(Struct, frozen=True):
    """``turning``, ``brushing``, ``pointing``: phrases that turn away, brush off, send elsewhere; ``answering``: those
    by which somebody takes the matter on. ``{a|b}`` in a phrase stands for either word, ``@turning`` for msglint's
    own list.

    ``sure``, ``likely``: the chance that the reply turns away, from which a finding has high and medium confidence;
    from ``unsure`` it is a guess. ``unworded``: the chance from which a reply is flagged that has none of the phrases.
    ``caution``: by how much either is higher where a reply may answer after all. ``general``: the chance from which a
    reply to a complaint is flagged that speaks only of things in general.
    """

    turning: tuple[Term, ...] = ("@turning",)
    brushing: tuple[Term, ...] = ("@brushing",)
    pointing: tuple[Term, ...] = ("@pointing",)
    answering: tuple[Term, ...] = ("@answering",)
    sure: float = 0.8
    likely: float = 0.6
    unsure: float = 0.45
    unworded: float = 0.8
    caution: float = 0.1
    general: float = 0.4


class Check:
    scope = Scope.MESSAGE
    facts = frozenset({"found"})
    reads = Reads(contact=frozenset({"open_question"}), history=True)

    def __init__(self, options: Options) -> None:
        if not 0 <= options.general <= options.unsure <= options.likely <= min(options.sure, options.unworded) <= 1:
            raise ValueError("wants 0 ≤ general ≤ unsure ≤ likely ≤ sure ≤ 1, and likely ≤ unworded")
        if options.caution < 0:
            raise ValueError("caution must be 0 or more")
        self.options = options
        self.lexicon = Lexicon(*map(Phrases, (options.turning, options.brushing, options.pointing, options.answering)))
        self._away = (self.lexicon.turning, self.lexicon.pointing, shipped("refusing"))
        self.topics = Topics()

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        waiting = matters(evidence)[-MOST:]
        asked = [Asked.of(each.text, self.topics.read(each.text), each.kind) for each in waiting if each.text]
        for body in target.bodies:
            yield from self._judged(body, asked)

    def chance(self, sentences: Sequence[Passage], asked: Sequence[Asked]) -> float:
        """How likely it is that a reply turns its reader away."""
        reply = [Spoken.of(each.text, self.lexicon, self.topics.read(each.text)) for each in sentences]
        return 1 - max(answers(each, reply) for each in (asked or (None,)))

    def _judged(self, body: Body, asked: Sequence[Asked]) -> Iterator[Match]:
        sentences = [each for each in body_sentences(body) if not printed(each)]
        chance = self.chance(sentences, asked)
        confidence = self.confidence(chance, sentences, asked)
        words = self.words(sentences) or (self.whole(sentences, asked) if confidence else None)
        if confidence is not None and words is not None:
            sentence, start, end = words
            yield Match(sentence.span(start, end), {"found": sentence.text[start:end]}, confidence=confidence)

    def confidence(self, chance: float, sentences: Sequence[Passage], asked: Sequence[Asked]) -> Confidence | None:
        """How sure it is that these sentences turn away, ``None`` where they do not.

        To a complaint, speaking of its matter only in general turns away.
        """
        deeds = [Deeds.of(each.text, self.topics.read(each.text)) for each in sentences]
        general = bool(asked) and all(generalises(each, deeds) for each in asked)
        if chance < (self.options.general if general else self.options.unsure):
            return None
        worded = self.words(sentences) is not None
        limit = self.options.likely if worded else self.options.unworded
        if self._may_answer(sentences, asked, deeds, worded=worded):
            limit += self.options.caution
        going_on = [goes_on(each.text) for each in sentences]
        others = [each for each, helps in zip(sentences, going_on, strict=True) if not helps]
        sent_away = any(each.text in phrases for phrases in self._away for each in others)
        if not sent_away and (any(going_on) or any(settles(each.text) for each in others)):
            return Confidence.LOW
        if any(each.turns for each in asked) and self._shows_where(sentences):
            return Confidence.LOW
        few = sum(len(each.text.split()) for each in sentences) < FEW
        if not any(without_links(each.text).strip() for each in sentences):
            return Confidence.LOW
        if (chance < limit and not general) or (few and not worded and any(OPEN in each.wants for each in asked)):
            return Confidence.LOW
        mixed = any(each.text in self.lexicon.answering for each in sentences)
        return Confidence.HIGH if worded and not mixed and chance >= self.options.sure else Confidence.MEDIUM

    def _shows_where(self, sentences: Sequence[Passage]) -> bool:
        """Whether a reply has an address, and no phrase that turns away or brushes off."""
        away = (self.lexicon.turning, self.lexicon.brushing)
        return any(tells_where(each.text) for each in sentences) and not any(
            each.text in phrases for phrases in away for each in sentences
        )

    def _may_answer(
        self, sentences: Sequence[Passage], asked: Sequence[Asked], deeds: Sequence[Deeds], *, worded: bool
    ) -> bool:
        """Whether a reply may answer after all.

        It gives an answer of the kind that was asked for; or it sells or tells something and has no phrase that turns
        away; or it is a few plain words, which may be the answer to a question ("Eleven.").
        """
        if any(told_apart(each) and not answerless(each, deeds) for each in asked):
            return not any(each.turns_away for each in deeds)
        if not self._says_so(sentences) and any(map(telling, sentences)):
            return True
        few = sum(len(each.text.split()) for each in sentences)
        return not worded and few < (BRIEF if any(each.question for each in asked) else TINY)

    def _says_so(self, sentences: Sequence[Passage]) -> bool:
        """Whether a phrase turns away, brushes off, sends elsewhere, refuses or quotes the rules."""
        lists = (*(self.lexicon.dismissing(name) for name in DISMISSING), *map(shipped, PLAIN))
        return any(each.text in phrases for phrases in lists for each in sentences)

    def whole(self, sentences: Sequence[Passage], asked: Sequence[Asked]) -> tuple[Passage, int, int] | None:
        """The sentence of the template's own words that by itself turns away most, where no phrase stands out."""
        own = [each for each in sentences if not each.fields()]
        found = max(own, key=lambda each: self.chance([each], asked), default=None)
        return (found, 0, len(found.text)) if found is not None else None

    def words(self, sentences: Sequence[Passage]) -> tuple[Passage, int, int] | None:
        """The gravest of the template's own words that turn away: a phrase, else a sentence about people in general."""
        sections = (*(self.lexicon.dismissing(name) for name in DISMISSING), *map(shipped, IMPERSONAL))
        for phrases_of in sections:
            for sentence in sentences:
                for start, end in phrases_of.find(sentence.text):
                    if not sentence.fields(start, end):
                        return sentence, start, end
        of_all = (each for each in sentences if general(each.text) and not each.fields())
        return next(((each, 0, len(each.text)) for each in of_all), None)


def telling(sentence: Passage) -> bool:
    """Whether a sentence sells, or tells a time or an amount."""
    return not cues(sentence.text).keys().isdisjoint((*SELLING, "clock", "amount"))
