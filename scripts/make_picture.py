"""Takes the README's picture of the report, docs/report.png: the symphony's message as one of its patrons gets it."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import sync_playwright

from msglint import engine, reporters
from msglint.cli.output import source_lines

ROOT = Path(__file__).resolve().parent.parent
STORY = Path("examples/symphony")
MESSAGE = STORY / "templates/march-concert.html.j2"
PICTURE = ROOT / "docs/report.png"
TODAY = date(2026, 3, 2)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main() -> int:
    os.chdir(ROOT)
    report = engine.check(engine.Request(paths=(STORY,), today=TODAY, cache=False, samples=True))
    browser_path = next(filter(None, map(shutil.which, BROWSERS)), None)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "report.html"
        with file.open("w", encoding="utf-8") as sink:
            reporters.write("html", report, sink, values=True, sources=source_lines, colour=False)
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1240, "height": 800})
        page.goto(f"{file.as_uri()}#message/{quote(MESSAGE.as_posix(), safe='')}")
        page.locator("iframe.letter").wait_for()
        page.wait_for_timeout(500)
        page.screenshot(path=PICTURE)
        browser.close()
    print(f"{PICTURE.relative_to(ROOT)} written, {PICTURE.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
