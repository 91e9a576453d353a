"""Flags a message that asks for more after a gift or a purchase for which nobody has said thanks.

    check: no_thanks
    options: {days: 45, kinds: [gave], thanking+: [you kept our lights on], asking+: [top up]}

A message asks where a sentence calls to give, buy, renew, recommend or the like. Thanks may stand anywhere in its own
words but the sign-off; "thanks in advance" is none. Thanked already is a gift after which something went out whose
text, campaign or template speaks of thanks or is a receipt. Where nothing is known of what went out, it is a guess.
Facts: `{found}` the words that ask, `{what}` the person did, `{when}`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from msglint.model import Confidence, Evidence, Fact, Interaction, Match, Passage, Place, Reading, Reads, Scope
from msglint.reading.dates import parse_date
from msglint.reading.dialogue.cues import BEGINS
from msglint.reading.dialogue.phrasebook import Phrases, shipped
from msglint.reading.dialogue.spoken import sentences
from msglint.reading.scopes import Term, quoted
from msglint.regex import regex

DID = {"gave": "gave", "purchased": "bought"}
OUT = frozenset({"sent", "reply"})
THANKED = regex(
    r"(?i)thank|receipt|danke|quittung|merci|recu|reçu|gracias|recibo|grazie|ricevuta|bedank|obrigad|acknowledg"
)
"""In the text, campaign or template of something sent: it said thanks."""
CLAUSE = regex(r"[^\n.,;:!?–—()]{0,40}(?=[\s.,;:!?–—()]|$)")
"""What follows the words that ask, as far as their clause goes."""


POLITE = ("please ", "and ", "or ", "to ", "now ", "today ", "you ", "bitte ", "por favor ", "you'd ", "you would ")
"""What may stand before words that ask, besides the beginning of a clause."""


class Deed(Struct, frozen=True):
    """What somebody did for us: gave or bought. ``place`` is its row of the history; a column has none."""

    kind: str
    when: date
    place: Place | None


class Options(Struct, frozen=True):
    """``days``: how long ago a gift or purchase is recent. ``kinds``: which of the two count.

    ``thanking``, ``asking``: phrases, with ``@thanking`` and ``@asking`` for msglint's own lists.
    """

    days: int = 30
    kinds: tuple[str, ...] = ("gave", "purchased")
    thanking: tuple[Term, ...] = ("@thanking",)
    asking: tuple[Term, ...] = ("@asking",)


class Check:
    scope = Scope.MESSAGE
    facts = frozenset({"found", "what", "when"})
    reads = Reads(
        contact=frozenset({"last_gift_date"}),
        history=True,
        needs=frozenset({"last_gift_date"}),
        needs_history=True,
        absence=True,
    )

    def __init__(self, options: Options) -> None:
        unknown = sorted(set(options.kinds) - DID.keys())
        if unknown or not options.kinds:
            raise ValueError(f"kinds: wants {' or '.join(DID)}, not {', '.join(unknown) or 'nothing'}")
        if options.days < 1:
            raise ValueError("days must be at least 1")
        self.options = options
        self._thanking = Phrases(options.thanking)
        self._asking = Phrases(options.asking)

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        past = [row for row in evidence.history if row.at is None or row.at.date() <= evidence.today]
        deed = self._deed(past, evidence)
        if deed is None:
            return
        answered = thanked(past, deed)
        spoken = list(sentences(target))
        asks = next((hit for sentence in spoken if (hit := self._ask(sentence))), None)
        if answered or asks is None or any(self._thanks(sentence.text) for sentence in spoken):
            return
        sentence, start, end = asks
        facts: dict[str, Fact] = {
            "found": quoted(sentence, start, end),
            "what": DID[deed.kind],
            "when": deed.when.isoformat(),
        }
        related = ((deed.place, f"what they {DID[deed.kind]}"),) if deed.place is not None else ()
        guess = Confidence.LOW if answered is None else None
        yield Match(sentence.span(start, end), facts, related=related, confidence=guess)

    def _deed(self, past: Sequence[Interaction], evidence: Evidence) -> Deed | None:
        """The latest gift or purchase that is recent."""
        found: Deed | None = None
        for row in past:
            if row.kind in self.options.kinds and row.direction != "out" and row.at is not None:
                found = Deed(row.kind, row.at.date(), row.place)
        given = parse_date(evidence.contact.get("last_gift_date")) if "gave" in self.options.kinds else None
        if given is not None and given <= evidence.today and (found is None or given > found.when):
            found = Deed("gave", given, None)
        return found if found and (evidence.today - found.when).days <= self.options.days else None

    def _ask(self, sentence: Passage) -> tuple[Passage, int, int] | None:
        """The first of the template's own words by which a sentence asks for something."""
        text = sentence.text
        for start, end in self._asking.find(text):
            calls = BEGINS.search(text[max(0, start - 4) : start]) or text[:start].casefold().endswith(POLITE)
            if calls and not sentence.fields(start, end):
                clause = CLAUSE.match(text, end)
                return sentence, start, clause.end() if clause else end
        return None

    def _thanks(self, text: str) -> bool:
        return shipped("thanking for nothing").without(text) in self._thanking


def thanked(past: Sequence[Interaction], deed: Deed) -> bool | None:
    """Whether something that went out since says thanks; ``None`` where nothing is known of what went out."""
    unknown = False
    for row in past:
        if row.direction == "out" and row.kind in OUT and row.at is not None and row.at.date() >= deed.when:
            said = f"{row.text} {row.campaign} {row.template}"
            if row.kind == "reply" or THANKED.search(said):
                return True
            unknown = unknown or not said.strip()
    return None if unknown else False
