"""A run that cannot start says everything that keeps it from starting."""

from __future__ import annotations

from pathlib import Path

import pytest

from msglint.engine import Request
from msglint.engine.project import open_project
from msglint.errors import MsglintErrors

CONFIG = "recods: people.csv\nrules: {lead-prduct-first: off}\npacks: [recommended, ./house.yaml]\n"
HOUSE = "pack: house\nrules:\n  - {id: house-x, check: frase, message: x, bad: [x], good: [y]}\n"


def test_faults_of_configuration_packs_records_and_history_are_told_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "msglint.yaml").write_text(CONFIG)
    (tmp_path / "house.yaml").write_text(HOUSE)
    (tmp_path / "m.email.j2").write_text("Hi {{ first_name }},\n\nthe roses bloom in May.\n")
    (tmp_path / "empty.csv").write_text("")
    request = Request(paths=(tmp_path,), records=Path("empty.csv"), history=Path("gone.jsonl"), cache=False)
    with pytest.raises(MsglintErrors) as raised:
        open_project(request)
    told = [str(error) for error in raised.value.errors]
    for place, words in {
        "msglint.yaml:1:1": "recods",
        "msglint.yaml:2:9": "lead-prduct-first",
        "house.yaml:3:": "frase",
        "empty.csv": "",
        "gone.jsonl": "",
    }.items():
        assert [line for line in told if line.startswith(place) and words in line], (place, told)
    assert all(error.hint for error in raised.value.errors)
