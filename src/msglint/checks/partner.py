"""Flags a partner's offer to somebody who has not agreed to partners' offers.

    check: partner

What carries a partner's offer: `partner` in front matter (a name, or true; false says that nothing here is one),
else words such as "our partner X offers you", "an offer from our sponsor", "on behalf of X … 10 % off", or a line
"Sponsored". Words in the footer, quoted mail, and sentences that deny, ask for consent or speak of privacy do not
count. An explicit no in the record is an error, a blank cell a warning; records without such a column are not
checked.

Facts: `{offer}` what carries it, `{how}` what the record says.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from msglint.model import Evidence, Fact, Match, Reading, Reads, Scope, Severity
from msglint.reading.dialogue.spoken import sentences
from msglint.reading.scopes import quoted
from msglint.reading.wishes.offers import offer_in
from msglint.reading.words import fold, shortened

FIELD = "partner_opt_in"
NO_PARTNER = frozenset({"", "no", "none", "false", "n/a", "-", "off", "0"})
LONGEST = 80


class Options(Struct, frozen=True):
    """None: front matter, words and record decide."""


class Check:
    scope = Scope.MESSAGE
    facts = frozenset({"offer", "how"})
    reads = Reads(
        contact=frozenset({FIELD}),
        message=frozenset({"partner", "from"}),
        needs=frozenset({FIELD}),
        blank=True,
    )

    def __init__(self, options: Options) -> None:
        self.options = options

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        if FIELD not in evidence.contact or evidence.contact[FIELD] is True:
            return
        refused = evidence.contact[FIELD] is False
        how = "has refused partners' offers" if refused else "has not agreed to partners' offers"
        severity = Severity.ERROR if refused else Severity.WARNING
        told = evidence.message.get("partner")
        if told is not None:
            if str(told).strip().lower() not in NO_PARTNER:
                offer = "" if told is True else f" ({shortened(str(told), LONGEST)})"
                facts: dict[str, Fact] = {"offer": f"a partner's offer{offer}", "how": how}
                yield Match(key="partner", facts=facts, severity=severity, fields=(FIELD,))
            return
        own = fold(str(evidence.message.get("from") or "")) + " ".join(fold(words) for words in signed(target))
        for sentence in sentences(target):
            found = offer_in(sentence.text, own, subject=sentence.part == "subject")
            if found is not None:
                words = quoted(sentence, *found)
                facts = {"offer": ("a partner's offer (“", words, "”)"), "how": how}
                yield Match(sentence.span(*found), facts, severity=severity, fields=(FIELD,))
                return


def signed(reading: Reading) -> Iterator[str]:
    """Where a message says whose it is: sign-off and footer."""
    for body in reading.bodies:
        yield from (passage.text for passage in (body.signoff, body.footer) if passage is not None)
