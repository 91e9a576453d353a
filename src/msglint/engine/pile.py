"""Findings about single rows of data, of which a long list has very many: in little room, and in order at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import groupby, pairwise, starmap
from operator import eq

from msglint.model import Finding, Place
from msglint.pressed import Pressed

AT_ONCE = 1_024
"""Findings that are put in order together."""
OPEN = 32
"""Findings of each ordered run that are held at a time while the runs become one."""
Order = tuple[str, int, int, int, str]


class Pile:
    """Findings that are done, each about the record whose row it stands at."""

    def __init__(self) -> None:
        self._runs: list[Pressed[Finding]] = []
        self._loose: list[Finding] = []
        self._end: Order | None = None
        self._doubled = False

    def add(self, finding: Finding) -> None:
        self._loose.append(finding)
        if len(self._loose) >= AT_ONCE:
            self._settle()

    def _settle(self) -> None:
        """Put the last ones in order: behind those before them, where they come later anyhow, as rows do."""
        self._loose.sort(key=order)
        keys = [order(finding) for finding in self._loose]
        if self._end is None or keys[0] < self._end:
            self._runs.append(Pressed(together=OPEN))
        self._doubled = self._doubled or keys[0] == self._end or any(starmap(eq, pairwise(keys)))
        for finding in self._loose:
            self._runs[-1].append(finding)
        self._end = keys[-1]
        self._loose = []

    def poured(self) -> Pressed[Finding]:
        """All of them in the report's order; none is left here."""
        if self._loose:
            self._settle()
        runs, self._runs, self._end = self._runs, [], None
        if len(runs) == 1 and not self._doubled:
            return runs[0]
        return Pressed(single(merge(*(run.poured() for run in runs), key=order)))


def single(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Ordered findings, of each rule, place and severity the first of the greatest confidence."""
    for _, alike in groupby(findings, order):
        best: dict[tuple[str, Place], Finding] = {}
        for finding in alike:
            before = best.setdefault((finding.rule, finding.place), finding)
            if finding.confidence > before.confidence:
                best[finding.rule, finding.place] = finding
        yield from best.values()


def order(finding: Finding) -> Order:
    """What findings go by in a report: their place, at one place the gravest first."""
    place = finding.place
    return place.path, place.line, place.column, -finding.severity, finding.rule
