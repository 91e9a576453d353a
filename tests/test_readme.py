"""What the README promises holds: its house rule passes its own examples, its commands exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from msglint.cli.app import msglint

README = (Path(__file__).resolve().parent.parent / "README.md").read_text("utf-8")


def test_the_house_rule_passes_its_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (pack,) = [block for block in re.findall(r"```yaml\n(.*?)```", README, re.DOTALL) if block.startswith("pack:")]
    (tmp_path / "house.yaml").write_text(pack, "utf-8")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(msglint, ["test", "house.yaml"])
    assert (result.exit_code, result.stderr) == (0, "")
    assert "2 examples" in result.stdout


def test_every_command_named_exists() -> None:
    named = set(re.findall(r"(?:^ {4}|- run: |`)msglint ([a-z]+)", README, re.MULTILINE))
    assert named >= {"check", "init"}
    for name in named:
        assert CliRunner().invoke(msglint, [name, "--help"]).exit_code == 0


def test_every_link_leads_somewhere() -> None:
    root = Path(__file__).resolve().parent.parent
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link]
    assert links
    assert [link for link in links if not (root / link).exists()] == []
