"""Projects of invented people, judged through the command line alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from msglint.cli.app import msglint

PEOPLE = "id,first_name,last_name,email\nc-1,Oona,Vale,oona@vale.example\nc-2,Milo,Reed,milo@reed.example\n"
CLEAN = (
    "Hi {{ first_name }},\n\nyou asked when the late tram leaves: at ten past eleven, from the north door.\n\n"
    "Reply to this mail, or choose what you hear from us: https://hall.example/preferences\n"
    "Unsubscribe: https://hall.example/out\n"
)


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write files below a folder, their newlines as they are given."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def run(*args: str) -> Result:
    """``msglint`` with these arguments, in the working directory."""
    return CliRunner().invoke(msglint, list(args))


def check(*args: str) -> dict[str, Any]:
    """What ``msglint check --format json`` reports, on a fixed day."""
    result = run("check", "--format", "json", "--today", "2026-03-02", *args)
    assert result.exit_code in (0, 1), result.output
    report: dict[str, Any] = json.loads(result.stdout)
    return report


def rules(report: Mapping[str, Any], *packs: str) -> list[str]:
    """The ids of the report's findings, of these packs only where some are named."""
    found = [finding["rule"] for finding in report["findings"]]
    return [rule for rule in found if not packs or rule.partition("-")[0] in packs]


def wrong(*args: str) -> str:
    """What a run that ends with status 2 says on standard error; it says nothing on standard output."""
    result = run(*args)
    assert result.exit_code == 2, result.output
    assert not result.stdout
    return result.stderr
