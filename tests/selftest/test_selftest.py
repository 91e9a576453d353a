"""Cases of house rules, run: what passes, and what is said of what does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from msglint import config, packs
from msglint.errors import MsglintError
from msglint.packs import RuleSet
from msglint.selftest import Outcome, run

HEAD = """\
pack: house
rules:
  - id: house-jargon
    check: phrase
    message: says {found}
    options: {terms: [synergy, leverage]}
"""
GOOD = "    good: [Which evening suits you?]\n"
BAD = "    bad: [There is synergy in it.]\n"


def house(text: str, root: Path) -> RuleSet:
    (root / "house.yaml").write_text(text, encoding="utf-8")
    return packs.load(config.from_mapping({"packs": ["./house.yaml"]}, root), cwd=root, cases=True)


def outcomes(text: str, root: Path) -> tuple[Outcome, ...]:
    return run(house(text, root), ["house"])


def faults(text: str, root: Path) -> list[str]:
    return [fault for outcome in outcomes(text, root) for fault in outcome.faults]


def test_five_lines_are_a_rule(tmp_path: Path) -> None:
    bad, good = outcomes(HEAD + BAD + GOOD, tmp_path)
    assert (bad.passed, bad.good, bad.case.name) == (True, False, "There is synergy in it.")
    assert (good.passed, good.good) == (True, True)


@pytest.mark.parametrize(
    "expect",
    [
        "{at: synergy}",
        "{message: says synergy}",
        "{at: synergy, message: synergy, line: 4, column: 6, severity: warning}",
    ],
)
def test_what_a_bad_case_may_expect(expect: str, tmp_path: Path) -> None:
    case = f'    bad:\n      - template: "---\\npurpose: marketing\\n---\\nSome synergy."\n        expect: [{expect}]\n'
    assert faults(HEAD + case + GOOD, tmp_path) == []


@pytest.mark.parametrize(
    "expect",
    [
        "{at: leverage}",
        "{message: says leverage}",
        "{line: 2}",
        "{column: 3}",
        "{severity: error}",
        "{fields: [email]}",
    ],
)
def test_what_is_not_as_expected(expect: str, tmp_path: Path) -> None:
    told = faults(HEAD + f"    bad: [{{template: Some synergy., expect: [{expect}]}}]\n" + GOOD, tmp_path)
    assert told[0].startswith("misses ")
    assert told[1] == "finds 'synergy' at 1:6 (warning): says synergy, which is not expected"


def test_a_bad_case_that_is_not_flagged(tmp_path: Path) -> None:
    (bad, _) = outcomes(HEAD + "    bad: [Nothing of the kind.]\n" + GOOD, tmp_path)
    assert bad.faults == ("finds nothing",)
    assert str(bad).startswith("house.yaml:7:11: house-jargon: bad case 'Nothing of the kind.'\n  finds nothing")


def test_a_bad_case_says_what_was_found_instead(tmp_path: Path) -> None:
    text = HEAD + '    bad: ["{% if %} synergy"]\n' + GOOD
    rules = house(text, tmp_path)
    every = packs.load(config.from_mapping({"packs": ["template", "./house.yaml"]}, tmp_path), cwd=tmp_path, cases=True)
    assert [outcome.faults[0].split(": ")[0] for outcome in run(rules) if not outcome.passed] == ["cannot be run"]
    (bad,) = (outcome for outcome in run(every, ["house-jargon"]) if not outcome.good)
    assert bad.faults[1].startswith("instead, template-syntax finds")


def test_more_than_expected(tmp_path: Path) -> None:
    bad = "    bad: [{template: Synergy and leverage., expect: [{at: Synergy}]}]\n"
    assert faults(HEAD + bad + GOOD, tmp_path) == [
        "finds 'leverage' at 1:13 (warning): says leverage, which is not expected"
    ]


def test_a_good_case_that_is_flagged(tmp_path: Path) -> None:
    told = faults(HEAD + BAD + "    good: ['More synergy, {{ first_name }}']\n", tmp_path)
    assert told == ["finds 'synergy' at 1:6 (warning): says synergy"]


def test_records_history_files_and_day(tmp_path: Path) -> None:
    text = """\
pack: house
rules:
  - id: house-late
    check: phrase
    when: "contact.city == 'Hull' and history and message.channel == 'sms'"
    message: "{found}"
    options: {scope: part, terms: [2026]}
    bad:
      - file: late.sms.j2
        template: "{% include '_day.j2' %} {{ city }}"
        files: {_day.j2: "In 2026"}
        contact: {City: Hull}
        history: [{at: 2026-02-01, direction: out, kind: sent}]
        today: 2026-02-03
    good:
      - template: "In 2026"
        contacts: [{City: Hull}, {City: York}]
"""
    assert faults(text.replace("[2026]", "['2026']"), tmp_path) == []


def test_records_from_a_file_of_the_case(tmp_path: Path) -> None:
    text = """\
pack: house
rules:
  - id: house-city
    check: record
    message: "{field} is {value}"
    options: {where: "contact.city == '?'", field: city}
    bad:
      - files: {people.csv: "Id,City\\nc-1,?\\nc-2,York\\n"}
        config: {records: people.csv}
        expect: [{line: 2, message: City is ?, fields: [city]}]
    good:
      - contact: {city: York}
"""
    assert faults(text, tmp_path) == []


def test_a_case_that_cannot_be_run(tmp_path: Path) -> None:
    told = faults(HEAD + "    bad: [{template: synergy, config: {recrods: x}}]\n" + GOOD, tmp_path)
    assert len(told) == 1
    assert told[0].startswith("cannot be run: ")
    assert "recrods" in told[0]


def test_a_condition_that_fails_is_told(tmp_path: Path) -> None:
    text = HEAD + '    when: "contact.visits > 3"\n    bad: [{template: synergy, contact: {visits: "4"}}]\n' + GOOD
    told = faults(text, tmp_path)
    assert told[0] == "finds nothing"
    assert "|int" in told[1]


def test_a_case_under_its_own_configuration(tmp_path: Path) -> None:
    config_of_case = "config: {rules: {house-jargon: {severity: error, options: {terms+: [scale]}}}}"
    bad = f"    bad: [{{template: We scale., {config_of_case}, expect: [{{at: scale, severity: error}}]}}]\n"
    assert faults(HEAD + bad + GOOD, tmp_path) == []


def test_only_what_is_named_and_on(tmp_path: Path) -> None:
    rules = house(HEAD + BAD + GOOD, tmp_path)
    assert len(run(rules)) == len(run(rules, ["house-jargon"])) == 2
    with pytest.raises(MsglintError, match="there is no rule or pack 'hause'"):
        run(rules, ["hause"])
    (tmp_path / "off.yaml").write_text(
        "pack: none\nextends: ./house.yaml\nrules: [{id: house-jargon, severity: off}]\n", encoding="utf-8"
    )
    off = packs.load(config.from_mapping({"packs": ["./off.yaml"]}, tmp_path), cwd=tmp_path, cases=True)
    assert run(off) == ()
