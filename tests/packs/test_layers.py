"""Packs over packs: what is inherited, changed, limited to paths, switched off, selected."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from house_packs import house

from msglint.errors import MsglintError
from msglint.model import Confidence, Override, Rule, RuleSetting, Severity
from msglint.packs import RuleSet

Load = Callable[..., RuleSet]
PHRASE = "check: phrase\nmessage: says {found}\noptions: {terms: [a]}\n"


def by_id(rules: RuleSet) -> dict[str, Rule]:
    return {active.rule.id: active.rule for active in rules.active}


def at(rules: RuleSet, path: str) -> dict[str, Rule]:
    return {active.rule.id: active.rule for active in rules.for_path(path)}


def changing(text: str, head: str = "extends: tone\n") -> dict[str, str]:
    return {"house.yaml": f"pack: house\n{head}rules:\n{text}"}


def test_recommended_is_every_built_in_pack(load: Load) -> None:
    rules = load()
    assert [pack.name for pack in rules.packs] == ["care", "tone"]
    assert [rule.id for rule in rules.rules] == ["care-thanks", "tone-cliche", "tone-shout"]
    assert all(rule.builtin for rule in rules.rules)
    assert rules.packs[0].order == (("care-thanks", "tone-cliche"),)


def test_a_rule_as_it_is_stated(load: Load) -> None:
    files = {"house.yaml": house(PHRASE + "severity: info\nconfidence: low\nwhy: because\nover: [tone-shout]")}
    rule = by_id(load("./house.yaml", files=files))["house-rule"]
    assert (rule.severity, rule.confidence, rule.why) == (Severity.INFO, Confidence.LOW, "because")
    assert (rule.pack, rule.builtin, rule.over) == ("house", False, ("tone-shout",))
    assert str(rule.place) == "house.yaml:3:5"
    assert rule.bad[0].template == "This is bad."


def test_a_kind_may_be_written_as_its_file_is(load: Load) -> None:
    text = house("check: dead_branch\nmessage: nobody comes here")
    assert by_id(load("./house.yaml", files={"house.yaml": text}))["house-rule"].check == "dead-branch"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("severity: info", {"severity": Severity.INFO}),
        ("confidence: medium", {"confidence": Confidence.MEDIUM}),
        ("message: tired {found}", {"message": "tired {found}"}),
        ("options: {terms+: [synergy]}", {"terms": ["touch base", "circle back", "synergy"], "scope": "lead"}),
        ("options: {terms-: [touch base]}", {"terms": ["circle back"], "scope": "lead"}),
        ("options: {terms-: [touch base], terms+: [x]}", {"terms": ["circle back", "x"], "scope": "lead"}),
        ("options: {terms: [x]}", {"terms": ["x"], "scope": "lead"}),
        ("options: {unless+: [x]}", {"terms": ["touch base", "circle back"], "unless": ["x"], "scope": "lead"}),
    ],
)
def test_an_inherited_rule_is_changed_by_the_keys_given(change: str, expected: dict[str, Any], load: Load) -> None:
    rule = by_id(load("./house.yaml", files=changing(f"  - id: tone-cliche\n    {change}\n")))["tone-cliche"]
    assert rule.pack == "tone"
    if "scope" in expected:
        assert rule.options == expected
    for name in set(expected) & {"severity", "confidence", "message"}:
        assert getattr(rule, name) == expected[name]


@pytest.mark.parametrize("word", ["severity: off", "off: true", "severity: 'off'"])
def test_switched_off_and_on_again(word: str, load: Load) -> None:
    files = changing(f"  - id: tone-cliche\n    {word}\n")
    rules = load("./house.yaml", files=files)
    assert set(by_id(rules)) == {"tone-shout"}
    assert "tone-cliche" in {rule.id for rule in rules.rules}
    again = {"top.yaml": "pack: top\nextends: ./house.yaml\nrules:\n  - {id: tone-cliche, severity: info}\n"}
    assert by_id(load("./top.yaml", files=again))["tone-cliche"].severity is Severity.INFO
    configured = load("./house.yaml", rules={"tone-cliche": RuleSetting(severity=Severity.ERROR)})
    assert by_id(configured)["tone-cliche"].severity is Severity.ERROR


def test_changes_of_several_packs_add_up(load: Load) -> None:
    files = {
        "one.yaml": "pack: one\nextends: tone\nrules:\n  - {id: tone-cliche, options: {terms+: [synergy]}}\n",
        "two.yaml": "pack: two\nextends: tone\nrules:\n  - {id: tone-cliche, options: {terms+: [leverage]}}\n",
    }
    rule = by_id(load("recommended", "./one.yaml", "./two.yaml", files=files))["tone-cliche"]
    assert rule.options["terms"] == ["touch base", "circle back", "synergy", "leverage"]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("options: {terms-: [tuch base]}", "'tuch base' is not in the list that it is taken from (did you mean 'touch"),
        ("options: {ignore_case+: [x]}", "the option 'ignore_case' is no list"),
        ("options: {terms+: x}", "terms+ is 'x' where a list of texts is expected"),
        ("options: {terms-: [touch base, circle back]}", "needs terms or patterns"),
        ("message: says {word}", "has no fact {word}"),
    ],
)
def test_a_wrong_change(change: str, fault: str, load: Load) -> None:
    with pytest.raises(MsglintError) as caught:
        load("./house.yaml", files=changing(f"  - id: tone-cliche\n    {change}\n"))
    assert fault in str(caught.value)
    assert str(caught.value).startswith("house.yaml:5:")


def test_a_change_to_nothing_is_told(load: Load) -> None:
    with pytest.raises(MsglintError, match=r"called 'tone-clishe' \(did you mean 'tone-cliche'"):
        load("./house.yaml", files=changing("  - {id: tone-clishe, severity: info}\n"))


def test_paths_of_a_pack(load: Load) -> None:
    head = "extends: tone\npaths: ['sales/**']\n"
    files = changing("  - {id: tone-cliche, severity: error}\n", head)
    rules = load("care", "./house.yaml", files=files)
    assert set(at(rules, "sales/a.email.j2")) == {"care-thanks", "tone-cliche", "tone-shout"}
    assert set(at(rules, "news/a.email.j2")) == {"care-thanks"}
    assert set(by_id(rules)) == {"care-thanks", "tone-cliche", "tone-shout"}
    beside = load("recommended", "./house.yaml")
    assert at(beside, "sales/a.email.j2")["tone-cliche"].severity is Severity.ERROR
    assert at(beside, "news/a.email.j2")["tone-cliche"].severity is Severity.WARNING


def test_paths_of_a_rule(load: Load) -> None:
    rules = load("./house.yaml", files={"house.yaml": house(PHRASE + "paths: [sms, '!sms/old/**']")})
    assert set(at(rules, "sms/a.sms.j2")) == {"house-rule"}
    assert not at(rules, "sms/old/a.sms.j2")
    assert not at(rules, "a.email.j2")


def test_overrides_of_the_configuration(load: Load) -> None:
    overrides = (
        Override(("receipts/**",), {"tone-cliche": RuleSetting(off=True)}),
        Override(("receipts/big/**",), {"tone-cliche": RuleSetting(options={"terms+": ["big"]})}),
    )
    rules = load(rules={"tone-cliche": RuleSetting(severity=Severity.INFO)}, overrides=overrides)
    assert at(rules, "a.email.j2")["tone-cliche"].severity is Severity.INFO
    assert "tone-cliche" not in at(rules, "receipts/a.email.j2")
    assert at(rules, "receipts/big/a.email.j2")["tone-cliche"].options["terms"][-1] == "big"


def test_a_path_is_taken_from_the_configuration(load: Load) -> None:
    overrides = (Override(("receipts/**",), {"tone-cliche": RuleSetting(off=True)}),)
    rules = load(overrides=overrides)
    inside = RuleSet(rules.layers, rules.config, rules.kinds, rules.config.root / "receipts")
    assert "tone-cliche" not in at(inside, "a.email.j2")
    assert "tone-cliche" in at(inside, "../a.email.j2")


def test_the_same_rule_is_made_once(load: Load) -> None:
    rules = load(overrides=(Override(("x/**",), {"tone-cliche": RuleSetting(off=True)}),))
    one, other = rules.for_path("a")[-1], rules.for_path("x/a")[-1]
    assert one is other
    assert rules.for_path("a") is rules.for_path("b")


def test_select_and_ignore(load: Load) -> None:
    rules = load()
    assert set(by_id(rules.select(["tone"]))) == {"tone-cliche", "tone-shout"}
    assert set(by_id(rules.select(["tone,care-thanks"], ["tone-shout"]))) == {"care-thanks", "tone-cliche"}
    assert set(by_id(rules.select((), ["care"]))) == {"tone-cliche", "tone-shout"}
    assert {active.rule.id for active in rules.select(["care"]).for_path("a")} == {"care-thanks"}


def test_select_what_is_not_there(load: Load) -> None:
    with pytest.raises(MsglintError) as caught:
        load().select(["tune"], ["care-thank"])
    assert [str(error) for error in getattr(caught.value, "errors", ())] == [
        "--select: there is no rule or pack 'tune' (did you mean 'tone'?)",
        "--ignore: there is no rule or pack 'care-thank' (did you mean 'care-thanks'?)",
    ]


def test_nothing_left(load: Load) -> None:
    with pytest.raises(MsglintError, match="--select, --ignore: no rule is left to check"):
        load().select(["care"], ["care-thanks"])
    with pytest.raises(MsglintError, match=r"msglint\.yaml: no rule is left to check"):
        load("care", rules={"care-thanks": RuleSetting(off=True)}).select(())


def test_faults_of_templates_are_never_hidden(load: Load) -> None:
    rule = "check: problem\nmessage: does not compile ({text})\noptions: {kind: syntax}"
    text = house(rule).replace("house-rule", "template-syntax")
    rules = load("care", "./house.yaml", files={"house.yaml": text})
    assert set(by_id(rules.select(["care"], ["template-syntax"]))) == {"care-thanks", "template-syntax"}
    assert set(by_id(rules.select(["template-syntax"]))) == {"template-syntax"}
    with pytest.raises(MsglintError, match="no rule is left"):
        rules.select((), ["care"])


def test_under_another_configuration(load: Load) -> None:
    rules = load(rules={"tone-cliche": RuleSetting(off=True)})
    assert "tone-cliche" in by_id(rules.unset())
    assert by_id(rules.unset())["tone-shout"] is by_id(rules)["tone-shout"]
    assert set(by_id(rules.only(lambda active: active.rule.pack == "care"))) == {"care-thanks"}


def test_a_diamond_of_many_packs_is_laid_once(load: Load) -> None:
    files = {"p0.yaml": "pack: p0\nextends: tone\n"}
    for number in range(1, 40):
        files[f"p{number}.yaml"] = f"pack: p{number}\nextends: [./p{number - 1}.yaml, ./p{number - 1}.yaml]\n"
    assert set(by_id(load("./p39.yaml", files=files))) == {"tone-cliche", "tone-shout"}
