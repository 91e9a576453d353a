"""Batches judged anywhere, and put together, say what one check of the whole list says."""

from __future__ import annotations

import io
import pickle
import random
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from msglint import reporters
from msglint.batch import LINE, ROW, SCHEMA, Audit, audit_batch, engines
from msglint.batch.packing import table_of, unpacked
from msglint.batch.state import neighbours
from msglint.batch.whole import audited
from msglint.cli.app import msglint
from msglint.engine import Request, check
from msglint.errors import MsglintError
from msglint.model import Report

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 3, 2)


def asked(folder: Path) -> Request:
    return Request((folder,), today=DAY, cache=False)


def written(report: Report) -> str:
    sink = io.StringIO()
    reporters.write("json", report, sink, values=True, sources=lambda _: (), colour=False)
    return sink.getvalue()


@pytest.mark.parametrize("size", [1, 4, 1000])
@pytest.mark.usefixtures("home")
def test_batches_put_together_are_the_list(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "SIZE", size)
    whole = check(asked(Path()))
    assert written(audited(asked(Path()), engines.local)) == written(whole)
    assert {"house-ping", "salutation-surname"} <= {finding.rule for finding in whole.findings}


@pytest.mark.parametrize("story", ["webinar", "symphony", "readers", "seasons", "photo-store"])
def test_a_story_in_batches(story: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(engines, "SIZE", 3)
    request = asked(Path("examples") / story)
    assert written(audited(request, engines.local)) == written(check(request))


def contacts(**more: list[Any]) -> pa.RecordBatch:
    columns = {"id": ["c-1", "c-2"], "first_name": ["Rosalind", "info@hall.example"], "last_name": ["Quenby", "Ash"]}
    return pa.RecordBatch.from_pydict({**columns, "level": ["gold", "silver"], **more})


@pytest.mark.usefixtures("home")
def test_a_batch_of_contacts_gives_a_batch_of_findings() -> None:
    found = audit_batch(contacts(), Audit.of(asked(Path())))
    assert found.schema.equals(SCHEMA)
    rows = {row["rule"]: row for row in found.to_pylist()}
    surname = rows["salutation-surname"]
    assert (surname["path"], surname["line"], surname["count"], surname["of"]) == ("mail/_base.txt", 1, 2, 2)
    assert surname["examples"] == ["c-1", "c-2"]
    assert surname["message"] == "greets ‹last_name› by surname; the record's first name is ‹first_name›"
    assert rows["house-ping"]["count"] == 1
    shown = audit_batch(contacts(), Audit.of(asked(Path()), values=True)).to_pylist()
    assert any("Quenby" in row["message"] for row in shown)
    assert rows["records-shape"]["examples"] == ["c-2"]


@pytest.mark.usefixtures("home")
def test_an_empty_batch_has_no_findings() -> None:
    audit = Audit.of(asked(Path()))
    assert audit_batch(contacts().slice(0, 0), audit).num_rows == 0
    assert audit_batch(contacts(), audit).num_rows > 0


def test_an_audit_works_where_its_project_is_not(home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    audit = Audit.of(asked(Path()))
    before = audit_batch(contacts(), audit).to_pylist()
    kept = pickle.dumps(audit)
    home.rename(tmp_path / "gone")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert audit_batch(contacts(), pickle.loads(kept)).to_pylist() == before  # noqa: S301


@pytest.mark.usefixtures("home")
def test_what_is_remembered_of_a_batch_changes_nothing_of_the_next() -> None:
    request = asked(Path())
    batches = [
        contacts(first_name=["Ada", "Ben"]),
        contacts(last_name=["Ada", "Ada"]),
        contacts(level=["gold", "gold"]),
    ]
    audit = Audit.of(request)
    assert [audit_batch(each, audit).to_pylist() for each in batches] == [
        audit_batch(each, Audit.of(request)).to_pylist() for each in batches
    ]


@pytest.mark.usefixtures("home")
def test_what_no_batch_can_tell_is_named() -> None:
    left = {note.rule for note in Audit.of(asked(Path())).not_checked}
    assert {"records-duplicate", "segments-same-copy", "template-dead-branch", "preferences-partner"} <= left
    assert not {"salutation-surname", "records-shape"} & left


def test_a_sample_says_what_columns_are(home: Path) -> None:
    (home / "msglint.yaml").write_text("packs: [recommended, ./house.yaml]\n")
    sample = pa.Table.from_pydict({"Kunde": ["7"], "Vorname": ["Ada"], "Nachname": ["Larch"], "level": ["gold"]})
    batch = pa.RecordBatch.from_pydict(
        {"Vorname": ["Rosalind"], "Nachname": ["Quenby"], "level": ["silver"], ROW: [40], LINE: [42]}
    )
    (row, *_) = [each for each in audit_batch(batch, Audit.of(asked(Path()), sample)).to_pylist() if each["count"]]
    assert row["examples"] == ["row:42"]


def test_personas_are_no_list(home: Path) -> None:
    (home / "msglint.yaml").write_text("{}\n")
    with pytest.raises(MsglintError, match="personas are no records"):
        Audit.of(asked(Path()))


@pytest.mark.usefixtures("home")
def test_another_version_does_not_judge() -> None:
    from msglint.batch.audit import restored

    audit = Audit.of(asked(Path()))
    kit = audit.__reduce__()[1][0]
    with pytest.raises(MsglintError, match=r"prepared by msglint 0\.0\.9"):
        restored(kit, False, frozenset(), "0.0.9")


def test_every_cell_comes_out_as_it_went_in() -> None:
    rows: list[dict[str, Any]] = [
        {"a": "x", "b": 1, "c": None, "d": [1, {"e": 2}], "f": 2.5, "g": True, "h": "y"},
        {"a": "", "b": 10**30, "c": "z", "d": date(2026, 3, 2), "f": 0.1, "g": False},
    ]
    table, packed = table_of(rows, list("abcdfgh"), {})
    assert packed == {"b", "c", "d", "h"}
    assert [unpacked(row, packed) for row in table.to_pylist()] == rows
    assert list(neighbours([4, 5, 6, 9, 10, 2])) == [(0, 3), (3, 5), (5, 6)]


def run(*args: str) -> Any:
    return CliRunner().invoke(msglint, [*args, "--no-cache", "--today", "2026-03-02"])


@pytest.mark.usefixtures("home")
def test_the_command_says_what_check_says() -> None:
    for more in (
        ("--format", "sarif"),
        ("--format", "full", "--show-values"),
        ("--select", "house", "--format", "concise"),
    ):
        audit, whole = run("audit", *more), run("check", *more)
        assert (audit.exit_code, audit.stdout) == (whole.exit_code, whole.stdout)


@pytest.mark.usefixtures("home")
def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("audit", "--master", "local[2]").exit_code == 2
    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    result = run("audit", "--engine", "spark")
    assert result.exit_code == 2
    assert "pip install 'msglint[spark]'" in result.stderr
    for name in [name for name in sys.modules if name.startswith("msglint.batch")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run("audit")
    assert result.exit_code == 2
    assert "pip install 'msglint[arrow]'" in result.stderr


def test_a_rule_that_fails_for_some_is_told_of(home: Path) -> None:
    house = (home / "house.yaml").read_text()
    (home / "house.yaml").write_text(house.replace("check: phrase", "check: phrase, when: 'contact.size < 5'"))
    rows = audit_batch(contacts(size=["x", "y"]), Audit.of(asked(Path()))).to_pylist()
    (told,) = [row for row in rows if row["rule"] == "house-ping"]
    assert told["severity"] is None
    assert "`when` failed" in told["message"]


@pytest.mark.usefixtures("home")
def test_shuffled_batches_are_put_in_order() -> None:
    request = asked(Path())

    def shuffled(table: pa.Table, audit: Audit) -> Any:
        order = list(range(table.num_rows))
        random.Random(5).shuffle(order)  # noqa: S311
        return engines.local(table.take(order), audit)

    assert written(audited(request, shuffled)) == written(check(request))


@pytest.mark.usefixtures("home")
def test_a_selection_is_kept() -> None:
    request = replace(asked(Path()), select=("house",))
    assert {row["rule"] for row in audit_batch(contacts(), Audit.of(request)).to_pylist()} == {
        "house-ping",
        "template-render",  # which no selection hides: the second message needs a seat
    }
