"""What several processes, and Spark, make of a whole check: the project of ``whole.py``, judged by each in turn.

``python benchmarks/spread.py [N] [--jobs J] [--rounds R] [--spark]`` writes N records and one realistic message, and
measures wall-clock time from the loaded project to the report: with one process, with J, and on Spark ``local[J]`` with
its session already started. The machine may be busy with other things, so each takes its turn R times and the best of
each counts.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import whole

from msglint.engine import Request
from msglint.engine.project import open_project
from msglint.engine.run import run
from msglint.model import Report


def judged(request: Request) -> Report:
    return run(open_project(request), request)


def timed(judge: Callable[[], Report], count: int) -> float:
    """Seconds of wall-clock time."""
    start = time.perf_counter()
    assert judge().messages == count
    return time.perf_counter() - start


def on_spark(request: Request, jobs: int) -> Callable[[], Report]:
    """The same on Spark, whose session is started here and whose Python is warm."""
    from msglint.batch import engines
    from msglint.batch.whole import audited

    session, _ = engines.started(f"local[{jobs}]")
    assert session.range(1).count() == 1
    return partial(audited, request, partial(engines.spark, master=f"local[{jobs}]"))


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("count", type=int, nargs="?", default=10_000)
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--spark", action="store_true")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        whole.write(folder, given.count)
        alone = Request(paths=(folder,), today=whole.TODAY, cache=False, jobs=1)
        several = Request(paths=(folder,), today=whole.TODAY, cache=False, jobs=given.jobs)
        ways: dict[str, Callable[[], Report]] = {
            "one process": partial(judged, alone),
            f"--jobs {given.jobs}": partial(judged, several),
        }
        if given.spark:
            ways[f"Spark local[{given.jobs}]"] = on_spark(alone, given.jobs)
        best = dict.fromkeys(ways, float("inf"))
        for _ in range(given.rounds):
            for way, judge in ways.items():
                best[way] = min(best[way], timed(judge, given.count))
    print(f"{given.count} records, one message in HTML, every pack on; best of {given.rounds}")
    first, second, *rest = best
    for way, seconds in best.items():
        print(f"  {way:<18} {seconds:8.2f} s  {given.count / seconds:8.0f} messages a second")
    print(f"  time of {second} ÷ {first}: {best[second] / best[first]:.2f}")
    for way in rest:
        print(f"  throughput of {way} ÷ {second}: {best[second] / best[way]:.2f}")


if __name__ == "__main__":
    main()
