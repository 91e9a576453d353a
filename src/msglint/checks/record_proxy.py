"""Flags a column that is a copy of another though its name claims something else: future plans that are last purchases.

    check: record-proxy

Facts: `{column}` the column, `{other}` what it is a copy of, `{share}` in how many percent of `{rows}` rows (those in
which one of both is filled), `{examples}` some values that stand in both.

Silent about copies that are right: two addresses, a preferred name and the first name, numbers of one record, a city
and its region, labels and sources; about days and plain numbers, unless they are somebody's birth; about columns of few
values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import ne
from typing import Any

from msgspec import Struct

from msglint.model import Column, Confidence, Evidence, Match, Personal, Reads, RecordsView, Scope
from msglint.names.lists import lines
from msglint.reading.dates import parse_date
from msglint.regex import regex

CHUNK = 4_000  # fewest rows compared at a time: most pairs of columns differ in the first of them
MOST = 80
"""Columns that are compared, each with each; no list that is looked at has more of its own."""

CAMEL = regex(r"(?<=[a-z])(?=[A-Z])")
WORD = regex(r"[^\W_]+")
NUMBER = regex(r"[-+]?[\d.,' ]*\d[\d.,' ]*\s*[%€$£]?")
SMALL = frozenset({"of", "the", "for", "to", "is", "a", "de", "date", "at", "c"})
WISHES = frozenset({"future_plans", "motivation", "interests"})
NAMES = frozenset({"first_name", "last_name", "full_name", "preferred_name", "greeting"})
BORN = "birth_date"
ALIKE = frozenset({"class", "origin"})
"""Kinds of columns that are often made from another one."""


class Options(Struct, frozen=True):
    """``rows``: fewest rows that tell. ``share``: of equal values (0 to 1). ``different``: fewest different ones."""

    rows: int = 5
    share: float = 0.95
    different: int = 4


class Named(Struct, frozen=True):
    """A column with the words of its name, the kinds of things that these speak of, and its values."""

    column: Column
    words: frozenset[str]
    kinds: frozenset[str]
    values: Sequence[Any]


class Check:
    """Compares every two columns of the file, row by row."""

    scope = Scope.RECORDS
    reads = Reads()
    facts = frozenset({"column", "other", "share", "rows", "examples"})

    def __init__(self, options: Options) -> None:
        if not 0 < options.share <= 1:
            raise ValueError("share: is no part of a whole, from 0 to 1")
        self._rows = options.rows
        self._share = options.share
        self._different = options.different

    def matches(self, target: RecordsView, evidence: Evidence) -> Iterable[Match]:
        columns = [named(column, target) for column in {column.name: column for column in target.columns}.values()]
        columns = [each for each in columns if any(each.values)][:MOST]
        return self._found(columns)

    def _found(self, columns: Sequence[Named]) -> Iterator[Match]:
        said: set[str] = set()
        for at, later in enumerate(columns):
            for earlier in columns[:at]:
                proxy, other, surely = claims(earlier, later)
                if proxy is None or other is None or proxy.column.name in said:
                    continue
                found = self._copied(proxy, other, surely=surely)
                if found is not None:
                    said.add(proxy.column.name)
                    yield found

    def _copied(self, proxy: Named, other: Named, *, surely: bool) -> Match | None:
        """The finding, where nearly all values of two columns are equal."""
        rows = len(proxy.values)
        allowed = int(rows * (1 - self._share))
        apart = 0
        step = max(CHUNK, allowed + 1)
        for start in range(0, rows, step):
            apart += sum(map(ne, proxy.values[start : start + step], other.values[start : start + step]))
            if apart > allowed:
                return None
        filled = sum(1 for value, twin in zip(proxy.values, other.values, strict=True) if value or twin)
        if filled < self._rows or filled - apart < self._share * filled:
            return None
        both = [value for value, twin in zip(proxy.values, other.values, strict=True) if value and value == twin]
        values = list(dict.fromkeys(str(value).strip() for value in both))
        if len(values) < (2 if surely else self._different) or not (surely or telling(values)):
            return None
        field = proxy.column.field or proxy.column.name
        examples: list[str | Personal] = []
        for value in values[:3]:
            examples += [", " if examples else "", Personal(value, field)]
        return Match(
            place=proxy.column.place if proxy.column.place.known else None,
            facts={
                "column": proxy.column.name,
                "other": other.column.name,
                "share": int(100 * (filled - apart) / filled),
                "rows": filled,
                "examples": tuple(examples),
            },
            fields=(field, other.column.field or other.column.name),
            confidence=None if surely else Confidence.MEDIUM,
        )


def named(column: Column, target: RecordsView) -> Named:
    words = frozenset(word.lower() for word in WORD.findall(CAMEL.sub(" ", column.name))) - SMALL
    kinds = {kind for kind, listed in kinds_of_words().items() if words & listed}
    if column.field in NAMES:
        kinds.add("person")
    if column.field in WISHES:
        kinds.add("wish")
    values = target.column(column.name)
    if None in values:
        values = ["" if value is None else value for value in values]
    return Named(column, words, frozenset(kinds), values)


@cache
def kinds_of_words() -> Mapping[str, frozenset[str]]:
    """The words of columns' names by what they speak of."""
    rows = (line.split("\t") for line in lines("column_words.tsv"))
    return {kind: frozenset(words.split("|")) for kind, words in rows}


def claims(earlier: Named, later: Named) -> tuple[Named | None, Named | None, bool]:
    """Which of two columns would be a proxy if it were a copy of the other, and how surely; ``None`` where neither."""
    for one, other in ((later, earlier), (earlier, later)):
        if "wish" in one.kinds and "wish" not in other.kinds and "past" in other.kinds:
            return one, other, True
        if one.column.field == BORN and other.column.field != BORN:
            return one, other, True
    if {earlier.column.field, later.column.field} == {"first_name", "last_name"}:
        return later, earlier, False
    shared = (earlier.kinds & later.kinds) - {"wish", "past"}
    made = (earlier.kinds | later.kinds) & ALIKE
    owners = {"person", "organization"}
    if earlier.words & later.words or shared or made or (earlier.kinds & owners and later.kinds & owners):
        return None, None, False
    return later, earlier, False


def telling(values: Sequence[str]) -> bool:
    """Whether equal values are words: days and numbers of two columns are often equal, and rightly."""
    plain = sum(1 for value in values if NUMBER.fullmatch(value) or parse_date(value) is not None)
    return plain * 2 < len(values)
