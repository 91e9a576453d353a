"""One wound, one finding: where several rules speak of the same words, the most telling one stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from msglint.model import Confidence, Match, Rule, RulePack, Severity, Span


class Hit(Struct, frozen=True):
    """A rule's match, and the words that its check was handed (``None``: the whole message or record)."""

    rule: Rule
    match: Match
    region: Span | None

    @property
    def severity(self) -> Severity:
        return self.match.severity or self.rule.severity

    @property
    def confidence(self) -> Confidence:
        return self.match.confidence or self.rule.confidence


class Precedence:
    """Which rule's finding replaces which other's, from the packs' ``order`` and the rules' ``over``."""

    def __init__(self, packs: Iterable[RulePack], rules: Iterable[Rule]) -> None:
        self._over: dict[str, frozenset[str]] = {rule.id: frozenset(rule.over) for rule in rules if rule.over}
        self._rank: dict[str, tuple[int, int]] = {}
        groups = (group for pack in packs for group in pack.order)
        for number, group in enumerate(groups):
            for rank, rule_id in enumerate(group):
                self._rank[rule_id] = (number, rank)

    def stand(self, hits: Sequence[Hit]) -> Sequence[Hit]:
        """The hits that no other hit on the same wound replaces."""
        if len(hits) < 2:
            return hits
        return [hit for hit in hits if not any(self.replaces(other, hit) for other in hits)]

    def replaces(self, one: Hit, other: Hit) -> bool:
        """Whether ``one`` says what ``other`` says, and says it better; a guess replaces no evidence."""
        if one is other or one.confidence < min(other.confidence, Confidence.MEDIUM):
            return False
        if other.rule.id in self._over.get(one.rule.id, ()):
            return same(one.match.span, other.match.span)
        ranks = self._rank.get(one.rule.id), self._rank.get(other.rule.id)
        if ranks[0] is None or ranks[1] is None or ranks[0][0] != ranks[1][0]:
            return False
        return ranks[0][1] < ranks[1][1] and same(one.region, other.region)


def same(one: Span | None, other: Span | None) -> bool:
    """Whether two stretches belong to one wound; what speaks of the whole message touches all of it."""
    return one is None or other is None or one.touches(other)
