"""The built-in rules do what their own cases say: these are their tests."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from msglint import config, packs
from msglint.model import Case, Rule
from msglint.selftest import run_case

ROOT = Path(__file__).parent.parent
RULES = packs.load(config.from_mapping({}, ROOT), cwd=ROOT, cases=True)
CASES = [
    pytest.param(rule, case, good, id=f"{rule.id}-{side}-{number}")
    for rule in RULES.rules
    for side, good, cases in (("bad", False, rule.bad), ("good", True, rule.good))
    for number, case in enumerate(cases, 1)
]


@pytest.mark.parametrize(("rule", "case", "good"), CASES)
def test_case(rule: Rule, case: Case, good: bool) -> None:
    outcome = run_case(RULES, rule, case, good)
    assert outcome.passed, f"\n{outcome}"


@pytest.mark.parametrize("path", sorted((Path(__file__).parent.parent / "rules").glob("*.yaml")), ids=lambda p: p.stem)
def test_packs_are_the_same_to_both_parsers(path: Path) -> None:
    """Where PyYAML comes without libyaml its own parser reads the packs; it is stricter in places."""
    text = path.read_text(encoding="utf-8")
    assert yaml.load(text, yaml.SafeLoader) == yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
