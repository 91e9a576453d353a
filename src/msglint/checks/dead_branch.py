"""Ways through a template that none of its recipients takes: copy that nobody will ever read or check."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from msglint.model import Branch, Evidence, Fact, Match, Reads, Scope, TemplateView

RECORD = "contact."
SHAPED = frozenset({"segment", "motivation"})
"""Fields of which personas have every value that the configuration names."""


class Options(Struct, frozen=True):
    """``least``: with fewer recipients than this, nothing is said."""

    least: int = 2


class Check:
    """Names the branches that turn on the record alone and that no recipient reached.

    A branch that stands in for an empty value is a fallback and never dead; nor is one that turns on a value of the
    host application, which is another one tomorrow. Of personas only the segments and motivations are real.
    """

    scope = Scope.TEMPLATE
    reads = Reads()

    def __init__(self, options: Options) -> None:
        self._least = options.least

    def matches(self, target: TemplateView, evidence: Evidence) -> Iterator[Match]:
        if not target.compiled or target.recipients < self._least:
            return
        for branch in target.branches:
            if branch.id not in target.reached and not branch.fallback and judged(branch, personas=target.personas):
                facts: dict[str, Fact] = {"tests": ", ".join(branch.tests), "count": target.recipients}
                fields = tuple(test.removeprefix(RECORD) for test in branch.tests)
                yield Match(place=branch.place, facts=facts, fields=fields)


def judged(branch: Branch, *, personas: bool) -> bool:
    """Whether the recipients' values can tell that nobody takes this way."""
    own = [test.removeprefix(RECORD) for test in branch.tests if test.startswith(RECORD)]
    return bool(own) and len(own) == len(branch.tests) and (not personas or SHAPED.issuperset(own))
