"""Flags a message, or a part of one, that lacks words it must have.

    check: requires
    options: {scope: message, any: [unsubscribe, manage your preferences], links: ['/preferences\\b']}

One of the terms, patterns, links or fields is enough. In scope `message` the words may stand in any body, `links` are
RE2 patterns for the addresses of the links, and `fields` for the names of the merge fields that the host hands over
(`unsubscribe_block`), whatever they print. The other scopes are judged where they exist: a message without a
footer has no footer to judge.

Facts: `{wanted}` the terms (or patterns), `{scope}` where they are missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from msglint.model import Evidence, Match, Reading, Reads, Scope
from msglint.reading.scopes import Pattern, Target, Term, opening, passages
from msglint.reading.words import Finder


class Options(Struct, frozen=True):
    """``scope``: what must hold the words. ``any``: terms, one of which is enough. ``patterns``: RE2, likewise.

    ``links``: RE2 patterns for addresses, in scope ``message``; ``fields``: for names of merge fields, likewise.
    ``ignore_case``: as it says.
    """

    scope: Literal["message", "lead", "greeting", "subject", "preheader", "footer", "signoff", "part"] = "message"
    any: tuple[Term, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    links: tuple[Pattern, ...] = ()
    fields: tuple[Pattern, ...] = ()
    ignore_case: bool = True


class Check:
    facts = frozenset({"wanted", "scope"})
    reads = Reads(message=frozenset({"prints"}), absence=True)

    def __init__(self, options: Options) -> None:
        if not (options.any or options.patterns or options.links or options.fields):
            raise ValueError("needs something to require: any, patterns, links or fields")
        for name, wanted in (("links", options.links), ("fields", options.fields)):
            if wanted and options.scope != "message":
                raise ValueError(f"{name} are looked for in scope message only")
        self.scope = Scope(options.scope)
        self._words = Finder(options.any, options.patterns, options.ignore_case)
        self._links = Finder((), options.links)
        self._fields = Finder((), options.fields)
        wanted = options.any or options.patterns or options.links or options.fields
        self._facts = {"wanted": listed(wanted), "scope": options.scope}

    def matches(self, target: Target, evidence: Evidence) -> Iterator[Match]:
        if isinstance(target, Reading):
            if target.bodies and not self._met(target) and not self._printed(evidence):
                yield Match(facts=self._facts)
            return
        (passage,) = passages(target)
        if not self._words.within(passage.text):
            yield Match(opening(passage), self._facts)

    def _printed(self, evidence: Evidence) -> bool:
        return any(self._fields.within(name) for name in evidence.message.get("prints", ()))

    def _met(self, reading: Reading) -> bool:
        return any(
            self._words.within(body.whole.text) or any(self._links.within(link.url) for link in body.links)
            for body in reading.bodies
        )


def listed(words: tuple[str, ...]) -> str:
    """``"a", "b" or "c"``; the first five of a long list."""
    shown = [f'"{word}"' for word in words[:5]]
    if len(words) > len(shown):
        return ", ".join(shown) + " …"
    return " or ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
