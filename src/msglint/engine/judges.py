"""The judges of a run: messages for which the same rules speak, and of which these are told the same, have one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from msglint.engine.evidence import Witness
from msglint.engine.judge import Judge
from msglint.engine.panels import Recall, frozen
from msglint.packs import ActiveRule

MOST = 16
"""Judges that are kept; most runs need two or three."""


class Bench(Struct, frozen=True):
    """The rules ``given`` for some paths, those of them that can be judged, and what they read of a message.

    ``None``: one of their conditions looks at all of it.
    """

    given: Sequence[ActiveRule]
    rules: tuple[ActiveRule, ...]
    reads: frozenset[str] | None


class Judges:
    """Makes judges. ``feeds``: whether there is anything that a rule could be judged by."""

    def __init__(self, witness: Witness, feeds: Callable[[ActiveRule], bool]) -> None:
        self._witness = witness
        self._feeds = feeds
        self._recall = Recall()
        self._benches: dict[int, Bench] = {}
        self._known: dict[Any, Judge] = {}

    def of(self, given: Sequence[ActiveRule], meta: Mapping[str, Any]) -> Judge:
        """The judge for rules over the metadata of a message; of what it lacks, none where most of it is ``untold``."""
        bench, untold = self._bench(given), meta.get("untold", "")
        read = sorted(meta if bench.reads is None else bench.reads & meta.keys())
        key = (
            id(given),
            untold,
            tuple([(name, frozen(meta[name])) for name in read]),
        )  # a bench keeps its rules: the id is theirs
        judge = self._known.get(key)
        if judge is None:
            if len(self._known) >= MOST:
                del self._known[next(iter(self._known))]
            rules = [each for each in bench.rules if not (untold and each.check.reads.absence)]
            judge = self._known[key] = Judge(rules, self._witness, meta, self._recall)
        return judge

    def _bench(self, given: Sequence[ActiveRule]) -> Bench:
        bench = self._benches.get(id(given))
        if bench is None:
            rules = tuple(filter(self._feeds, given))
            bench = self._benches[id(given)] = Bench(given, rules, read_of_message(rules))
        return bench


def read_of_message(rules: Sequence[ActiveRule]) -> frozenset[str] | None:
    """The metadata that rules and their conditions read; ``None`` for all of it."""
    found: set[str] = set()
    for active in rules:
        found |= active.check.reads.message
        if active.when is not None:
            if active.when.message is None:
                return None
            found |= active.when.message
    return frozenset(found)
