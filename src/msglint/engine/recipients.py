"""Who gets which message."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from msglint.model import Contact, History, Records, Template
from msglint.regex import regex

SEPARATORS = regex(r"[,;|]")


def recipients(template: Template, records: Records, history: History) -> Sequence[Contact]:
    """The contacts that a message goes to: those of its segment and motivation; for a reply, those with something open.

    Personas stand for anybody, so they get every message.
    """
    if records.personas and all(contact.persona for contact in records.contacts):
        return records.contacts
    chosen = [contact for contact in records.contacts if contact.persona or belongs(template, contact)]
    if template.purpose == "reply" and (history.given or any(c.text("open_question") for c in chosen)):
        return [contact for contact in chosen if contact.persona or is_open(contact, history)]
    return chosen


def belongs(template: Template, contact: Contact) -> bool:
    """Whether the contact has one of the segments, and one of the motivations, that the message selects."""
    return has_one(contact.values.get("segment"), template.segments) and has_one(
        contact.values.get("motivation"), template.motivations
    )


def has_one(value: Any, wanted: tuple[str, ...]) -> bool:
    if not wanted:
        return True
    have = set(map(plain, values(value)))
    return any(plain(name) in have for name in wanted)


def values(value: Any) -> Iterable[str]:
    """The single values of a cell: a list, or text with several values in it."""
    if value is None:
        return ()
    if isinstance(value, list | tuple):
        return [str(item) for item in value]
    text = str(value)
    return [text, *SEPARATORS.split(text)]


def plain(text: str) -> str:
    return re.sub(r"[\s_-]+", " ", text).strip().casefold()


def is_open(contact: Contact, history: History) -> bool:
    """Whether the contact has a question, complaint or comment that waits for an answer."""
    from msglint.reading.matters import waiting

    return bool(waiting(history.of(contact.id), contact.text("open_question")))
