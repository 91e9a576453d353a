"""Values that tell their own field: wherever one of them is printed, its field must be among the segment's fields."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
from grammar import Grammar
from grammar_parts import FILES
from rendering import language, source

from msglint.model import Segment
from msglint.render.base import TemplateFault

ROUNDS = 80
FIELDS: dict[str, str] = {}


def told(path: str, word: str) -> str:
    """A value by which its field is known again, in whatever case it is printed."""
    token = f"Qz{word}zq"
    FIELDS[token.casefold()] = path
    return token


TREE = {"n": told("tree[*].n", "rootn"), "c": [{"n": told("tree[*].c[*].n", "leafn"), "c": []}]}
RECORD: dict[str, Any] = {
    "contact": {
        **{
            name: told(f"contact.{name}", name.replace("_", ""))
            for name in ("first_name", "last_name", "city", "company", "nothing", "since", "vip")
        },
        "First Name": told('contact["First Name"]', "spaced"),
        "tags": [told("contact.tags[*]", "tagone"), told("contact.tags[*]", "tagtwo")],
        "products": [
            {
                "name": told("contact.products[*].name", f"name{n}"),
                "price": told("contact.products[*].price", f"price{n}"),
            }
            for n in "ab"
        ],
    },
    "first_name": told("first_name", "topname"),
    "org": {"name": told("org.name", "orgname")},
    "tree": [TREE],
}


def steps(path: str) -> list[str]:
    return re.findall(r"\[[^\]]*\]|[^.\[]+", path)


def covers(field: str, path: str) -> bool:
    """Whether a segment's field is that path, or a whole that it is in; an element of anything is any element."""
    mine, theirs = steps(field), steps(path)
    return len(mine) <= len(theirs) and all(
        one == two or one == "[*]" or (two == "[*]" and one.startswith("["))
        for one, two in zip(mine, theirs, strict=False)
    )


def wrong(segment: Segment) -> list[str]:
    """Fields whose value stands in a segment that says it is something else."""
    low = segment.text.casefold()
    found = [path for token, path in FIELDS.items() if token in low]
    if segment.literal:
        return found
    return [path for path in found if segment.exact and not any(covers(field, path) for field in segment.fields)]


@pytest.mark.filterwarnings("ignore::SyntaxWarning")
@pytest.mark.parametrize("html", [False, True], ids=["text", "html"])
@pytest.mark.parametrize("settings", [{}, {"trim_blocks": True, "newstyle_gettext": True}], ids=["default", "other"])
def test_no_wrong_field(settings: dict[str, Any], html: bool) -> None:
    ours = language(FILES, **settings)
    shown = exact = 0
    for seed in range(ROUNDS):
        text = Grammar(random.Random(seed * 17 + html + 2 * len(settings))).template()  # noqa: S311 - dice
        try:
            segments = ours.compile(source(text, html=html)).render(RECORD).segments
        except TemplateFault:
            continue
        for segment in segments:
            assert not wrong(segment), (segment, text)
            if any(token in segment.text.casefold() for token in FIELDS):
                shown, exact = shown + 1, exact + segment.exact
    assert shown > 200
    assert exact / shown > 0.8


@pytest.mark.parametrize(
    ("field", "path", "expected"),
    [
        ("contact.city", "contact.city", True),
        ("contact", "contact.city", True),
        ("contact.products[*]", "contact.products[*].name", True),
        ("contact.products[0].name", "contact.products[*].name", True),
        ("contact.city", "contact.company", False),
        ("city", "contact.city", False),
    ],
)
def test_covers(field: str, path: str, expected: bool) -> None:
    assert covers(field, path) is expected
