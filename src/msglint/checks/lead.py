"""Flags an opening that starts from the sender: its work, product, news, or a call to buy, give or apply.

    check: lead
    options: {product_words: [Riverwalk, winter passport], need_words: [step-free]}

The first sentence of substance decides, by where it starts, not by its pronouns: "You won't want to miss our new
season" starts from the season, "We noticed you asked about evening concerts" from the reader. Merge fields of the
reader's history and interests count for the reader, and so do interests, topics and company of the record where the
opening names them; `products` and `partner` of the front matter count as products. Silent on neutral openings
(stories, wishes, plain requests, follow-ups), where the words do not tell, and in languages without a list of words.
`scope: subject` judges the subject line alone.
Facts: `{product}` the words that made it product-first, `{reader}` where the reader first matters: "only in sentence
2", "nowhere in the opening".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from msgspec import Struct

from msglint.model import Confidence, Evidence, Fact, Lead, Match, Passage, Piece, Reads, Scope
from msglint.reading.appraisal import LANGUAGES, PRODUCT, Appraisal, appraise, lexicon, speaks
from msglint.reading.lead import past_name
from msglint.reading.scopes import Term, quoted
from msglint.reading.words import language
from msglint.regex import regex

WISHES = ("interests", "topics")
LIST = regex(r"[,;|\n]")
WORD = regex(r"\w+")
USUAL = "en"
"""The language that a subject of a few words is read in: flagged there only for words that are of it."""
MARGIN = 0.05
"""How much more probable words that only colour a sentence must be than plain ones."""
SHORTEST = 3
"""Characters of an interest that is looked for in the text."""


class Options(Struct, frozen=True):
    """``scope``: the opening or the subject. ``product_words``, ``need_words``: a house's own words for what it offers,
    and for what its readers need. ``likely``, ``sure``: the probability from which a finding has medium and high
    confidence; below it is a guess.
    """

    scope: Literal["lead", "subject"] = "lead"
    product_words: tuple[Term, ...] = ()
    need_words: tuple[Term, ...] = ()
    likely: float = 0.65
    sure: float = 0.85


class Check:
    facts = frozenset({"product", "reader"})
    reads = Reads(contact=frozenset({"company", *WISHES}), message=frozenset({"products", "partner"}))

    def __init__(self, options: Options) -> None:
        if not 0.5 <= options.likely <= options.sure <= 1:
            raise ValueError("wants 0.5 ≤ likely ≤ sure ≤ 1")
        self.scope = Scope(options.scope)
        self._options = options

    def matches(self, target: Lead | Passage, evidence: Evidence) -> Iterator[Match]:
        lead = target if isinstance(target, Lead) else _of_subject(past_name(target))
        spoken = lead.language or (USUAL if self.scope is Scope.SUBJECT else "")
        if not lead.sentences or spoken not in LANGUAGES or _wished(lead.sentences, evidence):
            return
        options = self._options
        company = evidence.contact.get("company")
        sentences = tuple(_with_company(sentence, company) for sentence in lead.sentences)
        offered = (*options.product_words, *_offered(evidence))
        found = appraise(sentences, lexicon(spoken, offered, options.need_words), lead.skipped)
        words = found.words
        if words is None or found.label != PRODUCT or not (lead.language or found.firm or speaks(lead.passage.text)):
            return
        facts: dict[str, Fact] = {
            "product": quoted(words, 0, len(words.text)),
            "reader": "nowhere in the opening" if found.reader is None else f"only in sentence {found.reader + 1}",
        }
        yield Match(words.span(), facts, confidence=confidence(found, options))


def _of_subject(subject: Passage) -> Lead:
    return Lead(subject, (subject,), language=language(subject.text))


def confidence(found: Appraisal, options: Options) -> Confidence:
    """How sure a finding is.

    Words that only colour a sentence must be more probable than plain ones, and a product that comes after plain words
    for the reader, or for nobody, must be as good as sure.
    """
    if found.contested:
        return Confidence.MEDIUM if found.product >= options.sure else Confidence.LOW
    if found.product >= options.sure:
        return Confidence.HIGH
    likely = options.likely if found.firm else options.likely + MARGIN
    return Confidence.MEDIUM if found.product >= likely else Confidence.LOW


def _offered(evidence: Evidence) -> tuple[str, ...]:
    """What the message itself says that it is about: products, and the partner whose offer it carries."""
    items = (*_items(evidence.message.get("products")), *_items(evidence.message.get("partner")))
    return tuple(dict.fromkeys(words for item in items if (words := item.strip())))


def _wished(sentences: Sequence[Passage], evidence: Evidence) -> bool:
    """Whether the opening names what the reader asked to hear about."""
    wishes = [wish for name in WISHES for wish in _items(evidence.contact.get(name))]
    if not wishes:
        return False
    products = [item for item in _items(evidence.message.get("products")) if any(wish in item for wish in wishes)]
    text = "".join(_plain(sentence.text) for sentence in sentences)
    return any(term in text for term in (*wishes, *products))


def _items(value: Any) -> list[str]:
    """The items of a list, or of a cell that holds one, as plain words."""
    parts = LIST.split(value) if isinstance(value, str) else value if isinstance(value, list | tuple) else ()
    return [_plain(str(part)) for part in parts if len(str(part).strip()) >= SHORTEST]


def _plain(text: str) -> str:
    """The words of a text in small letters, a space before, between and after them."""
    return f" {' '.join(WORD.findall(text.casefold()))} "


def _with_company(sentence: Passage, company: Any) -> Passage:
    """The sentence with the reader's company marked as theirs where the template itself spells it out."""
    name = company.strip() if isinstance(company, str) else ""
    start = sentence.text.find(name) if len(name) >= SHORTEST else -1
    if start < 0:
        return sentence
    spelt = Piece(start, start + len(name), ("company",))
    return Passage(sentence.part, sentence.start, sentence.text, (*sentence.pieces, spelt))
