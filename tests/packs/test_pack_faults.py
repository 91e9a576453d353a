"""Every fault of a pack is told at its own line, with a remedy, and all of them at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from house_packs import house

from msglint.errors import MsglintError, MsglintErrors
from msglint.model import RuleSetting
from msglint.packs import RuleSet

Faults = Callable[..., list[str]]
Load = Callable[..., RuleSet]
PHRASE = "check: phrase\nmessage: says {found}\n"


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (PHRASE + "severty: error", "house.yaml:6:5: 'severty' is no key of a rule (did you mean 'severity'?)"),
        (
            PHRASE + "severity: grave",
            "house.yaml:6:5: severity is 'grave' where one of 'error', 'warning', 'info', 'off' is expected",
        ),
        (PHRASE + "terms+: [x]", "house.yaml:6:5: 'terms+' is no key of a rule (put it under options:)"),
        ("check: phrse\nmessage: x", "house.yaml:4:5: there is no check 'phrse' (did you mean 'phrase'?)"),
        (PHRASE + "options: {terms: [a], skope: lead}", "house.yaml:6:27: the check 'phrase' has no option 'skope'"),
        (
            PHRASE + "options: {terms: exciting}",
            "house.yaml:6:15: terms is 'exciting' where a list of texts is expected (write ['exciting'])",
        ),
        (
            PHRASE + "options: {terms: [fine, 2024]}",
            "house.yaml:6:29: terms[2] is 2024 where text is expected (put quotes around it)",
        ),
        (PHRASE + "options: {terms: [No]}", "terms[1] is false where text is expected (put quotes around it)"),
        (PHRASE + "options: {scope: ledd, terms: [a]}", "house.yaml:6:15: scope is 'ledd' where one of 'greeting'"),
        (PHRASE + "options: {patterns: ['(a']}", "house.yaml:6:26: patterns[1] '(a': missing ): (a"),
        (PHRASE + "options: {patterns: ['(?=a)']}", "house.yaml:6:26: patterns[1] '(?=a)': "),
        (PHRASE + "options: {}", "house.yaml:6:5: the check 'phrase' needs terms or patterns to look for"),
        (PHRASE + "options: {terms: ['  ']}", "house.yaml:6:23: terms[1] '  ': is empty"),
        (PHRASE + "options: [a]", "house.yaml:6:5: options is a list where a mapping is expected"),
        (
            PHRASE + "options: {terms: [a]}\nwhen: mesage.purpose == 'x'",
            "house.yaml:7:5: `when` nothing is called 'mesage' here; did you mean 'message'?",
        ),
        (
            PHRASE + "options: {terms: [a]}\nwhen: contact.city | lowr == 'x'",
            "house.yaml:7:5: `when` there is no filter 'lowr'; did you mean 'lower'?",
        ),
        (
            "check: phrase\nmessage: says {fond}\noptions: {terms: [a]}",
            "house.yaml:5:5: the check 'phrase' has no fact {fond} (did you mean 'found'?)",
        ),
        (
            PHRASE + "options: {terms: [a]}\nover: [tone-clich]",
            "house.yaml:7:12: `over` names an unknown rule 'tone-clich' (did you mean 'tone-cliche'?)",
        ),
        (PHRASE + "options: {terms: [a]}\npaths: ['a\\b']", "house.yaml:7:13: the path 'a\\\\b' has a backslash"),
        (
            "check: record\nmessage: x\noptions: {where: 'contact.a =='}",
            "house.yaml:6:15: where 'contact.a ==': unexpected",
        ),
        (
            "check: compare\nmessage: x\noptions: {left: subjct, right: lead}",
            "left 'subjct': is nothing that can be compared; did you mean 'subject'?",
        ),
        (
            "check: length\nmessage: x\noptions: {max: 3, min: 9}",
            "house.yaml:6:5: the check 'length' min is greater than max",
        ),
        ("check: phrase\noptions: {terms: [a]}", "house.yaml:3:5: the rule 'house-rule' has no message"),
        ("message: x", "house.yaml:3:5: the rule 'house-rule' has no check"),
    ],
)
def test_a_rule(body: str, fault: str, faults: Faults) -> None:
    told = faults(house(body))
    assert any(fault in one for one in told), told
    assert len(told) == 1


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "house.yaml: the pack is empty (give it `pack:` and `rules:`)"),
        ("# nothing\n", "house.yaml: the pack is empty"),
        ("[a, b]", "house.yaml:1:1: a pack is a list where a mapping is expected"),
        ("pack: house\n", "house.yaml:1:1: the pack has no rules (list at least one rule under `rules:`)"),
        ("pack: house\nrules: []\n", "house.yaml:2:1: the pack has no rules"),
        ("rules: [{}]\n", "the pack has no name (write `pack: house`)"),
        ("pack: My House\n", "the pack's name 'My House' is not written in lower-case words and hyphens"),
        ("pack: house\nruls: []\n", "house.yaml:2:1: 'ruls' is no key of a pack (did you mean 'rules'?)"),
        ("pack: house\nrules: [3]\n", "house.yaml:2:9: a rule is 3 where a mapping is expected"),
        ("pack: house\nrules: [{check: phrase}]\n", "the rule has no id"),
        ("pack: house\nrules:\n  - id: A B\n", "house.yaml:3:5: the id 'A B' is not written in lower-case"),
        ("pack: house\npack: house\n", "house.yaml:2:1: has the key 'pack' twice (first on line 1)"),
        ("pack: [house\n", "house.yaml:2:1: is no YAML"),
        ("pack: !!python/name:os.system x\n", "uses the tag !!python/name:os.system, which is not allowed here"),
        ("pack: house\nextends: tonne\n", "house.yaml:2:1: there is no pack 'tonne' (did you mean 'tone'?)"),
        ("pack: house\nextends: [./other.yaml]\n", "house.yaml:2:11: there is no file './other.yaml'"),
        ("pack: house\nextends: ./house.yaml\n", "house.yaml:2:1: extends itself: house → house"),
        (house(PHRASE + "options: {terms: [a]}", "order: [[x]]\n"), "`order` names an unknown rule 'x'"),
        ("pack: tone\nextends: tone\n", "house.yaml:1:1: the pack 'tone' is there twice"),
    ],
)
def test_a_pack(text: str, fault: str, faults: Faults) -> None:
    told = faults(text)
    assert any(fault in one for one in told), told


@pytest.mark.parametrize(
    ("case", "fault"),
    [
        ("bad: []", "house.yaml:6:5: the rule 'house-rule' has no bad case"),
        ("bad: [{name: x}]", "house.yaml:6:11: the case has nothing to check"),
        ("bad: [{template: x, expect: []}]", "house.yaml:6:25: expect names no finding (write"),
        ("bad: [{template: x, expect: [{at: a, colum: 3}]}]", "'colum' is no key of an expected finding (did you mean"),
        ("bad: [{template: x, contact: {}, contacts: [{}]}]", "the case has both `contact` and `contacts`"),
        ("bad: [{template: x, today: yesterday}]", "today is 'yesterday' where a date is expected"),
        ("bad: [{template: x, expect: [{line: one}]}]", "line is 'one' where a whole number is expected"),
        ("bad: text", "house.yaml:6:5: bad is 'text' where a list of cases is expected"),
    ],
)
def test_a_case(case: str, fault: str, faults: Faults) -> None:
    head = "pack: house\nrules:\n  - id: house-rule\n    check: phrase\n    message: x\n    "
    tail = "\n    options: {terms: [a]}\n    good: [fine]\n"
    told = faults(head + case + tail)
    assert any(fault in one for one in told), told


def test_a_good_case_expects_nothing(faults: Faults) -> None:
    text = house(PHRASE + "options: {terms: [a]}").replace('["This is good."]', "[{template: x, expect: [{at: x}]}]")
    assert faults(text) == ["house.yaml:8:26: a good case expects nothing (take it out, or move the case to `bad:`)"]


def test_all_at_once(faults: Faults) -> None:
    text = house("check: phrase\nmessage: x {fond}\nseverty: error\noptions: {terms: 3, patterns: ['(']}\nwhen: x")
    told = faults(text, rules={"tone-clich": RuleSetting(off=True)})
    assert len(told) == 5
    assert all(one.startswith(("house.yaml:", "msglint.yaml:2")) for one in told)


def test_a_rule_without_cases_is_refused(faults: Faults) -> None:
    text = house(PHRASE + "options: {terms: [a]}").split("    bad:")[0]
    assert [one.split(" (")[0] for one in faults(text)] == [
        "house.yaml:3:5: the rule 'house-rule' has no bad case",
        "house.yaml:3:5: the rule 'house-rule' has no good case",
    ]


def test_duplicate_ids(faults: Faults, load: Load) -> None:
    text = house(PHRASE + "options: {terms: [a]}")
    twice = text + text.split("rules:\n")[1]
    (fault,) = faults(twice)
    assert fault == "house.yaml:9:5: the rule 'house-rule' is there twice (first on line 3) (give one another id)"
    own = text.replace("house-rule", "tone-cliche")
    with pytest.raises(MsglintErrors) as caught:
        load("tone", "./house.yaml", files={"house.yaml": own})
    (clash,) = caught.value.errors
    assert "the rule 'tone-cliche' is there twice (first in " in clash.message
    assert "extends: tone" in clash.hint


def test_circular_extends(load: Load) -> None:
    files = {"a.yaml": "pack: a\nextends: ./b.yaml\n", "b.yaml": "pack: b\nextends: [tone, ./a.yaml]\n"}
    with pytest.raises(MsglintErrors, match="extends itself: a → b → a") as caught:
        load("./a.yaml", files=files)
    assert [error.where for error in caught.value.errors] == ["b.yaml:2:1"]


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("tonne", "msglint.yaml:1:0: there is no pack 'tonne' (did you mean 'tone'?)"),
        ("house", "msglint.yaml:1:0: there is no pack 'house' (write ./house.yaml for the file)"),
        ("./hause.yaml", "msglint.yaml:1:0: there is no file './hause.yaml' (did you mean 'house.yaml'?)"),
        ("./rules/", "msglint.yaml:1:0: the pack './rules/' is a folder (name a file in it, like ./rules/house.yaml)"),
        ("./latin.yaml", "latin.yaml: is not UTF-8 text (byte 10) (save it as UTF-8)"),
    ],
)
def test_missing_packs(name: str, fault: str, load: Load, tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes(b"pack: caf\n\xe9\n")
    (tmp_path / "rules").mkdir()
    (tmp_path / "house.yaml").touch()
    with pytest.raises(MsglintError) as caught:
        load(name)
    assert str(caught.value) == fault


def test_no_pack_at_all(load: Load, tmp_path: Path) -> None:
    from msglint import packs
    from msglint.model import Config

    with pytest.raises(MsglintErrors, match="no pack is named"):
        packs.load(Config(root=tmp_path, packs=()), cwd=tmp_path)


def test_unknown_ids_in_the_configuration(load: Load) -> None:
    from msglint.model import Override

    overrides = (Override(("a/**",), {"tone-shut": RuleSetting(off=True)}),)
    with pytest.raises(MsglintErrors) as caught:
        load(rules={"tone-clich": RuleSetting(off=True)}, overrides=overrides)
    assert [str(error) for error in caught.value.errors] == [
        "msglint.yaml:2:0: `rules` names an unknown rule 'tone-clich' (did you mean 'tone-cliche'?)",
        "msglint.yaml:3:0: `overrides` names an unknown rule 'tone-shut' (did you mean 'tone-shout'?)",
    ]


def test_options_in_the_configuration(load: Load) -> None:
    setting = RuleSetting(options={"terms+": "synergy", "skope": "lead"})
    with pytest.raises(MsglintErrors) as caught:
        load(rules={"tone-cliche": setting})
    assert [error.message for error in caught.value.errors] == [
        "terms+ is 'synergy' where a list of texts is expected",
        "the check 'phrase' has no option 'skope'",
    ]


def test_a_known_rule_of_a_pack_that_is_not_loaded_may_be_named(load: Load) -> None:
    assert {rule.id for rule in load("tone", rules={"care-thanks": RuleSetting(off=True)}).rules} == {
        "tone-cliche",
        "tone-shout",
    }


def test_a_broken_built_in_pack_spoils_only_those_who_use_it(load: Load, builtin: Path, tmp_path: Path) -> None:
    (builtin / "care.yaml").write_text("pack: care\nrules: []\n", encoding="utf-8")
    (builtin / "wild.yaml").write_text("pack: [\n", encoding="utf-8")
    cache = tmp_path / "cache"
    assert len(load("tone", cache=cache).rules) == 2
    assert not list(cache.glob("packs-*"))
    with pytest.raises(MsglintErrors) as caught:
        load()
    assert {error.message.split(":")[0] for error in caught.value.errors} == {"the pack has no rules", "is no YAML"}
