"""A small project of invented people, and the command line run on it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from msglint.cli.app import msglint

FILES = {
    "contacts.csv": (
        "id,First Name,Last Name,Email,Favourite Composer\n"
        "c-101,Parissa,Behnia,parissa.behnia@tidewell.example,Ravel\n"
        "c-102,Ruth,Almeida,ruth.almeida@pinewood.example,Fauré\n"
    ),
    "templates/follow-up.email.j2": (
        "---\nsubject: Your recording, {{ first_name }}\npurpose: transactional\n---\n"
        "Hi {{ last_name | title }},\n\nhere is the recording that you asked for.\n"
    ),
    "templates/thanks.sms.j2": "---\npurpose: transactional\n---\nThank you, {{ first_name }}.",
}
TODAY = ("--today", "2026-03-02")
PEOPLE = ("--records", "contacts.csv")


def make(folder: Path, files: dict[str, str] | None = None) -> Path:
    """Write a project's files, bytes as they are given."""
    for name, text in (FILES if files is None else files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder


def run(*args: str) -> Result:
    """``msglint`` with these arguments, in the working directory."""
    return CliRunner().invoke(msglint, list(args))
