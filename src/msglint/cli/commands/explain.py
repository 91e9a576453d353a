"""``msglint explain``: a rule's page of the manual."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from msglint.cli import options
from msglint.errors import MsglintError

if TYPE_CHECKING:
    from msglint.packs import RuleSet
    from msglint.reporters.drawing.lines import Line

EPILOG = """\b
Examples:
  msglint explain salutation-surname
  msglint explain house-jargon          a rule of your own pack
  msglint explain lead                  a pack, with all its rules
  msglint explain phrase                a kind of check, with the options that a rule may set
"""


@click.command("explain", epilog=EPILOG)
@click.argument("name", metavar="RULE")
@options.reading
def command(name: str, **given: Any) -> None:
    """Explain a rule: what it flags, why, and what to type instead.

    RULE may also be a pack or a kind of check.
    """
    from msglint.cli.output import Output
    from msglint.cli.project import rule_set
    from msglint.reporters.drawing.lines import put

    page = _page(rule_set(options.request(**given), cases=True), name)
    results = Output("full")
    with results.sink() as sink:
        put(_lines(page), sink, colour=results.colour)


def _page(rules: RuleSet, name: str) -> str:
    from msglint import explain
    from msglint.near import suggest

    own = {rule.id: rule for rule in rules.rules}
    if name in own:
        return explain.page(own[name], rules.kinds)
    packs = {pack.name: pack for pack in rules.packs}
    if name in packs:
        return explain.pack_page(packs[name], rules)
    kind = rules.kinds.find(name)
    if kind is not None:
        return explain.kind_page(kind)
    hint = suggest(name, [*own, *packs, *rules.kinds.names()]) or "`msglint rules` lists rules and packs"
    raise MsglintError(f"there is no rule {name!r}", hint=hint)


def _lines(page: str) -> Iterator[Line]:
    """The page, its headings and examples set apart where there is colour."""
    from msglint.reporters.drawing.visible import visible

    fenced = False
    for line in page.splitlines():
        is_fence = line.startswith("```")
        style = "quiet" if is_fence else "rule" if fenced else "title" if line.startswith("#") else ""
        fenced = fenced is not is_fence
        yield (("\t".join(map(visible, line.split("\t"))), style),)
