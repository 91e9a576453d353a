"""Whatever files hold: every message is found, nothing raises, and places lie within their files."""

from __future__ import annotations

from finding import finder
from hypothesis import given, settings
from hypothesis import strategies as st

from msglint.inputs.decoding import NEWLINE

BITS = [
    *(
        "---\n",
        "---\r\n",
        "subject: ",
        "{{ a }}",
        "'",
        '"',
        "\n",
        "\r",
        "\r\n",
        ": ",
        "- ",
        "[",
        "{",
        "&a ",
        "*a",
        "<<: ",
    ),
    *("msglint: ignore lead", " — why", "{# ", " #}", "<!-- ", " -->", "{% block subject %}", "{% endblock %}"),
    *(
        "{% extends 'b.j2' %}",
        "{% include 'a.j2' %}",
        "{% oops %}",
        "<p>",
        "</p>",
        "\0",
        "\ufeff",
        "é🎻",
        "\u2028",
        "\t",
    ),
    *("!!python/name:os ", "2026-13-01", "|\n  ", ">-\n  ", "purpose: reply\n", "x", " "),
]
TEXTS = st.lists(st.sampled_from(BITS), max_size=14).map("".join)
NAMES = st.sampled_from(
    ["a.j2", "b.j2", "c.txt", "c.html", "d.subject.txt", "d.body.txt", "e/body.html", "e/meta.yaml"]
)


@settings(max_examples=400, deadline=None)
@given(st.dictionaries(NAMES, TEXTS, min_size=1))
def test_find(files: dict[str, str]) -> None:
    result = finder(files)
    covered = {path for template in result.templates for path in template.files}
    assert covered <= files.keys()
    lines = {name: len(NEWLINE.split(text.removeprefix("\ufeff"))) for name, text in files.items()}
    for template in result.templates:
        assert template.path in template.files
        assert {"channel", "purpose"} <= template.meta.keys()
        for place in (*template.meta_places.values(), *(problem.place for problem in template.problems)):
            assert 1 <= place.line <= place.end_line <= lines[place.path]
        for source in template.parts.values():
            text = files[source.path].removeprefix("\ufeff")
            if source.placed and not source.text.endswith("\n"):
                assert source.text in text
                first = NEWLINE.split(text)[source.line - 1][source.column - 1 :]
                assert first.startswith(NEWLINE.split(source.text)[0])
        for suppression in template.suppressions:
            assert suppression.rules
            assert all(1 <= line <= lines[suppression.place.path] for line in suppression.lines or ())
