"""A project under git: a layout, a partial, macros, a pair, a campaign, records, history and a house pack."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from adopting import put, report

FILES = {
    "msglint.yaml": "records: contacts.csv\nhistory: past.jsonl\npacks: [recommended, ./house.yaml]\n",
    "contacts.csv": "id,First Name,Last Name\nc-1,Parissa,Behnia\nc-2,Ruth,Almeida\n",
    "past.jsonl": '{"contact_id": "c-1", "at": "2026-02-01", "direction": "out", "kind": "sent"}\n',
    "house.yaml": (
        "pack: house\nrules:\n  - id: house-patron\n    check: phrase\n    options: {terms: [valued customer]}\n"
        '    message: "says “{found}”"\n    bad: ["Dear valued customer, the doors open."]\n'
        '    good: ["Dear patron, the doors open."]\n'
    ),
    "mail/_base.txt": "{% block body %}{% endblock %}\nThe box office\n",
    "mail/parts/_sign.txt": "With thanks\n",
    "mail/_macros.txt": "{% macro hello(name) %}Hi {{ name }},{% endmacro %}\n",
    "mail/laid-out.email.j2": (
        "---\npurpose: transactional\nsubject: Doors\n---\n"
        '{% extends "_base.txt" %}{% block body %}Hi {{ last_name }},{% endblock %}'
    ),
    "mail/signed.email.j2": (
        '---\npurpose: transactional\nsubject: Doors\n---\nHi {{ last_name }},\n{% include "parts/_sign.txt" %}'
    ),
    "mail/macro.email.j2": (
        '---\npurpose: transactional\nsubject: Doors\n---\n{% import "_macros.txt" as m %}{{ m.hello(last_name) }}\n'
    ),
    "mail/pair.subject.txt": "Doors",
    "mail/pair.body.txt": "---\npurpose: transactional\n---\nHi {{ last_name }},\n",
    "mail/alone.email.j2": "---\npurpose: transactional\nsubject: Doors\n---\nHi {{ last_name }},\n",
    "notes.rst": "For us alone.\n",
}
LAID_OUT, SIGNED, MACRO, PAIR, ALONE = (
    f"mail/{name}"
    for name in ("laid-out.email.j2", "signed.email.j2", "macro.email.j2", "pair.body.txt", "alone.email.j2")
)
EVERY = {LAID_OUT, SIGNED, MACRO, PAIR, ALONE}


def git(*command: str) -> str:
    """Git in the working directory, with nobody's own settings."""
    settings = ("-c", "user.name=A", "-c", "user.email=a@msglint.example", "-c", "commit.gpgsign=false")
    return subprocess.run(["git", *settings, *command], check=True, capture_output=True, text=True).stdout


def commit(folder: Path) -> None:
    """The project, committed; the working directory must be the folder."""
    for name, text in FILES.items():
        put(folder / name, text)
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "all")


def greeted(*args: str) -> set[str]:
    """The messages in which a run finds the surname greeted."""
    found = report("--select", "salutation", "--today", "2026-03-02", *args)["findings"]
    return {finding["path"] for finding in found if finding["rule"] == "salutation-surname"}


def edit(name: str) -> Callable[[], None]:
    def change() -> None:
        with Path(name).open("a", encoding="utf-8") as file:
            file.write("\n" if not name.endswith((".csv", ".jsonl")) else FILES[name].splitlines()[-1] + "\n")

    return change
