"""Flags bulk mail whose headers do not offer to unsubscribe with one click (RFC 8058).

    check: one-click

The headers are those that the front matter states (`headers:`): a `List-Unsubscribe` with an `https:` address, and
`List-Unsubscribe-Post: List-Unsubscribe=One-Click`. A message that states none is judged only where another message of
the run states a List-Unsubscribe: then the application takes headers from front matter, and this one lacks them.
Many senders' mailing services add the headers; where no message states any, nothing is known.

Facts: `{missing}` what is not there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from msglint.model import CampaignView, Confidence, Evidence, Mailing, Mark, Match, Reads, Scope
from msglint.regex import regex

LIST, POST = "list-unsubscribe", "list-unsubscribe-post"
ONE_CLICK = "list-unsubscribe=one-click"
ADDRESS = regex(r"(?i)(?:^|[<,])\s*(?!http:|mailto:)[^<,]*(?:https:|\{\{|url|link|\*\||%%)")
"""One of the addresses is on https, or a merge token that can become one."""


class Options(Struct, frozen=True):
    """None."""


class Check:
    scope = Scope.RUN
    facts = frozenset({"missing"})
    reads = Reads(message=frozenset({"headers"}), needs_message=frozenset({"headers"}), words=None)

    def __init__(self, options: Options) -> None:
        self._options = options

    def matches(self, target: CampaignView, evidence: Evidence) -> Iterator[Match]:
        stated = [LIST in headers_of(mailing) for mailing in target.messages]
        for mailing in target.messages:
            own = "headers" in mailing.meta
            if not (own or any(stated)):
                continue
            missing = lack(headers_of(mailing))
            if missing:
                sure = None if own else Confidence.MEDIUM
                key = "headers" if own else ""
                yield Match(key=key, facts={"missing": missing}, confidence=sure, mark=Mark(mailing.path))


def headers_of(mailing: Mailing) -> Mapping[str, str]:
    """The headers that a message states, their names in small letters."""
    headers: Any = mailing.meta.get("headers")
    if not isinstance(headers, Mapping):
        return {}
    return {str(name).strip().lower().replace("_", "-"): str(value).strip() for name, value in headers.items()}


def lack(headers: Mapping[str, str]) -> str:
    """What the headers lack for one click; empty where nothing."""
    address, post = headers.get(LIST, ""), headers.get(POST, "")
    if not address:
        return "List-Unsubscribe" if post else "List-Unsubscribe and List-Unsubscribe-Post"
    if not ADDRESS.search(address):
        return "an https: address in List-Unsubscribe"
    if not post:
        return "List-Unsubscribe-Post"
    if post.lower().replace(" ", "") != ONE_CLICK and "{{" not in post:
        return "the value List-Unsubscribe=One-Click in List-Unsubscribe-Post"
    return ""
