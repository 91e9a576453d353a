"""msglint.yaml: what it may say, where it is found, and that every fault is listed with line and remedy."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from msglint import config
from msglint.errors import MsglintError, MsglintErrors
from msglint.model import Confidence, Config, JinjaSettings, Motivation, Override, Place, RuleSetting, Severity

HERE = Path(__file__).parent

FULL = """\
records: data/contacts.csv
history: history.jsonl
record_as: person
fields: {first_name: Vorname, last_name: 2}
context: {org: New Harbor Symphony, seats: 1200}
packs: [recommended, ./rules/house.yaml]
rules:
  lead-product-first: {severity: error, confidence: low, options: {words: [premiere]}}
  conversation-empty-bump: off
  salutation-title: info
  lead-cliche: on
  lead-no-need: {off: true}
  lead-we-ratio: {severity: off}
overrides:
  - paths: [transactional/**, "!transactional/old/**"]
    rules: {personalization-none: off}
  - {paths: sms/**, rules: {lead-cliche: Warning}}
motivations:
  recharge: {landing_page: /recharge, words: [unwind, relax, no]}
  learn:
segments: {existing: {}, elsewhere: {note: once a year}, switchers: }
templates: [mail/**/*.tpl]
jinja:
  trim_blocks: true
  undefined: StrictUndefined
  extensions: [jinja2.ext.do, loopcontrols]
  filters: {money: "'$' ~ value"}
  functions: {url_for: /x, now: 2026-03-02}
pages: {/recharge: pages/recharge.html}
plugins: [house_checks]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("data/contacts.csv", "history.jsonl", "rules/house.yaml", "pages/recharge.html", "mail/a/b.tpl"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    return tmp_path


def load(project: Path, text: str) -> Config:
    (project / "msglint.yaml").write_text(text, encoding="utf-8")
    return config.load([project], None, project)


def faults(project: Path, text: str) -> list[str]:
    with pytest.raises(MsglintErrors) as caught:
        load(project, text)
    assert all(error.hint for error in caught.value.errors), "every fault has a remedy"
    return [str(error) for error in caught.value.errors]


def test_everything_that_it_may_say(project: Path) -> None:
    made = load(project, FULL)
    assert made.root == project
    assert made.path == "msglint.yaml"
    assert made.records == project / "data/contacts.csv"
    assert made.history == project / "history.jsonl"
    assert made.record_as == "person"
    assert made.fields == {"first_name": "Vorname", "last_name": "2"}
    assert made.context == {"org": "New Harbor Symphony", "seats": 1200}
    assert made.packs == ("recommended", str(project / "rules/house.yaml"))
    assert made.rules == {
        "lead-product-first": RuleSetting(
            severity=Severity.ERROR, confidence=Confidence.LOW, options={"words": ["premiere"]}
        ),
        "conversation-empty-bump": RuleSetting(off=True),
        "salutation-title": RuleSetting(severity=Severity.INFO),
        "lead-cliche": RuleSetting(),
        "lead-no-need": RuleSetting(off=True),
        "lead-we-ratio": RuleSetting(off=True),
    }
    assert made.overrides == (
        Override(("transactional/**", "!transactional/old/**"), {"personalization-none": RuleSetting(off=True)}),
        Override(("sms/**",), {"lead-cliche": RuleSetting(severity=Severity.WARNING)}),
    )
    assert made.motivations == {
        "recharge": Motivation("/recharge", ("unwind", "relax", "no")),
        "learn": Motivation(),
    }
    assert made.segments == {"existing": {}, "elsewhere": {"note": "once a year"}, "switchers": {}}
    assert made.templates == ("mail/**/*.tpl",)
    assert made.jinja == JinjaSettings(
        trim_blocks=True,
        undefined="strict",
        extensions=("do", "loopcontrols"),
        filters={"money": "'$' ~ value"},
        functions=made.jinja.functions,
    )
    assert set(made.jinja.functions) == {"url_for", "now"}
    assert made.pages == {"/recharge": project / "pages/recharge.html"}
    assert made.plugins == ("house_checks",)
    assert made.places["segments.elsewhere"] == Place("msglint.yaml", 21, 26, 21, 35)
    assert made.places["rules.lead-cliche"].line == 11
    assert made.places["overrides.1.paths"].line == 17


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "\ufeff", "records:\nrules: {}\njinja:\n"])
def test_an_empty_file_means_the_defaults(project: Path, text: str) -> None:
    made = load(project, text)
    assert made == Config(root=project, path="msglint.yaml", places=made.places)


def test_a_list_of_names_will_do_for_segments_and_motivations(project: Path) -> None:
    made = load(project, "segments: [existing, 2024]\nmotivations: [recharge]\ntemplates: '*.tpl'\n")
    assert made.segments == {"existing": {}, "2024": {}}
    assert made.motivations == {"recharge": Motivation()}
    assert made.templates == ("*.tpl",)


def test_every_fault_is_listed_with_its_line_and_a_remedy(project: Path) -> None:
    expected = (HERE / "faulty.txt").read_text(encoding="utf-8")
    assert "\n".join(faults(project, (HERE / "faulty.yaml").read_text(encoding="utf-8"))) + "\n" == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- a\n", "must be a mapping with records, history"),
        ("just words\n", "must be a mapping with"),
        ("a: {{ b }}\n", "put quotes around"),
        ("rules: [\n", "is no YAML"),
        ("a: " + "[" * 500, "nests deeper"),
        ("x: !!python/name:os.system\n", "!!python/name:os.system, which is not allowed"),
    ],
)
def test_what_is_no_configuration(project: Path, text: str, said: str) -> None:
    (project / "msglint.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(MsglintError) as caught:
        config.load([project], None, project)
    assert said in str(caught.value)
    assert str(caught.value).startswith("msglint.yaml:")


def test_a_file_that_is_no_utf_8(project: Path) -> None:
    (project / "msglint.yaml").write_bytes(b"context:\n  org: Caf\xe9\n")
    with pytest.raises(MsglintError, match=r"msglint.yaml:2: is not UTF-8 \(save the file as UTF-8\)"):
        config.load([project], None, project)


def test_the_nearest_configuration_at_or_above_the_paths(project: Path) -> None:
    (project / "msglint.yaml").write_text("record_as: outer\n", encoding="utf-8")
    (project / "mail/msglint.yaml").write_text("record_as: inner\n", encoding="utf-8")
    (project / "sms").mkdir()

    def found(*names: str) -> tuple[str, str, Path]:
        made = config.load([Path(name) for name in names], None, project)
        return made.record_as, made.path, made.root

    assert found("mail") == ("inner", "mail/msglint.yaml", project / "mail")
    assert found("mail/a/b.tpl") == ("inner", "mail/msglint.yaml", project / "mail")
    assert found("mail/a", "sms") == ("outer", "msglint.yaml", project)
    assert found() == ("outer", "msglint.yaml", project)
    assert found("mail/no-such-thing.j2")[0] == "inner"


def test_a_configuration_above_the_working_directory(project: Path) -> None:
    (project / "msglint.yaml").write_text("records: data/contacts.csv\n", encoding="utf-8")
    made = config.load([Path()], None, project / "mail" / "a")
    assert made.path == "../../msglint.yaml"
    assert made.records == project / "data/contacts.csv"
    assert made.root == project


def test_no_configuration_means_the_defaults_at_the_common_folder(tmp_path: Path) -> None:
    for name in ("a/x", "b/y"):
        (tmp_path / name).mkdir(parents=True)
    assert config.load([tmp_path / "a/x", tmp_path / "b"], None, tmp_path) == Config(root=tmp_path)
    (tmp_path / "a/one.j2").write_text("x", encoding="utf-8")
    assert config.load([Path("a/one.j2")], None, tmp_path) == Config(root=tmp_path / "a")


def test_an_explicit_configuration(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "strict.yaml").write_text("records: people.csv\n", encoding="utf-8")
    (elsewhere / "people.csv").write_text("id\n1\n", encoding="utf-8")
    made = config.load([Path("mail")], elsewhere / "strict.yaml", project)
    assert made.records == elsewhere / "people.csv"
    assert made.root == project / "mail"
    assert made.path == os.path.relpath(elsewhere / "strict.yaml", project)
    (project / "msglint.yaml").write_text("", encoding="utf-8")
    assert config.load([Path("mail")], Path(), project).path == "msglint.yaml"
    with pytest.raises(MsglintError, match=r"none.yaml: there is no such configuration \(check the path"):
        config.load([Path("mail")], Path("none.yaml"), project)


def test_values_of_a_case(tmp_path: Path) -> None:
    made = config.from_mapping({"rules": {"lead-cliche": False}, "segments": ["a"], "records": "x.csv"}, tmp_path)
    assert made == Config(
        root=tmp_path, records=Path("x.csv"), rules={"lead-cliche": RuleSetting(off=True)}, segments={"a": {}}
    )
    with pytest.raises(MsglintErrors, match=r"config: `segmnets`: is no key that msglint knows \(did you mean 'seg"):
        config.from_mapping({"segmnets": {}}, tmp_path)
