"""What a whole check costs: reading the records, rendering, reading and judging, against plain Jinja2 rendering alone.

``python benchmarks/whole.py [N]`` writes N invented recipients and one realistic message into a folder, renders them
with plain Jinja2 and checks them with msglint in the same process, all packs on, and prints the ratio.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import Environment
from provenance import FILES, LAYOUT, MESSAGE, NAME, jinja, records

from msglint.engine import Request
from msglint.engine.project import open_project
from msglint.engine.run import run

TODAY = date(2026, 3, 2)


@dataclass(frozen=True)
class Cost:
    """Seconds of processor time: rendering with plain Jinja2, loading the project, judging it."""

    plain: float
    loading: float
    judging: float

    @property
    def ratio(self) -> float:
        return (self.loading + self.judging) / self.plain


def write(folder: Path, count: int) -> None:
    """A project of one message, its layout and ``count`` records."""
    given = records(count)
    (folder / "_layout.html.j2").write_text(LAYOUT)
    (folder / NAME).write_text(MESSAGE.replace("layout.html.j2", "_layout.html.j2"))
    house = json.dumps(given[0]["house"])
    (folder / "msglint.yaml").write_text(f"records: people.jsonl\ncontext: {{house: {house}}}\n")
    rows = (json.dumps({**record["contact"], "last_name": f"Larch{n}"}) for n, record in enumerate(given))
    (folder / "people.jsonl").write_text("\n".join(rows) + "\n")


def measure(count: int) -> Cost:
    given = records(count)
    template = jinja(Environment, html=True).get_template(NAME)
    template.render(given[0])
    start = time.process_time()
    for record in given:
        template.render(record)
    plain = time.process_time() - start
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, count)
        request = Request(paths=(folder,), today=TODAY, cache=False)
        start = time.process_time()
        project = open_project(request)
        opened = time.process_time()
        report = run(project, request)
        done = time.process_time()
    assert report.messages == count
    return Cost(plain, opened - start, done - opened)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    assert set(FILES) == {"layout.html.j2", NAME}
    cost = measure(count)
    print(f"{count} records, one message in HTML, every pack on")
    print(f"  plain Jinja2 rendering   {cost.plain:8.2f} s")
    print(f"  msglint: loading         {cost.loading:8.2f} s")
    print(f"  msglint: judging         {cost.judging:8.2f} s")
    print(f"  whole check ÷ rendering  {cost.ratio:8.2f}")


if __name__ == "__main__":
    main()
