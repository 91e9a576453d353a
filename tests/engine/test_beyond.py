"""Messages of the project that a run leaves out count as steps of its campaigns."""

from __future__ import annotations

from pathlib import Path

import pytest

from msglint.engine import Request, check

STEP = "---\npurpose: follow-up\ncampaign: demo\nstep: {}\n---\nHi {{{{ first_name }}}},\n\nhere is the recording.\n"


def alone(*paths: Path) -> list[str]:
    report = check(Request(paths=paths, select=("conversation-one-and-out",), cache=False))
    return [finding.place.path for finding in report.findings]


@pytest.mark.parametrize("configured", [True, False])
def test_a_step_beside_the_given_file(configured: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    one = Path("one.email.j2")
    one.write_text(STEP.format(1))
    if configured:
        Path("msglint.yaml").write_text("{}\n")
    assert alone(one) == ["one.email.j2"]
    Path("two.email.j2").write_text(STEP.format(2))
    assert alone(one) == []
    assert alone(Path()) == []
    Path("two.email.j2").write_text(STEP.format(2).replace("demo", "other"))
    assert alone(one) == ["one.email.j2"]
