"""What checking a list of people costs: ``msglint records`` against ``csv.DictReader``, which only reads the file.

``python benchmarks/recordlists.py [N]`` writes N invented people (names made of syllables, two in a hundred with their
names exchanged, a few with other defects), reads them with ``csv.DictReader`` in this process and checks them with all
rules about records in a process of its own, starting up included; it prints processor times, their ratio and memory.
"""

from __future__ import annotations

import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

HEAD = ("Contact ID", "First Name", "Last Name", "Email", "Phone", "City", "Email Opt Out", "Last Visit")
NARROW = ("First Name", "Last Name", "Email")
STARTS = (
    *("Ba", "Be", "Bri", "Ca", "Da", "De", "El", "Fa", "Flo", "Ga", "Ha", "He"),
    *("In", "Jo", "Ka", "La", "Li", "Ma", "Mi", "Na", "No", "Or", "Pa", "Ra"),
    *("Re", "Ro", "Sa", "Se", "Ta", "Te", "Ul", "Va", "We", "Yo", "Za"),
)
MIDDLES = (
    *("la", "le", "li", "lo", "lu", "na", "ne", "ni", "ra", "re", "ri", "ro"),
    *("sa", "se", "si", "ta", "te", "ti", "va", "ve"),
)
FIRST_ENDS = (*("a", "e", "ia", "in", "is", "o", "on", "us", "ya"),)
LAST_ENDS = (
    *("berg", "dorf", "feld", "holm", "ides", "kova", "land", "mann", "ostrow", "quist", "rup", "son"),
    *("stad", "well", "wick"),
)
LIMIT = 6.0
"""How many times the time of ``csv.DictReader`` the check may take."""


@dataclass(frozen=True)
class Cost:
    """Seconds of processor time, and megabytes at most."""

    reading: float
    checking: float
    memory: float
    findings: Counter[str]

    @property
    def ratio(self) -> float:
        return self.checking / self.reading


def people(count: int) -> list[dict[str, str]]:
    """Invented people, the same on every run."""
    pick = random.Random(20260302)
    firsts = sorted({a + b + c for a in STARTS for b in MIDDLES for c in FIRST_ENDS})
    lasts = sorted({a + b + c + d for a in STARTS for b in MIDDLES for c in MIDDLES for d in LAST_ENDS})
    return [person(pick, firsts, lasts, number) for number in range(count)]


def person(pick: random.Random, firsts: list[str], lasts: list[str], number: int) -> dict[str, str]:
    first, last = pick.choice(firsts[:: 1 + number % 3]), pick.choice(lasts)
    local = pick.choice((f"{first}.{last}", f"{first[0]}{last}", f"{first}{number}", f"{first}.{last}{number % 90}"))
    row = {
        "Contact ID": f"c-{number}",
        "First Name": first,
        "Last Name": last if number % 20 else f"{last}-{pick.choice(lasts)}",
        "Email": f"{local.lower()}@mail{number % 40}.example" if number % 12 else "",
        "Phone": f"+49 {pick.randrange(100, 999)} {pick.randrange(10**6, 10**7)}",
        "City": f"Ort {number % 300}",
        "Email Opt Out": pick.choice(("", "no", "no", "no", "yes")),
        "Last Visit": f"20{pick.randrange(19, 26)}-{pick.randrange(1, 13):02}-{pick.randrange(1, 29):02}",
    }
    if number % 50 == 7:
        row["First Name"], row["Last Name"] = row["Last Name"], row["First Name"]
    if number % 500 == 11:
        row["First Name"] = f"Dr. {first}"
    if number % 500 == 13:
        row["Last Name"] = f"{last}Ã¼"
    if number % 500 == 17:
        row["Email"] = f"{local.lower()}@mail,example"
    return row


def write(file: Path, rows: list[dict[str, str]], columns: tuple[str, ...]) -> None:
    with file.open("w", encoding="utf-8", newline="") as sink:
        writer = csv.DictWriter(sink, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


def measure(rows: list[dict[str, str]], columns: tuple[str, ...]) -> Cost:
    """The cheapest of three runs of either."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file, output = folder / "people.csv", folder / "report.json"
        write(file, rows, columns)
        reading = min(read(file, len(rows)) for _ in range(3))
        checked = [check(file, output) for _ in range(3)]
        report = json.loads(output.read_text(encoding="utf-8"))
    assert report["summary"]["records"] == len(rows)
    rules = Counter(finding["rule"] for finding in report["findings"])
    return Cost(reading, min(seconds for seconds, _ in checked), max(memory for _, memory in checked), rules)


def read(file: Path, count: int) -> float:
    start = time.process_time()
    with file.open(encoding="utf-8", newline="") as source:
        assert sum(1 for _ in csv.DictReader(source)) == count
    return time.process_time() - start


def check(file: Path, output: Path) -> tuple[float, float]:
    """Seconds and megabytes of one check in a process of its own."""
    command = [sys.executable, "-m", "msglint", "records", str(file), "--format", "json", "--output", str(output)]
    process = subprocess.Popen([*command, "--cache-dir", str(file.parent / "cache")], cwd=file.parent)
    _, status, usage = os.wait4(process.pid, 0)
    assert os.waitstatus_to_exitcode(status) in {0, 1}
    process.returncode = 0
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    count = int(sys.argv[1]) if sys.argv[1:2] and sys.argv[1].isdigit() else 100_000
    rows = people(count)
    for columns in (NARROW, HEAD):
        cost = measure(rows, columns)
        print(f"{count} people, {len(columns)} columns, all rules about records, starting up included")
        print(f"  csv.DictReader           {cost.reading:8.2f} s")
        print(f"  msglint records          {cost.checking:8.2f} s   {cost.memory:.0f} MB at most")
        print(f"  check ÷ DictReader       {cost.ratio:8.2f}   (limit {LIMIT:.0f})")
        print("  " + ", ".join(f"{rule} {number}" for rule, number in sorted(cost.findings.items())))


if __name__ == "__main__":
    main()
