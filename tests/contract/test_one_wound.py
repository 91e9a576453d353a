"""One wound, one finding: what one and the same defect shows twice is said once, by the rule that says most."""

from __future__ import annotations

from pathlib import Path

import pytest
from contract_project import CLEAN, check, rules, write


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"tram.email.j2": CLEAN})
    return tmp_path


def judged(folder: Path, row: str) -> list[str]:
    write(folder, {"people.csv": row})
    return rules(check("--records", "people.csv"), "preferences", "salutation", "personalization")


def test_who_has_unsubscribed_is_not_told_to_have_refused_the_channel_too(project: Path) -> None:
    assert judged(project, "id,first_name,status\n1,Oona,unsubscribed\n2,Milo,subscribed\n") == [
        "preferences-opted-out"
    ]


def test_who_refused_the_channel_alone_is_told_so(project: Path) -> None:
    assert judged(project, "id,first_name,do_not_email\n1,Oona,yes\n2,Milo,\n") == ["preferences-channel"]


def test_a_token_for_a_name_is_no_matter_of_capitals(project: Path) -> None:
    assert judged(project, "id,first_name\n1,{{ first_name }}\n2,Milo\n") == ["personalization-raw-token"]


def test_a_name_without_capitals_is(project: Path) -> None:
    assert judged(project, "id,first_name\n1,oona\n2,Milo\n") == ["salutation-casing"]
