"""Checks of kept rules: what they are handed and read is known, and they are made when they are first asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from msglint.checks import record_duplicate, record_shape, record_unmapped
from msglint.model import Evidence, Passage, Reads, RuleSetting, Scope
from msglint.packs import Kind, Kinds, RuleSet, cache
from msglint.packs.drafts import OFFERS, Nature, PackDraft, RuleDraft, nature_of
from msglint.packs.making import Later

Load = Callable[..., RuleSet]
EVIDENCE = Evidence(date(2026, 3, 2))


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The kinds that were looked up: whose modules were loaded."""
    names: list[str] = []
    real = Kinds.find

    def find(kinds: Kinds, name: str) -> Kind | None:
        names.append(name)
        return real(kinds, name)

    monkeypatch.setattr(Kinds, "find", find)
    return names


def natures(rules: RuleSet) -> dict[str, tuple[Scope, Reads]]:
    return {active.rule.id: (active.check.scope, active.check.reads) for active in rules.active}


def test_no_check_is_made_before_it_is_asked(load: Load, tmp_path: Path, found: list[str]) -> None:
    cold = natures(load(cache=tmp_path / "kept"))
    found.clear()
    warm = load(cache=tmp_path / "kept")
    assert natures(warm) == cold
    assert cold["tone-shout"] == (Scope.PART, Reads())
    assert found == []
    shout = next(active for active in warm.active if active.rule.id == "tone-shout")
    passage = Passage("text", 0, "BUY roses TODAY", ())
    assert [match.facts["found"] for match in shout.check.matches(passage, EVIDENCE)] == ["TODAY"]
    assert list(shout.check.matches(Passage("text", 0, "Buy roses", ()), EVIDENCE)) == []
    assert found == ["phrase"]


@pytest.mark.parametrize(
    ("kind", "able"), [(record_shape, ["suspects"]), (record_duplicate, ["watch"]), (record_unmapped, [])]
)
def test_what_a_kept_check_can_do_beyond_being_asked_is_known(kind: Any, able: list[str]) -> None:
    made = kind.Check(kind.Options())
    check = Later(nature_of(made), lambda: made)
    assert [name for name in OFFERS if getattr(check, name, None) is not None] == able


def test_a_kept_check_offers_what_it_offers_when_it_is_made(load: Load, tmp_path: Path, found: list[str]) -> None:
    def offered(rules: RuleSet) -> dict[str, set[str]]:
        every = {active.rule.id: active.check for active in rules.active}
        return {rule: {name for name in OFFERS if getattr(check, name, None)} for rule, check in every.items()}

    cold = load(cache=tmp_path / "kept")
    made = {active.rule.id: active.check for active in cold.active}
    assert getattr(made["tone-shout"], "sought", None) is not None
    found.clear()
    warm = load(cache=tmp_path / "kept")
    assert not any(hasattr(active.check, "glance") for active in warm.active)
    assert found == []
    assert offered(warm) == offered(cold)
    assert offered(warm)["tone-shout"] == {"sought"}


def test_other_options_make_another_check(load: Load, tmp_path: Path, found: list[str]) -> None:
    load(cache=tmp_path / "kept")
    found.clear()
    house = "pack: house\nextends: tone\nrules:\n  - {id: tone-cliche, options: {scope: subject}}\n"
    rules = {"tone-shout": RuleSetting(options={"scope": "footer"})}
    changed = natures(load("./house.yaml", files={"house.yaml": house}, cache=tmp_path / "kept", rules=rules))
    assert changed == {"tone-cliche": (Scope.SUBJECT, Reads()), "tone-shout": (Scope.FOOTER, Reads())}
    assert set(found) == {"phrase"}


def test_what_a_check_says_of_itself_is_kept_whole(tmp_path: Path, load: Load) -> None:
    (care, *_) = (layer.pack for layer in load(cache=tmp_path / "kept").layers)
    said = (
        None,
        Nature(Scope.MESSAGE, Reads()),
        Nature(Scope.RECORD, Reads(contact=None, history=True, planned=True, settings=True, needs_history=True)),
        Nature(
            Scope.LEAD,
            Reads(frozenset({"city", "topics"}), message=frozenset({"step"}), needs=frozenset({"city"}), words=None),
            frozenset({"glance", "sought"}),
        ),
    )
    for nature in said:
        draft = PackDraft("one", "", care.place, care.file, rules=_with(care, nature))
        cache.write(tmp_path / "one", "state", [draft])
        (again,) = cache.read(tmp_path / "one", "state", {str(care.file): care.place.path}) or ()
        assert [rule.nature for rule in again.rules] == [nature]


def _with(pack: PackDraft, nature: Nature | None) -> tuple[RuleDraft, ...]:
    return tuple(replace(rule, nature=nature, bad=None, good=None, source=None) for rule in pack.rules)
