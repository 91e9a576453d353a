"""The stories show what they tell, their mended twins are clean, and what is generated is current."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from msglint.engine import Request, check
from msglint.model import show

ROOT = Path(__file__).resolve().parent.parent
TOLD = {
    "webinar": {
        "consistency-date",
        "conversation-empty-bump",
        "conversation-one-and-out",
        "records-swapped",
        "salutation-surname",
        "salutation-swapped",
    },
    "symphony": {
        "lead-cliche",
        "lead-product-first",
        "lead-subject-product-first",
        "lead-we-ratio",
        "segments-landing-page",
        "segments-same-copy",
    },
    "readers": {
        "delivery-unsubscribe",
        "preferences-channel",
        "preferences-frequency",
        "preferences-no-control",
        "preferences-opted-out",
        "preferences-partner",
        "preferences-topic",
        "records-proxy",
    },
    "seasons": {
        "personalization-contradicts",
        "segments-contradiction",
        "segments-recommendation",
        "segments-same-copy",
        "template-dead-branch",
    },
    "photo-store": {
        "conversation-dismissive",
        "conversation-no-follow-up",
        "conversation-not-answered",
        "conversation-promo-over-complaint",
        "conversation-unanswered",
        "lead-subject-product-first",
        "segments-sale-only",
    },
}
"""The rules that speak of each story, and no other does."""


@pytest.fixture
def documents() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "scripts" / "make_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("story", TOLD)
def test_each_story_shows_its_defects(story: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    report = check(Request(paths=(Path("examples") / story,), today=date(2026, 3, 2), cache=False))
    assert {finding.rule for finding in report.findings} == TOLD[story]


@pytest.mark.parametrize("story", TOLD)
def test_each_mended_story_is_clean(story: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    report = check(Request(paths=(Path("examples") / f"{story}-mended",), today=date(2026, 3, 2), cache=False))
    assert [f"{f.rule} {f.place} {show(f.message, values=True)}" for f in report.findings] == []
    assert report.messages > 0


def test_what_is_generated_is_current(documents: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    stale = [str(path) for path, text in documents.documents().items() if path.read_text("utf-8") != text]
    assert stale == [], "run `make docs`"


def test_each_story_has_a_readme() -> None:
    for story in TOLD:
        for folder in (story, f"{story}-mended"):
            assert f"msglint check examples/{folder}" in (ROOT / "examples" / folder / "README.md").read_text("utf-8")
