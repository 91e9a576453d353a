"""Pages of rules, packs and kinds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from msglint import config, packs
from msglint.explain import kind_page, page, rules_markdown
from msglint.packs import Kinds, RuleSet

ROOT = Path(__file__).parents[2]
HOUSE = """\
pack: house
description: How we write.
rules:
  - id: house-jargon
    check: phrase
    severity: info
    confidence: medium
    when: "message.channel == 'email'"
    message: says {found} | twice
    why: Readers do not talk like that.
    remedy: "Say what it is, {{ first_name }}."
    silent: in quoted mail.
    sources: [a reader's letter]
    over: [preferences-channel]
    options: {scope: lead, terms: [a, b, c, d, e, f, g]}
    bad:
      - name: office talk
        template: "```\\ncode\\n```\\nA synergy."
        contact: {first_name: "Id`a"}
        history: [{kind: sent}]
        config: {context: {org: us}}
        today: 2026-01-01
        expect: [{at: A, message: says A}]
      - {name: two files, file: x.sms.j2, files: {y.j2: a}, template: b, contacts: [{}], expect: [{line: 1}]}
    good: [plain]
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> RuleSet:
    root = tmp_path_factory.mktemp("house")
    (root / "house.yaml").write_text(HOUSE, encoding="utf-8")
    return packs.load(config.from_mapping({"packs": ["./house.yaml"]}, root), cwd=root, cases=True)


def test_a_page_holds_all_that_the_pack_says(house: RuleSet) -> None:
    text = page(house.rules[0])
    for part in (
        "# house-jargon\n",
        "*info, confidence medium, pack house, check `phrase`*",
        "Says: says {found} | twice",
        "**Why.** Readers do not talk like that.",
        "**Remedy.** Say what it is, {{ first_name }}.",
        "**Silent** in quoted mail.",
        "**Only when** `message.channel == 'email'`",
        "| `scope` | one of 'greeting', 'lead'",
        "`a`, `b`, `c`, `d`, `e`, `f` … (7)",
        "| `ignore_case` | true or false | `true` |",
        "**Replaces**, where both speak of the same words: preferences-channel.",
        "**Sources.** a reader's letter",
        "## Flagged\n\n**office talk**\n\n````jinja\n```\ncode",
        "- record: first_name `Id'a`\n- history: kind `sent`\n",
        "- msglint.yaml: context `{'org': 'us'}`\n- sent on 2026-01-01",
        "→ `A`: says A",
        "**two files** (`x.sms.j2`)",
        "`y.j2`\n\n```jinja\na\n```",
        "- record: without fields",
        "## Left alone\n\n**plain**",
        "{# msglint: ignore house-jargon — why #}",
        "`rules: {house-jargon: off}`",
    ):
        assert part in text


def test_a_kind_has_a_page() -> None:
    kind = Kinds().find("length")
    assert kind is not None
    text = kind_page(kind, level=2)
    assert text.startswith("## length\n\nFlags text that is too long or too short.\n")
    assert "| `max` | a whole number | — |" in text


def test_the_book_of_all_rules(house: RuleSet) -> None:
    text = rules_markdown(house)
    assert "- [house](#house): How we write.\n" in text
    assert "| [house-jargon](#house-jargon) | info | medium | says {found} \\| twice |  |" in text
    for kind in ("phrase", "requires", "balance", "order", "compare", "record", "length"):
        assert f"\n### {kind}\n" in text


def test_the_built_in_book_has_no_dead_links_and_no_loose_fences() -> None:
    text = rules_markdown(packs.load(config.from_mapping({}, ROOT), cwd=ROOT, cases=True))
    headings = set(re.findall(r"^#+ ([\w-]+)$", text, re.MULTILINE))
    assert set(re.findall(r"\]\(#([\w-]+)\)", text)) <= headings
    assert len(re.findall(r"^```", text, re.MULTILINE)) % 2 == 0
