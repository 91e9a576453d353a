"""Flags a message that is too long for what carries it.

    check: size
    options: {html_bytes: 104448, sms_segments: 2}

An HTML part above `html_bytes` (UTF-8, as rendered, images not counted) is clipped: Gmail shows the first 102 kB and a
link to the rest, below which the footer disappears. An SMS is counted as the network does (3GPP TS 23.038, 23.040): 160
characters of the default alphabet, 153 each where it takes several; 70 and 67 as soon as one character is outside
that alphabet, which is then named. Characters of the extension table (€, brackets, braces) count twice.

Facts: `{what}` is too long, and why.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from msglint.model import Body, Evidence, Match, Personal, Reading, Reads, Scope, Span
from msglint.model.words import Word
from msglint.reading import sms

KILO = 1024
STRANGERS = 0.1
"""The share of characters outside the default alphabet beyond which they are the text's script, not strays."""


class Options(Struct, frozen=True):
    """``html_bytes``: of an HTML part of an e-mail. ``sms_segments``: of an SMS."""

    html_bytes: int = 102 * KILO
    sms_segments: int = 2


class Check:
    scope = Scope.MESSAGE
    facts = frozenset({"what"})
    reads = Reads(message=frozenset({"channel"}))

    def __init__(self, options: Options) -> None:
        if options.html_bytes < 1 or options.sms_segments < 1:
            raise ValueError("html_bytes and sms_segments must be at least 1")
        self._bytes = options.html_bytes
        self._segments = options.sms_segments

    def matches(self, target: Reading, evidence: Evidence) -> Iterator[Match]:
        channel = evidence.message.get("channel", "email")
        for body in target.bodies:
            if channel == "sms":
                yield from self._sms(body)
            elif channel == "email" and body.part == "html" and body.size > self._bytes:
                told = f"is {body.size / KILO:.0f} kB of HTML, and Gmail shows the first {self._bytes / KILO:.0f} kB"
                yield Match(facts={"what": told})

    def _sms(self, body: Body) -> Iterator[Match]:
        text = body.whole.text.strip()
        count = sms.segments(text)
        if count <= self._segments:
            return
        told = f"is {count} SMS segments long ({len(text)} characters; {self._segments} at most)"
        where, why = stray(body)
        yield Match(where, {"what": (told, *why) if why else told})


def stray(body: Body) -> tuple[Span | None, tuple[Word, ...]]:
    """The character that halves what a segment holds, with its place; nothing where the script itself does, or none."""
    text = body.whole.text
    at = sms.outside(text)
    outside = sum(1 for char in text if sms.outside(char) == 0)
    if at < 0 or outside > STRANGERS * len(text):
        return None, ()
    fields = body.whole.fields(at, at + 1)
    char: Word = Personal(text[at], "|".join(fields)) if fields else text[at]
    return body.whole.span(at, at + 1), (": “", char, "” is outside GSM-7, so a segment holds 67 characters, not 153")
