"""The rules of a run: which there are, which are chosen, which hold for which message."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from msglint.errors import Errors, MsglintError
from msglint.globs import matches
from msglint.marked import suggest
from msglint.model import Check, Config, Rule, RulePack
from msglint.packs.kinds import Kinds
from msglint.packs.layers import Globs, Layer
from msglint.packs.making import check_of
from msglint.packs.standing import Standing, configured, folded
from msglint.predicate import Predicate

ALWAYS = frozenset({"template-syntax", "template-render"})
"""Faults that ``--select`` and ``--ignore`` never hide."""


class ActiveRule(Struct, frozen=True):
    """A rule at work: with its check and its condition."""

    rule: Rule
    check: Check
    when: Predicate | None


class RuleSet(Struct, frozen=True, dict=True):
    """The packs of a run laid over one another, under one configuration.

    ``chosen``: ids that a selection left, ``None`` where nothing was selected.
    """

    layers: tuple[Layer, ...]
    config: Config
    kinds: Kinds
    cwd: Path
    chosen: frozenset[str] | None = None
    _memory: dict[frozenset[Globs], tuple[ActiveRule, ...]] = field(default_factory=dict)
    _workshop: dict[tuple[str, str], ActiveRule] = field(default_factory=dict)

    def __reduce__(self) -> tuple[Any, ...]:
        return laid, (self.layers, self.config, self.cwd, self.chosen)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule of the packs, those that are off too, as it is where no path says otherwise."""
        return tuple(standing.rule() for standing in self._general.values())

    @cached_property
    def packs(self) -> tuple[RulePack, ...]:
        """The packs, each with the rules that it stated first."""
        own: dict[str, list[Rule]] = {layer.pack.name: [] for layer in self.layers}
        for rule in self.rules:
            own[rule.pack].append(rule)
        packs = (layer.pack for layer in self.layers)
        return tuple(
            RulePack(pack.name, pack.description, pack.place, tuple(own[pack.name]), pack.order) for pack in packs
        )

    @cached_property
    def active(self) -> tuple[ActiveRule, ...]:
        """The rules that are on somewhere, each as it is where no path says otherwise, if it is on there."""
        ways = (frozenset(way) for layer in self.layers for way in layer.ways)
        places = (frozenset(), *(frozenset({globs}) for globs in self._globs), *ways)
        found: dict[str, ActiveRule] = {}
        for met in dict.fromkeys(places):
            for active in self._at(met):
                found.setdefault(active.rule.id, active)
        return tuple(found[rule.id] for rule in self.rules if rule.id in found)

    def for_path(self, path: str) -> tuple[ActiveRule, ...]:
        """The rules for a message, by its path relative to the working directory."""
        if not self._globs:
            return self._at(frozenset())
        name = Path(os.path.relpath(self.cwd / path, self.config.root)).as_posix()
        return self._at(frozenset(globs for globs in self._globs if matches(name, globs)))

    def select(self, select: Sequence[str], ignore: Sequence[str] = ()) -> RuleSet:
        """The rules named by id or pack in ``select`` (all, where it is empty) without those in ``ignore``.

        Raises ``MsglintError`` for a name that is neither, and where no rule is left.
        """
        errors = Errors()
        wanted, unwanted = self.named(select, "--select", errors), self.named(ignore, "--ignore", errors)
        errors.stop()
        ids = {rule.id for rule in self.rules}
        chosen = (wanted or ids) - unwanted | (ALWAYS & ids)
        left = self._with(chosen=frozenset(chosen))
        if not any(active.rule.id in wanted or active.rule.id not in ALWAYS for active in left.active):
            where = ", ".join(name for name, given in (("--select", select), ("--ignore", ignore)) if given)
            hint = "switch some on in msglint.yaml, or select others"
            raise MsglintError("no rule is left to check", where=where or self.config.path, hint=hint)
        return left

    def only(self, wanted: Callable[[ActiveRule], bool]) -> RuleSet:
        """The active rules for which ``wanted`` is true."""
        ids = frozenset(active.rule.id for active in self.active if wanted(active))
        return self._with(chosen=ids)

    def under(self, config: Config) -> RuleSet:
        """The same packs under another configuration's ``rules:`` and ``overrides:``."""
        plain = not (config.rules or config.overrides or self.config.rules or self._globs)
        return self if plain else self._with(config=config)

    def unset(self) -> RuleSet:
        """The same packs with nothing set or selected: as their authors wrote them."""
        return self._with(config=replace(self.config, rules={}, overrides=()), chosen=None)

    def _with(self, **changes: Any) -> RuleSet:
        """Another set over the same packs, sharing the checks already made."""
        return replace(self, _memory={}, **changes)

    def named(self, names: Iterable[str], where: str = "", errors: Errors | None = None) -> set[str]:
        """The ids that ids and pack names (also comma-separated) stand for.

        A name that is neither is added to ``errors``; without them it raises ``MsglintErrors``.
        """
        faults = Errors() if errors is None else errors
        packs = {pack.name: {rule.id for rule in pack.rules} for pack in self.packs}
        ids = {rule.id for rule in self.rules}
        found: set[str] = set()
        for name in (part.strip() for text in names for part in text.split(",")):
            if name in packs:
                found |= packs[name]
            elif name in ids:
                found.add(name)
            elif name:
                hint = suggest(name, [*ids, *packs]) or "`msglint rules` lists rules and packs"
                faults.add(f"there is no rule or pack {name!r}", where=where, hint=hint)
        if errors is None:
            faults.stop()
        return found

    # What depends on the path: packs, rules and overrides that name paths

    @cached_property
    def _globs(self) -> tuple[Globs, ...]:
        """Every list of globs that changes something where it matches."""
        layers = (globs for layer in self.layers for globs in layer.globs)
        rules = (globs for standing in self._all.values() if (globs := standing.paths))
        overrides = (override.paths for override in self.config.overrides)
        return tuple(dict.fromkeys((*layers, *rules, *overrides)))

    @cached_property
    def _all(self) -> dict[str, Standing]:
        """The rules as all layers together state them."""
        return folded(self.layers, self.kinds)

    def _standing(self, met: frozenset[Globs]) -> dict[str, Standing]:
        """The rules where these lists of globs match, set as the configuration says."""
        whole = all(layer.holds(met) for layer in self.layers)
        here = dict(self._all) if whole else folded([layer for layer in self.layers if layer.holds(met)], self.kinds)
        settings = [self.config.rules, *(each.rules for each in self.config.overrides if each.paths in met)]
        for given in settings:
            for name, setting in given.items():
                if name in here:
                    here[name] = configured(here[name], setting, self.kinds)
        return {name: each for name, each in here.items() if not each.paths or each.paths in met}

    @cached_property
    def _general(self) -> dict[str, Standing]:
        """The rules where no path matches; those that hold on some paths only as they are there."""
        general = self._standing(frozenset())
        return {name: general.get(name, standing) for name, standing in self._all.items()}

    def _at(self, met: frozenset[Globs]) -> tuple[ActiveRule, ...]:
        known = self._memory.get(met)
        if known is None:
            on = (each for name, each in self._standing(met).items() if not each.off and self._is_chosen(name))
            known = self._memory[met] = tuple(map(self._made, on))
        return known

    def _is_chosen(self, name: str) -> bool:
        return self.chosen is None or name in self.chosen

    def _made(self, standing: Standing) -> ActiveRule:
        """The rule at work; made once for each way that it stands."""
        key = (standing.draft.id, repr(standing.given))
        known = self._workshop.get(key)
        if known is None:
            rule = standing.rule()
            when = Predicate(rule.when) if rule.when else None
            known = self._workshop[key] = ActiveRule(rule, check_of(rule, standing.nature, self.kinds), when)
        return known


def laid(layers: tuple[Layer, ...], config: Config, cwd: Path, chosen: frozenset[str] | None) -> RuleSet:
    """The rules of sound packs, made anew in another process."""
    return RuleSet(layers, config, Kinds(config.plugins), cwd, chosen)
