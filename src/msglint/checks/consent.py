"""What people have said about being written to.

``find: opted-out``: they want no more mail, or can get none. ``find: channel``: they refused this channel (error), or
would rather be reached on another (warning).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from msglint.model import Evidence, Fact, Match, Personal, Reads, Scope, Severity
from msglint.reading.dates import parse_date
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
LEFT = "unsubscribed"
RETURNED = frozenset({"subscribed", "subscribe", "resubscribed", "opted_in", "opt_in"})
ANYWHERE = ("", "web", "website", "form")
"""Channels of a wish to leave that do not say which one is left."""
BACK = ("email_opt_in", "opt_in_date")
REFUSALS: dict[str, Pairs] = {
    "email": (("do_not_email", True),),
    "sms": (("sms_opt_in", False), ("do_not_call", True)),
    "letter": (("do_not_mail", True),),
    "push": (("push_opt_in", False),),
}
UNASKED: dict[str, Pairs] = {"email": (("email_opt_in", False),), "sms": (("sms_marketing_opt_in", False),)}
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
        tables = (*REFUSALS.values(), *UNASKED.values())
        refused = frozenset(name for pairs in tables for name, _ in pairs) | {"preferred_channel"}
        out = frozenset(OUT) | {"lifecycle_stage"}
        fields = refused if self._channel else out
        self.reads = Reads(
            contact=fields | OF_MARKETING if self._channel else fields | frozenset(BACK),
            message=frozenset({"channel", "purpose"}),
            needs=fields,
            history=not self._channel,
            needs_history=not self._channel,
        )

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
            yield from gone(channel, evidence.contact) or left(channel, evidence)


def gone(channel: str, contact: Mapping[str, Any]) -> list[Match]:
    """The first reason for which this person must not be written to at all, or not by e-mail."""
    for name, why in OUT.items():
        by_mail_only = name in ("email_opt_out", "email_bounced")
        if contact.get(name) is True and (channel == "email" or not by_mail_only):
            return [Match(facts={"why": why, "field": name}, fields=(name,))]
    stage = str(contact.get("lifecycle_stage") or "").strip().casefold()
    if channel == "email" and stage in UNSUBSCRIBED:
        return [Match(facts={"why": f"is marked {stage}", "field": "lifecycle_stage"}, fields=("lifecycle_stage",))]
    return []


def left(channel: str, evidence: Evidence) -> list[Match]:
    """What the history tells of leaving this channel, where nothing says that the person came back."""
    rows = [row for row in evidence.history if row.kind == LEFT and row.channel.casefold() in (channel, *ANYWHERE)]
    if not rows or evidence.contact.get("email_opt_in") is True:
        return []
    last = rows[-1]
    back = parse_date(evidence.contact.get("opt_in_date"))
    if back is not None and (last.at is None or back >= last.at.date()):
        return []
    if any(row.kind in RETURNED for row in evidence.history[evidence.history.index(last) :]):
        return []
    when = f"history, {last.at:%Y-%m-%d}" if last.at is not None else "history"
    return [Match(facts={"why": "has unsubscribed", "field": when})]


def refused(channel: str, contact: Mapping[str, Any], table: Mapping[str, Pairs]) -> Match | None:
    """The first consent in the table that refuses the channel."""
    for name, value in table.get(channel, ()):
        if name == "do_not_call" and contact.get("sms_opt_in") is True:  # calls are unwanted, texts are not
            continue
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
