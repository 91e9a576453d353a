"""What a list's length costs: memory at most, and processor time, of msglint over ever longer lists.

``python benchmarks/memory.py [N …]`` writes lists of 10,000 and 100,000 (or N …) invented recipients and a realistic
message. Each list is checked by a process of its own, every rule on: first by ``msglint records``, which looks at the
list alone, then by ``msglint check``, which reads the message as each of them gets it. It prints the greatest memory of
each process and what that is of the first one's, the processor time, and the power of the number of records by which
that grows.

    python benchmarks/memory.py 10000 1000000 --command records     a million rows: two minutes
    python benchmarks/memory.py 10000 1000000 --command check       a million messages: half an hour

``--people varied`` (the usual) are those of ``audience.py``: names and towns come again, and of a million rows some
ninety thousand have an address that is none or somebody else's, each of them a finding; ``--people unlike``: no two of
the same name, and few defects. ``--kind csv`` writes them as CSV instead of JSON Lines.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import json
import math
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import audience
from provenance import LAYOUT, MESSAGE, NAME, Record, record

SIZES = (10_000, 100_000)
SYLLABLES = (
    *("an", "bel", "ca", "dor", "el", "fi", "gran", "ha", "il", "jo", "ka", "lo", "mar", "nor", "os", "pe"),
    *("qui", "ra", "sal", "ta", "ul", "vi", "wen", "xa", "yo", "zim", "bri", "che", "dra", "eu", "flo", "gu"),
)
FLAT = ("id", "first_name", "last_name", "email", "topic", "reason", "since", "hall", "city", "member", "level", "url")


@dataclass(frozen=True)
class Cost:
    """Megabytes of memory at most, and seconds of processor time."""

    memory: float
    seconds: float


def recipients(count: int) -> Iterator[Record]:
    """Invented people, no two of the same name; now and then with a defect that real lists have."""
    dice = random.Random(20260302)
    for number in range(count):
        contact = record(number, dice)["contact"]
        first = "".join(dice.choices(SYLLABLES, k=2)).capitalize()
        last = "".join(dice.choices(SYLLABLES, k=3)).capitalize()
        contact["first_name"] = first if number % 40 else ""
        contact["last_name"] = last
        contact["email"] = f"{first}.{last}{number}@mail{number % 90}.example".lower()
        contact["email_opt_out"] = dice.random() < 0.01
        if number % 2_000 == 7:
            contact["email"] = contact["email"].replace("@", " at ")
        yield contact


def varied(count: int) -> Iterator[Record]:
    """The people of the other benchmarks."""
    return (given["contact"] for given in audience.people(count))


PEOPLE: dict[str, Callable[[int], Iterator[Record]]] = {"varied": varied, "unlike": recipients}


def write(folder: Path, everybody: Iterator[Record], kind: str) -> None:
    """A project of one message, its layout and the records."""
    house = record(0, random.Random(1))["house"]
    (folder / "_layout.html.j2").write_text(LAYOUT)
    (folder / NAME).write_text(MESSAGE.replace("layout.html.j2", "_layout.html.j2"))
    (folder / "msglint.yaml").write_text(f"records: people.{kind}\ncontext: {{house: {json.dumps(house)}}}\n")
    with (folder / f"people.{kind}").open("w", encoding="utf-8", newline="") as file:
        if kind == "jsonl":
            file.writelines(json.dumps(each) + "\n" for each in everybody)
            return
        writer = csv.DictWriter(file, (*FLAT, "email_opt_out"), extrasaction="ignore")
        writer.writeheader()
        writer.writerows(everybody)


def measure(folder: Path, command: str, kind: str) -> Cost:
    """One whole process; the system says what its children took."""
    asked = ["check", ".", "--jobs", "1"] if command == "check" else ["records", f"people.{kind}"]
    line = [sys.executable, "-m", "msglint", *asked, "--no-cache", "--format", "json"]
    with (folder / "out.json").open("wb") as out:
        process = subprocess.Popen([*line, "--today", "2026-03-02"], cwd=folder, stdout=out)
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (0, 1), f"msglint ended with {process.returncode}"
    return Cost(used.ru_maxrss / 1024, used.ru_utime + used.ru_stime)


def growing(sizes: list[int], command: str, people: str, kind: str) -> None:
    """A command over one list after another."""
    print(f"msglint {command}: {people} people in {kind}, all rules, one process for each list")
    costs: list[Cost] = []
    for count in sizes:
        with tempfile.TemporaryDirectory() as name:
            write(Path(name), PEOPLE[people](count), kind)
            costs.append(measure(Path(name), command, kind))
        more = f"{costs[-1].memory / costs[0].memory:6.2f} × the first" if len(costs) > 1 else ""
        print(f"  {count:9,} records  {costs[-1].memory:8.1f} MB {more}  {costs[-1].seconds:8.1f} s", flush=True)
    for (less, before), (more_, after) in itertools.pairwise(zip(sizes, costs, strict=True)):
        power = math.log(after.seconds / before.seconds) / math.log(more_ / less)
        print(f"  time from {less:,} to {more_:,} records grows by the power {power:.3f}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sizes", nargs="*", type=int, metavar="N")
    options.add_argument("--command", choices=("records", "check"))
    options.add_argument("--people", choices=tuple(PEOPLE), default="varied")
    options.add_argument("--kind", choices=("jsonl", "csv"), default="jsonl")
    given = options.parse_args()
    for command in (given.command,) if given.command else ("records", "check"):
        growing(given.sizes or list(SIZES), command, given.people, given.kind)


if __name__ == "__main__":
    main()
