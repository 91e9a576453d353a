"""What others cost on the same messages: a loop of patterns over each rendered text, and proselint.

``python benchmarks/rivals.py [N]`` renders the benchmark's message for N recipients with plain Jinja2, looks for 60
patterns in each text one after another, and lints some of the texts with proselint (where it is installed:
``pip install --group bench``). Neither knows the record, the template's places or the conversation.
"""

from __future__ import annotations

import re
import sys
import time
from dataclasses import dataclass

from audience import people
from jinja2 import Environment
from provenance import NAME, jinja

LINTED = 40
"""Texts that proselint reads: it takes some tenths of a second for each."""
OPENERS = (
    "Hi",
    "Hello",
    "Dear",
    "Hey",
    "Good morning",
    "Welcome back",
    "Thanks",
    "Greetings",
    "Friend",
    "Valued customer",
)
WORDS = ("thrilled", "excited", "exclusive", "act now", "don't miss")
HANGING = ("since", "in", "at", "for", "your", "on", "to")
CALLS = ("buy", "book", "order", "give")
TOKENS = ("first", "name", "email", "city")
OTHERS = (
    r"\{\{|\}\}|\{%|%\}", r"\bNone\b|\bnan\b|\bnull\b|\bundefined\b", r"[A-Z]{6,}", r"!{2,}", r'href="\s*"',
    r"Ã|â€|\ufffd",
    r"  +(?=\S)", r" ,", r"&amp;amp;", r"\$\d+(?:\.\d)?\b", r"unsubscribe", r"\b1970-01-01\b", r"([.!?])\1",
    r"https?://(?:localhost|127\.)", r"\b(?:we|our|us)\b", r"\b(?:you|your)\b", r"lorem ipsum", r"\bTODO\b|\bxxx\b",
    r"\bRe:|\bFwd:", r"\b\d{1,2}%",
)  # fmt: skip
PATTERNS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        *(rf"\b{opener}\s*," for opener in OPENERS),
        *(rf"\b{opener}\s+(?:None|null|nan|test)\b" for opener in OPENERS),
        *(rf"\b{word}\b" for word in WORDS),
        *(rf"\b{word}\s+(?:[.,;]|$)" for word in HANGING),
        *(rf"\{{\{{\s*{field}|\[{field}\]|%{field}%" for field in TOKENS),
        *(rf"\b{word}\b[^.!?]{{0,40}}\b(?:now|today)\b" for word in CALLS),
        *OTHERS,
    )
]


@dataclass(frozen=True)
class Rivals:
    """Processor seconds a message; ``None`` for proselint where it is not installed."""

    plain: float
    patterns: float
    proselint: float | None


def measure(count: int) -> Rivals:
    assert len(PATTERNS) == 60
    template = jinja(Environment, html=True).get_template(NAME)
    given = list(people(count))
    template.render(given[0])
    start = time.process_time()
    texts = [template.render(each) for each in given]
    plain = time.process_time() - start
    found = sum(1 for text in texts for pattern in PATTERNS for _ in pattern.finditer(text))
    naive = time.process_time() - start
    assert found
    return Rivals(plain / count, naive / count, proselint_takes(texts[:LINTED]))


def proselint_takes(texts: list[str]) -> float | None:
    """Seconds of proselint a text."""
    try:
        from proselint.checks import __register__
        from proselint.registry import CheckRegistry
        from proselint.tools import LintFile
    except ImportError:
        return None
    CheckRegistry().register_many(__register__)
    bare = [re.sub(r"<[^<>]*>", " ", text) for text in texts]
    LintFile(source="warm", content=bare[0]).lint()
    start = time.process_time()
    for text in bare:
        LintFile(source="message", content=text).lint()
    return (time.process_time() - start) / len(bare)


def main(count: int = 3_000) -> None:
    cost = measure(count)
    print(f"{count} messages, plain Jinja2 {1e6 * cost.plain:.0f} µs each")
    print(f"  render, then {len(PATTERNS)} patterns one at a time ÷ plain  {cost.patterns / cost.plain:8.1f}")
    if cost.proselint is not None:
        print(f"  proselint over the rendered text ÷ plain      {cost.proselint / cost.plain:8.1f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
