"""``--fix`` and ``--diff``: only safe changes, nothing else touched, and nothing left to do the second time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jinja2 import Environment

from msglint.cli import app

PEOPLE = "id,First Name,Last Name,City,Email\n1,Rosalind,Quenby,Turin,r@a.example\n2,Tom,Ashgrove,,t@a.example\n"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(files: Mapping[str, str | bytes]) -> None:
    for name, text in {"people.csv": PEOPLE, "msglint.yaml": "records: people.csv\n", **files}.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())


def check(*options: str) -> Result:
    args = ["check", "mail", "--today", "2026-03-02", "--format", "json", "--no-cache", *options]
    return CliRunner().invoke(app.msglint, args)


def mended(text: str, name: str = "mail/a.email.j2", **files: str) -> str:
    """The message after ``--fix``, which must leave nothing to do."""
    write({name: text, **files})
    first = check("--fix")
    assert first.exit_code in (0, 1), first.output
    after = Path(name).read_bytes()
    again = check("--fix")
    assert "nothing that can be mended" in again.stderr
    assert Path(name).read_bytes() == after
    return after.decode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hi {{ last_name }},\n", "Hi {{ first_name }},\n"),
        ("Hi {{ contact['Last Name'] }},\n", "Hi {{ contact['First Name'] }},\n"),
        ("Hi {{ frist_name | title }},\n", "Hi {{ first_name | title }},\n"),
        ("Hi *|FNAME|*,\n\n{{ city }}\n", "Hi {{ first_name }},\n\n{{ city }}\n"),
        ("Hi {{ first_name }},the best of {{ city }} awaits.\n", None),
        ("See what {{ city | default('home') }} offers.\n", "See what {{ city | default('home', true) }} offers.\n"),
        ("{{ _('x') }}, local {{ city }} clubs meet.\n", "{{ _('x') }}, local{{ ' ' ~ city if city }} clubs meet.\n"),
    ],
)  # fmt: skip
def test_what_is_mended(text: str, expected: str | None) -> None:
    wanted = expected or "Hi {{ first_name }}, the best of {{ city }} awaits.\n"
    assert mended(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ms. {{ last_name }},\n\nyour seats are held.\n",
        "{% set name = last_name %}Hi {{ name }},\n\nDear Ms. {{ name }}\n",
        "Hi {{ first_name or last_name }},\n\nyour seats are held.\n",
        "Hi {{ hello(last_name) }},\n\nyour seats are held.\n",
        "Hi {{ first_name }},\n\nwe still talk of your evening in {{ city }}.\n",
        "Hi {{ first_name }},\n\nyour voucher is {{ voucher }}.\n",
        "Hi {{ first_name }},\n\nsee [Member Benefit] below.\n",
    ],
)
def test_what_is_not_certain_is_left_alone(text: str) -> None:
    assert mended(text) == text


def test_line_ends_marks_and_everything_else_stay() -> None:
    head = "\ufeff---\r\nsubject: A word é\r\n---\r\n\t"
    text = f"{head}Hi  {{{{ last_name }}}},\r\n\r\nok \u2028 {{# Hi {{{{ last_name }}}}, #}}\r\n "
    assert mended(text) == text.replace("Hi  {{ last_name }}", "Hi  {{ first_name }}")


def test_a_first_name_that_some_lack_gets_a_fallback() -> None:
    people = PEOPLE + "3,,Larch,Oslo,l@a.example\n"
    text = mended("Hi {{ last_name | title }},\n", **{"people.csv": people})
    assert text == "Hi {{ first_name | default('there', true) | title }},\n"
    text = mended("Bonjour {{ last_name }},\n", **{"people.csv": people})
    assert text == "Bonjour {{ last_name }},\n"


def test_the_fallback_is_an_option() -> None:
    settings = {"msglint.yaml": "records: people.csv\nfallbacks: {city: your town}\n"}
    text = mended("Hi {{ first_name }},\n\nwe still talk of your evening in {{ city }}.\n", **settings)
    assert "in {{ city | default('your town', true) }}." in text


def test_a_value_that_only_looks_blank_is_kept() -> None:
    rows = '[{"id": "1", "First Name": "Ines", "seats": 0}, {"id": "2", "First Name": "Tom", "seats": ""}]'
    files = {"people.json": rows, "msglint.yaml": "records: people.json\nfallbacks: {seats: some}\n"}
    text = "Hi {{ first_name }},\n\nyou have {{ seats }} seats left this year.\n"
    assert mended(text, **files) == text


def test_front_matter_is_changed_only_where_no_quote_is_needed() -> None:
    text = "---\nsubject: 'Hi {{ last_name }}, your seats'\n---\nHi {{ first_name }},\n"
    assert mended(text) == text.replace("last_name", "first_name")


def test_a_layout_is_mended_once_for_all_that_use_it() -> None:
    layout = "Hi {{ last_name }},\n{% block body %}{% endblock %}\n"
    own = "{% extends '_base.txt' %}{% block body %}your seats are held.{% endblock %}"
    files = {"mail/_base.txt": layout, "mail/b.email.j2": own}
    assert mended(own, **files) == own
    assert Path("mail/_base.txt").read_text() == layout.replace("last_name", "first_name")


def test_a_fix_that_would_change_a_right_message_is_refused() -> None:
    """Whoever is greeted by a whole name that stands in the surname's column keeps it."""
    people = "id,First Name,Last Name\n1,Rosalind,Quenby\n2,,Ashgrove\n"
    text = "{% if first_name %}Hi {{ last_name }},{% else %}Dear Ms. {{ last_name }},{% endif %}\n"
    after = mended(text, **{"people.csv": people})
    old, new = (Environment(autoescape=True).from_string(each) for each in (text, after))
    right = {"first_name": "", "last_name": "Ashgrove"}
    assert new.render(right) == old.render(right)
    assert new.render(first_name="Rosalind", last_name="Quenby").startswith("Hi Rosalind,")


def test_the_difference_is_shown_and_nothing_is_written() -> None:
    write({"mail/a.email.j2": "Hi {{ last_name }},\nbye"})
    shown = check("--diff")
    assert shown.exit_code == 1
    assert shown.stdout.splitlines() == [
        "--- a/mail/a.email.j2",
        "+++ b/mail/a.email.j2",
        "@@ -1,2 +1,2 @@",
        "-Hi {{ last_name }},",
        "+Hi {{ first_name }},",
        " bye",
        "\\ No newline at end of file",
    ]
    assert Path("mail/a.email.j2").read_text() == "Hi {{ last_name }},\nbye"
    write({"mail/a.email.j2": "Hi {{ first_name }},\n\nyou asked when the roses bloom: in May.\n"})
    assert (check("--diff").exit_code, check("--diff").stdout) == (0, "")


def test_the_json_has_the_edits() -> None:
    text = "Dear all,\n\nHi {{ last_name }},\n"
    write({"mail/a.email.j2": text})
    found = json.loads(check().stdout)["findings"]
    (fix,) = [finding["fix"] for finding in found if finding["rule"] == "salutation-surname"]
    (edit,) = fix["edits"]
    assert fix["safe"] is True
    assert text[: edit["start"]] + edit["replacement"] + text[edit["end"] :] == text.replace("last_name", "first_name")
