"""docs/messages.md promises what the code does."""

from __future__ import annotations

import re
from pathlib import Path

from finding import Finder

from msglint.inputs.metakeys import KEYS, PURPOSES
from msglint.inputs.naming import CHANNELS

MANUAL = (Path(__file__).parents[2] / "docs" / "messages.md").read_text(encoding="utf-8")


def test_it_names_every_key_channel_and_purpose() -> None:
    front = MANUAL.partition("## Front matter")[2].partition("## Suppressions")[0]
    named = {key for row in front.splitlines() if row.startswith("| `") for key in re.findall(r"`(\w+)`", row)}
    assert set(KEYS) <= named
    assert all(word in front for word in (*CHANNELS, *PURPOSES))


def test_its_examples_are_read_without_a_complaint(found: Finder) -> None:
    yaml = re.findall(r"```yaml\n(.*?)```", MANUAL, re.DOTALL)
    assert len(yaml) == 3
    files = {"a.j2": f"{yaml[0]}Hello"} | {
        f"{number}.j2": f"---\n{text}---\nHello" for number, text in enumerate(yaml[1:])
    }
    files["x.j2"] = re.findall(r"```jinja\n(.*?)```", MANUAL, re.DOTALL)[0]
    templates = found(files).templates
    assert len(templates) == 4
    assert all(not template.problems for template in templates)
    assert [len(template.suppressions) for template in templates] == [1, 2, 0, 1]
