"""The canonical fields of a contact, and the names that CRMs give them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

from msglint.regex import regex

DATA = Path(__file__).parent.parent / "data"
ACCENTS = regex("[\u0300-\u036f]")
NO_WORD = regex(r"[\W_]+")
CONSENT = frozenset({"refuse", "permit", "flag"})
"""Kinds whose values are ``True``, ``False`` or ``None``."""


class Alias(Struct, frozen=True):
    """That a column of some name may be a field.

    ``exact``: it is the field's own name. ``inverse``: it says the opposite. ``asks``: only its values can tell.
    ``filled``: whatever it holds says yes.
    """

    field: str
    exact: bool = False
    inverse: bool = False
    asks: bool = False
    filled: bool = False


class Catalogue(Struct, frozen=True):
    """``kinds``: each canonical field and its kind, in the order of the data; ``aliases``: by plain column name."""

    kinds: Mapping[str, str]
    aliases: Mapping[str, tuple[Alias, ...]]

    def of(self, column: str) -> tuple[Alias, ...]:
        """The fields that a column may be, by its name alone."""
        return self.aliases.get(plain(column), ())

    def kind(self, field: str) -> str:
        """``text`` for a field that only a configuration knows."""
        return self.kinds.get(field, "text")


def plain(name: str) -> str:
    """A column's name without what does not count: case, accents, spaces, punctuation, a custom field's ``__c``."""
    folded = unicodedata.normalize("NFKD", name.casefold().strip("\ufeff \t").removesuffix("__c"))
    return NO_WORD.sub("", ACCENTS.sub("", folded))


def rows_of(file: str, *, header: bool = False) -> Iterator[list[str]]:
    """The rows of a packaged table: cells between tabs, ``#`` begins a comment. The first row is the header."""
    text = DATA.joinpath(file).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    for line in lines[0 if header else 1 :]:
        yield line.split("\t")


def words_of(cell: str) -> list[str]:
    """The entries of a cell, between bars."""
    return [word.strip() for word in cell.split(" | ")]


@cache
def catalogue() -> Catalogue:
    """The packaged catalogue, read once."""
    kinds: dict[str, str] = {}
    found: dict[str, dict[str, Alias]] = {}
    for field, kind, columns in rows_of("fields.tsv"):
        kinds[field] = kind
        for entry in (*words_of(columns), field):
            key = plain(entry)
            alias = Alias(field, key == plain(field), inverse=entry.startswith("!"), asks=entry.startswith("?"))
            found.setdefault(key, {}).setdefault(field, alias)
    return Catalogue(kinds, {key: tuple(aliases.values()) for key, aliases in found.items()})
