"""A repository that is not clean yet: invented people, three messages with faults, a baseline."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from msglint.cli.app import msglint

NOTE = "msglint-baseline.json"
FOLLOW_UP = "templates/follow-up.email.j2"
PEOPLE = [
    "c-101,Parissa,Behnia,parissa@tidewell.example",
    "c-102,Ruth & Sam,Almeida,ruth@pinewood.example",
    "c-103,Test,Quenby,quenby@pinewood.example",
    "c-104,Imre,Halász,imre@tidewell.example",
]
HEADER = "id,First Name,Last Name,Email"
FILES = {
    "msglint.yaml": "records: contacts.csv\n",
    "contacts.csv": "\n".join([HEADER, *PEOPLE]) + "\n",
    FOLLOW_UP: (
        "---\nsubject: Your recording\npurpose: transactional\n---\n"
        "Hi {{ last_name | title }},\n\nHere is the recording that you asked for.\n\nDear {{ last_name | title }},\n"
    ),
    "templates/_sign.txt": "Warmly, {{ frist_name }}\n",
    "templates/thanks.email.j2": (
        "---\nsubject: Thank you\npurpose: transactional\n---\nHi {{ first_name }},\n\nThank you for asking.\n"
        '{% include "_sign.txt" %}\n'
    ),
}


def make(folder: Path, **other: str) -> Path:
    for name, text in (FILES | other).items():
        put(folder / name, text)
    return folder


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def run(*args: str) -> Result:
    return CliRunner().invoke(msglint, list(args))


def report(*args: str) -> dict[str, Any]:
    """What ``check`` with a baseline says, as JSON."""
    result = run("check", "--format", "json", "--no-cache", *args)
    assert result.exit_code in (0, 1), result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def new(*args: str) -> list[tuple[str, str]]:
    """The rule and file of every finding that the baseline does not have."""
    found = report("--baseline", NOTE, *args)["findings"]
    return [(finding["rule"], finding["path"]) for finding in found]


def noted(path: str = NOTE) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(Path(path).read_text("utf-8"))["findings"]
    return found
