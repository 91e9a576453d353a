"""The bad and good examples of a rule, as its pack states them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from msglint.marked import Keys
from msglint.model import Case, Expected
from msglint.packs.judge import shown

if TYPE_CHECKING:
    from msglint.packs.parse import Sheet

RECORD = Mapping[str, Any]
CASE_KEYS: dict[str, Any] = {
    "name": str,
    "template": str,
    "file": str,
    "files": Mapping[str, str],
    "contact": RECORD,
    "contacts": tuple[RECORD, ...],
    "history": tuple[RECORD, ...],
    "config": RECORD,
    "today": Any,
    "expect": Any,
    "fixed": str,
}
EXPECT_KEYS: dict[str, Any] = {
    "at": str,
    "message": str,
    "line": int,
    "column": int,
    "fields": tuple[str, ...],
    "severity": Literal["error", "warning", "info"],
}
MESSAGE_KEYS = frozenset({"template", "files", "contact", "contacts", "history"})


def cases(sheet: Sheet, value: Any, keys: Keys, *, bad: bool) -> tuple[Case, ...]:
    """The cases of a list; a bare text is a case with that template."""
    if not isinstance(value, list):
        sheet.fault(
            keys, f"{keys[-1]} is {shown(value)} where a list of cases is expected", "begin each case with `- `"
        )
        return ()
    found = (_case(sheet, item, (*keys, number), bad) for number, item in enumerate(value))
    return tuple(case for case in found if case is not None)


def _case(sheet: Sheet, value: Any, keys: Keys, bad: bool) -> Case | None:
    place = sheet.marked.place(keys)
    if isinstance(value, str) and value.strip():
        return Case(value.strip().splitlines()[0][:60], place, value)
    found = sheet.mapping(value, keys, CASE_KEYS, "a case")
    if found is None:
        return None
    if not MESSAGE_KEYS & set(found):
        sheet.fault(keys, "the case has nothing to check", "give it a `template:`, or a `contact:`")
    if "contact" in found and "contacts" in found:
        sheet.fault((*keys, "contacts"), "the case has both `contact` and `contacts`", "keep one of the two")
    if not bad and "expect" in found:
        sheet.fault((*keys, "expect"), "a good case expects nothing", "take it out, or move the case to `bad:`")
    if not bad and "fixed" in found:
        sheet.fault((*keys, "fixed"), "a good case needs no fix", "take it out, or move the case to `bad:`")
    contacts = found.get("contacts") or ((found["contact"],) if "contact" in found else ())
    return Case(
        name=found.get("name") or f"{keys[-2]} {keys[-1] + 1}",
        place=place,
        contacts=contacts,
        today=_today(sheet, found.get("today", ""), (*keys, "today")),
        expect=_expected(sheet, found["expect"], (*keys, "expect")) if bad and "expect" in found else (),
        **{key: found[key] for key in ("template", "file", "files", "history", "config", "fixed") if key in found},
    )


def _today(sheet: Sheet, value: Any, keys: Keys) -> str:
    try:
        return date.fromisoformat(str(value)).isoformat() if value else ""
    except ValueError:
        sheet.fault(keys, f"today is {shown(value)} where a date is expected", "write it like 2026-03-02")
        return ""


def _expected(sheet: Sheet, value: Any, keys: Keys) -> tuple[Expected, ...]:
    if not isinstance(value, list) or not value:
        what = "names no finding" if value == [] else f"is {shown(value)} where a list of findings is expected"
        sheet.fault(keys, f"expect {what}", 'write `[{at: "…"}]`, or leave it out')
        return ()
    found: list[Expected] = []
    for number, item in enumerate(value):
        given = sheet.mapping(item, (*keys, number), EXPECT_KEYS, "an expected finding")
        if given is not None:
            found.append(Expected(**given))
    return tuple(found)
