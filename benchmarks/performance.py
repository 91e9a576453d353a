"""Every figure of speed and size in one run, each as a ratio to something measured beside it.

``python benchmarks/performance.py [--records N] [--write] [--profile FILE]``: N recipients at most (100,000), in steps
of ten from 1,000 on. ``--write`` puts the figures into docs/performance.md, with the machine and the commands;
``--profile`` writes a profile of the whole check (``python -m pstats FILE``). On a busy machine ratios of processor
time are off by a third and more: run it alone.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from math import log
from pathlib import Path
from statistics import median

import audience
import rivals
import small
import startup
from jinja2 import Environment
from provenance import NAME, jinja

import msglint
from msglint.engine import Request, check

TODAY = date(2026, 3, 2)
PAGE = Path(__file__).parent.parent / "docs" / "performance.md"
SMALLEST = 1_000
"""Recipients of the shortest run that a longer one is compared with."""


@dataclass(frozen=True)
class Row:
    """One figure: what it is, how it came out, and the command that gives it alone."""

    what: str
    figure: str
    command: str


def plain(count: int) -> float:
    """Processor seconds of rendering the message for everybody with plain Jinja2, the records at hand."""
    template = jinja(Environment, html=True).get_template(NAME)
    seconds = 0.0
    for given in audience.people(count):
        start = time.process_time()
        template.render(given)
        seconds += time.process_time() - start
    return seconds


def whole(count: int, profile: str = "") -> float:
    """Processor seconds of a whole check in this process, from reading the records to the report."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        audience.write(folder, count)
        profiler = cProfile.Profile() if profile else None
        start = time.process_time()
        if profiler is not None:
            profiler.enable()
        report = check(Request(paths=(folder,), today=TODAY, cache=False, jobs=1))
        if profiler is not None:
            profiler.disable()
            profiler.dump_stats(profile)
        assert report.messages == count
        return time.process_time() - start


@dataclass(frozen=True)
class Process:
    """A whole process: seconds on the clock, and the most memory it (or a child) held, in MB."""

    seconds: float
    memory: float


RUN = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=False)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def process(folder: Path, jobs: int) -> Process:
    """``msglint check`` of a project."""
    command = [str(Path(sys.executable).parent / "msglint"), "check", str(folder), "--no-cache", "--jobs", str(jobs)]
    start = time.perf_counter()
    told = subprocess.run([sys.executable, "-c", RUN, *command], capture_output=True, text=True, check=True)
    return Process(time.perf_counter() - start, int(told.stdout) / 1024)


def sizes(most: int) -> list[int]:
    """1,000, 10,000, and on as far as ``most``."""
    found = [SMALLEST, SMALLEST * 10]
    while found[-1] * 10 <= most:
        found.append(found[-1] * 10)
    return found


def growing(most: int) -> Iterator[Row]:
    """Whole checks of more and more recipients."""
    taken: dict[int, float] = {}
    for count in sizes(most):
        alone = plain(count)
        taken[count] = whole(count)
        command = f"python benchmarks/performance.py --records {count}"
        told = (
            f"{taken[count] / alone:.1f} ({1e6 * taken[count] / count:.0f} µs ÷ {1e6 * alone / count:.0f} µs a message)"
        )
        yield Row(f"whole check ÷ plain rendering, {count:,} recipients, one process", told, command)
    first, last = sorted(taken)[-2:]
    yield Row(
        f"growth of time from {first:,} to {last:,} recipients: exponent",
        f"{log(taken[last] / taken[first]) / log(last / first):.2f}",
        f"python benchmarks/performance.py --records {last}",
    )


def processes(most: int) -> Iterator[Row]:
    """Whole processes: memory, and what two of them gain."""
    memory: dict[int, float] = {}
    for count in sizes(most)[-2:]:
        with tempfile.TemporaryDirectory() as name:
            audience.write(Path(name), count)
            one, two = process(Path(name), 1), process(Path(name), 2)
        memory[count] = one.memory
        command = "msglint check FOLDER --no-cache --jobs 2"
        yield Row(
            f"two processes ÷ one, on the clock, {count:,} recipients", f"{two.seconds / one.seconds:.2f}", command
        )
    first, last = sorted(memory)
    told = f"{memory[last] / memory[first]:.2f} ({memory[last]:.0f} MB ÷ {memory[first]:.0f} MB)"
    yield Row(f"peak memory, {last:,} ÷ {first:,} recipients", told, "msglint check FOLDER --no-cache --jobs 1")


def starting() -> Iterator[Row]:
    for name, ratios in startup.measure(15).items():
        yield Row(
            f"{name} ÷ python -c 'import click, jinja2, yaml'",
            f"{median(ratios):.2f}",
            "python benchmarks/startup.py 15",
        )


def templates() -> Iterator[Row]:
    cost = small.measure(1_000)
    command = "python benchmarks/small.py"
    yield Row("1,000 small templates × 20 records, cold ÷ plain Jinja2", f"{cost.cold / cost.plain:.1f}", command)
    yield Row("the same, nothing changed ÷ cold", f"{cost.warm / cost.cold:.3f}", command)


def others() -> Iterator[Row]:
    cost = rivals.measure(3_000)
    command = "python benchmarks/rivals.py"
    yield Row("render, then 60 patterns one at a time ÷ plain rendering", f"{cost.patterns / cost.plain:.1f}", command)
    if cost.proselint is not None:
        yield Row("proselint over the rendered text ÷ plain rendering", f"{cost.proselint / cost.plain:.1f}", command)


def machine() -> str:
    """What this ran on."""
    model = platform.machine()
    known = Path("/proc/cpuinfo")
    for line in known.read_text(encoding="utf-8").splitlines() if known.exists() else ():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    cores = len(os.sched_getaffinity(0))
    made = f"Python {platform.python_version()}, Jinja2 {version('jinja2')}"
    return f"{model}, {cores} processors, {platform.system()}, {made}"


BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->"


def write(rows: list[Row]) -> None:
    """Put the figures between their marks in docs/performance.md."""
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    lines = [
        "| | figure | command |",
        "|---|---|---|",
        *(f"| {row.what} | {row.figure} | `{row.command}` |" for row in rows),
    ]
    told = f"msglint {msglint.__version__} on {machine()}.\n\n" + "\n".join(lines) + "\n"
    PAGE.write_text(f"{before}{BEGIN}{told}{END}{after}", encoding="utf-8")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--records", type=int, default=100_000)
    options.add_argument("--write", action="store_true")
    options.add_argument("--profile", default="")
    given = options.parse_args()
    if given.profile:
        print(f"{whole(given.records, given.profile):.1f} s; the profile is in {given.profile}")
        return
    rows: list[Row] = []
    for part in (growing(given.records), processes(given.records), starting(), templates(), others()):
        for row in part:
            print(f"{row.what}: {row.figure}", flush=True)
            rows.append(row)
    if given.write:
        write(rows)


if __name__ == "__main__":
    main()
