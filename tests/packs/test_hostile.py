"""Whatever stands in a pack, it loads or is refused with a place; it never breaks the loader."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from msglint import packs
from msglint.errors import MsglintError
from msglint.model import Config, Evidence, Passage
from msglint.packs.parse import PACK_KEYS, RULE_KEYS

KEYS = sorted({*PACK_KEYS, *RULE_KEYS, "scope", "terms", "terms+", "terms-", "patterns", "template", "expect", "at"})
SCALAR = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 3000),
    st.floats(allow_nan=False),
    st.dates(),
    st.sampled_from(["phrase", "tone", "tone-cliche", "house-a", "lead", "error", "off", "{found}", "(", "", "a b"]),
    st.text(max_size=8),
)
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join(['*' + old] * 9)}]\n" for old, new in zip("abcdef", "bcdefg", strict=True)
)
VALUE = st.recursive(
    SCALAR,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(KEYS), SCALAR), inner, max_size=6),
    ),
    max_leaves=25,
)
RULE = st.fixed_dictionaries(
    {
        "id": st.just("house-a"),
        "check": st.sampled_from(["phrase", "requires", "balance", "order", "compare", "record"]),
    },
    optional={key: VALUE for key in RULE_KEYS if key not in ("id", "check")},
)
PACK = st.one_of(
    VALUE,
    st.fixed_dictionaries(
        {"pack": st.just("house"), "rules": st.lists(RULE, max_size=2)},
        optional={key: VALUE for key in PACK_KEYS if key not in ("pack", "rules")},
    ),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PACK)
def test_any_yaml(tmp_path: Path, pack: Any) -> None:
    (tmp_path / "house.yaml").write_text(yaml.safe_dump(pack, allow_unicode=True), encoding="utf-8")
    try:
        rules = packs.load(Config(root=tmp_path, packs=("./house.yaml",)), cwd=tmp_path)
    except MsglintError as error:
        told = getattr(error, "errors", (error,))
        assert told
        assert all(one.message and one.where.startswith("house.yaml") for one in told)
    else:
        assert all(active.check.reads is not None for active in rules.active)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("pack: &a [*a]\n", "house.yaml:1:"),
        ("pack: " + "[" * 500 + "]" * 500, "nests deeper"),
        (BOMB, "through aliases"),
        ("\x00", "house.yaml:1:"),
        ("pack: house\nrules:\n\t- id: x\n", "house.yaml:3:"),
    ],
)
def test_hostile_yaml(text: str, fault: str, faults: Callable[..., list[str]]) -> None:
    assert any(fault in one for one in faults(text))


@pytest.mark.parametrize("pattern", ["(a{1000}){1000}", "(?P<a>.)(?P=a)", r"(.)\1", "(?<!a)b", "a**"])
def test_hostile_patterns(pattern: str, faults: Callable[..., list[str]]) -> None:
    quoted = pattern.replace("'", "''")
    text = (
        "pack: house\nrules:\n  - id: house-a\n    check: phrase\n    message: m\n"
        f"    options: {{patterns: ['{quoted}']}}\n    bad: [x]\n    good: [y]\n"
    )
    (told,) = faults(text)
    assert told.startswith("house.yaml:6:26: patterns[1] ")


def test_a_pattern_that_would_backtrack_for_ever_is_quick(load: Callable[..., Any]) -> None:
    text = (
        "pack: house\nrules:\n  - id: house-a\n    check: phrase\n    message: m\n"
        "    options: {patterns: ['(a+)+$']}\n    bad: [x]\n    good: [y]\n"
    )
    (active,) = load("./house.yaml", files={"house.yaml": text}).active
    assert not list(active.check.matches(Passage("text", 0, "a" * 50_000 + "!"), Evidence(date(2026, 3, 2))))


def test_a_pack_of_many_megabytes(load: Callable[..., Any]) -> None:
    with pytest.raises(MsglintError, match="is larger than 5,000,000 bytes"):
        load("./house.yaml", files={"house.yaml": "#" * 5_000_001})
