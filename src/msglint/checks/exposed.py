"""Personal data where others can see it: in a subject, a preheader, a push message or an SMS."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from msglint.model import Evidence, Fact, Match, Passage, Personal, Reads, Scope
from msglint.regex import regex

OPEN_PARTS = frozenset({"subject", "preheader"})
STREETS = regex(
    r"(?:^|[\s_.-]|mailing|home|billing|shipping)(?:street|address)[\s_.-]?(?:line)?[\s_.-]?\d?$", re.IGNORECASE
)
NO_STREETS = regex(r"e-?mail|web|\bip\b", re.IGNORECASE)
"""How CRMs call the columns of a postal address: Street, MailingStreet, Address Line 1."""
LEAST_DIGITS = {"birth_date": 1, "mobile": 7, "phone": 7}
"""Digits from which such a value is more than a hint ("ending in 0142", "in May")."""


class Options(Struct, frozen=True):
    """``fields``: what the reader would not expect there. ``channels``: those whose text shows on a locked screen."""

    fields: tuple[str, ...] = (
        "birth_date",
        "last_gift_amount",
        "lifetime_giving",
        "phone",
        "mobile",
        "address",
        "street",
        "iban",
        "deceased",
    )
    channels: tuple[str, ...] = ("push", "sms")


class Check:
    """Looks for the fields' values in every part that is seen before the message is opened."""

    scope = Scope.PART
    reads = Reads(message=frozenset({"channel"}))

    def __init__(self, options: Options) -> None:
        self._fields = frozenset(options.fields)
        self._channels = frozenset(options.channels)

    def matches(self, target: Passage, evidence: Evidence) -> Iterator[Match]:
        channel = evidence.message.get("channel", "email")
        if target.part not in OPEN_PARTS and channel not in self._channels:
            return
        where = target.part if target.part in OPEN_PARTS else f"{channel} message"
        for piece in target.pieces:
            told = [name for name in piece.fields if self._private(name.split(".", 1)[0])]
            value = target.text[piece.start : piece.end]
            if told and value.strip() and sum(map(str.isdigit, value)) >= LEAST_DIGITS.get(told[0], 0):
                facts: dict[str, Fact] = {"field": told[0], "found": Personal(value, told[0]), "where": where}
                yield Match(target.span(piece.start, piece.end), facts)

    def _private(self, field: str) -> bool:
        """Whether a field, or a record's own column, holds what is meant for the reader alone."""
        street = "street" in self._fields and STREETS.search(field) and not NO_STREETS.search(field)
        return field in self._fields or bool(street)
