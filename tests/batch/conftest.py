"""A project whose batches are judged."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

HOUSE = """
pack: house
description: Ours.
rules:
  - {id: house-ping, check: phrase, message: 'says {found}', why: W., remedy: R,
     options: {scope: sentence, terms: [ping]},
     bad: [{name: a, template: Ping., expect: [{at: Ping}]}], good: [{name: b, template: Pong.}]}
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a layout, a message included by a name that is made up, a house pack and a history."""
    folder = tmp_path / "home"
    (folder / "mail/bits").mkdir(parents=True)
    files = {
        "msglint.yaml": "records: people.jsonl\nhistory: past.jsonl\npacks: [recommended, ./house.yaml]\n",
        "house.yaml": HOUSE,
        "mail/_base.txt": "Hi {{ last_name }},\n{% block body %}{% endblock %}\nUnsubscribe: {{ out }}\n",
        "mail/bits/_gold.txt": "A gold ping for you, {{ first_name }}.\n",
        "mail/bits/_silver.txt": "A silver pong for you.\n",
        "mail/a.email.j2": "{% extends '_base.txt' %}{% block body %}{% include 'bits/_' ~ level ~ '.txt' %}"
        "{% endblock %}",
        "mail/b.sms.j2": "---\npurpose: transactional\n---\nYour seat is {{ seat.row }}{{ seat.place }}. {{ note }}",
    }
    for name, text in files.items():
        (folder / name).write_text(text)
    dice = random.Random(3)  # noqa: S311
    rows: list[dict[str, Any]] = []
    for number in range(23):
        row: dict[str, Any] = {
            "id": f"c-{number}",
            "first_name": dice.choice(["Rosalind", "Tom", "  ", "info@hall.example"]),
            "last_name": "Quenby",
            "level": dice.choice(["gold", "silver"]),
            "seat": {"row": number, "place": "B"},
        }
        rows.append(row | ({"note": dice.choice([None, 3, 2.5, "aisle"])} if number % 3 else {}))
    (folder / "people.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    past = {"contact_id": "c-2", "at": "2026-02-20", "direction": "in", "kind": "question", "text": "Where do I park?"}
    (folder / "past.jsonl").write_text(json.dumps(past) + "\n")
    monkeypatch.chdir(folder)
    return folder
