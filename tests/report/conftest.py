"""One browser for all tests that look at the page: Debian's Chromium, steered by Playwright."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsing import Visit
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from report_project import written

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, NAMES)), None)
    assert path, "no Chromium here: `make browser` installs it (`make test` runs that)"
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the invented project, values masked."""
    return written(tmp_path_factory.mktemp("masked"), "masked.html")


@pytest.fixture(scope="session")
def open_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the invented project with people's values."""
    return written(tmp_path_factory.mktemp("open"), "open.html", "--show-values")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 1280, "height": 800}, accept_downloads=True)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def visit(page: Page) -> Iterator[Callable[[Path, str], Visit]]:
    """Opens a page at an address within it; afterwards its console was quiet and nothing was fetched."""
    seen = Visit(page)

    def go(file: Path, fragment: str = "") -> Visit:
        page.goto("about:blank")
        page.goto(file.as_uri() + fragment)
        return seen

    yield go
    assert seen.said == []
    assert seen.fetched == []
