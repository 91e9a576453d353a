"""Flags a subject that pretends to go on with a conversation: "Re:", "Fwd:", "AW:" where there is none.

    check: thread

A message whose purpose is reply, a person who has written or spoken to the sender (history), headers that name the
message answered (`In-Reply-To`, `References`) and a merge field that prints the subject answered are a thread. A
later step of a sequence may be sent into its own thread: that is a guess.

Facts: `{found}` the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from msglint.model import Confidence, Evidence, Match, Passage, Reads, Scope
from msglint.regex import regex

PREFIX = regex(
    r"(?i)\W{0,3}(?:\[[^\]\n]{1,20}\]\s*)?((?:re|fwd?|fw|aw|wg|sv|vs|vb|rv|enc|res|tr|antw|doorst|odp|ynt|ilt|rif|i|r"
    r"|отв|ответ|ha|回复|回覆|答复|转发|轉寄|返信|転送|답장|전달)(?:\s?\[\d{1,3}\]|\s?\(\d{1,3}\)|\^\d{1,3})?\s?[:：])(?=\s*\S)"
)
WORDS = frozenset({"ha", "rv", "vs", "res", "enc", "tr", "vb", "rif"})
"""Prefixes that are words or names of their own too: they count as mail programs write them, in capitals."""
LETTERS = frozenset({"i", "r"})
"""Prefixes of Italian mail programs; elsewhere a letter is a letter."""
NAME = regex(r"[^\W\d_]+")
ANSWERED = regex(r"(?i)subject|thread|ticket|topic|conversation|case|original|inquiry|enquiry|question|issue")
THREAD = frozenset({"in-reply-to", "references"})
NO_WORDS = frozenset({"out_of_office", "bounced", "unsubscribed", "attended", "visited", "purchased", "gave"})


class Options(Struct, frozen=True):
    """None."""


class Check:
    scope = Scope.SUBJECT
    facts = frozenset({"found"})
    reads = Reads(history=True, message=frozenset({"purpose", "step", "headers", "prints", "language"}))

    def __init__(self, options: Options) -> None:
        self._options = options

    def matches(self, target: Passage, evidence: Evidence) -> Iterator[Match]:
        found = PREFIX.match(target.text)
        if found is None or evidence.message.get("purpose") == "reply" or not is_prefix(found.group(1), evidence):
            return
        start, end = found.span(1)
        if target.fields(start, end) or in_thread(target, evidence):
            return
        sure = Confidence.LOW if later_step(evidence.message.get("step")) else None
        yield Match(target.span(start, end), {"found": target.text[start:end]}, confidence=sure)


def is_prefix(words: str, evidence: Evidence) -> bool:
    """Whether the words are a mail program's prefix rather than a word of their own."""
    bare = NAME.match(words)
    name = bare.group() if bare else ""
    if name.lower() in LETTERS:
        return name.isupper() and str(evidence.message.get("language", "")).lower().startswith("it")
    return name.lower() not in WORDS or name.isupper()


def in_thread(subject: Passage, evidence: Evidence) -> bool:
    """Whether there is a conversation that the subject can go on with."""
    headers: Any = evidence.message.get("headers")
    if isinstance(headers, Mapping) and THREAD & {str(name).strip().lower() for name in headers}:
        return True
    own = any(not piece.literal and not piece.fields for piece in subject.pieces)
    named = (*subject.fields(), *(evidence.message.get("prints", ()) if own else ()))
    if any(ANSWERED.search(str(name)) for name in named):
        return True
    return any(row.direction == "in" and row.kind not in NO_WORDS for row in evidence.history)


def later_step(step: Any) -> bool:
    """Whether a sequence has come to its second step or further."""
    return str(step).strip().isdigit() and int(str(step).strip()) > 1
