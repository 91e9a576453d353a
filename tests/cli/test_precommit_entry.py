"""The pre-commit entry is added without touching a character of what stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from msglint.scaffold import precommit

LAYOUTS = {
    "indented": "repos:\n  - repo: https://example.org/a\n    rev: v1\n    hooks:\n      - id: a\n",
    "flush": "repos:\n- repo: https://example.org/a\n  rev: v1\n  hooks:\n  - id: a\n",
    "no newline at the end": "repos:\n  - repo: https://example.org/a\n    rev: v1\n    hooks:\n      - id: a",
    "keys after": "repos:\n  - repo: local\n    hooks: [{id: a}]\n\n# runs everywhere\ndefault_stages: [pre-commit]\n",
    "comments": "# ours\nrepos:\n  - repo: local  # here\n    hooks:\n      - id: a\n        args: [--x]\n    # end\n",
    "block text": "repos:\n  - repo: local\n    hooks:\n      - id: a\n        entry: |\n          one\n          2\n",
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_the_hook_is_added_and_nothing_else_changes(text: str) -> None:
    new = precommit.with_hook(text)
    assert new is not None
    before, after = yaml.safe_load(text), yaml.safe_load(new)
    assert after["repos"][:-1] == before["repos"]
    assert after["repos"][-1]["hooks"][0]["entry"] == "msglint check --touched-by"
    assert {key: after[key] for key in after if key != "repos"} == {
        key: before[key] for key in before if key != "repos"
    }
    added = iter(new.splitlines())
    assert all(line in added for line in text.splitlines()), "every line stands, in its order"
    assert precommit.has_hook(new)
    assert not precommit.has_hook(text)


@pytest.mark.parametrize(
    "text", ["repos: []\n", "", "repos: [{repo: local, hooks: []}]\n", "a: 1\n", "repos: {\n", "- 1\n"]
)
def test_an_unusual_layout_is_left_alone(text: str) -> None:
    assert precommit.with_hook(text) is None


def test_a_new_file_runs_msglint() -> None:
    (repo,) = yaml.safe_load(precommit.new_file())["repos"]
    (hook,) = repo["hooks"]
    assert hook["id"] == "msglint"
    assert hook["pass_filenames"] is True


def test_the_published_hook_and_the_written_entry_agree() -> None:
    root = Path(__file__).resolve().parent.parent.parent
    (published,) = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (written,) = yaml.safe_load(precommit.HOOK)[0]["hooks"]
    for key in ("id", "name", "entry", "pass_filenames", "always_run", "require_serial", "types", "files"):
        assert published[key] == written[key], key
    for name in ("a.email.j2", "msglint.yaml", "contacts.csv", "history.jsonl", "x/body.html"):
        assert re.search(published["files"], name)
    assert not re.search(published["files"], "logo.png")
