"""What msglint renders is, byte for byte, what Jinja2 renders; and its segments join to it."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
from grammar import FILES, Grammar
from rendering import CONTACT, RECORD, language, plain, source, words_at

from msglint.render.base import TemplateFault

TREE = [{"n": "a", "c": [{"n": "b&", "c": []}, {"n": "c", "c": [{"n": "d", "c": []}]}]}, {"n": "e", "c": []}]
FULL: dict[str, Any] = {**RECORD, "tree": TREE}
EMPTY: dict[str, Any] = {
    "contact": {**CONTACT, "first_name": "", "city": "O'Hara", "tags": [], "vip": False, "since": None},
    "first_name": "<i>Bo</i>",
    "org": {"name": ""},
    "tree": [],
}
SETTINGS: list[dict[str, Any]] = [
    {},
    {"trim_blocks": True, "lstrip_blocks": True},
    {"keep_trailing_newline": True, "newstyle_gettext": True},
    {"lstrip_blocks": True, "undefined": "chainable"},
]
ROUNDS = 140
LEAST = 250  # pairs of template and record for each setting: together more than 2,000
ADDRESS = re.compile("0x[0-9a-f]+", re.IGNORECASE)


@pytest.mark.filterwarnings("ignore::SyntaxWarning")
@pytest.mark.parametrize("html", [False, True], ids=["text", "html"])
@pytest.mark.parametrize("settings", SETTINGS, ids=lambda settings: "+".join(settings) or "default")
def test_same_bytes(settings: dict[str, Any], html: bool) -> None:
    jinja, ours = plain(FILES, html=html, **settings), language(FILES, **settings)
    pairs = 0
    for seed in range(ROUNDS):
        text = Grammar(random.Random(seed * 31 + len(settings) * 7 + html)).template()  # noqa: S311 - dice
        theirs = jinja.template_class.from_code(jinja, jinja.compile(text, "m.j2"), jinja.make_globals(None))
        mine = ours.compile(source(text, html=html))
        for record in (FULL, EMPTY):
            try:
                expected = theirs.render(record)
            except Exception:  # noqa: BLE001 - whatever Jinja cannot render, msglint must not either
                with pytest.raises(TemplateFault):
                    mine.render(record)
                continue
            made = mine.render(record)
            assert ADDRESS.sub("", made.text) == ADDRESS.sub("", expected), text
            assert "".join(segment.text for segment in made.segments) == made.text, text
            check_places(made.segments, {**FILES, "m.j2": text})
            pairs += 1
    assert pairs >= LEAST


def check_places(segments: Any, files: dict[str, str]) -> None:
    """Every literal has the characters of its place; every value stands at a tag."""
    for segment in segments:
        if not segment.place.known:
            assert not segment.exact
            assert not segment.fields
            continue
        words = words_at(segment.place, files[segment.place.path.removeprefix("mail/")])
        if segment.literal and segment.exact:
            assert words == segment.text
        elif not segment.literal:
            assert words.startswith(("{{", "{%"))
            assert words.endswith(("}}", "%}"))
        if segment.source is not None:
            handing = words_at(segment.source, files[segment.source.path.removeprefix("mail/")])
            assert handing.startswith(("{{", "{%"))
