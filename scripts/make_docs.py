"""Writes what is generated: docs/rules.md from the packs, docs/finding.svg from a real run on the first story, and what
msglint says of each story (examples/*/expected.out: an ending that is no message).

``--check`` writes nothing and fails where a file differs from what would be written.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from datetime import date
from io import StringIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STORY = Path("examples/webinar")
STORIES = ("webinar", "symphony", "readers", "seasons", "photo-store")
TODAY = date(2026, 3, 2)
RULE = "salutation-surname"
COMMAND = f"msglint check {STORY} --select {RULE}"
WIDTH = 100


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    check: bool = parser.parse_args().check
    os.chdir(ROOT)
    stale = {path: text for path, text in documents().items() if not path.is_file() or path.read_text("utf-8") != text}
    for path, text in stale.items():
        print(f"{path} {'is not what make docs writes' if check else 'written'}")
        if not check:
            path.write_text(text, encoding="utf-8")
    return 1 if check and stale else 0


def documents() -> Mapping[Path, str]:
    """Every generated file with its text, as the working tree stands."""
    told = {Path("examples") / story / "expected.out": expected(Path("examples") / story) for story in STORIES}
    return {Path("docs/rules.md"): rules(), Path("docs/finding.svg"): picture(), **told}


def expected(story: Path) -> str:
    """What ``msglint check`` writes about a story, away from a terminal."""
    from msglint import engine, reporters
    from msglint.cli.output import source_lines

    report = engine.check(engine.Request(paths=(story,), today=TODAY, cache=False))
    sink = StringIO()
    reporters.write("full", report, sink, values=False, sources=source_lines, colour=False)
    return sink.getvalue()


def rules() -> str:
    """The manual of all built-in rules; a case with Windows line ends shows them as the page's own."""
    from msglint import config, explain, packs

    rules = packs.load(config.from_mapping({}, ROOT), cwd=ROOT, cases=True)
    return explain.rules_markdown(rules).replace("\r\n", "\n")


def picture() -> str:
    """What a terminal shows of the first story's first finding: the output of ``COMMAND``."""
    from rich.console import Console

    from msglint import engine
    from msglint.cli.output import source_lines
    from msglint.reporters.drawing.lines import paint
    from msglint.reporters.drawing.view import View
    from msglint.reporters.full import draw

    report = engine.check(engine.Request(paths=(STORY,), today=TODAY, select=(RULE,), cache=False))
    lines = draw(report, View(True, source_lines, True), WIDTH - 2)
    console = Console(record=True, width=WIDTH, file=StringIO(), force_terminal=True, color_system="truecolor")
    console.print(f"$ {COMMAND}", style="bold", markup=False, highlight=False)
    console.print()
    paint(lines, console)
    return console.export_svg(title="msglint", unique_id="msglint")


if __name__ == "__main__":
    sys.exit(main())
