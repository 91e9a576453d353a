"""Loads the packs that a configuration names; every fault of every pack is told at once."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from msglint.errors import Errors, MsglintError
from msglint.marked import suggest
from msglint.model import Config
from msglint.packs import cache as kept
from msglint.packs import shipped
from msglint.packs.drafts import PackDraft, RuleDraft, nature_of
from msglint.packs.find import Library, read, text_of
from msglint.packs.kinds import Kinds
from msglint.packs.layers import Stack
from msglint.packs.making import made
from msglint.packs.review import Desk
from msglint.packs.ruleset import RuleSet
from msglint.packs.standing import stated

RECOMMENDED = "recommended"


def load(config: Config, *, cwd: Path, cache: Path | None = None, cases: bool = False) -> RuleSet:
    """The rules that the configuration asks for, judged.

    ``cwd``: paths in errors and findings are relative to it. ``cache``: the folder where the built-in packs are kept
    compiled. ``cases``: load the built-in rules' bad and good cases too (a check needs none). Raises ``MsglintErrors``
    with every fault of packs and of the configuration's ``packs:``, ``plugins:``, ``rules:`` and ``overrides:``.
    """
    errors = Errors()
    builtin = Builtin(cwd, cache, cases=cases)
    kinds = Kinds(config.plugins, where_of(config, "plugins"), errors)
    library = Library(builtin.packs, cwd, errors)
    stack = Stack(library, errors)
    for name in names_of(config, builtin, errors):
        errors.found.extend(builtin.faults.pop(name, ()))
        if name not in builtin.broken:
            pack = library.find(name, config.root, where_of(config, "packs"))
            if pack is not None:
                stack.lay(pack)
    layers = stack.layers
    stated = (draft.id for layer in layers for draft in layer.pack.rules if "check" in draft.given)
    ids = frozenset((*builtin.ids, *stated))
    desk = Desk(kinds, ids)
    for layer in layers:
        desk.lay(layer, errors)
    judge_settings(config, desk, errors)
    errors.stop()
    return RuleSet(layers, config, kinds, cwd)


def names_of(config: Config, builtin: Builtin, errors: Errors) -> tuple[str, ...]:
    """The packs that the configuration names, ``recommended`` spelled out."""
    if not config.packs:
        errors.add("no pack is named", where=where_of(config, "packs"), hint=f"write `packs: [{RECOMMENDED}]`")
    every = (*builtin.packs, *builtin.broken)
    return tuple(name for entry in config.packs for name in (every if entry == RECOMMENDED else (entry,)))


class Builtin:
    """The built-in packs: from the cache, else from their files, judged.

    ``packs``: by name. ``faults``: by pack (``broken``: packs, by their files' names, that could not even be read).
    ``ids``: of all their rules.
    """

    def __init__(self, cwd: Path, cache: Path | None, *, cases: bool) -> None:
        self.faults: dict[str, list[MsglintError]] = {}
        self.broken: list[str] = []
        state = shipped.state() if cache is not None else ""
        shown = {str(file): shipped.shown(file, cwd) for file in shipped.files()}
        found = kept.read(cache, state, shown) if cache is not None and not cases else None
        self.packs = {pack.name: pack for pack in (self._parsed(cwd) if found is None else found)}
        self.ids = frozenset(rule.id for pack in self.packs.values() for rule in pack.rules)
        if found is None:
            self._judge(cwd)
            if cache is not None and not self.faults:
                kept.write(cache, state, [described(pack) for pack in self.packs.values()])

    def _parsed(self, cwd: Path) -> list[PackDraft]:
        packs: list[PackDraft] = []
        for file in shipped.files():
            errors = Errors()
            pack = read(file, text_of(file), cwd, errors, builtin=True)
            if pack is None or pack.name in [other.name for other in packs]:
                self.broken.append(file.stem)
            else:
                packs.append(pack)
            if errors.found:
                self.faults[pack.name if pack else file.stem] = errors.found
        return packs

    def _judge(self, cwd: Path) -> None:
        """Judge every built-in pack once; whoever uses one with faults hears of them."""
        errors = Errors()
        stack = Stack(Library(self.packs, cwd, errors), errors)
        for pack in self.packs.values():
            stack.lay(pack)
        desk = Desk(Kinds(), self.ids)
        for layer in stack.layers:
            own = Errors()
            desk.lay(layer, own)
            if own.found or errors.found:
                self.faults.setdefault(layer.pack.name, []).extend((*own.found, *errors.found))
                errors.found.clear()
        self.packs = {name: replace(pack, fresh=False) for name, pack in self.packs.items()}


def described(pack: PackDraft) -> PackDraft:
    """The sound pack with the nature of each check that its rules name."""
    kinds = Kinds()

    def seen(draft: RuleDraft) -> RuleDraft:
        check = made(stated(draft, pack, kinds).rule(), kinds)
        return replace(draft, nature=nature_of(check))

    return replace(pack, rules=tuple(seen(draft) if "check" in draft.given else draft for draft in pack.rules))


def judge_settings(config: Config, desk: Desk, errors: Errors) -> None:
    """Hold what msglint.yaml says of single rules against the rules."""
    groups = [("rules", config.rules), *(("overrides", override.rules) for override in config.overrides)]
    for key, settings in groups:
        for name, setting in settings.items():
            where = where_of(config, f"{key}.{name}", key)
            if name not in desk.ids:
                hint = suggest(name, desk.ids) or "`msglint rules` lists them"
                errors.add(f"`{key}` names an unknown rule {name!r}", where=where, hint=hint)
            elif name in desk.rules and setting.options:
                desk.setting(desk.rules[name], setting, where, errors)


def where_of(config: Config, *keys: str) -> str:
    """The place of the first of these keys that the configuration has."""
    return next((str(config.places[key]) for key in keys if key in config.places), config.path)
