"""What people have said about being written to.

``find: opted-out``: they want no more mail, or can get none. ``find: channel``: they refused this channel (error), or
would rather be reached on another (warning).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from msglint.model import Evidence, Fact, Match, Personal, Reads, Scope, Severity
from msglint.regex import regex

FINDS = ("opted-out", "channel")
OUT = {
    "deceased": "has died",
    "do_not_solicit": "asked not to be contacted",
    "email_opt_out": "has unsubscribed",
    "email_bounced": "has an address that bounces",
}
"""What ends all mail, the gravest first."""
UNSUBSCRIBED = frozenset({"cleaned", "unsubscribed", "archived", "non-subscribed"})
Pairs = tuple[tuple[str, bool], ...]
REFUSALS: dict[str, Pairs] = {
    "email": (("do_not_email", True),),
    "sms": (("sms_opt_in", False), ("do_not_call", True)),
    "letter": (("do_not_mail", True),),
}
UNASKED: dict[str, Pairs] = {"email": (("email_opt_in", False),)}
"""What refuses marketing on a channel, but not the mail that somebody's own order brings."""
OF_MARKETING = frozenset(
    {"SMS Marketing Consent", "SMS_Marketing_Consent", "sms_marketing_consent", "Accepts SMS Marketing"}
)
"""Columns in which somebody refuses marketing by SMS, and nothing else."""
WORDS = {
    "email": (
        *("email", "e mail", "mail", "newsletter", "emails", "online", "digital", "electronic"),
        *("correo", "correo electrónico", "courriel", "mél", "e post", "epost", "sähköposti", "posta elettronica"),
    ),
    "sms": ("sms", "text", "texts", "text message", "text messages", "mobile", "mobil", "cell", "texto", "sms text"),
    "push": ("push", "app", "notification", "push notification", "push notifications", "in app"),
    "dm": (
        *(
            "dm",
            "direct message",
            "message",
            "chat",
            "whatsapp",
            "messenger",
            "facebook messenger",
            "telegram",
            "signal",
        ),
        *("slack", "linkedin", "instagram"),
    ),
    "letter": (
        *("letter", "letters", "post", "postal", "postal mail", "direct mail", "print", "mail", "paper", "us mail"),
        *("snail mail", "brief", "briefpost", "postweg", "courrier", "lettre", "carta", "correo postal", "lettera"),
        *("posta", "posta ordinaria", "papier", "brev", "list"),
    ),
    "social": ("social", "social media", "facebook", "instagram", "linkedin"),
    "phone": (
        *("phone", "telephone", "call", "calls", "phone call", "phone calls", "telefon", "anruf", "téléphone"),
        *("teléfono", "llamada", "telefono", "telefoon", "telefonisch", "telefone", "by phone", "home phone"),
        *("work phone", "business phone"),
    ),
}
"""What forms and CRMs call the channels; "mail" is post to some and e-mail to others."""
INDIFFERENT = frozenset({"any", "all", "none", "no preference", "either", "both", ""})
SPLIT = regex(r"[,;|/+&\n]|\b(?:and|or|und|oder|et|ou|y|o|e|en|of)\b")


class Options(Struct, frozen=True):
    """``find``: ``opted-out`` or ``channel``."""

    find: str = "opted-out"


class Check:
    """Holds the message's channel against the record's consents; blank or unknown values say nothing."""

    scope = Scope.MESSAGE

    def __init__(self, options: Options) -> None:
        if options.find not in FINDS:
            raise ValueError(f"find: {options.find!r} is none of {', '.join(FINDS)}")
        self._channel = options.find == "channel"
        refused = frozenset(name for pairs in REFUSALS.values() for name, _ in pairs) | {
            "email_opt_in",
            "preferred_channel",
        }
        out = frozenset(OUT) | {"lifecycle_stage"}
        fields = refused if self._channel else out
        self.reads = Reads(contact=fields | OF_MARKETING, message=frozenset({"channel", "purpose"}), needs=fields)

    def matches(self, target: object, evidence: Evidence) -> Iterator[Match]:
        channel = str(evidence.message.get("channel", "email"))
        if self._channel:
            transactional = evidence.message.get("purpose") == "transactional"
            found = refused(channel, evidence.contact, REFUSALS)
            if transactional and found is not None and found.fields == ("sms_opt_in",):
                found = None if OF_MARKETING & evidence.contact.keys() else found
            if found is None and not transactional:
                found = refused(channel, evidence.contact, UNASKED) or elsewhere(channel, evidence.contact)
            if found is not None:
                yield found
        else:
            yield from gone(channel, evidence.contact)


def gone(channel: str, contact: Mapping[str, Any]) -> Iterator[Match]:
    """The first reason for which this person must not be written to at all, or not by e-mail."""
    for name, why in OUT.items():
        by_mail_only = name in ("email_opt_out", "email_bounced")
        if contact.get(name) is True and (channel == "email" or not by_mail_only):
            yield Match(facts={"why": why, "field": name}, fields=(name,))
            return
    stage = str(contact.get("lifecycle_stage") or "").strip().casefold()
    if channel == "email" and stage in UNSUBSCRIBED:
        yield Match(facts={"why": f"is marked {stage}", "field": "lifecycle_stage"}, fields=("lifecycle_stage",))


def refused(channel: str, contact: Mapping[str, Any], table: Mapping[str, Pairs]) -> Match | None:
    """The first consent in the table that refuses the channel."""
    for name, value in table.get(channel, ()):
        if contact.get(name) is value:
            facts = {"channel": channel, "how": f"refused {channel}", "field": name}
            return Match(facts=facts, severity=Severity.ERROR, fields=(name,))
    return None


def elsewhere(channel: str, contact: Mapping[str, Any]) -> Match | None:
    """The channel that the person prefers, where it is another one that msglint knows."""
    wish = str(contact.get("preferred_channel") or "").strip()
    plain = wish.casefold().replace("-", " ").replace("_", " ").strip(" .!")
    wishes = {part.strip() for part in (plain, *SPLIT.split(plain))} - INDIFFERENT
    known = {name for name, words in WORDS.items() if wishes & set(words)}
    if known and channel in WORDS and channel not in known:
        how = ("prefers ", Personal(wish, "preferred_channel"))
        facts: dict[str, Fact] = {"channel": channel, "how": how, "field": "preferred_channel"}
        return Match(facts=facts, severity=Severity.WARNING, fields=("preferred_channel",))
    return None
