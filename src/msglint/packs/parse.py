"""From a pack's YAML to its draft: keys and types judged, nothing yet known of other packs or of checks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from msglint.errors import Errors
from msglint.fixes import FIXES
from msglint.globs import fault as glob_fault
from msglint.marked import Keys, Marked, suggest
from msglint.packs.cases import cases
from msglint.packs.drafts import PackDraft, RuleDraft
from msglint.packs.judge import WRONG, judged, shown
from msglint.regex import regex

NAME = regex(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
TEXTS = tuple[str, ...]
PACK_KEYS: dict[str, Any] = {
    "pack": str,
    "description": str,
    "extends": str | TEXTS,
    "order": tuple[TEXTS, ...],
    "paths": TEXTS,
    "rules": Any,
}
RULE_KEYS: dict[str, Any] = {
    "id": str,
    "check": str,
    "severity": Literal["error", "warning", "info", "off"],
    "confidence": Literal["high", "medium", "low"],
    "when": str,
    "message": str,
    "why": str,
    "remedy": str,
    "silent": str,
    "fix": Literal[FIXES],
    "options": Mapping[str, Any],
    "sources": TEXTS,
    "over": TEXTS,
    "paths": TEXTS,
    "off": bool,
    "bad": Any,
    "good": Any,
}


class Sheet:
    """A pack's YAML being read; faults are collected at the place of the very key."""

    def __init__(self, marked: Marked, errors: Errors) -> None:
        self.marked = marked
        self.errors = errors

    def fault(self, keys: Keys, message: str, hint: str) -> None:
        self.errors.add(message, where=self.marked.where(keys), hint=hint)

    def mapping(self, value: Any, keys: Keys, known: Mapping[str, Any], what: str) -> dict[str, Any] | None:
        """The known keys with their judged values; ``None`` where the value is no mapping."""
        if not isinstance(value, Mapping):
            self.fault(keys, f"{what} is {shown(value)} where a mapping is expected", f"give it {', '.join(known)}")
            return None
        found: dict[str, Any] = {}
        for key, item in value.items():
            if key not in known:
                self.fault((*keys, key), f"{key!r} is no key of {what}", self._meant(key, known))
                continue
            good = judged(off_word(key, item), known[key], (*keys, key), self.fault)
            if good is not WRONG:
                found[key] = good
        return found

    def _meant(self, key: Any, known: Mapping[str, Any]) -> str:
        if isinstance(key, str) and key[-1:] in "+-" and "options" in known:
            return "put it under options:"
        return suggest(key, known) or f"the keys are {', '.join(known)}"


def off_word(key: str, value: Any) -> Any:
    """YAML reads a bare ``off`` as false."""
    return "off" if key == "severity" and value is False else value


def pack(marked: Marked, file: Path, errors: Errors, *, builtin: bool = False) -> PackDraft | None:
    """The draft of a pack file; ``None`` where there is nothing that could be one."""
    sheet = Sheet(marked, errors)
    if marked.data is None:
        errors.add("the pack is empty", where=marked.path, hint="give it `pack:` and `rules:`")
        return None
    found = sheet.mapping(marked.data, (), PACK_KEYS, "a pack")
    if found is None:
        return None
    name = found.get("pack", "")
    if not NAME.fullmatch(name):
        what = (
            f"the pack's name {name!r} is not written in lower-case words and hyphens"
            if name
            else "the pack has no name"
        )
        sheet.fault(("pack",), what, f"write `pack: {plain_name(name or file.stem)}`")
    extends = found.get("extends", ())
    rules = _rules(sheet, found.get("rules"), bool(extends))
    _judge_globs(sheet, found.get("paths", ()), ("paths",))
    return PackDraft(
        name=name,
        description=found.get("description", ""),
        place=marked.key(("pack",)),
        file=file,
        extends=(extends,) if isinstance(extends, str) else extends,
        order=found.get("order", ()),
        paths=found.get("paths", ()),
        rules=rules,
        builtin=builtin,
        source=marked,
    )


def _rules(sheet: Sheet, value: Any, extending: bool) -> tuple[RuleDraft, ...]:
    if value is None and extending:
        return ()
    if not isinstance(value, list) or not value:
        sheet.fault(("rules",), "the pack has no rules", "list at least one rule under `rules:`")
        return ()
    seen: dict[str, Keys] = {}
    drafts: list[RuleDraft] = []
    for number, item in enumerate(value):
        keys: Keys = ("rules", number)
        draft = _rule(sheet, item, keys)
        if draft is None:
            continue
        if draft.id in seen:
            first = sheet.marked.place(seen[draft.id]).line
            sheet.fault(
                (*keys, "id"), f"the rule {draft.id!r} is there twice (first on line {first})", "give one another id"
            )
            continue
        seen[draft.id] = keys
        drafts.append(draft)
    return tuple(drafts)


def _rule(sheet: Sheet, value: Any, keys: Keys) -> RuleDraft | None:
    counted = len(sheet.errors.found)
    given = sheet.mapping(value, keys, RULE_KEYS, "a rule")
    if given is None:
        return None
    if "check" in given:
        given["check"] = given["check"].replace("_", "-")  # a kind may be written as its file is
    rule_id = given.pop("id", "")
    if not NAME.fullmatch(rule_id):
        if "id" not in value or rule_id:
            what = (
                f"the id {rule_id!r} is not written in lower-case words and hyphens"
                if rule_id
                else "the rule has no id"
            )
            sheet.fault((*keys, "id"), what, f"write `id: {plain_name(rule_id or 'house-my-rule')}`")
        return None
    _judge_globs(sheet, given.get("paths", ()), (*keys, "paths"))
    bad = cases(sheet, given.pop("bad"), (*keys, "bad"), bad=True) if "bad" in given else None
    good = cases(sheet, given.pop("good"), (*keys, "good"), bad=False) if "good" in given else None
    sound = len(sheet.errors.found) == counted
    return RuleDraft(rule_id, sheet.marked.key((*keys, "id")), given, bad, good, sheet.marked, keys, sound)


def _judge_globs(sheet: Sheet, globs: tuple[str, ...], keys: Keys) -> None:
    for number, glob in enumerate(globs):
        wrong = glob_fault(glob)
        if wrong:
            sheet.fault((*keys, number), f"the path {glob!r} {wrong}", "write it like `newsletters/**`")


def plain_name(text: str) -> str:
    """A name as it should be written: ``My Rule`` as ``my-rule``."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return "-".join(words).lstrip("0123456789-") or "house"
