"""``msglint render``: the bytes a recipient gets, and where they come from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_project import PEOPLE, make, run


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(make(tmp_path))


def test_a_message_as_its_recipient_gets_it() -> None:
    result = run("render", "templates/follow-up.email.j2", *PEOPLE, "--record", "c-102")
    assert result.exit_code == 0
    assert result.stdout == (
        "Subject: Your recording, Ruth\n\nHi Almeida,\n\nhere is the recording that you asked for."
    )


def test_one_part_is_its_bytes() -> None:
    result = run("render", "templates/follow-up.email.j2", *PEOPLE, "--record", "c-102", "--part", "subject")
    assert result.stdout_bytes == b"Your recording, Ruth"
    assert run("render", "templates/thanks.sms.j2", *PEOPLE).stdout_bytes == b"Thank you, Parissa."


def test_carriage_returns_and_controls_are_untouched_in_a_pipe() -> None:
    make(Path(), {"odd.sms.j2": '{{ "one\\r\\n" }}two\x1b[31m \u202e{{ first_name }}\t.\n\n'})
    result = run("render", "odd.sms.j2", *PEOPLE)
    assert result.stdout_bytes == "one\r\ntwo\x1b[31m \u202eParissa\t.\n".encode()


def test_both_bodies_are_told_apart() -> None:
    make(Path(), {"pair.subject.txt": "Hello", "pair.body.txt": "In words.", "pair.body.html": "<p>In HTML.</p>"})
    result = run("render", "pair.body.html", *PEOPLE)
    assert result.stdout == "Subject: Hello\n\nIn words.\n\n--- html ---\n<p>In HTML.</p>"


def test_provenance_joins_to_each_part() -> None:
    result = run("render", "templates/follow-up.email.j2", *PEOPLE, "--provenance")
    segments = json.loads(result.stdout)
    text = "".join(each["text"] for each in segments if each["part"] == "text")
    assert text == "Hi Behnia,\n\nhere is the recording that you asked for."
    (name,) = [each for each in segments if each["text"] == "Behnia"]
    assert name == {
        "part": "text",
        "text": "Behnia",
        "path": "templates/follow-up.email.j2",
        "line": 5,
        "column": 4,
        "end_line": 5,
        "end_column": 27,
        "fields": ["contact.last_name"],
        "exact": True,
    }
    subject = json.loads(
        run("render", "templates/follow-up.email.j2", *PEOPLE, "--provenance", "--part", "subject").stdout
    )
    assert {each["part"] for each in subject} == {"subject"}


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["templates/follow-up.email.j2", "--record", "c-999"], "no record has the id 'c-999'"),
        (["templates/follow-up.email.j2", "--part", "html"], "the message has no part 'html'"),
        (["templates/none.email.j2"], "no such file"),
    ],
)
def test_what_cannot_be_rendered_is_status_2(args: list[str], said: str) -> None:
    result = run("render", *args, *PEOPLE)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""
