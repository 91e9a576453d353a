"""``msglint rules``: what there is, how grave, and what data it needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct

from msglint.cli import options
from msglint.model import Reads, Rule, RulePack

if TYPE_CHECKING:
    from msglint.packs import RuleSet
    from msglint.reporters.drawing.lines import Line

EPILOG = """\b
Examples:
  msglint rules
  msglint rules salutation lead
  msglint rules --format json

A rule that needs data which no record has is reported as not checked, never as passed.
"""
FORMATS = ("full", "concise", "json")


class Listed(Struct, frozen=True):
    """A rule with what is known of it in this project. ``reads``: what it looks at, where it is on."""

    rule: Rule
    reads: Reads | None

    @property
    def severity(self) -> str:
        return self.rule.severity.label if self.reads else "off"

    @property
    def wants(self) -> str:
        """The data that it needs, in words."""
        from msglint.explain.book import wants

        return wants(self.reads).replace("`", "") if self.reads else ""


@click.command("rules", epilog=EPILOG)
@click.argument("names", nargs=-1, metavar="[PACK]...")
@options.reading
@options.output(FORMATS)
@options.cache
def command(names: tuple[str, ...], format_: str, output: Path | None, show_values: bool, **given: Any) -> None:
    """List your project's rules: all of them, or those of some packs.

    A rule's id serves as well as a pack's name.
    """
    from msglint.cli.project import rule_set
    from msglint.reporters.drawing.lines import put

    results = options.results(format_, output, show_values)
    found = rule_set(options.request(**given))
    rules = _listed(found, options.names(names))
    with results.sink() as sink:
        if format_ == "json":
            sink.write(_document(rules))
        else:
            put(_pages(found.packs, rules) if format_ == "full" else _lines(rules), sink, colour=results.colour)


def _listed(rules: RuleSet, names: Sequence[str]) -> list[Listed]:
    wanted = rules.named(names) if names else {rule.id for rule in rules.rules}
    active = {each.rule.id: each for each in rules.active}
    return [
        Listed(active[rule.id].rule, active[rule.id].check.reads) if rule.id in active else Listed(rule, None)
        for rule in rules.rules
        if rule.id in wanted
    ]


def _document(rules: Sequence[Listed]) -> str:
    from msglint import __version__
    from msglint.reporters.drawing.document import document

    shapes = [
        {
            "id": each.rule.id,
            "pack": each.rule.pack,
            "check": each.rule.check,
            "severity": each.severity,
            "confidence": each.rule.confidence.label,
            "why": each.rule.why,
            "remedy": each.rule.remedy,
            "silent": each.rule.silent,
            "needs": sorted(each.reads.needs) if each.reads else [],
            "needs_history": bool(each.reads and each.reads.needs_history),
            "builtin": each.rule.builtin,
        }
        for each in rules
    ]
    return document({"version": 1, "tool": {"name": "msglint", "version": __version__}, "rules": shapes})


def _lines(rules: Sequence[Listed]) -> Iterator[Line]:
    for each in rules:
        needs = f" needs {each.wants}" if each.wants else ""
        yield (
            (f"{each.rule.id}: ", "rule"),
            (each.severity, each.severity),
            (f" {each.rule.confidence.label}", "quiet"),
            (needs, ""),
        )


def _pages(packs: Sequence[RulePack], rules: Sequence[Listed]) -> Iterator[Line]:
    """A table a pack."""
    from msglint.reporters.drawing.lines import wrapped

    width = max((len(each.rule.id) for each in rules), default=0)
    for pack in packs:
        mine = [each for each in rules if each.rule.pack == pack.name]
        if mine:
            yield ((pack.name, "title"),)
            yield from (((f"  {line}", "quiet"),) for line in wrapped(pack.description, 98))
            yield from (_row(each, width) for each in mine)
            yield ()
    yield ((f"{len(rules)} rules; `msglint explain RULE` shows one with its examples", ""),)


def _row(each: Listed, width: int) -> Line:
    return (
        (f"  {each.rule.id:<{width}}  ", "rule"),
        (f"{each.severity:<7}", each.severity),
        (f"  {each.rule.confidence.label:<6}", "quiet"),
        (f"  needs {each.wants}" if each.wants else "", ""),
    )
