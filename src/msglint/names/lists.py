"""The word lists about names that ship with msglint, read when they are first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"
Groups = Mapping[str, tuple[tuple[frozenset[str], frozenset[str]], ...]]


def lines(name: str) -> Iterator[str]:
    """The lines of a data file, without comments and blank ones."""
    text = (DATA / name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _name_words() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in lines("name_words.tsv"):
        kind, _, listed = line.partition("\t")
        found.setdefault(kind, set()).update(listed.split("|"))
    return {kind: frozenset(words) for kind, words in found.items()}


def listed(kind: str) -> frozenset[str]:
    """The folded words of one kind (``placeholder``, ``role``, ``company-form`` …) of ``name_words.tsv``."""
    return _name_words()[kind]


@cache
def ends(kind: str) -> tuple[str, ...]:
    """The same words, in the form in which a text can be asked whether it begins or ends with one of them."""
    return tuple(sorted(listed(kind)))


@cache
def name_groups() -> Groups:
    """Each name or everyday form with the groups it belongs to: (spellings of one name, its everyday forms)."""
    found: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = {}
    for line in lines("nicknames.tsv"):
        names, _, everyday = line.partition("\t")
        group = frozenset(names.split()), frozenset(everyday.split())
        for word in group[0] | group[1]:
            found.setdefault(word, []).append(group)
    return {word: tuple(groups) for word, groups in found.items()}


@cache
def given_names() -> frozenset[str]:
    """Folded given names and everyday forms that are in common use somewhere."""
    plain = {word for line in lines("given_names.txt") for word in line.split()}
    return frozenset(plain | name_groups().keys())


@cache
def family_first_names() -> Mapping[str, frozenset[str]]:
    """Common family names by language, of the cultures that put the family name first."""
    return by_language("family_first.tsv")


@cache
def family_first_given_names() -> frozenset[str]:
    """Given names of these cultures that are at home in no other, or hardly."""
    every = {name for names in by_language("family_first_given.tsv").values() for name in names}
    return frozenset(every - name_groups().keys())


def by_language(file: str) -> Mapping[str, frozenset[str]]:
    rows = (line.split("\t") for line in lines(file))
    return {language: frozenset(names.split()) for language, names in rows}
