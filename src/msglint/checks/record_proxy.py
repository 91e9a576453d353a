"""Flags a column that is a copy of another though its name claims something else: future plans that are last purchases.

    check: record-proxy

Facts: `{column}` the column, `{other}` what it is a copy of, `{share}` in how many percent of `{rows}` rows (those in
which one of both is filled), `{examples}` some values that stand in both.

Silent about copies that are right: two addresses, a preferred name and the first name, numbers of one record, a city
and its region, labels and sources; about days and plain numbers, unless they are somebody's birth; about columns of few
values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from operator import ne
from typing import Any

from msgspec import Struct, field

from msglint.model import Column, Confidence, Evidence, Match, Personal, Reads, RecordsView, Scope
from msglint.names.lists import lines
from msglint.reading.dates import parse_date
from msglint.regex import regex

CHUNK = 4_000  # fewest rows compared at a time: most pairs of columns differ in the first of them
ENOUGH = 10_000
"""Different values of two columns that tell what they are."""
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
    """A column with the words of its name, and the kinds of things that these speak of."""

    column: Column
    words: frozenset[str]
    kinds: frozenset[str]


class Values:
    """The values of a stretch of rows by column, blanks as empty texts."""

    def __init__(self, part: RecordsView) -> None:
        self._part = part
        self._made: dict[str, Sequence[Any]] = {}

    def of(self, named: Named) -> Sequence[Any]:
        name = named.column.name
        if name not in self._made:
            values = self._part.column(name)
            self._made[name] = ["" if value is None else value for value in values] if None in values else values
        return self._made[name]


class Pair(Struct):
    """A column that would be a ``proxy`` if it were a copy of the ``other``, and how ``surely``.

    ``apart``: rows in which they differ; ``used``: whether one of both has a value anywhere; ``filled``: rows in which
    that is so; ``both``: different values that stand in both, many of them at most.
    """

    proxy: Named
    other: Named
    surely: bool
    apart: int = 0
    used: bool = False
    filled: int = 0
    both: dict[str, None] = field(default_factory=dict)

    def compare(self, values: Values, allowed: int) -> None:
        mine, theirs = values.of(self.proxy), values.of(self.other)
        self.used = self.used or any(mine) or any(theirs)
        for start in range(0, len(mine), CHUNK):
            self.apart += sum(map(ne, mine[start : start + CHUNK], theirs[start : start + CHUNK]))
            if self.apart > allowed:
                return

    def count(self, values: Values) -> None:
        mine, theirs = values.of(self.proxy), values.of(self.other)
        self.filled += sum(1 for value, twin in zip(mine, theirs, strict=True) if value or twin)
        if len(self.both) < ENOUGH:
            both = (value for value, twin in zip(mine, theirs, strict=True) if value and value == twin)
            self.both.update(dict.fromkeys(str(value).strip() for value in both))


class Check:
    """Compares every two columns of the file, row by row."""

    scope = Scope.RECORDS
    reads = Reads()
    facts = frozenset({"column", "other", "share", "rows", "examples"})

    def __init__(self, options: Options) -> None:
        if not 0 < options.share <= 1:
            raise ValueError("share: is no part of a whole, from 0 to 1")
        self._options = options

    def watch(self, target: RecordsView, evidence: Evidence) -> Watch:
        columns = [named(column) for column in {column.name: column for column in target.columns}.values()]
        if len(columns) > MOST:
            columns = filled(columns, target)[:MOST]
        pairs = [
            Pair(*claim)
            for at, later in enumerate(columns)
            for earlier in columns[:at]
            if (claim := claims(earlier, later)) is not None
        ]
        return Watch(target, pairs, self._options)

    def matches(self, target: RecordsView, evidence: Evidence) -> Iterator[Match]:
        return target.told(self.watch(target, evidence))


class Watch:
    """Lets pairs of columns go as soon as they differ in too many rows; mostly, none is left."""

    def __init__(self, target: RecordsView, pairs: list[Pair], options: Options) -> None:
        self._target = target
        self._pairs = pairs
        self._options = options
        self._allowed = int(len(target.rows) * (1 - options.share))

    def see(self, numbers: range, part: RecordsView) -> None:
        values = Values(part)
        for pair in self._pairs:
            pair.compare(values, self._allowed)
        self._pairs = [pair for pair in self._pairs if pair.apart <= self._allowed]

    def matches(self) -> Iterator[Match]:
        pairs = [pair for pair in self._pairs if pair.used]
        for _, part in self._target.parts() if pairs else ():
            values = Values(part)
            for pair in pairs:
                pair.count(values)
        said: set[str] = set()
        for pair in pairs:
            if pair.proxy.column.name not in said and self._copied(pair):
                said.add(pair.proxy.column.name)
                yield told(pair)

    def _copied(self, pair: Pair) -> bool:
        """Whether nearly all values are equal, and that is no chance."""
        rows, both, options = pair.filled, pair.both, self._options
        if rows < options.rows or rows - pair.apart < options.share * rows:
            return False
        return len(both) >= (2 if pair.surely else options.different) and (pair.surely or telling(list(both)))


def told(pair: Pair) -> Match:
    proxy, other = pair.proxy, pair.other
    field = proxy.column.field or proxy.column.name
    examples: list[str | Personal] = []
    for value in list(pair.both)[:3]:
        examples += [", " if examples else "", Personal(value, field)]
    return Match(
        place=proxy.column.place if proxy.column.place.known else None,
        facts={
            "column": proxy.column.name,
            "other": other.column.name,
            "share": int(100 * (pair.filled - pair.apart) / pair.filled),
            "rows": pair.filled,
            "examples": tuple(examples),
        },
        fields=(field, other.column.field or other.column.name),
        confidence=None if pair.surely else Confidence.MEDIUM,
    )


def named(column: Column) -> Named:
    words = frozenset(word.lower() for word in WORD.findall(CAMEL.sub(" ", column.name))) - SMALL
    kinds = {kind for kind, listed in kinds_of_words().items() if words & listed}
    if column.field in NAMES:
        kinds.add("person")
    if column.field in WISHES:
        kinds.add("wish")
    return Named(column, words, frozenset(kinds))


def filled(columns: Sequence[Named], target: RecordsView) -> list[Named]:
    """The columns with a value in some row."""
    missing = {each.column.name for each in columns}
    for _, part in target.parts():
        missing -= {name for name in missing if any(part.column(name))}
        if not missing:
            break
    return [each for each in columns if each.column.name not in missing]


@cache
def kinds_of_words() -> Mapping[str, frozenset[str]]:
    """The words of columns' names by what they speak of."""
    rows = (line.split("\t") for line in lines("column_words.tsv"))
    return {kind: frozenset(words.split("|")) for kind, words in rows}


def claims(earlier: Named, later: Named) -> tuple[Named, Named, bool] | None:
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
        return None
    return later, earlier, False


def telling(values: Sequence[str]) -> bool:
    """Whether equal values are words: days and numbers of two columns are often equal, and rightly."""
    plain = sum(1 for value in values if NUMBER.fullmatch(value) or parse_date(value) is not None)
    return plain * 2 < len(values)
