"""Messages of one campaign, and of a run, are handed to checks side by side."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from msgspec import Struct

from msglint.engine import Request, check
from msglint.engine.versions import KEPT
from msglint.model import CampaignView, Evidence, Mark, Match, Reads, Report, Scope, Span

CASES = "bad: [{name: a, template: x}], good: [{name: b, template: x}]"
RULE = f"check: beside, message: '{{told}}', why: W., remedy: R, {CASES}"
HOUSE = f"""
pack: house
description: Ours.
rules:
  - {{id: house-beside, {RULE}, options: {{scope: campaign}}}}
  - {{id: house-whole, {RULE}, options: {{scope: run}}}}
"""
CONFIG = "packs: [./house.yaml]\nrecords: people.csv\n"
FRONT = "---\ncampaign: {campaign}\nstep: 1\nsegment: {segment}\n---\n"


class Options(Struct, frozen=True):
    """``scope``: which."""

    scope: str = "campaign"


class Check:
    """Tells what it is handed, at the first message's first word of its last version."""

    reads = Reads(contact=frozenset({"segment"}), message=frozenset({"channel"}))

    def __init__(self, options: Options) -> None:
        self.scope = Scope(options.scope)

    def matches(self, target: CampaignView, evidence: Evidence) -> Iterator[Match]:
        assert not evidence.contact
        told = [
            f"{each.path}:{each.meta['channel']}:{'+'.join(str(len(v.readers)) for v in each.versions)}:{each.cut}"
            for each in target.messages
        ]
        first, last = target.messages[0], target.messages[-1]
        people = "".join(str(person.get("segment")) for person in target.people)[:6]
        yield Match(
            facts={"told": f"{target.campaign}/{target.step} {people} {' '.join(told)}"},
            mark=Mark(first.path, len(first.versions) - 1, Span("text", 0, 4)),
            marks=(Mark(last.path, 0, Span("text", 0, 4), "there"),),
            readers=first.versions[-1].readers,
        )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    module = ModuleType("msglint.checks.beside", "Tells what it is handed.")
    module.__dict__.update(Options=Options, Check=Check)
    monkeypatch.setitem(sys.modules, "msglint.checks.beside", module)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "house.yaml").write_text(HOUSE)
    (tmp_path / "msglint.yaml").write_text(CONFIG)
    (tmp_path / "people.csv").write_text("id,first_name,segment,seat\n1,Ada,a,4\n2,Bo,a,4\n3,Cy,b,5\n4,Di,b,6\n")
    return tmp_path


def put(folder: Path, name: str, body: str, *, campaign: str = "may", segment: str = "[a, b]") -> None:
    (folder / name).write_text(FRONT.format(campaign=campaign, segment=segment) + body)


def run(folder: Path) -> Report:
    return check(Request(paths=(folder,), today=date(2026, 3, 2), cache=False))


def said(report: Report, rule: str) -> list[str]:
    return ["".join(map(str, finding.message)) for finding in report.findings if finding.rule == rule]


def test_the_messages_of_a_campaign_come_together_and_the_run_sees_all(folder: Path) -> None:
    put(folder, "a.email.j2", "Dear {{ first_name }}, seat {{ seat }}.")
    put(folder, "b.sms.j2", "Come.", segment="b")
    put(folder, "c.email.j2", "Come, {{ first_name }}.", campaign="june")
    report = run(folder)
    assert said(report, "house-beside") == [
        "may/1 aabb a.email.j2:email:2+1+1:0 b.sms.j2:sms:2:0",
        "june/1 aabb c.email.j2:email:4:0",
    ]
    assert said(report, "house-whole") == ["/ aabb a.email.j2:email:2+1+1:0 b.sms.j2:sms:2:0 c.email.j2:email:4:0"]
    beside = next(finding for finding in report.findings if finding.rule == "house-beside")
    assert (beside.place.path, beside.place.line) == ("a.email.j2", 6)
    assert [(other.place.path, other.text) for other in beside.related] == [("b.sms.j2", "there")]
    assert (beside.count, beside.of, beside.examples) == (1, 4, ("4",))


def test_a_message_that_nobody_gets_is_seen_by_the_run_alone(folder: Path) -> None:
    put(folder, "a.email.j2", "Dear {{ first_name }}.")
    put(folder, "b.sms.j2", "Come {% if %}", segment="c")
    report = run(folder)
    assert said(report, "house-beside") == ["may/1 aabb a.email.j2:email:4:0"]
    assert said(report, "house-whole") == ["/ aabb a.email.j2:email:4:0 b.sms.j2:sms::0"]


def test_versions_are_bounded_and_what_is_left_out_is_said(folder: Path) -> None:
    rows = "".join(f"{number},N{number},a,{number}\n" for number in range(3 * KEPT))
    (folder / "people.csv").write_text(f"id,first_name,segment,seat\n{rows}")
    put(folder, "a.email.j2", "Dear {{ first_name }}, seat {{ seat }}.{% if seat == '250' %} Here!{% endif %}")
    put(folder, "b.sms.j2", "Come.")
    report = run(folder)
    notes = [note.why for note in report.not_checked if note.rule == "house-beside"]
    assert said(report, "house-beside")[0].endswith(f":{2 * KEPT - 1} b.sms.j2:sms:{3 * KEPT}:0")
    assert notes == [
        f"a.email.j2: its merge fields make {3 * KEPT} different messages, of which {KEPT + 1} were compared"
    ]


def test_a_rule_that_is_off_for_a_message_does_not_see_it(folder: Path) -> None:
    overrides = "overrides: [{paths: ['c*'], rules: {house-beside: off}}]\n"
    (folder / "msglint.yaml").write_text(CONFIG + overrides)
    for name in ("a.email.j2", "b.sms.j2", "c.push.j2"):
        put(folder, name, "Come.")
    report = run(folder)
    assert said(report, "house-beside") == ["may/1 aabb a.email.j2:email:4:0 b.sms.j2:sms:4:0"]
