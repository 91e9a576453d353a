"""Makes rules' checks: those whose nature is known when they are first asked, the others at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from msglint.errors import Errors, MsglintError, MsglintErrors
from msglint.model import Check, Evidence, Match, Rule
from msglint.packs.drafts import OFFERS, Nature
from msglint.packs.kinds import Kinds
from msglint.reading.finder import when_used


class Later:
    """A check that is made, and its module loaded, when it is first asked: a run asks few of the many."""

    def __init__(self, nature: Nature, make: Callable[[], Check]) -> None:
        self.scope = nature.scope
        self.reads = nature.reads
        self._offers = nature.offers
        self._make = make

    @cached_property
    def _check(self) -> Check:
        return self._make()

    def __getattr__(self, name: str) -> Any:
        """What the check offers beyond what every check has, if it does."""
        if name in OFFERS and name in self._offers:
            return getattr(self._check, name)
        raise AttributeError(name)

    def matches(self, target: Any, evidence: Evidence) -> Iterable[Match]:
        return self._check.matches(target, evidence)


def check_of(rule: Rule, nature: Nature | None, kinds: Kinds) -> Check:
    """A rule's check; made now where nobody knows yet what it is handed and reads. Raises as ``made`` does."""
    return made(rule, kinds) if nature is None else Later(nature, lambda: made(rule, kinds))


def made(rule: Rule, kinds: Kinds) -> Check:
    """A rule's check; raises ``MsglintError`` where there is none, or its options do not fit together.

    Its options were judged when its pack and the configuration were loaded.
    """
    where = str(rule.place)
    kind = kinds.find(rule.check)
    if kind is None:
        message, hint = kinds.unknown(rule.check)
        raise MsglintError(message, where=where, hint=hint)
    errors = Errors()
    with when_used():
        check = kind.make(rule.options, lambda message, hint: errors.add(message, where=where, hint=hint))
    if check is None:
        raise MsglintErrors(errors.found)
    return check
