"""``msglint rules``, ``explain``, ``test`` and ``schema``."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
import yaml
from cli_project import make, run

HOUSE = resources.files("msglint.scaffold").joinpath("house.yaml").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = "packs: [recommended, ./rules/house.yaml]\nrules:\n  lead-cliche: off\n"
    monkeypatch.chdir(make(tmp_path, {"msglint.yaml": config, "rules/house.yaml": HOUSE}))


def test_rules_are_listed_with_what_they_need() -> None:
    page = run("rules").stdout
    assert "house\n  How we write.\n" in page
    row = next(line.split() for line in page.splitlines() if line.startswith("  conversation-unanswered "))
    assert row[:3] == ["conversation-unanswered", "error", "high"]
    off = next(line.split() for line in page.splitlines() if line.startswith("  lead-cliche "))
    assert off[1] == "off"


def test_rules_of_some_packs() -> None:
    rules = json.loads(run("rules", "house,salutation", "--format", "json").stdout)["rules"]
    assert {rule["pack"] for rule in rules} == {"house", "salutation"}
    assert rules[0].keys() >= {"id", "severity", "confidence", "needs", "needs_history", "check", "why"}
    assert run("rules", "house", "--format", "concise").stdout.splitlines()[0] == "house-jargon: warning high"
    unknown = run("rules", "hose")
    assert unknown.exit_code == 2
    assert "did you mean 'house'?" in unknown.stderr


def test_explain() -> None:
    page = run("explain", "house-jargon")
    assert page.exit_code == 0
    assert page.stdout.startswith("# house-jargon\n")
    assert "let us touch base" in page.stdout
    assert run("explain", "house").stdout.startswith("# house\n")
    assert "`ignore_case`" in run("explain", "phrase").stdout
    unknown = run("explain", "house-jargn")
    assert unknown.exit_code == 2
    assert "did you mean 'house-jargon'?" in unknown.stderr


@pytest.mark.parametrize("name", ["house", "rules/house.yaml"])
def test_the_house_pack_passes_its_own_examples(name: str) -> None:
    result = run("test", name)
    assert result.stdout == "all 5 examples of 2 rules as they should be\n"
    assert result.exit_code == 0


def test_a_file_that_no_configuration_names_can_be_tested() -> None:
    Path("msglint.yaml").unlink()
    assert run("test", "rules/house.yaml").stdout == "all 5 examples of 2 rules as they should be\n"


def test_an_example_that_fails_is_explained() -> None:
    Path("rules/house.yaml").write_text(
        HOUSE.replace("expect: [{at: touch base}, {at: leverage}]", "expect: [{at: synergy}]")
    )
    result = run("test", "rules/house.yaml")
    assert result.exit_code == 1
    assert "rules/house.yaml:" in result.stdout
    assert "the bad example 'office talk'" in result.stdout
    assert "misses 'synergy'" in result.stdout
    assert result.stdout.endswith("1 of 5 examples of 2 rules not as they should be\n")
    report = json.loads(run("test", "rules/house.yaml", "--format", "json").stdout)
    assert report["summary"].items() >= {"rules": 2, "cases": 5, "passed": 4, "failed": 1, "errors": 1}.items()
    assert report["findings"][0]["path"] == "rules/house.yaml"
    (failed,) = [case for case in report["cases"] if not case["passed"]]
    assert (failed["rule"], failed["kind"], failed["name"]) == ("house-jargon", "bad", "office talk")
    concise = run("test", "rules/house.yaml", "--format", "concise").stdout
    assert "E house-jargon the bad example 'office talk' misses 'synergy'" in concise
    assert run("test", "rules/house.yaml", "--format", "github").stdout.startswith(
        "::error file=rules/house.yaml,line="
    )


def test_a_pack_with_faults_is_status_2() -> None:
    Path("rules/house.yaml").write_text(HOUSE.replace("check: phrase", "check: phrse"))
    for command in (["test"], ["rules"], ["check"], ["explain", "house-jargon"]):
        result = run(*command)
        assert result.exit_code == 2, command
        assert "rules/house.yaml:" in result.stderr
        assert "phrse" in result.stderr
        assert result.stdout == ""


def test_the_schema_judges_a_configuration() -> None:
    schema = json.loads(run("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(yaml.safe_load(Path("msglint.yaml").read_text()), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"recrods": "contacts.csv"}, schema)
