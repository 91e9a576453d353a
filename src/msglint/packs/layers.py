"""Packs laid in order, each after those that it extends, and where each holds."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

from msglint.errors import Errors
from msglint.packs.drafts import PackDraft
from msglint.packs.find import Library

Globs = tuple[str, ...]
Way = tuple[Globs, ...]
"""Lists of globs that must all match: those of a pack and of the packs through which it came in."""


class Layer(Struct, frozen=True):
    """A pack with the ways that lead to it; it holds where one of them does. ``bases``: all that it extends."""

    pack: PackDraft
    ways: tuple[Way, ...]
    bases: frozenset[str]

    @property
    def globs(self) -> tuple[Globs, ...]:
        """Every list of globs that decides whether the pack holds; none where it holds everywhere."""
        return () if () in self.ways else tuple(dict.fromkeys(globs for way in self.ways for globs in way))

    def holds(self, met: Collection[Globs]) -> bool:
        """Whether the pack holds where these lists of globs match."""
        return any(all(globs in met for globs in way) for way in self.ways)


class Stack:
    """Lays packs in order, each after those that it extends, each once."""

    def __init__(self, library: Library, errors: Errors) -> None:
        self._library = library
        self._errors = errors
        self._ways: dict[str, list[Way]] = {}
        self._packs: dict[str, PackDraft] = {}
        self._bases: dict[str, frozenset[str]] = {}

    def lay(self, pack: PackDraft, way: Way = (), through: tuple[PackDraft, ...] = ()) -> frozenset[str]:
        """Lay a pack and all below it; gives the names of those, its own included."""
        if pack.file in [other.file for other in through]:
            circle = " → ".join(other.name for other in (*through[[p.file for p in through].index(pack.file) :], pack))
            self._errors.add(
                f"extends itself: {circle}", where=through[-1].where("extends"), hint="take one `extends:` out"
            )
            return frozenset()
        here = (*way, pack.paths) if pack.paths else way
        if here in self._ways.get(pack.name, ()) and self._packs[pack.name].file == pack.file:
            return frozenset({*self._bases[pack.name], pack.name})
        bases: set[str] = set()
        for number, name in enumerate(pack.extends):
            where = pack.where("extends", number)
            base = self._library.find(name, pack.file.parent, where)
            if base is not None:
                bases |= self.lay(base, here, (*through, pack))
        known = self._packs.setdefault(pack.name, pack)
        if known.file != pack.file:
            self._errors.add(
                f"the pack {pack.name!r} is there twice (first in {known.place.path})",
                where=str(pack.place),
                hint="give one of the two another name",
            )
            return frozenset()
        self._ways.setdefault(pack.name, []).append(here)
        self._bases[pack.name] = frozenset(bases)
        return frozenset({*bases, pack.name})

    @property
    def layers(self) -> tuple[Layer, ...]:
        return tuple(
            Layer(pack, tuple(self._ways[name]), self._bases[name])
            for name, pack in self._packs.items()
            if name in self._ways
        )
