"""A small world of packs: two built-in ones, and house packs written for each test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from msglint import packs
from msglint.errors import MsglintError
from msglint.model import Config, Place
from msglint.packs import RuleSet, shipped

TONE = """\
pack: tone
description: How we sound.
rules:
  - id: tone-cliche
    check: phrase
    message: says {found}
    options: {scope: lead, terms: [touch base, circle back]}
    bad: ["Let us touch base."]
    good: ["Which evening suits you?"]
  - id: tone-shout
    check: phrase
    severity: error
    message: shouts {found}
    options: {patterns: ['[A-Z]{5,}'], ignore_case: false}
    bad: ["BUY NOW, PLEASE."]
    good: ["Come as you are."]
"""
CARE = """\
pack: care
description: How we care.
order: [[care-thanks, tone-cliche]]
rules:
  - id: care-thanks
    check: order
    confidence: medium
    message: asks ({then}) before it thanks
    over: [tone-shout]
    options: {first: [thank you], then: [donate]}
    bad: ["Please donate. And thank you for the last gift."]
    good: ["Thank you for the last gift. Would you donate again?"]
"""


@pytest.fixture(autouse=True)
def builtin(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that stands in for the built-in packs."""
    folder = tmp_path_factory.mktemp("rules")
    (folder / "tone.yaml").write_text(TONE, encoding="utf-8")
    (folder / "care.yaml").write_text(CARE, encoding="utf-8")
    monkeypatch.setattr(shipped, "folder", lambda: folder)
    return folder


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., RuleSet]:
    """Load packs as a project in ``tmp_path`` would: ``files`` are written there, ``given`` are keys of its Config."""

    def run(*names: str, files: dict[str, str] | None = None, cache: Path | None = None, **given: Any) -> RuleSet:
        for name, text in (files or {}).items():
            target = tmp_path / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        places = {key: Place("msglint.yaml", line) for line, key in enumerate(("packs", "rules", "overrides"), 1)}
        config = Config(root=tmp_path, path="msglint.yaml", packs=names or ("recommended",), places=places, **given)
        return packs.load(config, cwd=tmp_path, cache=cache)

    return run


@pytest.fixture
def faults(load: Callable[..., RuleSet]) -> Callable[..., list[str]]:
    """The faults of a house pack, each as text with place and remedy."""

    def run(text: str, **given: Any) -> list[str]:
        with pytest.raises(MsglintError) as caught:
            load("./house.yaml", files={"house.yaml": text}, **given)
        return [str(error) for error in getattr(caught.value, "errors", [caught.value])]

    return run
