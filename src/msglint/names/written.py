"""The ways in which e-mail addresses write a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain, filterfalse

from msglint.names.folding import BETWEEN, SPELT_OUT, fold, folded, replaced, single, spellings, words
from msglint.names.lists import listed

REMEMBERED = 20_000


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
    if name.isalpha():
        one, other = fold(name), fold(name.casefold().translate(SPELT_OUT))
        if single(one) and single(other):
            return tuple(form for form in sorted({one, other}) if len(form) > 1)
    return tuple(dict.fromkeys(form for form in _forms(name) if len(form) > 1))


@cache
def small_words() -> frozenset[str]:
    """Particles and the like, which addresses may leave out."""
    return listed("particle") | listed("generation")


def forms_of(names: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The ``forms`` of each of many different names that are more than ASCII letters; each is given with its fold.

    Those that have been asked for lately are remembered.
    """
    wanted = [name for name in names if not (name.isascii() and name.isalpha())]
    known = remembered()
    new = list(filterfalse(known.__contains__, wanted))
    if len(known) + len(new) > REMEMBERED:
        known.clear()
        new = wanted
    plain = [name for name in new if name.replace("-", "").replace(" ", "").isalpha()]
    spelt = replaced(BETWEEN.join(plain).casefold(), SPELT_OUT).split(BETWEEN) if plain else []
    for name, other in zip(plain, folded(spelt), strict=True):
        one = names[name]
        if name.isalpha():
            if single(one) and single(other) and len(one) > 1:
                known[name] = (one,) if one == other else (one, other) if one < other else (other, one)
            continue
        parts, apart = one.replace("-", " ").split(), other.replace("-", " ").split()
        if len(parts) == len(apart) == len(name.replace("-", " ").split()) and all(map(single, (*parts, *apart))):
            known[name] = together(parts, apart)
    known.update((name, forms(name)) for name in new if name not in known)
    return {name: known[name] for name in wanted}


@cache
def remembered() -> dict[str, tuple[str, ...]]:
    """The forms of names that were told all at once: the stretches of a list have most first names in common."""
    return {}


def together(parts: Sequence[str], spelt: Sequence[str]) -> tuple[str, ...]:
    """The forms of a name of several words, each folded, and with umlauts ``spelt`` out."""
    small = small_words()
    both = list(zip(parts, spelt, strict=True))
    kept = [pair for pair in both if pair[0] not in small]
    runs = [sorted(set(map("".join, zip(*run, strict=True)))) for run in (both, kept, kept[:1], kept[-1:]) if run]
    return tuple(dict.fromkeys(form for form in chain.from_iterable(runs) if len(form) > 1))


def _forms(name: str) -> Iterator[str]:
    parts = name.replace("-", " ").split()
    small = small_words()
    kept = [part for part in parts if not small & {*words(part)}]
    for run in (parts, kept, kept[:1], kept[-1:]):
        if run:
            yield from sorted(spellings("".join(run)))
