"""Flags a recommendation of what the person already has, or of a kind that they have never liked.

    check: recommendation
    options: {recommending: [staff pick], owning: [your own]}

Recommended is what the front matter lists as `products` and the message names, what it prints from a field of
recommendations (`recommended`, `next_best_offer` …), and in a sentence that recommends what follows ("we recommend our
new thriller"). The person has what `purchases`, `last_purchase` and purchases of the history name. What they like is
told by `interests`, `topics`, purchases, the last event, columns of likes and the history; a recommendation is outside
of it where its kind is known (`data/genres.tsv`), all that they like is of known kinds, and none of these is near it.
Silent where the sentence speaks of what they have ("goes with the tripod you bought"), of having it anew (refills,
renewals, drinks), or shares a word with a liking. Facts: `{found}` is recommended, `{why}` it does not fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from msglint.model import Body, Confidence, Evidence, Fact, Match, Passage, Personal, Reading, Reads, Scope, Words
from msglint.reading.genres import genres, near
from msglint.reading.offered import FIELD, Offer, may_offer, offers, saying
from msglint.reading.scopes import Term, quoted
from msglint.reading.tastes import Liking, likings, owned, same_thing
from msglint.reading.topics import content
from msglint.reading.works import works

USED_UP = frozenset({"coffee", "wine", "meat", "beauty"})
"""Kinds of things that people buy again."""
SHOWN = 3
"""Likings that a finding names."""


class Options(Struct, frozen=True):
    """``recommending``, ``owning``: a house's own words for recommending something, and for what somebody has."""

    recommending: tuple[Term, ...] = ()
    owning: tuple[Term, ...] = ()


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
        self._recommending = saying("recommending", options.recommending)
        self._owning = saying("owning", options.owning)
        self._again = saying("again")
        self._plainly = saying("plainly")

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        titles = works(evidence.message.get("products"))
        sentences = list(told(target))
        offering = [sentence for sentence in sentences if may_offer(sentence, titles, self._recommending)]
        if not offering:
            return
        has = tuple(owned(evidence.contact, evidence.history))
        names = [name for name, _ in has]
        found = [offer for one in offering for offer in offers(one, titles, names, self._recommending)]
        if any(sentence.text in self._again for sentence in sentences):
            found = [offer for offer in found if offer.recommended]
        if not found:
            return
        twice = next((match for offer in found if (match := self._had(offer, found, has))), None)
        if twice is not None:
            yield twice
            return
        recommends = any(sentence.text in self._recommending for sentence in sentences)
        recommended = [offer for offer in found if offer.recommended or recommends]
        liked = likings(without_offers(evidence.contact), evidence.history) if recommended else ()
        stray = next((match for offer in recommended if (match := unliked(offer, liked))), None)
        if stray is not None:
            yield stray

    def _had(self, offer: Offer, found: Sequence[Offer], has: Sequence[tuple[str, str]]) -> Match | None:
        """The match where the person has what is offered, and no sentence about it says that we know."""
        if offer.loose or not USED_UP.isdisjoint(genres(offer.text) | genres(offer.around)):
            return None
        held = next(((name, field) for name, field in has if same_thing(name, offer.text)), None)
        mine = [other for other in found if not other.loose and same_thing(other.text, offer.text)]
        if held is None or any(self._knows(other) for other in mine):
            return None
        name, field = held
        if field == "history":
            return match(offer, ("they already have it: the history has the purchase ", Personal(name, field)), ())
        return match(offer, ("they already have it: the record's ", field, " is ", Personal(name, field)), (field,))

    def _knows(self, offer: Offer) -> bool:
        """Whether the sentence says that it knows of the reader's having it; "we recommend X" says the opposite."""
        if offer.is_theirs:
            return True
        text = offer.sentence.text
        return text in self._owning and not self._plainly.just_before(text, offer.start)


def unliked(offer: Offer, liked: Sequence[Liking]) -> Match | None:
    """The match where the kind of what is recommended is none that the person has liked."""
    kinds = genres(offer.text) or genres(offer.around)
    said = kinds | genres(offer.own) if offer.loose else kinds
    known = [liking for liking in liked if liking.genres]
    if not kinds or not known or any(near(said, liking.genres) for liking in known):
        return None
    words = content(offer.text).keys() | content(offer.around).keys()
    if any(words & liking.words for liking in liked):
        return None
    why: list[str | Personal] = [f"that is {' and '.join(sorted(kinds)[:2])}, and they like "]
    for number, liking in enumerate(known[:SHOWN]):
        why += [", "] * (number > 0) + [Personal(liking.text, liking.field)]
    fields = tuple(dict.fromkeys(liking.field for liking in known[:SHOWN] if liking.field != "history"))
    if len(known) < len(liked):
        return replace(match(offer, tuple(why), fields), confidence=Confidence.LOW)
    return replace(match(offer, tuple(why), fields), confidence=Confidence.MEDIUM if offer.loose else None)


def match(offer: Offer, why: Words, fields: tuple[str, ...]) -> Match:
    facts: dict[str, Fact] = {"found": quoted(offer.sentence, offer.start, offer.end), "why": why}
    return Match(offer.sentence.span(offer.start, offer.end), facts, fields=fields)


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
