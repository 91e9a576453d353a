"""Flags a recommendation of what the person already has, or of a kind that they have never liked.

    check: recommendation
    options: {recommending: [staff pick], owning: [your own]}

Recommended is what the front matter lists as `products` and the message names, what it prints from a field of
recommendations (`recommended`, `next_best_offer` …), and, in a sentence that recommends, what the record says was
bought. The person has what `purchases`, `last_purchase` and purchases of the history name. What they like is told by
`interests`, `topics`, purchases, the last event, columns of likes and the history; a recommendation is outside of it
where its kind is known (`data/genres.tsv`), all that they like is of known kinds, and none of these is near it.
Silent where the sentence speaks of what they have ("goes with the tripod you bought"), of having it anew (refills,
renewals), or shares a word with a liking. Facts: `{found}` is recommended, `{why}` it does not fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from msgspec import Struct

from msglint.model import Body, Confidence, Evidence, Fact, Match, Passage, Personal, Reading, Reads, Scope
from msglint.reading.genres import genres, near
from msglint.reading.scopes import Term, quoted
from msglint.reading.tastes import Liking, likings, owned, same_thing
from msglint.reading.topics import content
from msglint.reading.words import Finder, load_data
from msglint.reading.works import works
from msglint.regex import regex

BETWEEN = regex(r"[\s:“„«\"'*–—-]*(?:\w+\s+){0,3}[“„«\"'*]*")
RELATING = regex(
    r"(?i)\b(?:for|with|to|like|than|after|since|beside|besides|your|from|by|on|für|mit|zu|wie|als|nach|pour|avec|para|con|per|voor|met)\b"
)
POSSESSIVE = regex(
    r"(?i)\b(?:your|yours|my|deine?[nmrs]?|ihre?[nmrs]?|eure?[nmrs]?|votre|vos|ton|ta|tes|tus?|sus?|tu[oai]|vostr[oaie]|jouw|je|uw)\s+(?:\w+\s+)?[“„«\"'*]*$"
)
REMEMBERED = 8192
"""Texts whose answers are kept."""
FIELD = regex(
    r"(?i)recommend|suggest|next_?best|you_?may_?like|cross_?sell|up_?sell|top_?pick|picks?_?for|empfehl|recomend"
)
"""Names of columns that hold what is recommended."""


class Options(Struct, frozen=True):
    """``recommending``, ``owning``: a house's own words for recommending something, and for what somebody has."""

    recommending: tuple[Term, ...] = ()
    owning: tuple[Term, ...] = ()


class Offer(Struct, frozen=True):
    """Something offered: where it stands in a sentence, whether plainly recommended, and the only thing there."""

    sentence: Passage
    start: int
    end: int
    recommended: bool
    alone: bool = True

    @property
    def text(self) -> str:
        return self.sentence.text[self.start : self.end].strip()

    @property
    def around(self) -> str:
        """The sender's own words of the sentence; none where it offers several things."""
        if not self.alone:
            return ""
        kept = [self.sentence.text[piece.start : piece.end] for piece in self.sentence.pieces if not piece.fields]
        return "".join(kept) if self.sentence.pieces else self.sentence.text


class Check:
    scope = Scope.MESSAGE
    facts = frozenset({"found", "why"})
    reads = Reads(
        contact=None,
        history=True,
        message=frozenset({"products"}),
        needs=frozenset({"interests", "topics", "purchases", "last_purchase", "last_event"}),
        needs_history=True,
    )

    def __init__(self, options: Options) -> None:
        known = load_data("offers")
        self._recommending = Saying(Finder((*known["recommending"], *options.recommending)))
        self._owning = Saying(Finder((*known["owning"], *options.owning)))
        self._again = Saying(Finder(known["again"]))

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        titles = works(evidence.message.get("products"))
        sentences = [sentence for sentence in told(target) if sentence.text.strip()]
        has = tuple(owned(evidence.contact, evidence.history))
        offers = [offer for sentence in sentences for offer in self._offers(sentence, titles, has)]
        if not offers or any(sentence.text in self._again for sentence in sentences):
            offers = [offer for offer in offers if offer.recommended]
        if not offers:
            return
        twice = next((match for offer in offers if (match := self._had(offer, offers, has))), None)
        if twice is not None:
            yield twice
            return
        liked = likings(without_offers(evidence.contact), evidence.history)
        stray = next((match for offer in offers if (match := self._unliked(offer, sentences, liked))), None)
        if stray is not None:
            yield stray

    def _offers(self, sentence: Passage, titles: tuple[str, ...], has: Sequence[tuple[str, str]]) -> Iterator[Offer]:
        """What a sentence offers."""
        recommends = sentence.text in self._recommending
        named = named_in(titles, sentence.text) if titles else ()
        for start, end in named:
            yield Offer(sentence, start, end, recommends, len(named) == 1)
        for piece in sentence.pieces:
            if piece.end > piece.start and any(FIELD.search(name) for name in piece.fields):
                yield Offer(sentence, piece.start, piece.end, True)
        if recommends and has and not named:
            for start, end, _ in Finder([name for name, _ in has]).find(sentence.text):
                if self._recommending.just_before(sentence.text, start):
                    yield Offer(sentence, start, end, True)

    def _had(self, offer: Offer, offers: Sequence[Offer], has: Sequence[tuple[str, str]]) -> Match | None:
        """The match where the person has what is offered, and no sentence about it says that we know."""
        found = next(((name, field) for name, field in has if same_thing(name, offer.text)), None)
        mine = [other for other in offers if same_thing(other.text, offer.text)]
        if found is None or any(other.sentence.text in self._owning or is_theirs(other) for other in mine):
            return None
        name, field = found
        why: tuple[str | Personal, ...] = ("they already have it: the record's ", field, " is ", Personal(name, field))
        if field == "history":
            why = ("they already have it: the history has the purchase ", Personal(name, field))
        return match(offer, why, () if field == "history" else (field,))

    def _unliked(self, offer: Offer, sentences: Sequence[Passage], liked: Sequence[Liking]) -> Match | None:
        """The match where the kind of what is recommended is none that the person has liked."""
        if not (offer.recommended or any(sentence.text in self._recommending for sentence in sentences)):
            return None
        kinds = genres(offer.text) or genres(offer.around)
        words = frozenset(content(offer.text)) | frozenset(content(offer.around))
        if not liked or any(words & liking.words for liking in liked):
            return None
        unknown = [liking for liking in liked if not liking.genres]
        if (
            not kinds
            or any(near(kinds, liking.genres) for liking in liked if liking.genres)
            or len(unknown) == len(liked)
        ):
            return None
        told_ = [liking for liking in liked if liking.genres][:3]
        why: list[str | Personal] = [f"that is {listed(sorted(kinds))}, and they like "]
        for number, liking in enumerate(told_):
            why += [", "] * (number > 0) + [Personal(liking.text, liking.field)]
        fields = tuple(dict.fromkeys(liking.field for liking in told_ if liking.field != "history"))
        found = match(offer, tuple(why), fields)
        return found if not unknown else guess(found)


def guess(found: Match) -> Match:
    return Match(found.span, found.facts, fields=found.fields, confidence=Confidence.LOW)


def match(offer: Offer, why: tuple[str | Personal, ...], fields: tuple[str, ...]) -> Match:
    facts: dict[str, Fact] = {"found": quoted(offer.sentence, offer.start, offer.end), "why": why}
    return Match(offer.sentence.span(offer.start, offer.end), facts, fields=fields)


class Saying:
    """Whether texts hold one of a list's words or phrases; the answers are remembered, for most sentences recur."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._ends = lru_cache(REMEMBERED)(lambda text: tuple(end for _, end, _ in finder.find(text)))

    def __contains__(self, text: str) -> bool:
        return bool(self._ends(text))

    def just_before(self, text: str, start: int) -> bool:
        """Whether one of them stands right before these characters: an article and a word or two may come between."""
        before = [text[end:start] for end in self._ends(text) if end <= start]
        return bool(before) and BETWEEN.fullmatch(before[-1]) is not None and not RELATING.search(before[-1])


def is_theirs(offer: Offer) -> bool:
    """Whether the words before call it the reader's own."""
    return POSSESSIVE.search(offer.sentence.text[: offer.start]) is not None


@lru_cache(REMEMBERED)
def named_in(titles: tuple[str, ...], text: str) -> tuple[tuple[int, int], ...]:
    """Where a text names one of these."""
    return tuple((start, end) for start, end, _ in finder_of(titles).find(text))


@lru_cache(64)
def finder_of(titles: tuple[str, ...]) -> Finder:
    return Finder(titles)


def listed(names: Sequence[str]) -> str:
    return " and ".join(names[:2])


def without_offers(contact: Mapping[str, Any]) -> Mapping[str, Any]:
    """The record without its columns of recommendations: what we recommend is not what they like."""
    return {name: value for name, value in contact.items() if not FIELD.search(str(name))}


def told(reading: Reading) -> Iterator[Passage]:
    """Subject, preheader and the sentences of one body, its footer aside."""
    yield from (part for part in (reading.subject, reading.preheader) if part is not None)
    for body in reading.bodies[:1]:
        yield from (sentence for sentence in body.sentences if not in_footer(sentence, body))


def in_footer(sentence: Passage, body: Body) -> bool:
    return body.footer is not None and body.footer.start <= sentence.start < body.footer.end
