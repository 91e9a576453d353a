"""What checking a list of people costs: ``msglint records`` against ``csv.DictReader``, which only reads the file.

``python benchmarks/recordlists.py [N] [KIND …]`` writes lists of N invented people (names made of syllables), reads
them with ``csv.DictReader`` in this process and checks them with all rules about records in a process of its own,
starting up included; it prints processor times, their ratio and memory. The kinds of lists:

- ``names``: names and addresses, two in a hundred exchanged, few other defects; ``wide``: with five columns more
- ``quoted``: the wide one with quotes around every cell; ``spelt``: with accents, umlauts and double names
- ``defects``: the wide one in which every eleventh row has a defect, of ten kinds
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
from collections.abc import Callable, Iterator
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
KINDS = ["names", "wide", "quoted", "spelt", "defects"]
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The modules are compiled once and for all, as where they are installed."""

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


def people(count: int, kind: str = "wide") -> Iterator[dict[str, str]]:
    """Invented people, the same on every run."""
    pick = random.Random(20260302)
    firsts = sorted({a + b + c for a in STARTS for b in MIDDLES for c in FIRST_ENDS})
    lasts = sorted({a + b + c + d for a in STARTS for b in MIDDLES for c in MIDDLES for d in LAST_ENDS})
    before: dict[str, str] = {}
    for number in range(count):
        row = person(pick, firsts, lasts, number)
        if kind == "spelt":
            row["First Name"], row["Last Name"] = spelt(row["First Name"]), spelt(row["Last Name"])
        if kind == "defects" and number % 11 == 10:
            row = DEFECTS[number // 11 % len(DEFECTS)](row, before)
        before = row
        yield row


def spelt(name: str) -> str:
    """The name with letters that English does not have, and some as two."""
    return f"{name[:2]}-{name}" if name.endswith("a") else name.replace("e", "é").replace("u", "ü").replace("o", "ø")


Defect = Callable[[dict[str, str], dict[str, str]], dict[str, str]]
DEFECTS: tuple[Defect, ...] = (
    lambda row, _: row | {"First Name": row["Last Name"], "Last Name": row["First Name"]},
    lambda row, _: row | {"First Name": f"Dr. {row['First Name']}"},
    lambda row, _: row | {"First Name": f"{row['First Name']} & Toni"},
    lambda row, _: row | {"Last Name": f"{row['Last Name']} Holdings GmbH"},
    lambda row, _: row | {"Last Name": f"{row['Last Name']}Ã¼"},
    lambda row, _: row | {"Email": row["Email"].replace("@", "@@") or "nobody at home"},
    lambda row, _: row | {"Email": row["Email"].replace(".example", ".con") or "ida@mail.con"},
    lambda row, before: row | {"Email": before["Email"], "First Name": before["First Name"]},
    lambda row, before: before | {"Contact ID": row["Contact ID"], "Email": ""},
    lambda row, _: row | {"First Name": f"{row['First Name']} {row['Last Name']}"},
)
"""What is wrong with a row; a person who is there twice is the one of the row before."""


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


def write(file: Path, count: int, kind: str) -> None:
    columns = NARROW if kind == "names" else HEAD
    with file.open("w", encoding="utf-8", newline="") as sink:
        dialect = "unix" if kind == "quoted" else "excel"  # the former puts quotes around all
        writer = csv.DictWriter(sink, columns, extrasaction="ignore", dialect=dialect)
        writer.writeheader()
        writer.writerows(people(count, kind))


def measure(count: int, kind: str) -> Cost:
    """The cheapest of five runs of either."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file, output = folder / "people.csv", folder / "report.json"
        write(file, count, kind)
        readings, checked = [], []
        for _ in range(5):
            readings.append(read(file, count))
            checked.append(check(file, output))
        report = json.loads(output.read_text(encoding="utf-8"))
    assert report["summary"]["records"] == count
    rules = Counter(finding["rule"] for finding in report["findings"])
    return Cost(min(readings), min(seconds for seconds, _ in checked), max(memory for _, memory in checked), rules)


def read(file: Path, count: int) -> float:
    start = time.process_time()
    with file.open(encoding="utf-8", newline="") as source:
        assert sum(1 for _ in csv.DictReader(source)) == count
    return time.process_time() - start


def check(file: Path, output: Path) -> tuple[float, float]:
    """Seconds and megabytes of one check in a process of its own."""
    command = [sys.executable, "-m", "msglint", "records", str(file), "--format", "json", "--output", str(output)]
    command += ["--cache-dir", str(file.parent / "cache")]
    process = subprocess.Popen(command, cwd=file.parent, env=ENVIRONMENT)
    _, status, usage = os.wait4(process.pid, 0)
    assert os.waitstatus_to_exitcode(status) in {0, 1}
    process.returncode = 0
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    kinds = [word for word in sys.argv[1:] if word in KINDS] or KINDS
    for count in numbers or [100_000]:
        for kind in kinds:
            cost = measure(count, kind)
            print(f"{kind}: {count} people, all rules about records, starting up included")
            print(f"  csv.DictReader           {cost.reading:8.2f} s")
            print(f"  msglint records          {cost.checking:8.2f} s   {cost.memory:.0f} MB at most")
            print(f"  check ÷ DictReader       {cost.ratio:8.2f}   (limit {LIMIT:.0f})")
            print("  " + ", ".join(f"{rule} {number}" for rule, number in sorted(cost.findings.items())), flush=True)


if __name__ == "__main__":
    main()
