"""A project of invented messages and people, some of them with hostile records, and the page of a run over it."""

from __future__ import annotations

import os
from pathlib import Path

from click.testing import CliRunner

from msglint.cli.app import msglint

HOSTILE = "<script>alert(1)</script>"
BREAKING = '"><img src=x onerror=alert(2)>'
SECRETS = ("Quenby", "Rosalind", "rosalind.quenby", "M-77310", "Vantreight")

FILES = {
    "msglint.yaml": (
        "records: people.csv\nhistory: past.jsonl\nsegments: {existing: {}, elsewhere: {}}\n"
        "context: {house: Corran Playhouse, site: https://corran.example}\n"
    ),
    "people.csv": (
        "id,First Name,Last Name,Email,Segment,Member No,Last Event\n"
        "c-1,Rosalind,Quenby,rosalind.quenby@mill.example,existing,M-77310,The Crossing\n"
        "c-2,Tom,Vantreight,tom@mill.example,elsewhere,M-77311,\n"
        f'c-3,{HOSTILE},"{BREAKING.replace(chr(34), chr(34) * 2)}",hostile@mill.example,existing,"a""b",Jazz Supper\n'
        "c-4,Test,,test@mill.example,existing,M-77313,Jazz Supper\n"
        "c-5,=1+1,Ashgrove & Sons Ltd,info@ashgrove.example,existing,M-77314,Jazz Supper\n"
    ),
    "past.jsonl": '{"contact_id": "c-1", "at": "2026-02-20", "kind": "complaint", "text": "Sold twice."}\n',
    "mail/_frame.html.j2": (
        "<!doctype html><html lang=en><head><title>{{ house }}</title>\n"
        "<style>@import url(https://cdn.example/a.css); .call{color:#822;background:url(https://cdn.example/b.png)}</style>\n"
        "<script>alert(3)</script><link rel=stylesheet href=https://cdn.example/c.css>\n"
        "<meta http-equiv=refresh content='0;url=https://evil.example'></head>\n"
        '<body onload="alert(4)"><img src="https://cdn.example/logo.png" alt="Corran Playhouse" width="200">\n'
        "{% block body %}{% endblock %}\n"
        '<p>{{ house }}, 2 Corran Quay · <a href="{{ site }}/leave?id={{ contact["Member No"] }}">Unsubscribe</a></p>\n'
        "<form action=https://evil.example><input name=q aria-label=q></form></body></html>\n"
    ),
    "mail/season.html.j2": (
        '---\nsubject: "The new season, {{ first_name }}"\npreheader: Six evenings for {{ last_name }}\n'
        "from: Corran Playhouse <box@corran.example>\nsegment: existing\n---\n"
        "{% extends '_frame.html.j2' %}{% block body %}\n"
        "<p>Dear {{ last_name }},</p>\n<p>We are thrilled to announce our new season.</p>\n"
        "{% if last_event == 'The Crossing' %}<p>You saw The Crossing.</p>{% else %}<p>You saw "
        '<b title="{{ last_event }}">{{ last_event }}</b>.</p>{% endif %}\n'
        "<p><a class=call href=https://corran.example/{{ last_name }}>Choose your seat</a></p>{% endblock %}\n"
    ),
    "mail/seats.email.j2": (
        "---\nsubject: Your seats\n---\nHi {{ first_name }},\n\nyou came to {{ last_event }}. "
        "Your number is {{ contact['Member No'] }}.\n\n{{ house }}, 2 Corran Quay\n"
        "Unsubscribe: {{ site }}/leave?id={{ contact['Member No'] }}\n"
    ),
    "mail/doors.sms.j2": "Hi {{ last_name }}, doors open at seven. {{ house }}. Reply STOP to end",
}


def make(folder: Path) -> Path:
    """Write the project's files."""
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def written(folder: Path, name: str, *options: str) -> Path:
    """The page that ``msglint check --format html`` writes of the project."""
    make(folder)
    before = Path.cwd()
    os.chdir(folder)
    try:
        args = ["check", "mail", "--today", "2026-03-02", "--no-cache", "--format", "html", "--output", name, *options]
        result = CliRunner().invoke(msglint, args)
    finally:
        os.chdir(before)
    assert result.exit_code == 1, result.output
    return folder / name
