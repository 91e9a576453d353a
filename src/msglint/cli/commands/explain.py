"""``msglint explain``: a rule's page of the manual."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from msglint.cli import options
from msglint.errors import MsglintError

if TYPE_CHECKING:
    from msglint.reporters.drawing.lines import Line

EPILOG = """\b
Examples:
  msglint explain salutation-surname
  msglint explain house-jargon          a rule of your own pack
"""


@click.command("explain", epilog=EPILOG)
@click.argument("rule")
@options.reading
def command(rule: str, **given: Any) -> None:
    """Explain a rule: what it flags, why, and what to type instead."""
    import sys

    from msglint import explain
    from msglint.cli.output import Output
    from msglint.cli.project import rule_set
    from msglint.marked import suggest
    from msglint.reporters.drawing.lines import put

    rules = rule_set(options.request(**given), cases=True)
    known = {each.id: each for each in rules.rules}
    if rule not in known:
        hint = suggest(rule, known) or "`msglint rules` lists them"
        raise MsglintError(f"there is no rule {rule!r}", hint=hint)
    put(_lines(explain.page(known[rule], rules.kinds)), sys.stdout, colour=Output("full").colour)


def _lines(page: str) -> Iterator[Line]:
    """The page, its headings and examples set apart where there is colour."""
    from msglint.reporters.drawing.visible import visible

    fenced = False
    for line in page.splitlines():
        is_fence = line.startswith("```")
        style = "quiet" if is_fence else "rule" if fenced else "title" if line.startswith("#") else ""
        fenced = fenced is not is_fence
        yield (("\t".join(map(visible, line.split("\t"))), style),)
