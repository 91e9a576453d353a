"""One rule's page, in Markdown that reads well in a terminal too."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from msglint.model import Case, Rule
from msglint.packs import Kind, Kinds, expected


def page(rule: Rule, kinds: Kinds | None = None, *, level: int = 1) -> str:
    """What the rule flags, why, what to type instead, its options and examples, and how to switch it off.

    ``level``: of the page's heading. ``kinds``: where its check is found; by default among msglint's own.
    """
    kind = (kinds or Kinds()).find(rule.check)
    blocks = (
        f"{'#' * level} {rule.id}",
        f"*{rule.severity.label}, confidence {rule.confidence.label}, pack {rule.pack}, check `{rule.check}`*",
        f"Says: {rule.message}",
        f"**Why.** {rule.why}" if rule.why else "",
        f"**Remedy.** {rule.remedy}" if rule.remedy else "",
        f"**Mended** by `msglint check --fix`, where that is safe: {_about(rule.fix)}" if rule.fix else "",
        f"**Silent** {rule.silent}" if rule.silent else "",
        f"**Only when** `{rule.when}`" if rule.when else "",
        _options(kind, rule.options),
        f"**Replaces**, where both speak of the same words: {', '.join(rule.over)}." if rule.over else "",
        f"**Sources.** {'; '.join(rule.sources)}" if rule.sources else "",
        *_examples(rule, level + 1),
        _off(rule),
    )
    return "\n\n".join(filter(None, blocks)) + "\n"


def _about(fix: str) -> str:
    """What a kind of fix does: the first line of its module."""
    text = (import_module(f"msglint.fixes.{fix.replace('-', '_')}").__doc__ or "").partition("\n")[0]
    return text[:1].lower() + text[1:]


def kind_page(kind: Kind, *, level: int = 1) -> str:
    """A kind of check: its own docstring, and its options."""
    lead, _, rest = kind.about.partition("\n")
    blocks = (f"{'#' * level} {kind.name}", f"{lead}\n{textwrap.dedent(rest)}".strip(), _options(kind, {}))
    return "\n\n".join(filter(None, blocks)) + "\n"


def _options(kind: Kind | None, own: Mapping[str, Any]) -> str:
    """A table of the kind's options; with what the rule sets, where it sets any."""
    if kind is None or not kind.hints:
        return ""
    rows = ["| option | takes | default |", "|---|---|---|"]
    for name, hint in kind.hints.items():
        rows.append(f"| `{name}` | {expected(hint)} | {_value(kind.defaults[name])} |")
    if own:
        rows = [f"{row} {last} |" for row, last in zip(rows, ("here", "---", *_set(kind, own)), strict=True)]
    return "\n".join(("**Options.**", "", *rows))


def _set(kind: Kind, own: Mapping[str, Any]) -> list[str]:
    return [_value(own[name]) if name in own else "" for name in kind.hints]


def _value(value: Any) -> str:
    """An option's value in a table's cell, a long list cut."""
    if value is None or value in ((), [], {}, ""):
        return "—"
    if isinstance(value, Mapping):
        return f"{len(value)} entries"
    if isinstance(value, list | tuple | frozenset):
        shown = ", ".join(_value(item) for item in list(value)[:6])
        return shown if len(value) <= 6 else f"{shown} … ({len(value)})"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"`{text}`".replace("|", "\\|").replace("\n", " ")


def _examples(rule: Rule, level: int) -> Iterator[str]:
    for title, cases in (("Flagged", rule.bad), ("Left alone", rule.good)):
        if cases:
            yield f"{'#' * level} {title}"
            for case in cases:
                yield "\n\n".join(filter(None, _example(case)))


def _example(case: Case) -> Iterator[str]:
    yield f"**{case.name}**" + (f" (`{case.file}`)" if case.file != "message.email.j2" else "")
    if case.template:
        yield _fenced(case.template)
    for name, text in case.files.items():
        yield f"`{name}`"
        yield _fenced(text)
    facts = [f"record: {_row(row)}" for row in case.contacts] + [f"history: {_row(row)}" for row in case.history]
    if case.config:
        facts.append(f"msglint.yaml: {_row(case.config)}")
    if case.today:
        facts.append(f"sent on {case.today}")
    yield "\n".join(f"- {fact}" for fact in facts)
    for expect in case.expect:
        words = f"`{_inline(expect.at)}`" if expect.at else ""
        yield "→ " + ": ".join(filter(None, (words, expect.message))) if words or expect.message else ""
    if case.fixed:
        yield "Mended:"
        yield _fenced(case.fixed)


def _row(row: Mapping[str, Any]) -> str:
    return ", ".join(f"{key} `{_inline(str(value))}`" for key, value in row.items()) or "without fields"


def _inline(text: str) -> str:
    return " ".join(text.replace("`", "'").split()) or " "


def _fenced(text: str) -> str:
    """Text as a code block, whatever fences it holds itself."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}jinja\n{text.rstrip()}\n{fence}"


def _off(rule: Rule) -> str:
    return (
        f"**To switch it off**: for one line, `{{# msglint: ignore {rule.id} — why #}}` on it or above it;\n"
        f"for a project, `rules: {{{rule.id}: off}}` in msglint.yaml.\n"
        f"There `{rule.id}: {{severity: info}}` sets another severity."
    )
