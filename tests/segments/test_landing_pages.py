"""Landing pages are read as their visitors read them, and are no messages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from msglint.engine import Request, check
from msglint.errors import MsglintErrors
from msglint.inputs.pages import visited
from msglint.model import Report, show
from msglint.reading.addresses import leads_to, nearest
from msglint.reading.broken import page_text

CONFIG = "records: people.csv\nmotivations:\n  rest: {landing_page: /rest}\npages: {/rest: pages/rest.html}\n"
PEOPLE = "id,First Name,Motivation\n1,Ines,rest\n"
MAIL = """---
subject: "{{ first_name }}, 20 % off"
landing_page: /rest
---
Hi {{ first_name }},

your seat is 20 % off: https://hall.example/rest
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in {
        "msglint.yaml": CONFIG,
        "people.csv": PEOPLE,
        "mail/rest.email.j2": MAIL,
        "pages/rest.html": "<title>10 % off</title><style>p{width:5%}</style><p>Save <b>15&nbsp;%</b></p>",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def run(project: Path, **asked: object) -> Report:
    return check(Request(paths=(project,), today=date(2026, 3, 2), cache=False, **asked))  # type: ignore[arg-type]


def test_the_page_is_held_against_the_message_and_is_none_itself(project: Path) -> None:
    report = run(project, select=("segments-landing-page",))
    assert report.templates == 1
    (finding,) = report.findings
    assert show(finding.message, values=True) == "says “20 %”, but the page /rest says “15 %”"
    assert (finding.place.line, finding.count) == (2, 1)


def test_a_changed_page_is_looked_at_again(project: Path) -> None:
    asked = {"select": ("segments-landing-page",), "cache_dir": project / "kept"}
    request = Request(paths=(project,), today=date(2026, 3, 2), **asked)  # type: ignore[arg-type]
    assert check(request).findings
    assert check(request).findings
    (project / "pages/rest.html").write_text("<p>Save 20 %</p>", encoding="utf-8")
    assert not check(request).findings


def test_a_page_that_is_not_there_is_told_with_its_line(project: Path) -> None:
    config = project / "msglint.yaml"
    config.write_text(CONFIG.replace("pages/rest.html", "pages/rset.html"), encoding="utf-8")
    with pytest.raises(MsglintErrors) as caught:
        run(project)
    told = str(caught.value)
    assert "msglint.yaml:4" in told
    assert "there is no file pages/rset.html" in told
    assert "rest.html" in told


def test_a_page_that_is_no_text_stops_the_run(project: Path) -> None:
    (project / "pages/rest.html").write_bytes(b"<p>caf\xe9</p>")
    with pytest.raises(MsglintErrors, match="UTF-8"):
        run(project)


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<p>Two <b>hours</b></p><script>let x = '9 %'</script>", "Two hours"),
        ("# Rows\n\nEvery seat: $52.\n", "Every seat: $52."),
        ("", ""),
        ("<", "<"),
    ],
)
def test_what_a_visitor_reads(page: str, said: str) -> None:
    text = page_text(visited(page))
    assert said in text
    assert "let x" not in text


@pytest.mark.parametrize(
    ("address", "target", "is_that_page"),
    [
        ("https://www.hall.example/rest/?utm_source=mail#top", "/rest", True),
        ("https://hall.example/rest/seats", "https://hall.example/rest", True),
        ("https://hall.example/Rest", "hall.example/rest", True),
        ("/rest", "rest", True),
        ("https://hall.example/restaurant", "/rest", False),
        ("https://other.example/rest", "https://hall.example/rest", False),
        ("https://hall.example/rest", "/", False),
        ("https://hall.example", "/", True),
        ("mailto:rest@hall.example", "/rest", False),
        ("https://[broken/rest", "/rest", False),
        ("", "/rest", False),
    ],
)
def test_where_an_address_leads(address: str, target: str, is_that_page: bool) -> None:
    assert leads_to(address, target) is is_that_page


def test_the_most_exact_page_is_meant() -> None:
    assert nearest("https://hall.example/learn/talks/1", ("/learn", "/learn/talks", "/rest")) == "/learn/talks"
    assert nearest("https://hall.example/else", ("/learn", "/rest")) == ""


def test_a_page_that_is_given_by_name_is_told_to_be_none(project: Path) -> None:
    report = check(Request(paths=(project / "mail", project / "pages/rest.html"), today=date(2026, 3, 2), cache=False))
    assert report.templates == 1
    assert [note.why for note in report.not_checked if note.rule.endswith("rest.html")] == [
        "is a landing page (`pages:` in msglint.yaml), not a message"
    ]
