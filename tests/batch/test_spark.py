"""On Spark a list is judged as in one process. Spark runs here, in processes of its own."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
OWN_PIPELINE = """
import json, os, sys
from datetime import date
from pathlib import Path
from pyspark.sql import SparkSession
from msglint.batch import Audit, audit_batch
from msglint.engine import Request

spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
audit = Audit.of(Request((Path("."),), today=date(2026, 3, 2), cache=False))
people = spark.read.option("header", True).csv("people.csv").fillna("")
schema = "rule string, path string, line int, count long, examples array<string>"

def judged(batches):
    for batch in batches:
        yield audit_batch(batch, audit).select(["rule", "path", "line", "count", "examples"])

found = people.mapInArrow(judged, schema).filter("rule = 'salutation-surname'").collect()
Path(sys.argv[1]).write_text(json.dumps([row.asDict() for row in found]))
spark.stop()
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    dice = random.Random(11)  # noqa: S311
    rows = (
        f"c-{number},{dice.choice(['Rosalind', 'Tom', ''])},Quenby{number},{dice.choice(['jazz', 'opera, choirs', ''])}"
        for number in range(300)
    )
    (folder / "people.csv").write_text("id,First Name,Last Name,Interests\n" + "\n".join(map(quoted, rows)) + "\n")
    (folder / "msglint.yaml").write_text("records: people.csv\n")
    (folder / "mail.txt").write_text(
        "Hi {{ last_name }},\n\nyou told us that you come for {{ interests }}.\n\nUnsubscribe: https://hall.example/u\n"
    )
    (folder / "mail.html").write_text("<p>Hi {{ first_name }},</p>\n<p>our new season is here on 3 May.</p>\n")
    return folder


def quoted(row: str) -> str:
    """The row with its last cell in quotes: it may hold the delimiter."""
    *cells, last = row.split(",", 3)
    return ",".join([*cells, f'"{last}"'])


def python(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Python away from the sources, as where msglint is installed."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])}
    env |= {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    command = [sys.executable, *args]
    return subprocess.run(command, check=False, cwd=folder, env=env, capture_output=True, text=True, timeout=300)


def msglint(folder: Path, *args: str) -> tuple[int, Any]:
    options = ("--today", "2026-03-02", "--no-cache", "--format", "json", "--show-values", "--confidence", "low")
    done = python(folder, "-m", "msglint", *args, *options)
    return done.returncode, json.loads(done.stdout) if done.stdout else done.stderr


def test_spark_finds_what_one_process_finds(home: Path) -> None:
    whole = msglint(home, "check", "--jobs", "1")
    assert msglint(home, "audit", "--engine", "spark", "--master", "local[2]") == whole
    assert whole[1]["summary"]["messages"] == 300
    assert {"salutation-surname", "salutation-empty"} <= {found["rule"] for found in whole[1]["findings"]}


def test_a_pipeline_of_ones_own(home: Path, tmp_path: Path) -> None:
    done = python(home, "-c", OWN_PIPELINE, str(tmp_path / "found.json"))
    assert done.returncode == 0, done.stderr
    found = json.loads((tmp_path / "found.json").read_text())
    assert {(row["path"], row["line"]) for row in found} == {("mail.txt", 1)}
    _, whole = msglint(home, "check", "--jobs", "1")
    (surname,) = [each for each in whole["findings"] if each["rule"] == "salutation-surname"]
    assert sum(row["count"] for row in found) == surname["records"]["count"]


def test_where_spark_cannot_run_is_said(home: Path) -> None:
    status, said = msglint(home, "audit", "--engine", "spark", "--master", "moon://nowhere")
    assert status == 2
    assert said.splitlines()[-2].startswith("error: --engine: Spark did not start")
