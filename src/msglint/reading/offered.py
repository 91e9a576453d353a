"""What a message offers or recommends: named products, values of a record's recommendations, and what is described."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from msglint.model import Passage
from msglint.reading.words import Finder, load_data
from msglint.regex import regex

FIELD = regex(
    r"(?i)recommend|suggest|next_?best|you_?may_?like|cross_?sell|up_?sell|top_?pick|picks?_?for|empfehl|recomend"
)
"""Names of columns that hold what is recommended."""
BETWEEN = regex(r"[\s:“„«\"'*–—-]*(?:\w+\s+){0,3}[“„«\"'*]*")
RELATING = regex(
    r"(?i)\b(?:for|with|to|like|than|after|since|beside|besides|your|from|by|on"
    r"|für|mit|zu|wie|als|nach|pour|avec|para|con|per|voor|met)\b"
)
POSSESSIVE = regex(
    r"(?i)\b(?:your|my|deine?[nmrs]?|ihre?[nmrs]?|eure?[nmrs]?|votre|vos|ton|ta|tes|tus?|sus?|tu[oai]|vostr[oaie]|jouw|je|uw)"
    r"\s+(?:\w+\s+)?[“„«\"'*]*$"
)
THING = regex(
    r"(?i)[\s:,–—-]*((?:[\w'’-]+(?:\s+[\w'’-]+){0,3},\s+(?:the\s+)?)?"
    r"(?:(?:(?:two|three|four|some)\s+)?(?:seats|tickets|places)\s+(?:for|to|at)\s+(?:the\s+)?)?"
    r"(?:(?:our|an?|unser\w{0,2}|eine?[nrm]?|notre|nos|une?|nuestr[oa]s?|una?|il nostro|la nostra|onze?|een)\s+"
    r"|(?<=the )|the\s+(?=(?-i:[a-z]+(?:\s+[a-z]+)?\s+[A-Z])))"
    r"[\w'’-]+(?:\s+[\w'’-]+){0,3}?)"
    r"(?=\s*(?:[.,:;!?…–—]|$|\n)|\s+(?:at|on|in|by|from|about|of|with|to|for|this|next|für|am|im|um|mit|sur|de|du|en|con"
    r"|del)\b)"
)
"""What is recommended in words of one's own, as far as the next mark or preposition: "our new thriller", "Carmen, the
opera", "the opera Carmen", "two tickets for the final". What is merely "the" something is a place, or the thing meant.
"""
ASIDE = regex(
    r"(?i)\b(?:café|cafe|bar|buffet|restaurant|lounge|shop|kiosk|app|bus|shuttle|train|taxi|parking|garage|hotel"
    r"|car park|seats?|entrance|desk|newsletter|talk|tour|guide)s?\W*$"
)
"""What stands beside a thing of some kind, and is none of that kind: the opera café."""
BECAUSE = regex(
    r"(?i)\b(?:because|since|as) you (?:really |clearly )?(?:like|love|liked|loved|enjoy|enjoyed)\s+"
    r"([\w'’ -]{3,40}?)(?=[,.;:!?–—]|$)"
    r"|\bparce que (?:vous aimez|tu aimes)\s+([\w'’ -]{3,40}?)(?=[,.;:!?–—]|$)"
    r"|\bporque (?:te|le) (?:gusta|encanta)n?\s+([\w'’ -]{3,40}?)(?=[,.;:!?–—]|$)"
)
"""What somebody is said to like."""
CONDITION = regex(r"(?i)\b(?:if|whether|wenn|falls|si|se|als je|als u)\b")
REMEMBERED = 8192
"""Texts whose answers are kept: most sentences recur from record to record."""


class Offer(Struct, frozen=True):
    """Something offered: where it stands in a sentence, whether plainly recommended, and the only thing there.

    ``loose``: no name, but the words that follow the recommending ones.
    """

    sentence: Passage
    start: int
    end: int
    recommended: bool
    alone: bool = True
    loose: bool = False

    @property
    def text(self) -> str:
        return self.sentence.text[self.start : self.end].strip()

    @property
    def around(self) -> str:
        """The sender's own words of the sentence; none where it offers several things."""
        return self.own if self.alone else ""

    @property
    def own(self) -> str:
        """The sender's own words of the sentence, without what fields printed."""
        kept = [self.sentence.text[piece.start : piece.end] for piece in self.sentence.pieces if not piece.fields]
        return "".join(kept) if self.sentence.pieces else self.sentence.text

    @property
    def is_theirs(self) -> bool:
        """Whether the words before call it the reader's own."""
        return POSSESSIVE.search(self.sentence.text[: self.start]) is not None


class Saying:
    """Whether texts hold one of a list's words or phrases."""

    def __init__(self, finder: Finder) -> None:
        self.ends = lru_cache(REMEMBERED)(lambda text: tuple(end for _, end, _ in finder.find(text)))

    def __contains__(self, text: str) -> bool:
        return bool(self.ends(text))

    def just_before(self, text: str, start: int) -> bool:
        """Whether one of them stands right before these characters: an article and a word or two may come between."""
        before = [text[end:start] for end in self.ends(text) if end <= start]
        return bool(before) and BETWEEN.fullmatch(before[-1]) is not None and not RELATING.search(before[-1])


def saying(name: str, more: Iterable[str] = ()) -> Saying:
    """A list of ``data/offers.json`` with more words, ready to be looked for."""
    return Saying(Finder((*load_data("offers")[name], *more)))


def may_offer(sentence: Passage, titles: tuple[str, ...], recommending: Saying) -> bool:
    """Whether a sentence may offer something: most say nothing of the kind."""
    text = sentence.text
    if text in recommending or (titles and _named_in(titles, text)):
        return True
    return any(_holds_offers(piece.fields) for piece in sentence.pieces if piece.fields)


def offers(sentence: Passage, titles: tuple[str, ...], has: Iterable[str], recommending: Saying) -> Iterator[Offer]:
    """What a sentence offers. ``titles``: the message's products; ``has``: what the reader has."""
    recommends = sentence.text in recommending
    named = _named_in(titles, sentence.text) if titles else ()
    for start, end in named:
        yield Offer(sentence, start, end, recommends, len(named) == 1)
    printed = [piece for piece in sentence.pieces if piece.fields and _holds_offers(piece.fields)]
    for piece in printed:
        if piece.end > piece.start:
            yield Offer(sentence, piece.start, piece.end, True)
    if recommends and not named:
        for start, end, _ in Finder(tuple(has)).find(sentence.text):
            if recommending.just_before(sentence.text, start):
                yield Offer(sentence, start, end, True)
        if not printed:
            yield from _described(sentence, recommending)


@lru_cache(REMEMBERED)
def _holds_offers(fields: tuple[str, ...]) -> bool:
    """Whether one of these fields is a column of recommendations."""
    return any(FIELD.search(name) for name in fields)


def _described(sentence: Passage, recommending: Saying) -> Iterator[Offer]:
    """What a sentence recommends without a name: "our new thriller", "because you love opera"."""
    start = max(recommending.ends(sentence.text))
    if CONDITION.search(sentence.text):
        return
    for found in (BECAUSE.search(sentence.text), THING.match(sentence.text, start)):
        if (
            found
            and not sentence.fields(*found.span(found.lastindex or 0))
            and not ASIDE.search(found[found.lastindex or 0])
        ):
            yield Offer(sentence, *found.span(found.lastindex or 0), True, alone=False, loose=True)
            return


@lru_cache(REMEMBERED)
def _named_in(titles: tuple[str, ...], text: str) -> tuple[tuple[int, int], ...]:
    """Where a text names one of these."""
    return tuple((start, end) for start, end, _ in _finder_of(titles).find(text))


@lru_cache(64)
def _finder_of(titles: tuple[str, ...]) -> Finder:
    return Finder(titles)
