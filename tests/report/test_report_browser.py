"""The page in a real browser: read, filtered, followed and printed; it stays quiet, and asks nobody anything."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from browsing import Visit
from playwright.sync_api import expect
from report_project import BREAKING, HOSTILE, SECRETS

pytestmark = pytest.mark.xdist_group("browser")
Go = Callable[..., Visit]
SEASON = f"#message/{quote('mail/season.html.j2', safe='')}"
SEATS = f"#message/{quote('mail/seats.email.j2', safe='')}"
DOORS = f"#message/{quote('mail/doors.sms.j2', safe='')}"


def test_it_opens_with_what_was_found(visit: Go, report: Path) -> None:
    seen = visit(report)
    expect(seen.find("h1:visible")).to_have_text("What your readers would get")
    names = seen.find("#view-overview .chart h2").all_inner_texts()
    assert names == ["By pack", "By file", "By segment", "By severity"]
    assert "existing" in seen.find(".chart").nth(2).inner_text()
    assert seen.find(".chart svg rect").count() > 5
    expect(seen.find(".unchecked")).to_contain_text("preferences-")
    worst = seen.find(".worst li a").first
    worst.click()
    expect(seen.find("#view-message h1")).to_be_visible()


def test_findings_are_marked_in_the_html_and_noted_beside_it(visit: Go, report: Path) -> None:
    seen = visit(report, SEASON)
    frame = seen.letter()
    mark = frame.locator("msg-mark").first
    expect(mark).to_have_attribute("data-n", re.compile(r"[1-9]"))
    mark.click()
    expect(seen.find(".note.on")).to_have_count(1)
    expect(seen.find(".source .found[data-on]").first).to_be_visible()
    seen.find(".note .number").nth(1).click()
    assert frame.locator("msg-mark[data-on]").count() + seen.find(".reading mark[data-on]").count() > 0


def test_a_merge_field_and_its_text_show_each_other(visit: Go, open_report: Path) -> None:
    seen = visit(open_report, f"{SEATS}/c-1")
    seen.find(".source .tag", "last_event").click()
    expect(seen.find(".sheet [data-on]")).to_have_text("The Crossing")
    seen.find(".sheet .field", "M-77310").first.click()
    expect(seen.find(".source [data-on]").first).to_contain_text("Member No")


def test_the_inbox_line_is_cut_where_a_phone_cuts_it(visit: Go, open_report: Path) -> None:
    seen = visit(open_report, f"{SEASON}/c-1")
    line = seen.find(".inbox")
    expect(line.locator(".sender")).to_have_text("Corran Playhouse")
    expect(line.locator(".subject")).to_contain_text(", Rosalind")
    expect(line.locator(".preview")).to_contain_text("Six evenings for Quenby")
    box = line.bounding_box()
    assert box is not None
    assert box["width"] < 380


def test_a_text_message_is_a_bubble(visit: Go, report: Path) -> None:
    seen = visit(report, DOORS)
    expect(seen.find(".bubble.sms")).to_contain_text("doors open at seven")
    expect(seen.find(".handset")).to_contain_text("characters")


def test_records_can_be_switched(visit: Go, report: Path) -> None:
    seen = visit(report, SEASON)
    told = seen.find("#switch-person option").all_inner_texts()
    errors = [int(text.split(": ")[1].split()[0]) if "error" in text else 0 for text in told]
    assert errors == sorted(errors, reverse=True)
    first = seen.find("#switch-person").input_value()
    seen.page.get_by_role("button", name="Next recipient").click()
    expect(seen.find("#switch-person")).not_to_have_value(first)
    assert seen.page.url.rpartition("/")[2].startswith("c-")


def test_branches_can_be_switched(visit: Go, report: Path) -> None:
    seen = visit(report, SEASON)
    options = seen.find("#switch-branch option").all_inner_texts()
    assert any("last_event" in option for option in options)
    other = next(n for n, option in enumerate(options) if n and not option.startswith("✓") and "nobody" not in option)
    before = seen.letter().locator("body").inner_text()
    seen.page.select_option("#switch-branch", index=other)
    expect(seen.find(".source .line.on")).to_have_count(1)
    assert seen.letter().locator("body").inner_text() != before


def test_filters_and_search_narrow_the_list(visit: Go, report: Path) -> None:
    seen = visit(report, "#findings")
    every = seen.rules()
    seen.choose("severity", "error")
    errors = seen.rules()
    assert errors
    assert errors < every
    assert "severity=error" in seen.page.url
    seen.choose("severity", "")
    seen.choose("rule", "pack:lead")
    assert {rule.split("-")[0] for rule in seen.rules()} == {"lead"}
    seen.page.get_by_role("button", name="Clear").click()
    expect(seen.find("#view-findings .note")).not_to_have_count(0)
    seen.choose("template", "mail/doors.sms.j2")
    assert "doors.sms.j2" in seen.find("#view-findings .note").first.inner_text()
    seen.choose("template", "")
    seen.choose("segment", "elsewhere")
    assert seen.rules() < every
    seen.choose("segment", "")
    seen.page.fill("[name=q]", "thrilled announce")
    assert "lead-product-first" in seen.rules() < every
    seen.page.fill("[name=q]", "no such words anywhere")
    expect(seen.find("#view-findings .notice")).to_be_visible()


def test_a_chart_leads_to_what_it_counts(visit: Go, report: Path) -> None:
    seen = visit(report)
    seen.find(".chart a", "salutation").first.click()
    assert {rule.split("-")[0] for rule in seen.rules()} == {"salutation"}


def test_a_link_opens_one_finding(visit: Go, report: Path) -> None:
    seen = visit(report, "#findings")
    seen.find("#view-findings .note .rule", "salutation-surname").first.click()
    expect(seen.find("#view-message .note.on .rule")).to_have_text("salutation-surname")
    address = seen.page.url
    seen = visit(report, address.partition(".html")[2])
    expect(seen.find("#view-message .note.on .rule")).to_have_text("salutation-surname")


def test_everything_that_one_person_would_receive(visit: Go, report: Path) -> None:
    seen = visit(report, "#people")
    seen.find(".people a", "c-1").click()
    expect(seen.find("#view-person h1")).to_have_text("c-1")
    received = seen.find(".received")
    assert received.count() == 3
    received.nth(0).locator("summary").first.click()
    expect(received.nth(0).locator(".reading")).to_be_visible()


def test_record_defects_are_exported(visit: Go, open_report: Path) -> None:
    seen = visit(open_report, "#records")
    rows = seen.find("#view-records tbody tr").count()
    assert rows
    with seen.page.expect_download() as started:
        seen.page.get_by_role("button", name="Save as CSV").click()
    text = Path(started.value.path()).read_bytes().decode("utf-8-sig")
    found = list(csv.DictReader(io.StringIO(text)))
    assert len(found) == rows
    assert {row["file"] for row in found} <= {"people.csv", "past.jsonl"}
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in found for cell in row.values())


def test_hostile_values_stay_text(visit: Go, open_report: Path) -> None:
    seen = visit(open_report, f"{SEATS}/c-3")
    expect(seen.find(".sheet")).to_contain_text(HOSTILE)
    assert seen.find(".sheet script").count() == 0
    seen = visit(open_report, f"{SEASON}/c-3")
    frame = seen.letter()
    expect(frame.locator("body")).to_contain_text(BREAKING)
    assert frame.locator("script, [onerror], [onload], link, meta[http-equiv=refresh], form[action]").count() == 0
    seen = visit(open_report, "#person/c-3")
    for box in seen.find(".received > summary").all():
        box.click()
    seen.page.wait_for_timeout(100)


def test_a_frame_runs_nothing_and_leads_nowhere(visit: Go, open_report: Path) -> None:
    seen = visit(open_report, f"{SEASON}/c-1")
    assert "allow-scripts" not in (seen.find("iframe.letter").get_attribute("sandbox") or "")
    frame = seen.letter()
    frame.locator("a").first.click()
    seen.page.wait_for_timeout(100)
    assert seen.letter().url == "about:srcdoc"
    assert frame.evaluate("1 + 1") == 2  # Playwright may; the page's own scripts may not


def test_masked_it_holds_no_value(report: Path, open_report: Path) -> None:
    text, told = report.read_text("utf-8"), open_report.read_text("utf-8")
    assert [secret for secret in SECRETS if secret in text] == []
    assert "Rosalind" in told
    assert "M-77310" in told
    assert json.dumps(HOSTILE)[1:-1] not in text
