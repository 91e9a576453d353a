"""House packs as tests write them."""

from __future__ import annotations

CASES = 'bad: ["This is bad."]\n    good: ["This is good."]'


def house(body: str, head: str = "") -> str:
    """A house pack with one rule: the lines of ``body`` are its keys after the id; cases are added."""
    keys = "".join(f"    {line}\n" for line in body.strip().splitlines())
    return f"pack: house\n{head}rules:\n  - id: house-rule\n{keys}    {CASES}\n"
