"""Judges what only shows once packs lie over one another: checks, options, conditions, facts, ids."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from msglint.errors import Errors, MsglintError
from msglint.marked import Keys, suggest
from msglint.model import RuleSetting
from msglint.packs.drafts import FACT, RuleDraft
from msglint.packs.judge import WRONG, expected, judged
from msglint.packs.kinds import Kind, Kinds
from msglint.packs.layers import Layer
from msglint.packs.standing import Standing, configured, patched, stated
from msglint.predicate import Predicate


class Desk:
    """Judges packs as they are laid over one another. ``ids``: every rule id that may be named.

    ``rules``: the rules as the packs so far leave them.
    """

    def __init__(self, kinds: Kinds, ids: Collection[str]) -> None:
        self.kinds = kinds
        self.ids = ids
        self.rules: dict[str, Standing] = {}
        self.errors = Errors()

    def lay(self, layer: Layer, errors: Errors) -> None:
        """Lay a pack over the others; judge it, unless it has been judged already. Faults go to ``errors``."""
        self.errors = errors
        for draft in layer.pack.rules:
            known = self.rules.get(draft.id)
            if known is None:
                self.rules[draft.id] = stated(draft, layer.pack, self.kinds)
            else:
                self.rules[draft.id] = patched(known, draft, self.kinds)
            if layer.pack.fresh:
                self._rule(draft, layer, known, self.rules[draft.id])
        if layer.pack.fresh:
            self._order(layer)

    def setting(self, standing: Standing, setting: RuleSetting, where: str, errors: Errors) -> None:
        """Judge the options that msglint.yaml gives a rule."""
        self.errors = errors
        kind = self.kinds.find(standing.check)
        if kind is None:
            return
        counted = len(errors.found)
        below = standing.options
        judge_options(
            setting.options, kind, below, lambda _, message, hint: errors.add(message, where=where, hint=hint)
        )
        if len(errors.found) == counted:
            options = configured(standing, setting, self.kinds).options
            kind.make(options, lambda message, hint: errors.add(message, where=where, hint=hint))

    def _rule(self, draft: RuleDraft, layer: Layer, known: Standing | None, standing: Standing) -> None:
        if known is not None and known.owner.name not in layer.bases:
            self.errors.add(
                f"the rule {draft.id!r} is there twice (first in {known.draft.place})",
                where=draft.where("id"),
                hint=f"give it another id, or begin the pack with `extends: {known.owner.name}` to change that rule",
            )
            return
        if known is None and not self._complete(draft, layer):
            return
        counted = len(self.errors.found)
        self._condition(draft)
        self._names(draft.given.get("over", ()), draft, "over")
        kind = self._kind(draft, standing)
        if kind is None:
            return
        self._options(draft, kind, known.options if known else {})
        if draft.sound and len(self.errors.found) == counted:
            self._facts(draft, standing, kind)

    def _complete(self, draft: RuleDraft, layer: Layer) -> bool:
        """Whether a rule of its own has all that it needs; without ``check`` it was meant for an inherited one."""
        if "check" not in draft.given:
            if layer.bases:
                hint = (
                    suggest(draft.id, self.ids) or "give it a `check:`, or the id of a rule of a pack that is extended"
                )
                self.errors.add(f"no inherited rule is called {draft.id!r}", where=draft.where("id"), hint=hint)
            else:
                hint = (
                    "give it one, like `check: phrase`; to change another pack's rule, begin the pack with `extends:`"
                )
                self.errors.add(f"the rule {draft.id!r} has no check", where=draft.where("id"), hint=hint)
            return False
        if "message" not in draft.given:
            self.errors.add(
                f"the rule {draft.id!r} has no message",
                where=draft.where("id"),
                hint='say what is wrong, with the facts in braces: `message: "says {found}"`',
            )
        for side, cases in (("bad", draft.bad), ("good", draft.good)):
            if not cases:
                what = "shows what it flags" if side == "bad" else "shows what it leaves alone"
                self.errors.add(
                    f"the rule {draft.id!r} has no {side} case",
                    where=draft.where(side),
                    hint=f"a case under `{side}:` {what}; it is the rule's test and its manual",
                )
        return "message" in draft.given

    def _kind(self, draft: RuleDraft, standing: Standing) -> Kind | None:
        try:
            kind = self.kinds.find(standing.check)
        except MsglintError as error:
            self.errors.take(error)
            return None
        if kind is None:
            message, hint = self.kinds.unknown(standing.check)
            self.errors.add(message, where=draft.where("check"), hint=hint)
        return kind

    def _options(self, draft: RuleDraft, kind: Kind, below: Mapping[str, Any]) -> None:
        def fault(way: Keys, message: str, hint: str) -> None:
            self.errors.add(message, where=draft.where("options", *way), hint=hint)

        judge_options(draft.given.get("options", {}), kind, below, fault)

    def _condition(self, draft: RuleDraft) -> None:
        if "when" in draft.given:
            try:
                Predicate(draft.given["when"])
            except ValueError as error:
                hint = "it is a Jinja expression over message, contact and history"
                self.errors.add(f"`when` {error}", where=draft.where("when"), hint=hint)

    def _facts(self, draft: RuleDraft, standing: Standing, kind: Kind) -> None:
        """Make the check, and hold the facts that message and remedy name against those that it has."""
        where = draft.where("options")
        check = kind.make(standing.options, lambda message, hint: self.errors.add(message, where=where, hint=hint))
        known: Collection[str] | None = getattr(check, "facts", None)
        for key in ("message", "remedy"):
            for name in FACT.findall(draft.given.get(key, "")) if known else ():
                if known and name not in known:
                    hint = suggest(name, known) or f"the facts are {', '.join(sorted(known))}"
                    self.errors.add(
                        f"the check {kind.name!r} has no fact {{{name}}}", where=draft.where(key), hint=hint
                    )

    def _order(self, layer: Layer) -> None:
        for number, group in enumerate(layer.pack.order):
            for place, name in enumerate(group):
                if name not in self.ids:
                    where = layer.pack.where("order", number, place)
                    self.errors.add(
                        f"`order` names an unknown rule {name!r}", where=where, hint=suggest(name, self.ids)
                    )

    def _names(self, names: Sequence[str], draft: RuleDraft, key: str) -> None:
        for number, name in enumerate(names):
            if name not in self.ids:
                where = draft.where(key, number)
                self.errors.add(f"`{key}` names an unknown rule {name!r}", where=where, hint=suggest(name, self.ids))


def judge_options(given: Mapping[str, Any], kind: Kind, below: Mapping[str, Any], fault: Any) -> None:
    """Hold options, ``terms+`` and ``terms-`` among them, against those that the kind declares.

    ``below``: the options that they change. ``fault`` takes the way within the options, the sentence and the remedy.
    """
    hints = kind.hints
    for key, value in given.items():
        name = key.rstrip("+-")
        if name not in hints:
            known = ", ".join(hints) or "none"
            hint = suggest(name, hints) or f"its options are {known}"
            fault((key,), f"the check {kind.name!r} has no option {name!r}", hint)
        elif key != name and not expected(hints[name]).startswith("a list"):
            fault(
                (key,), f"{key}: the option {name!r} is no list that one could add to or take from", f"write `{name}:`"
            )
        elif judged(value, hints[name], (key,), fault) is not WRONG and key.endswith("-"):
            have = below.get(name, ())
            for number, item in enumerate(value):
                if item not in have:
                    texts = [text for text in have if isinstance(text, str)]
                    fault(
                        (key, number), f"{key}: {item!r} is not in the list that it is taken from", suggest(item, texts)
                    )
