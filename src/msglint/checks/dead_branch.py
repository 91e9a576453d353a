"""Ways through a template that none of its recipients takes: copy that nobody will ever read or check."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from msglint.model import Evidence, Fact, Match, Reads, Scope, TemplateView


class Options(Struct, frozen=True):
    """``least``: with fewer recipients than this, nothing is said."""

    least: int = 2


class Check:
    """Names the branches that turn on the record and that no recipient reached.

    A branch that stands in for an empty value is a fallback and never dead.
    """

    scope = Scope.TEMPLATE
    reads = Reads()

    def __init__(self, options: Options) -> None:
        self._least = options.least

    def matches(self, target: TemplateView, evidence: Evidence) -> Iterator[Match]:
        if not target.compiled or target.recipients < self._least:
            return
        for branch in target.branches:
            if branch.id not in target.reached and branch.tests and not branch.fallback:
                facts: dict[str, Fact] = {"tests": ", ".join(branch.tests), "count": target.recipients}
                fields = tuple(test.removeprefix("contact.") for test in branch.tests)
                yield Match(place=branch.place, facts=facts, fields=fields)
