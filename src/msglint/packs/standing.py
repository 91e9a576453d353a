"""Rules as the packs, laid over one another, and the configuration leave them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from msglint.model import Case, Confidence, Rule, RuleSetting, Severity
from msglint.packs.drafts import Nature, PackDraft, RuleDraft
from msglint.packs.kinds import Kinds
from msglint.packs.layers import Layer


class Standing(Struct, frozen=True):
    """A rule as the layers so far leave it. ``given``: its keys; ``draft`` and ``owner``: where it was first stated.

    ``nature``: of its check, where that is known.
    """

    draft: RuleDraft
    owner: PackDraft
    given: Mapping[str, Any]
    off: bool = False
    bad: tuple[Case, ...] = ()
    good: tuple[Case, ...] = ()
    nature: Nature | None = None

    @property
    def check(self) -> str:
        return str(self.given.get("check", ""))

    @property
    def options(self) -> Mapping[str, Any]:
        options: Mapping[str, Any] = self.given.get("options", {})
        return options

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(self.given.get("paths", ()))

    def rule(self) -> Rule:
        """The rule as the rest of msglint knows it."""
        given = self.given
        return Rule(
            id=self.draft.id,
            pack=self.owner.name,
            check=self.check,
            message=given["message"],
            place=self.draft.place,
            severity=Severity[given.get("severity", "warning").upper()],
            confidence=Confidence[given.get("confidence", "high").upper()],
            when=given.get("when", ""),
            why=given.get("why", ""),
            remedy=given.get("remedy", ""),
            silent=given.get("silent", ""),
            fix=given.get("fix", ""),
            options=self.options,
            sources=tuple(given.get("sources", ())),
            over=tuple(given.get("over", ())),
            bad=self.bad,
            good=self.good,
            builtin=self.owner.builtin,
        )


def stated(draft: RuleDraft, owner: PackDraft, kinds: Kinds) -> Standing:
    """A rule as its own pack states it."""
    own = patched(Standing(draft, owner, {"check": draft.given.get("check", "")}), draft, kinds)
    return replace(own, nature=draft.nature)


def patched(standing: Standing, draft: RuleDraft, kinds: Kinds) -> Standing:
    """The rule as a pack changes it: the keys that it gives, the others as they were."""
    new = dict(draft.given)
    off = bool(new.pop("off", standing.off and "severity" not in new))
    if new.get("severity") == "off":
        del new["severity"]
        off = True
    given = {**standing.given, **new}
    given["options"] = merged(standing.options, new.get("options", {}), given["check"], kinds)
    bad = standing.bad if draft.bad is None else draft.bad
    good = standing.good if draft.good is None else draft.good
    return Standing(standing.draft, standing.owner, given, off, bad, good, kept_nature(standing, given))


def configured(standing: Standing, setting: RuleSetting, kinds: Kinds) -> Standing:
    """The rule as msglint.yaml sets it."""
    given = dict(standing.given)
    if setting.severity is not None:
        given["severity"] = setting.severity.label
    if setting.confidence is not None:
        given["confidence"] = setting.confidence.label
    given["options"] = merged(standing.options, setting.options, standing.check, kinds)
    return replace(standing, given=given, off=setting.off, nature=kept_nature(standing, given))


def kept_nature(standing: Standing, given: Mapping[str, Any]) -> Nature | None:
    """The nature of the rule's check as far as it still holds under these keys: other options may change it."""
    same = given["check"] == standing.check and given["options"] == standing.options
    return standing.nature if same else None


def merged(base: Mapping[str, Any], given: Mapping[str, Any], check: str, kinds: Kinds) -> dict[str, Any]:
    """Options over options: ``terms`` replaces, ``terms+`` adds to the list, ``terms-`` takes out of it."""
    options = dict(base)
    for key, value in given.items():
        name = key.rstrip("+-")
        if key == name:
            options[key] = value
            continue
        have = options[name] if name in options else kinds.default(check, name)
        if isinstance(have, list | tuple) and isinstance(value, list | tuple):
            rest = [item for item in have if item not in value]
            options[name] = rest if key.endswith("-") else [*rest, *value]
    return options


def folded(layers: Sequence[Layer], kinds: Kinds) -> dict[str, Standing]:
    """The rules by id, each as the layers, in their order, leave it."""
    rules: dict[str, Standing] = {}
    for layer in layers:
        for draft in layer.pack.rules:
            known = rules.get(draft.id)
            if known is not None:
                rules[draft.id] = patched(known, draft, kinds)
            elif "check" in draft.given:
                rules[draft.id] = stated(draft, layer.pack, kinds)
    return rules
