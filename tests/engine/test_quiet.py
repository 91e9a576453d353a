"""Silence on good messages, with records and with personas."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from msglint.engine import Request, check
from msglint.model import Severity, show

GOOD = Path(__file__).parent.parent / "good"
"""A folder a message that a careful sender would be glad to send; every kind that tempts a linter to speak. One with a
msglint.yaml is a whole campaign, with records as a CRM exports them, and a history where there is one."""
MESSAGES = sorted(folder.name for folder in GOOD.iterdir() if not (folder / "msglint.yaml").exists())
CAMPAIGNS = sorted(folder.name for folder in GOOD.iterdir() if (folder / "msglint.yaml").exists())
SENT = date(2026, 3, 9)
"""The day on which the campaigns are sent."""

RECORDS = """id,First Name,Last Name,Email,Salutation,Language
c-1,Parissa,Behnia,parissa.behnia@sixthline.example,Ms.,
c-2,José,García Márquez,jose@portal.example,Mr.,
c-3,Björk,,bjork@isafold.example,,
c-4,,,someone@larch.example,,
c-5,Jean-Luc,de la Tour,jl.delatour@verger.example,M.,
c-6,Van,Nguyen,van.nguyen@lotus.example,Ms.,
c-7,Xiaoming,Wang,wang.xiaoming@bamboo.example,Mr.,
"""


def loud(folder: Path) -> list[str]:
    report = check(Request(paths=(folder,), severity=Severity.WARNING, cache=False, today=SENT))
    return [f"{finding.rule} {finding.place}: {show(finding.message, values=True)}" for finding in report.findings]


@pytest.mark.parametrize("name", MESSAGES)
@pytest.mark.parametrize("records", [True, False], ids=["records", "personas"])
def test_nothing_is_said_of_a_good_message(
    name: str, records: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(GOOD / name, tmp_path / "mail")
    (tmp_path / "msglint.yaml").write_text("records: contacts.csv\n" if records else "{}\n")
    (tmp_path / "contacts.csv").write_text(RECORDS)
    monkeypatch.chdir(tmp_path)
    assert loud(tmp_path / "mail") == []


@pytest.mark.parametrize("name", CAMPAIGNS)
def test_nothing_is_said_of_a_good_campaign(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(GOOD / name)
    assert loud(Path()) == []


NOTICES = Path(__file__).parent.parent / "notices"
"""Notices of applications, a folder each: without a purpose, and with values that only the application hands over."""


@pytest.mark.parametrize("name", sorted(folder.name for folder in NOTICES.iterdir()))
def test_nothing_is_said_of_a_notice_that_says_nothing_of_its_purpose(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(NOTICES / name, tmp_path / "mail")
    monkeypatch.chdir(tmp_path)
    report = check(Request(paths=(tmp_path / "mail",), severity=Severity.WARNING, cache=False))
    assert [f"{finding.rule} {finding.place}" for finding in report.findings] == []
    assert report.messages == 24
    assert any("reads like transactional mail" in note.why for note in report.not_checked)
