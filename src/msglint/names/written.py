"""The ways in which e-mail addresses write a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from msglint.names.folding import BETWEEN, SPELT_OUT, folded, replaced, single, spellings, words
from msglint.names.lists import listed


@lru_cache(maxsize=4_096)
def forms(name: str) -> tuple[str, ...]:
    """The ways in which addresses write a name: whole in one run, its first word, its last, without particles."""
    plain = name.replace("-", " ")
    if plain.isascii() and plain.replace(" ", "").isalpha():
        parts = plain.lower().split()
        small = small_words()
        kept = [part for part in parts if part not in small] if len(parts) > 1 else parts
        every = ("".join(parts), "".join(kept), *kept[:1], *kept[-1:])
        return tuple(dict.fromkeys([form for form in every if len(form) > 1]))
    return tuple(dict.fromkeys(form for form in _forms(name) if len(form) > 1))


@cache
def small_words() -> frozenset[str]:
    """Particles and the like, which addresses may leave out."""
    return listed("particle") | listed("generation")


def forms_of(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The ``forms`` of each of many different names, all at once."""
    every = list(names)
    letters = list(filter(str.isalpha, every))
    found: dict[str, tuple[str, ...]] = {}
    spelt = replaced(BETWEEN.join(letters).casefold(), SPELT_OUT).split(BETWEEN)
    for name, one, other in zip(letters, folded(letters), folded(spelt), strict=False):
        if single(one) and single(other) and len(one) > 1:
            found[name] = (one,) if one == other else tuple(sorted((one, other)))
    return found | {name: forms(name) for name in every if name not in found}


def _forms(name: str) -> Iterator[str]:
    parts = name.replace("-", " ").split()
    small = small_words()
    kept = [part for part in parts if not small & {*words(part)}]
    for run in (parts, kept, kept[:1], kept[-1:]):
        if run:
            yield from sorted(spellings("".join(run)))
