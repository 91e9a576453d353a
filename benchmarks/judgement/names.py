"""How well exchanged names are found: precision and recall on people, each as stored and exchanged, with baselines.

python benchmarks/judgement/names.py              on people.csv: invented people of many languages, addresses of half
python benchmarks/judgement/names.py FILE …       on CSV files with the columns first_name, last_name and email
python benchmarks/judgement/names.py --wrong …    the false alarms by name as well

Of real lists few rows are exchanged: precision is that of a list of which ``SHARE`` are. ``R@2%``: the recall at the
limit, tried over all, where precision is 0.98. A file is measured without its addresses and, where it has any, with
those rows only that have one. ``coverage``: rows of which anything at all is said, right or wrong.
"""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from msglint.model import Confidence
from msglint.names import mailbox
from msglint.names.frequency import kind
from msglint.names.lists import given_names
from msglint.names.order import exchanged

OWN = Path(__file__).with_name("people.csv")
SHARE, WANTED = 0.02, 0.98


class Row(NamedTuple):
    first: str
    last: str
    email: str


Score = Callable[[Row], float]


def main(arguments: Sequence[str]) -> None:
    files = [Path(name) for name in arguments if name != "--wrong"] or [OWN]
    for file in files:
        rows = load(file)
        print(f"{file.name}: {len(rows)} people")
        measure("names alone", [row._replace(email="") for row in rows], wrong="--wrong" in arguments)
        addressed = [row for row in rows if "@" in row.email]
        if addressed:
            measure(f"with an address ({len(addressed)})", addressed, wrong="--wrong" in arguments)
    speed()


def load(file: Path) -> list[Row]:
    with file.open(encoding="utf-8", newline="") as text:
        rows = [Row(row["first_name"], row["last_name"], row.get("email") or "") for row in csv.DictReader(text)]
    return [row for row in rows if row.first and row.last and row.first != row.last]


def measure(title: str, rows: Sequence[Row], *, wrong: bool) -> None:
    print(f"  {title:28} precision  recall  coverage   R@2%")
    scores: dict[str, tuple[Score, float]] = {
        "msglint, as shown": (judged, Confidence.MEDIUM),
        "msglint, guesses too": (judged, Confidence.LOW),
        "sum of both, no custom": (summed, 4.0),
        "table alone": (by_table, 0.0),
        "address alone": (by_address, 0.0),
        "list of given names": (by_list, 0.0),
    }
    for name, (score, limit) in scores.items():
        stored, turned = [score(row) for row in rows], [score(exchange(row)) for row in rows]
        least = limit if score is judged else limit + 1e-9
        precision, recall = figures(stored, turned, least)
        spoken = sum(value != 0 for value in turned) / len(rows)
        print(f"    {name:26} {precision:9.3f} {recall:7.3f} {spoken:9.3f} {at_share(stored, turned):6.3f}")
    if wrong:
        for row in rows:
            if judged(row) >= Confidence.MEDIUM:
                print(f"    false alarm: {row.first} | {row.last} | {row.email}")


def exchange(row: Row) -> Row:
    return Row(row.last, row.first, row.email)


def figures(stored: Sequence[float], turned: Sequence[float], least: float) -> tuple[float, float]:
    """Precision, of a list of which ``SHARE`` are exchanged, and recall."""
    alarms = sum(value >= least for value in stored) / len(stored)
    recall = sum(value >= least for value in turned) / len(turned)
    found = SHARE * recall
    return (found / (found + (1 - SHARE) * alarms) if recall or alarms else 1.0), recall


def at_share(stored: Sequence[float], turned: Sequence[float]) -> float:
    """The best recall at a limit where precision is what is wanted."""
    limits = sorted({*stored}, reverse=True)[:2_000]
    tried = (figures(stored, turned, limit + 1e-9) for limit in limits)
    return max((recall for precision, recall in tried if precision >= WANTED), default=0.0)


def judged(row: Row) -> float:
    swap = exchanged(row.first, row.last, row.email)
    return float(swap.confidence) if swap else 0.0


def by_table(row: Row) -> float:
    return kind(row.last).weight - kind(row.first).weight


def by_address(row: Row) -> float:
    found = mailbox.read(row.email, row.first, row.last)
    return -found.weight if found else 0.0


def summed(row: Row) -> float:
    return by_table(row) + by_address(row)


def by_list(row: Row) -> float:
    return float((row.last.casefold() in given_names()) - (row.first.casefold() in given_names()))


def speed(count: int = 100_000) -> None:
    """What judging rows costs beside reading them: made people, two in five with an address in the stored order."""
    own = load(OWN)
    lines = ["id,first_name,last_name,email,city,segment"]
    for number in range(count):
        first, last = own[number % len(own)].first, own[number * 7 % len(own)].last
        address = f"{first}.{last}{number}@example.org".replace(" ", "").lower() if number % 5 < 2 else ""
        lines.append(f"{number},{first},{last},{address},Chicago,donor")
    started = time.process_time()
    rows = list(csv.DictReader(lines))
    read = time.process_time()
    found = sum(exchanged(row["first_name"], row["last_name"], row["email"]) is not None for row in rows)
    taken = time.process_time() - read
    print(f"{count:,} rows, {found} found: csv.DictReader {read - started:.2f} s, judging {taken:.2f} s", end=", ")
    print(f"{taken / (read - started):.1f} times")


if __name__ == "__main__":
    main(sys.argv[1:])
