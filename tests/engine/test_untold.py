"""A message that is mostly what a host application writes is not blamed for what it lacks, and the run says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from msglint.engine import Request, check
from msglint.model import Report

WORDS = "the late concert has a row left in the middle of the hall. " * 5


def report(folder: Path, **files: str) -> Report:
    for name, text in files.items():
        (folder / f"{name}.html.j2").write_text(text, encoding="utf-8")
    return check(Request(paths=(folder,), cache=False))


def found(report: Report) -> set[str]:
    return {finding.rule for finding in report.findings}


@pytest.mark.parametrize(
    "body",
    [
        "<p>Hi {{ first_name }},</p>{{ body|safe }}<p>The Harbor Stage</p>",
        "<div>{{ message }}</div>",
        "<h1>{{ headline }}</h1>{% for row in rows %}<p>{{ row.story }}</p>{% endfor %}",
    ],
)
def test_what_the_host_writes_is_not_blamed_and_is_told(tmp_path: Path, body: str) -> None:
    seen = report(tmp_path, news=body)
    assert not found(seen) & {"delivery-unsubscribe", "delivery-postal-address", "preferences-no-control"}
    (note,) = [note.why for note in seen.not_checked if "host application writes" in note.why]
    assert "delivery-unsubscribe" in note
    assert "context:" in note


def test_a_message_of_its_own_words_is_judged_though_it_quotes_a_text(tmp_path: Path) -> None:
    seen = report(tmp_path, news=f"<p>Hi {{{{ first_name }}}},</p><p>{WORDS}</p><p>{{{{ message }}}}</p>")
    assert {"delivery-unsubscribe", "delivery-postal-address"} <= found(seen)
    assert not any("host application writes" in note.why for note in seen.not_checked)


def test_a_sample_of_what_the_host_writes_is_judged(tmp_path: Path) -> None:
    (tmp_path / "msglint.yaml").write_text("context: {body: Seats are on sale.}\n", encoding="utf-8")
    seen = report(tmp_path, news="<p>Hi {{ first_name }},</p>{{ body }}")
    assert "delivery-unsubscribe" in found(seen)


def test_each_message_is_told_by_its_own_field(tmp_path: Path) -> None:
    seen = report(tmp_path, one="<p>{{ message }}</p>", two="<p>{{ email_content }}</p>")
    whys = " ".join(note.why for note in seen.not_checked)
    assert "{{ message }}" in whys
    assert "{{ email_content }}" in whys


def test_what_a_host_is_asked_for_by_name_counts_whatever_stands_in_for_it(tmp_path: Path) -> None:
    footer = "{% if company_address %}{{ company_address }}{% endif %}<a href='{{ out }}'>{{ unsubscribe }}</a>"
    seen = report(tmp_path, news=f"<p>Hi {{{{ first_name }}}},</p><p>{WORDS}</p>{footer}")
    assert not found(seen) & {"delivery-unsubscribe", "delivery-postal-address"}


def test_what_is_named_like_a_part_is_not_blamed(tmp_path: Path) -> None:
    seen = report(tmp_path, footer=f"<p>{WORDS}</p>", news=f"<p>Hi {{{{ first_name }}}},</p><p>{WORDS}</p>")
    assert seen.templates == 2
    blamed = {
        finding.place.path.rpartition("/")[2] for finding in seen.findings if finding.rule.startswith("delivery-u")
    }
    assert blamed == {"news.html.j2"}
    assert any("footer.html.j2 is named like a part" in note.why for note in seen.not_checked)


def test_front_matter_makes_a_message_of_what_is_named_like_a_part(tmp_path: Path) -> None:
    seen = report(tmp_path, signature=f"---\nsubject: A row is left for you\n---\n<p>{WORDS}</p>")
    assert "delivery-unsubscribe" in found(seen)
