"""One wound, one finding: where several rules speak of the same words, the most telling one stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, groupby
from operator import itemgetter

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
        by_rule: dict[str, list[Hit]] = {}
        for hit in hits:
            by_rule.setdefault(hit.rule.id, []).append(hit)
        if len(by_rule) < 2:
            return hits
        better: dict[tuple[str, bool], tuple[Ground, Ground]] = {}
        standing: list[Hit] = []
        for hit in hits:
            key = hit.rule.id, hit.confidence < Confidence.MEDIUM
            if key not in better:
                better[key] = self._better(by_rule, *key)
            words, regions = better[key]
            if not (words.touches(hit.match.span) or regions.touches(hit.region)):
                standing.append(hit)
        return standing

    def _better(self, by_rule: Mapping[str, Sequence[Hit]], rule_id: str, guess: bool) -> tuple[Ground, Ground]:
        """Where hits stand that say what this rule says, and say it better; a guess replaces no evidence.

        Rules that name it in ``over`` by their words, those before it in an ``order`` by what they were handed.
        """
        words: list[Span | None] = []
        regions: list[Span | None] = []
        for other, hits in by_rule.items():
            telling = (hit for hit in hits if guess or hit.confidence >= Confidence.MEDIUM)
            if other != rule_id and rule_id in self._over.get(other, ()):
                words += [hit.match.span for hit in telling]
            elif self._before(other, rule_id):
                regions += [hit.region for hit in telling]
        return Ground(words), Ground(regions)

    def _before(self, one: str, other: str) -> bool:
        """Whether one rule goes before the other in the same group."""
        first, second = self._rank.get(one), self._rank.get(other)
        return first is not None and second is not None and first[0] == second[0] and first[1] < second[1]


class Ground:
    """Stretches of a message, put in order once: a message may have thousands of hits, and each meets all of them."""

    def __init__(self, spans: Sequence[Span | None]) -> None:
        self._whole = None in spans
        self._parts: dict[str, tuple[list[int], list[int]]] = {}
        for part, group in groupby(sorted((each.part, each.start, each.end) for each in spans if each), itemgetter(0)):
            _, starts, ends = zip(*group, strict=True)
            self._parts[part] = list(starts), list(accumulate(ends, max))

    def touches(self, span: Span | None) -> bool:
        """Whether one of them belongs to the same wound; what speaks of the whole message touches all of it."""
        if self._whole or (span is None and self._parts):
            return True
        if span is None or span.part not in self._parts:
            return False
        starts, ends = self._parts[span.part]
        before = bisect_right(starts, span.end)
        return before > 0 and ends[before - 1] >= span.start
