"""The linter is linted: its modules, its checks, its packs."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest
from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

from msglint import config, packs
from msglint.model import Check, Rule, RulePack, Scope
from msglint.packs import FACT, Kinds
from msglint.packs.kinds import own_names

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "msglint"
MODULES = sorted(SOURCE.rglob("*.py"))
EVERY_MODULE = sorted(
    path for folder in ("src", "tests", "scripts", "benchmarks") for path in (ROOT / folder).rglob("*.py")
)
LONGEST_MODULE = 250
FEWEST_CASES = 3
RULES = packs.load(config.from_mapping({}, ROOT), cwd=ROOT, cases=True)
ELSEWHERE = {"history-row": "records"}
"""Ids that do not begin with their pack's name."""

PROMISED = {
    "consistency": "date price offer name link parts",
    "conversation": "unanswered promo-over-complaint dismissive not-answered empty-bump after-reply"
    " no-follow-up one-and-out duplicate no-thanks no-way-back out-of-office",
    "delivery": "unsubscribe postal-address one-click subject-length preheader shouting fake-reply size"
    " link alt text-part",
    "lead": "product-first subject-product-first no-need many-asks we-ratio cliche",
    "personalization": "none name-only raw-token undefined hole no-fallback spacing fallback-rate contradicts exposed",
    "preferences": "opted-out channel frequency topic partner language quiet-hours no-control",
    "records": "swapped row shape email mojibake duplicate contradiction proxy unmapped",
    "salutation": "surname swapped wrong-name empty placeholder not-a-person full-name title casing"
    " preferred-name generic inconsistent deceased",
    "segments": "contradiction motivation landing-page same-copy uncovered sale-only recommendation",
    "template": "syntax render front-matter dead-branch dialect suppression",
}
"""Rules that the documentation speaks of, by pack."""


def name_of(module: Path) -> str:
    return module.relative_to(SOURCE).as_posix()


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_says_what_it_is(module: Path) -> None:
    assert ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))), "no docstring"


def test_modules_are_short() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines()) for path in EVERY_MODULE
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


@pytest.mark.parametrize("kind", own_names())
def test_a_kind_of_check(kind: str) -> None:
    found = Kinds().find(kind)
    assert found is not None
    assert found.about.strip(), "no docstring: it is the kind's manual page"
    assert issubclass(found.options, Struct)
    assert found.options.__struct_config__.frozen
    assert found.options.__doc__, "no docstring: it says what the options mean"
    for option in fields(found.options):
        assert (option.default, option.default_factory) != (NODEFAULT, NODEFAULT), f"{option.name} has no default"
        family = f"``*_{option.name.rpartition('_')[2]}``"
        told = found.options.__doc__
        assert f"``{option.name}``" in told or family in told, f"{option.name} is not explained"


LOOKING = re.compile(
    r"\.(?:read_bytes|read_text|is_file|is_dir|exists|iterdir|glob|rglob|resolve|stat|open|is_symlink)\("
    r"|\bos\.(?:scandir|stat|walk|listdir)|(?<![\w.])open\("
)
BY_ITSELF = {"packs/shipped.py", "packs/cache.py", "config/cache.py"}
"""Modules that look at what belongs to msglint itself."""
OWN = re.compile(r"\bfiles\.|\bDATA\b|\bnear = |entry\.name for entry in|resolve\(name|def resolve")
"""Looks that are noted, at msglint's own data, or for the hint of an error (a run with an error is not kept)."""


@pytest.mark.parametrize("room", ["inputs", "config", "packs"])
def test_the_file_system_is_looked_at_where_looks_are_noted(room: str) -> None:
    unnoted = {
        f"{name_of(module)}: {line.strip()}"
        for module in (SOURCE / room).rglob("*.py")
        if name_of(module) not in BY_ITSELF
        for line in module.read_text(encoding="utf-8").splitlines()
        if LOOKING.search(line) and not OWN.search(line)
    }
    assert unnoted == set()


def test_every_kind_is_used() -> None:
    general = {"phrase", "requires", "balance", "order", "compare", "record", "length"}
    assert set(own_names()) - {rule.check for rule in RULES.rules} <= general


@pytest.mark.parametrize("active", RULES.active, ids=lambda active: active.rule.id)
def test_a_check_keeps_the_protocol(active: packs.ActiveRule) -> None:
    check: Check = active.check
    assert check.scope in Scope
    assert check.reads.contact is None or isinstance(check.reads.contact, frozenset)
    assert callable(check.matches)


@pytest.mark.parametrize("pack", RULES.packs, ids=lambda pack: pack.name)
def test_a_pack(pack: RulePack) -> None:
    assert Path(pack.place.path).stem == pack.name
    assert pack.description.endswith(".")
    for rule in pack.rules:
        assert rule.id.startswith(f"{pack.name}-") or ELSEWHERE.get(rule.id) == pack.name
    for group in pack.order:
        assert len(group) == len(set(group)) > 1


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_a_rule_speaks_to_people(rule: Rule) -> None:
    assert rule.why.endswith((".", "?", "!"))
    assert rule.remedy
    assert rule.silent.endswith("."), "its page does not say when it stays silent"
    first = rule.message[0]
    assert first in '{“"' or not first.isupper() or rule.message[:2].isupper(), "a message begins in lower case"
    assert not rule.message.endswith(".")
    assert not re.search(r"\b(might|maybe|perhaps|please)\b", rule.message), "a message is certain"


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.id)
def test_a_rule_has_cases_that_say_something(rule: Rule) -> None:
    assert len(rule.bad) >= FEWEST_CASES
    assert len(rule.good) >= FEWEST_CASES
    names = Counter(case.name for case in (*rule.bad, *rule.good))
    assert max(names.values()) == 1, f"cases of one name: {names.most_common(1)}"
    for case in rule.bad:
        assert case.expect, f"{case.name}: expects nothing"
        said = [expected.at or expected.message or expected.line or expected.severity for expected in case.expect]
        assert all(said), f"{case.name}: says nothing of what it expects"
        for expected in case.expect:
            left = [name for name in FACT.findall(expected.message) if name in FACT.findall(rule.message)]
            assert not left, f"{case.name}: expects an unfilled {{{left}}}"


@pytest.mark.parametrize("pack", PROMISED)
def test_what_the_documentation_promises_is_there(pack: str) -> None:
    promised = {f"{pack}-{name}" for name in PROMISED[pack].split()}
    assert promised <= {rule.id for rule in RULES.rules if rule.pack == pack}


def test_test_modules_have_names_of_their_own() -> None:
    names = [path.name for path in Path(__file__).parent.rglob("test_*.py")]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []
