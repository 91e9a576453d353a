"""Packs and all rules in one Markdown document: a table for every pack, then the rules' pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msglint.explain.page import kind_page, page
from msglint.model import Reads, Rule, RulePack
from msglint.packs import Kinds, RuleSet

GENERAL = ("phrase", "requires", "balance", "order", "compare", "record", "length")
"""The kinds that house rules are made of."""

HEAD = """\
# Rules

What msglint looks for, pack by pack. Every example is a test: `msglint test` runs it. Severities and options are
defaults; msglint.yaml changes them. *Needs* names the data without which a rule is silent and is listed as not checked.
"""

KINDS = """\
## Kinds of check for rules of your own

A house rule is a few lines of YAML on one of these kinds. Each rule carries a bad and a good case, which `msglint test`
runs. `when:` limits a rule: a Jinja expression over `message` (front matter), `contact` and `history`.
"""


def rules_markdown(ruleset: RuleSet) -> str:
    """The document; the ruleset must have been loaded with its cases."""
    packs = [pack for pack in ruleset.packs if pack.rules]
    kinds = [found for name in GENERAL if (found := ruleset.kinds.find(name)) is not None]
    blocks = (
        HEAD,
        "\n".join(f"- [{pack.name}](#{pack.name}): {pack.description}" for pack in packs) + "\n",
        *(_pack(pack, ruleset) for pack in packs),
        KINDS,
        *(kind_page(kind, level=3) for kind in kinds),
    )
    return "\n".join(blocks)


def pack_page(pack: RulePack, ruleset: RuleSet, *, level: int = 1) -> str:
    """A pack: what it is for, and a table of its rules."""
    needs = {active.rule.id: wants(active.check.reads) for active in ruleset.active}
    lines = [f"{'#' * level} {pack.name}", "", pack.description, "", *_table(pack.rules, needs)]
    return "\n".join(lines) + "\n"


def _pack(pack: RulePack, ruleset: RuleSet) -> str:
    return "\n".join((pack_page(pack, ruleset, level=2), *_pages(pack, ruleset.kinds)))


def _pages(pack: RulePack, kinds: Kinds) -> Iterator[str]:
    for rule in pack.rules:
        yield page(rule, kinds, level=3)


def _table(rules: tuple[Rule, ...], needs: Mapping[str, str]) -> Iterator[str]:
    yield "| rule | severity | confidence | flags | needs |"
    yield "|---|---|---|---|---|"
    for rule in rules:
        message = rule.message.replace("|", "\\|")
        grade = f"{rule.severity.label} | {rule.confidence.label}"
        yield f"| [{rule.id}](#{rule.id}) | {grade} | {message} | {needs.get(rule.id, '')} |"


def wants(reads: Reads) -> str:
    """The data without which a check is silent, in words."""
    fields = " or ".join(f"`{name}`" for name in sorted(reads.needs))
    keys = " or ".join(f"`{name}:`" for name in sorted(reads.needs_message))
    stated = f"{keys} in the front matter" if keys else ""
    return " and ".join(filter(None, (fields, "a history" if reads.needs_history else "", stated)))
