"""The page for everybody: by keyboard, on a phone, in the dark, on paper, without scripts, and as axe-core sees it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import Visit
from playwright.sync_api import Browser, BrowserContext, Page, expect
from report_project import written

pytestmark = pytest.mark.xdist_group("browser")
Go = Callable[..., Visit]
SEASON = f"#message/{quote('mail/season.html.j2', safe='')}"
SEATS = f"#message/{quote('mail/seats.email.j2', safe='')}"
DOORS = f"#message/{quote('mail/doors.sms.j2', safe='')}"
VIEWS = ["#overview", "#messages", SEASON, SEATS, DOORS, "#findings", "#people", "#person/c-3", "#records"]


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 375)])
def test_it_is_accessible_in_every_view(page: Page, visit: Go, open_report: Path, theme: str, width: int) -> None:
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 800})
    for view in VIEWS:
        visit(open_report, view)
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        page.wait_for_timeout(60)
        found = Axe().run(page, options={"resultTypes": ["violations"], "iframes": False})
        violations = found.response["violations"]
        assert [(view, each["id"], [node["html"] for node in each["nodes"]]) for each in violations] == []
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, f"{view} is wider than a screen of {width}"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_marked_message_is_accessible(browser: Browser, page: Page, visit: Go, open_report: Path, theme: str) -> None:
    """What stands in the frame, looked at outside of it: axe waits for timers, which no frame without scripts has."""
    seen = visit(open_report, f"{SEASON}/c-1")
    frame = seen.letter()
    expect(frame.locator("msg-mark[data-n]").first).to_be_visible()
    seen.find(".note .number").first.click()
    expect(frame.locator("[data-on]").first).to_be_visible()
    scheme: Literal["dark", "light"] = "dark" if theme == "dark" else "light"
    alone = browser.new_context(bypass_csp=True, color_scheme=scheme).new_page()
    alone.set_content(frame.content())
    assert alone.locator("msg-mark[data-on]").count()
    levels = ["wcag2a", "wcag2aa", "wcag21aa"]
    titled = {"document-title": {"enabled": False}}  # the frame is, by the page
    found = Axe().run(alone, options={"resultTypes": ["violations"], "runOnly": levels, "rules": titled})
    violations = found.response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in violations] == []
    alone.context.close()


def test_on_a_phone_the_filters_fold_away(page: Page, visit: Go, report: Path) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    seen = visit(report, "#findings")
    button = page.get_by_role("button", name="Filters")
    expect(seen.find(".filters [name=severity]")).to_be_hidden()
    box = seen.find(".filters").bounding_box()
    assert box is not None
    assert box["height"] < 110
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    seen.choose("severity", "error")
    expect(page.get_by_role("button", name="Filters (1)")).to_be_visible()
    button.click()
    expect(seen.find(".filters [name=severity]")).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(button).to_be_hidden()
    expect(seen.find(".filters [name=severity]")).to_be_visible()


def test_every_view_is_reached_on_a_phone(page: Page, visit: Go, report: Path) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    seen = visit(report)
    for link in seen.find("nav a").all():
        box = link.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 375, link.inner_text()


@pytest.mark.parametrize(
    "address", ["#constructor", "#__proto__", "#toString/x", "#message/none", "#finding/none", "#%E0%A4%A", "#person/"]
)
def test_an_address_that_leads_nowhere_leads_to_the_overview(visit: Go, report: Path, address: str) -> None:
    expect(visit(report, address).find("h1:visible")).to_have_text("What your readers would get")


def test_a_merge_field_is_pointed_at_by_keyboard(visit: Go, open_report: Path) -> None:
    seen = visit(open_report, f"{SEATS}/c-1")
    tag = seen.find(".source .tag[tabindex]", "last_event")
    tag.focus()
    tag.press("Enter")
    expect(seen.find(".sheet [data-on]")).to_have_text("The Crossing")
    expect(seen.find("#status")).to_contain_text("last_event")


def test_it_works_by_keyboard(visit: Go, report: Path) -> None:
    seen = visit(report)
    keyboard = seen.page.keyboard
    keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.className") == "skip"
    for _ in range(2):
        keyboard.press("Tab")
    keyboard.press("Enter")
    expect(seen.find("#view-messages h1")).to_be_focused()
    for _ in range(30):
        keyboard.press("Tab")
        if seen.page.evaluate("document.activeElement.matches('.card')"):
            break
    keyboard.press("Enter")
    expect(seen.find("#view-message h1")).to_be_focused()


def test_it_prints(page: Page, visit: Go, report: Path) -> None:
    visit(report, SEASON)
    page.emulate_media(media="print")
    expect(page.locator("header.top")).to_be_hidden()
    expect(page.locator("#view-message .note").first).to_be_visible()
    assert page.pdf().startswith(b"%PDF")


def test_without_scripts_the_overview_is_read(browser: Browser, report: Path) -> None:
    context: BrowserContext = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(report.as_uri())
    expect(page.locator(".worst")).to_be_visible()
    expect(page.locator("noscript")).to_be_attached()
    context.close()


def test_no_name_turns_a_line_round_or_fills_the_screen(page: Page, visit: Go, tmp_path: Path) -> None:
    name, long = "mail/odd\u202emoor.sms.j2", "Quenby " * 400
    (tmp_path / "mail").mkdir()
    (tmp_path / name).write_text("Hi {{ last_name }}, doors open at seven. Reply STOP to end", encoding="utf-8")
    (tmp_path / "people.json").write_text(
        json.dumps([{"id": "c-1\u202e" + "9" * 900, "First Name": long, "Last Name": long, "Email": "a@mill"}]), "utf-8"
    )
    report = written(tmp_path, "odd.html", "--show-values", "--records", "people.json")
    for width in (1280, 375):
        page.set_viewport_size({"width": width, "height": 800})
        for view in (f"#message/{quote(name, safe='')}", "#findings", "#people", "#records", "#overview"):
            seen = visit(report, view)
            shown = seen.find("main [data-view]:visible").inner_text()
            assert "\u202e" not in "".join(line for line in shown.splitlines() if "odd" in line or "c-1" in line)
            assert seen.page.evaluate("document.documentElement.scrollWidth") <= width, view
            for box in seen.find(
                "h1:visible, .people a, .card .subject, .worst .name, #view-records td.of-record"
            ).all():
                assert (box.bounding_box() or {"height": 0})["height"] < 300, view
    expect(visit(report, f"#message/{quote(name, safe='')}").find(".crumb + h1")).to_have_text(
        "mail/odd\\u202emoor.sms.j2"
    )


def test_the_defects_of_records_are_read_on_a_phone(page: Page, visit: Go, open_report: Path) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    seen = visit(open_report, "#records")
    table = page.get_by_role("table")
    assert table.get_by_role("row").count() > 1
    expect(table.get_by_role("columnheader", name="remedy")).to_be_attached()
    box = seen.find("#view-records td.of-remedy").first.bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 375
