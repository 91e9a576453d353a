"""``msglint init``: a configuration from what is there, that works at once and overwrites nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from cli_project import make, run

PROJECT = {
    "crm/people.csv": (
        "Contact ID,Vorname,First Name,Last Name,Email,Audience,Motivation\n"
        "7,Ines,Ines,Corda,ines.corda@pinewood.example,existing,recharge\n"
        "8,Otis,Otis,Lund,otis.lund@quayside.example,switchers,widen\n"
    ),
    "crm/talks.jsonl": (
        '{"contact_id": "7", "at": "2026-02-01T10:00:00", "direction": "in", "kind": "question", "text": "When?"}\n'
    ),
    "mails/_layout.html.j2": "<p>{{ shop.name | shout }}</p>{% block body %}{% endblock %}",
    "mails/spring.html.j2": (
        '{% extends "_layout.html.j2" %}{% block body %}<p>Hi {{ user.first_name }},</p>'
        "<p>{{ greeting_line(user) }} {% for concert in concerts %}{{ concert.title }} on {{ concert.day }}{% endfor %}"
        '{% if user.email is vip %}<a href="{{ shop.preferences_url }}">Preferences</a>{% endif %}</p>{% endblock %}'
    ),
    "mails/paid.email.j2": "Hi {{ user.first_name }}, your order is paid. {{ user.last_name }}",
}


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(make(tmp_path, PROJECT))
    return tmp_path


def test_the_configuration_says_what_was_seen() -> None:
    result = run("init")
    assert result.exit_code == 0, result.stderr
    assert "found 2 message templates\n" in result.stdout
    assert "msglint.yaml: written\n" in result.stdout
    config = yaml.safe_load(Path("msglint.yaml").read_text())
    assert config == {
        "records": "crm/people.csv",
        "history": "crm/talks.jsonl",
        "record_as": "user",
        "context": {
            "concerts": [
                {"title": "An evening by the river", "day": "2027-05-14"},
                {"title": "A morning in the garden", "day": "2027-06-11"},
            ],
            "shop": {"name": "New Harbor Arts", "preferences_url": "https://example.org/spring-programme"},
        },
        "jinja": {
            "functions": {"greeting_line": "greeting line"},
            "filters": {"shout": "value"},
            "tests": {"vip": "value"},
        },
        "segments": {"existing": {}, "switchers": {}},
        "motivations": {"recharge": {}, "widen": {}},
        "packs": ["recommended", "./rules/house.yaml"],
    }


def test_a_check_runs_at_once() -> None:
    run("init")
    result = run("check", "--today", "2026-03-02", "--format", "concise")
    assert result.exit_code in (0, 1), result.stderr
    assert "template-syntax" not in result.stdout
    assert "personalization-undefined" not in result.stdout
    assert "(2 templates, 2 records)" in result.stdout
    assert run("test", "house").exit_code == 0


def test_nothing_that_exists_is_overwritten() -> None:
    mine = {
        "msglint.yaml": "records: crm/people.csv\n",
        "rules/house.yaml": "# mine\n",
        ".pre-commit-config.yaml": "repos:\n- repo: https://example.org/a\n  rev: v1\n  hooks:\n  - id: mine\n",
    }
    make(Path(), mine)
    result = run("init")
    assert result.exit_code == 0
    assert Path("msglint.yaml").read_text() == mine["msglint.yaml"]
    assert Path("rules/house.yaml").read_text() == mine["rules/house.yaml"]
    hooks = Path(".pre-commit-config.yaml").read_text()
    assert hooks.startswith(mine[".pre-commit-config.yaml"])
    assert [repo["hooks"][0]["id"] for repo in yaml.safe_load(hooks)["repos"]] == ["mine", "msglint"]
    assert result.stdout.count("left as it is") == 2
    again = run("init", "--force")
    assert again.stdout.count("written anew") == 2
    assert Path("msglint.yaml").read_text() != mine["msglint.yaml"]
    assert Path(".pre-commit-config.yaml").read_text() == hooks


def test_an_empty_folder_gets_a_configuration_that_loads(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    result = run("init", "new")
    assert result.exit_code == 0
    assert "next: msglint check new\n" in result.stdout
    assert yaml.safe_load(Path("new/msglint.yaml").read_text()) == {"packs": ["recommended", "./rules/house.yaml"]}
    assert run("init", "nowhere").exit_code == 2


def test_a_misspelt_field_is_left_to_be_found() -> None:
    make(Path(), {"mails/paid.email.j2": "Hi {{ user.first_name }} {{ user.last_name }} {{ frist_name }}"})
    run("init")
    assert "frist_name" not in Path("msglint.yaml").read_text()


def test_without_records_the_personas_bring_what_is_printed() -> None:
    Path("crm/people.csv").unlink()
    run("init")
    config = yaml.safe_load(Path("msglint.yaml").read_text())
    assert "context" not in config
    assert config["record_as"] == "user"
    assert "(2 templates, 24 records)" in run("check", "--format", "concise").stdout


def test_only_what_is_called_as_people_are_is_the_record() -> None:
    notice = "{{ project.name }} {{ project.email }} {{ inviter.email }} {% for m in rows %}{{ m.name }}{% endfor %}"
    make(Path(), {"mails/spring.html.j2": notice, "mails/paid.email.j2": "Hi {{ username }}"})
    run("init")
    config = yaml.safe_load(Path("msglint.yaml").read_text())
    assert "record_as" not in config
    assert "username" not in config["context"]
    assert list(config["context"]) == ["inviter", "project", "rows"]


def test_functions_that_are_handed_texts_give_them_back() -> None:
    texts = (
        "{{ _('Hello %(who)s', who=user.first_name) }} {{ say('Your seats, %(who)s', who=user.first_name) }} "
        "{{ plain('at eight') }} {{ link_url('home') }} {{ user.seats_left() }} {{ user.get_full_name() }}"
    )
    make(Path(), {"mails/paid.email.j2": texts})
    run("init")
    jinja = yaml.safe_load(Path("msglint.yaml").read_text())["jinja"]
    assert jinja["newstyle_gettext"] is True
    assert jinja["functions"] == {
        "greeting_line": "greeting line",
        "link_url": "https://example.org/",
        "plain": "value",
        "say": "value % kwargs",
        "seats_left": "seats left",
    }
